"""Notes: `> [!NOTE]` as on GitHub and `::: note`. Both become an aside that says what it is."""

import re
from html import escape

from markdown_it.token import Token

from generator.markdown.draft import Draft, nearest_name, report_line
from generator.markdown.words import NOTE_KINDS, text_words

# Obsidian writes a sign behind for what can be folded.
_ALERT = re.compile(r"\[([ \t]*![ \t]*)([^\]\s\[]+)([ \t]*)\][+-]?[ \t]*([^\n]*)(?:\n|\Z)")


def read_alert(tokens: list[Token], at: int, draft: Draft) -> tuple[str, str] | None:
    """(kind, title) of the quotation that opens at `at`, if it is a note; its first line is then taken off."""
    if at + 2 >= len(tokens) or tokens[at + 1].type != "paragraph_open":
        return None
    inline = tokens[at + 2]
    match = _ALERT.match(inline.content)
    if match is None or inline.map is None:
        return None
    line = inline.map[0]
    kind = match[2].lower()
    if match[1] != "!" or match[3]:
        message, hint = "no spaces stand in these brackets", f"write > [!{match[2][:40].upper()}]"
        typed = "[" + "".join(match.group(1, 2, 3)) + "]"
        fixed = draft.lines[line].replace(typed, f"[!{match[2].upper()}]", 1)
        report_line(draft, "note-kind", message, hint, line, fixed=fixed, word=typed)
    if kind not in NOTE_KINDS:
        near = nearest_name(draft, kind, NOTE_KINDS)
        hint = f"did you mean [!{near.upper()}]?" if near else f"there are {', '.join(NOTE_KINDS)}"
        fixed = draft.lines[line].replace(match[2], near.upper(), 1) if near else ""
        message = f"there is no note [!{match[2][:40]}]"
        report_line(draft, "note-kind", message, hint, line, fixed=fixed, word=match[2])
        kind = near or "note"
    rest = inline.content[match.end() :]
    inline.content = rest
    inline.map = [line + 1, inline.map[1]]
    inline.hidden = tokens[at + 1].hidden = tokens[at + 3].hidden = not rest
    return kind, match[4].strip()


def write_note_start(draft: Draft, kind: str) -> None:
    """The aside opens; its heading words follow, ours or the author's."""
    kinds = "note" if kind == "note" else f"note {kind}"
    draft.html.append(f'<aside class="{kinds}" role="note">\n<p class="note-word">')


def note_word(draft: Draft, kind: str) -> str:
    """What the note is called in the brief's language."""
    return escape(text_words(draft.language)[kind])
