"""Notes: `> [!NOTE]` as on GitHub and `::: note`. Both become an aside that says what it is."""

import re
from html import escape

from markdown_it.token import Token

from generator.diagnostics.suggest import nearest
from generator.markdown.draft import Draft, report_line
from generator.markdown.words import NOTE_KINDS, text_words

_ALERT = re.compile(r"\[!([^\]\s\[]+)\][ \t]*([^\n]*)(?:\n|\Z)")


def read_alert(tokens: list[Token], at: int, draft: Draft) -> tuple[str, str] | None:
    """(kind, title) of the quotation that opens at `at`, if it is a note; its first line is then taken off."""
    if at + 2 >= len(tokens) or tokens[at + 1].type != "paragraph_open":
        return None
    inline = tokens[at + 2]
    match = _ALERT.match(inline.content)
    if match is None or inline.map is None:
        return None
    line = inline.map[0]
    kind = match[1].lower()
    if kind not in NOTE_KINDS:
        near = nearest(kind, NOTE_KINDS)
        hint = f"did you mean [!{near.upper()}]?" if near else f"there are {', '.join(NOTE_KINDS)}"
        report_line(draft, "note-kind", f"there is no note [!{match[1][:40]}]", hint, line)
        kind = near or "note"
    rest = inline.content[match.end() :]
    inline.content = rest
    inline.map = [line + 1, inline.map[1]]
    inline.hidden = tokens[at + 1].hidden = tokens[at + 3].hidden = not rest
    return kind, match[2].strip()


def write_note_start(draft: Draft, kind: str) -> None:
    """The aside opens; its heading words follow, ours or the author's."""
    kinds = "note" if kind == "note" else f"note {kind}"
    draft.html.append(f'<aside class="{kinds}" role="note">\n<p class="note-word">')


def note_word(draft: Draft, kind: str) -> str:
    """What the note is called in the brief's language."""
    return escape(text_words(draft.language)[kind])
