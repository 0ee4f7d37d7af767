"""Comments `<!-- … -->` are never on a page, whether HTML is let through or not. (Whoever sees the file sees them.)"""

from markdown_it.rules_block import StateBlock

_OPEN, _CLOSE = "<!--", "-->"


def comment_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A comment that begins and ends its lines becomes a token; one within a paragraph is left to the scanner."""
    at = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src.startswith(_OPEN, at) or state.is_code_block(start_line):
        return False
    close = _next_close(state, at + len(_OPEN))
    if close < 0:
        return False
    line = start_line
    while line < end_line and state.eMarks[line] < close:
        line += 1
    if line >= end_line or state.src[close + len(_CLOSE) : state.eMarks[line]].strip():
        return False
    if not silent:
        state.line = line + 1
        token = state.push("comment_block", "", 0)
        token.map = [start_line, state.line]
    return True


def _next_close(state: StateBlock, at: int) -> int:
    """Where the next `-->` stands. Remembered, so that a thousand open comments do not search the text each."""
    known: int | None = state.env.get("comment_close")
    if known is None or (0 <= known < at) or state.env.get("comment_from", 0) > at:
        known = state.src.find(_CLOSE, at)
        state.env["comment_close"], state.env["comment_from"] = known, at
    return known
