"""Blocks between `::: name` and `:::`: notes and chronologies."""

import re

from markdown_it.rules_block import StateBlock

from generator.markdown.draft import Draft, nearest_name, report_line
from generator.markdown.words import NOTE_KINDS

KNOWN = (*NOTE_KINDS, "events")
_FENCE = re.compile(r":{3,}[ \t]*(?P<name>[^\s:]*)(?P<title>.*)")
_TWO_COLONS = re.compile(rf"::[ \t]*(?:{'|'.join(KNOWN)})[ \t]*\Z", re.IGNORECASE)


def container_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """The lines up to the closing `:::`; blocks of the same kind may stand in one another."""
    opening = _fence(state, start_line)
    slipped = opening is None and _has_two_colons(state, start_line)
    if opening is None and not slipped:
        return False
    if silent:
        return True
    if opening is None or not opening["name"]:
        state.line = start_line + 1
        token = state.push("container_stray", "", 0)
        token.map, token.meta["slipped"] = [start_line, state.line], slipped
        return True
    close = _closing_line(state, start_line, end_line)
    closed = close < end_line
    token = state.push("container_open", "", 1)
    token.map = [start_line, close]
    token.meta.update(
        name=opening["name"].lower(), title=opening["title"].rstrip(": \t").lstrip(), closed=closed
    )
    parent, last = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", close
    state.md.block.tokenize(state, start_line + 1, close)
    state.parentType, state.lineMax = parent, last
    state.push("container_close", "", -1).meta["name"] = token.meta["name"]
    # Where it is not closed, the blocks round it may go on behind the last line that it took.
    state.line = close + 1 if closed else max(state.line, start_line + 1)
    return True


def check_container(draft: Draft, name: str, line: int, *, closed: bool) -> str:
    """The kind of block meant, faults told."""
    if not closed:
        hint = "write ::: on a line of its own behind its last line"
        report_line(draft, "block-unclosed", f"the block ::: {name[:40]} is not closed", hint, line)
    if name in KNOWN:
        return name
    if (bare := name.strip("{.}")) in KNOWN:
        message, hint = "the name of a block stands without braces", f"write ::: {bare}"
        fixed = draft.lines[line].replace(name, bare, 1)
        report_line(draft, "block-unknown", message, hint, line, fixed=fixed, word=name)
        return bare
    near = nearest_name(draft, name, KNOWN)
    hint = f"did you mean ::: {near}?" if near else f"there are {', '.join(KNOWN)}"
    fixed = re.sub(re.escape(name), near, draft.lines[line], count=1, flags=re.IGNORECASE) if near else ""
    message = f"there is no block ::: {name[:40]}"
    typed = re.search(re.escape(name), draft.lines[line], re.IGNORECASE)
    report_line(draft, "block-unknown", message, hint, line, fixed=fixed, word=typed[0] if typed else "")
    return near or "note"


def tell_stray(draft: Draft, line: int, *, slipped: bool) -> None:
    """A closing `:::` that closes nothing, or an opening with too few colons."""
    if slipped:
        message, hint = "a block begins and ends with three colons", "write ::: and the name of the block"
        fixed = re.sub(r"::[ \t]*", "::: ", draft.lines[line], count=1)
        report_line(draft, "block-colons", message, hint, line, fixed=fixed)
        return
    hint = "a block begins with its name: ::: note"
    report_line(draft, "block-unopened", "this closes no block", hint, line)


def _has_two_colons(state: StateBlock, line: int) -> bool:
    at = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith(":", at) or state.is_code_block(line):
        return False
    return _TWO_COLONS.match(state.src, at, state.eMarks[line]) is not None


def _fence(state: StateBlock, line: int) -> re.Match[str] | None:
    at = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith(":::", at) or state.is_code_block(line):
        return None
    return _FENCE.match(state.src[at : state.eMarks[line]])


def _closing_line(state: StateBlock, start_line: int, end_line: int) -> int:
    """The line of the `:::` that closes the block; `end_line` where there is none."""
    depth = 1
    for line in range(start_line + 1, end_line):
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return end_line
        fence = _fence(state, line)
        if fence is not None:
            depth += 1 if fence["name"] else -1
            if depth == 0:
                return line
    return end_line
