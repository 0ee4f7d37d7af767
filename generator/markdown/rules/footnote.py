"""Footnotes `[^label]`: their text stands once, at the end, and every place that refers to it is led back to.

They are lettered, since the numbers on a page are those of its sources.
"""

from html import escape

from markdown_it.token import Token

from generator.markdown.draft import Draft, keep_anchor, nearest_name, report_line
from generator.markdown.marks import NoteMark
from generator.markdown.words import text_words


def write_note_mark(draft: Draft, mark: NoteMark) -> None:
    """The letter that leads to the note; one that does not exist was told, and is printed as it stands."""
    if f":{mark.label}" not in draft.env.get("footnotes", {}).get("refs", {}):
        draft.html.append(escape(f"[^{mark.label}]", quote=False))
        return
    if draft.plain:
        draft.plain[-1] = draft.plain[-1].rstrip(" ")
    number = draft.note_numbers.setdefault(mark.label, len(draft.note_numbers) + 1)
    if number > len(draft.note_order):
        draft.note_order.append(mark.label)
    uses = draft.note_uses[mark.label] = draft.note_uses.get(mark.label, 0) + 1
    anchor = _back_anchor(number, uses)
    keep_anchor(draft, anchor)
    letter = note_letter(number)
    draft.html.append(f'<sup><a href="#fn-{number}" id="{anchor}" role="doc-noteref">{letter}</a></sup>')


def keep_note(draft: Draft, tokens: list[Token], at: int) -> int:
    """Sets the definition that begins at `at` aside; gives the place behind it."""
    depth, end = 0, at
    for end in range(at, len(tokens)):
        depth += {"footnote_reference_open": 1, "footnote_reference_close": -1}.get(tokens[end].type, 0)
        if depth == 0:
            break
    label = tokens[at].meta["label"]
    line = tokens[at].map[0] if tokens[at].map else 0  # type: ignore[index]
    if label in draft.notes:
        message = f"the footnote “{label[:60]}” is written twice"
        hint = "give one of them another label"
        report_line(draft, "footnote-twice", message, hint, line, word=f"[^{label}]")
    else:
        draft.notes[label] = (at + 1, end)
    return end + 1


def tell_unused_notes(draft: Draft, tokens: list[Token]) -> None:
    """A footnote that nothing refers to would be lost."""
    for label, (start, _) in draft.notes.items():
        if label not in draft.note_numbers:
            near = nearest_name(draft, label, draft.missing_notes)
            hint = f"did you mean [^{near}]?" if near else f"write [^{label}] where it belongs"
            place = tokens[start - 1].map
            message = f"nothing refers to the footnote “{label[:60]}”"
            report_line(draft, "footnote-unused", message, hint, place[0] if place else 0, word=f"[^{label}]")


def write_footnotes_start(draft: Draft) -> None:
    """The list of notes opens."""
    words = text_words(draft.language)["notes"]
    draft.html.append(
        f'<section class="footnotes" role="doc-endnotes" aria-label="{words}">\n<ol type="a">\n'
    )


def write_footnote_start(draft: Draft, number: int) -> None:
    """One note opens."""
    keep_anchor(draft, f"fn-{number}")
    draft.html.append(f'<li id="fn-{number}">')


def write_footnote_end(draft: Draft, label: str, number: int) -> None:
    """One note ends, with a way back to each place that refers to it."""
    words = text_words(draft.language)["back"]
    links = [
        f' <a href="#{_back_anchor(number, use)}" role="doc-backlink" aria-label="{words}">↩\ufe0e</a>'
        for use in range(1, draft.note_uses[label] + 1)
    ]
    closed = bool(draft.html) and draft.html[-1] == "</p>\n"
    if closed:
        draft.html.pop()
    draft.html.append("".join(links) + ("</p>\n" if closed else ""))
    draft.html.append("</li>\n")


def note_letter(number: int) -> str:
    """1 is a, 26 z, 27 aa, as `ol type=a` counts."""
    letters = ""
    while number:
        number, last = divmod(number - 1, 26)
        letters = chr(ord("a") + last) + letters
    return letters


def _back_anchor(number: int, use: int) -> str:
    return f"fn-{number}-ref" if use == 1 else f"fn-{number}-ref-{use}"
