"""What looks like a mark and is none, by signs that stand where a mark's own should. Told by the scanner.

Each function looks at one place of a source and gives a fault, with the line as it should read where that is plain.
"""

import re

from generator.markdown.faults import Change, Fault
from generator.markdown.rules.attribute_values import INVISIBLE
from generator.markdown.rules.attributes import Attributes
from generator.markdown.rules.event import BRACE, NAMED
from generator.text.patterns import pattern

EVENT_FORM = "write [words]{when=2014-07-24}, the brace directly behind the bracket"
CITATION_FORM = "write [@key, p. 3]; what else there is to say stands outside the brackets"
BLANKS = frozenset(re.findall(rf"[\s{INVISIBLE}]", "".join(map(chr, (*range(0x2070), 0x3000, 0xFEFF)))))
"""Looked up behind each bracket."""
_BRACE = pattern(BRACE)
_BLANK = rf"(?:[^\S\n]|[{INVISIBLE}])"
_LINK = r"\((?:https?://|mailto:|brief:|[^\s()]+\.md[)#])"
_SPACED = pattern(rf"({_BLANK}*+:?{_BLANK}*+\n?{_BLANK}*+){BRACE}")
_WIDE = {"］": "［", "】": "【", "）": "（", ")": "("}
_OTHER_BRACKETS = pattern(
    rf"(?P<space>\s?)(?P<open>[(<\[｛（［【]+)(?P<inside>\s*{NAMED}[^()<>\[\]{{}}｛｝（）［］【】\n`\\]*)"
    r"(?P<close>[)>\]}｝）］】]*)"
)
_DATE_AS_ADDRESS = pattern(r"\(\s*([0-9]{4}(?:-[0-9]{2}){0,2}[?~%]?)\s*\)")
_PARTED_LINK = pattern(rf"{_BLANK}+(?={_LINK})")
_LINK_BEHIND = pattern(_LINK)
_REVERSED_LINK = pattern(r"\[((?:https?://|mailto:)[^\s\[\]]*)\]")
_CITED_WRONG = pattern(
    rf"\[(?:(?P<blank>(?:\s|[{INVISIBLE}])+|-)|(?P<word>(?:see also|see|cf\.?|also|in|e\.g\.,?)\s+)"
    r"|(?P<sign>[*_~]+)|(?P<stray>(?:cite[a-z]*:?|[;,.:=#/|\"'“‘^])\s*))(?=@\w)|\[@?(?P<wide>＠)(?=\w)"
)
_HALF_CITED = pattern(r"@\w[\w.:/+-]*(?:\s*[,;][^\[\]\n]*)?")
_CITED_IN_OTHERS = pattern(
    r"[{［【]@\w[^\[\]{}［］【】\n]*[}］】\]]"
    r"|\(@\w[\w.:/+-]*\s*[,;]\s*(?:@\w|(?:via|by|when|as|figure)\s|(?:undated|caption|headline|denies|doubts)\b"
    r"|pp?\.\s?\d|[¶§])[^()\[\]\n]*\)"
)
_TWICE_CITED = pattern(r"\[\[(@\w[^\[\]\n]*)\]((?:\s*,[^\[\]\n]*)?)\]")
_BARE = pattern(r"@(?:(?P<key>\w[\w.:/+-]*)|(?:\[|(?P<round>\()|\{)(?P<inside>\w[\w.:/+-]*)[\])}])")
_SIGNS_BETWEEN = pattern(r"([.,;:!?…]{1,3})\s{0,3}")
_MARKED_WORDS = pattern(
    r"(?:\"[^\"\n]+\"|“[^“”\n]+”|«[^«»\n]+»|(?<!\*)\*\*[^*\n]+\*\*|(?<!\*)\*[^*\n]+\*|(?<!\w)_[^_\n]+_)(?=\{)"
)
_BARE_WHEN = pattern(r"when\s?=\s?(\"[^\"\n]*\"|[^\s\"{}\[\]()<>]*[^\s\"{}\[\]()<>.,;:!])")
_OPENERS = {")": "(", "}": "{", ">": "<"}
_LATEX = pattern(r"\\[a-z]{0,8}cite[a-z]{0,8}\{([^{}\[\]\n]{0,200})\}")
WINDOW = 200


def spaced_brace(source: str, at: int) -> tuple[int, Fault] | None:
    """`] {when=…}`, `]: {when=…}`: (where the brace is, fault); `at` is behind the bracket."""
    match = _SPACED.match(source, at)
    if match is None or not match[1]:
        return None
    brace = match.end(1)
    message = "a space parts the words from their attributes"
    code, between = "event-space", match[1].strip()
    if between == ":":
        code, message = "event-colon", "a colon parts the words from their attributes"
    elif between:
        message = "a letter that is not seen parts the words from their attributes"
    hint = "put the brace directly behind the bracket"
    return brace, Fault(code, message, hint, at - 1, brace + 1, (at, brace, ""))


def other_brackets(source: str, at: int) -> Fault | None:
    """`](when=…)`, `][when=…]`, `]｛when=…｝`: attributes in brackets that are no braces."""
    match = _OTHER_BRACKETS.match(source, at)
    if match is not None:
        change: Change | None = (at, match.end(), "{" + match["inside"].strip() + "}")
        code, start, end = "event-parenthesis", match.start("open"), match.end()
        message = "attributes stand in braces; in parentheses they are the address of a link"
        if match["open"][0] != "(":
            code = "event-brackets"
            message = f"attributes stand in braces {{…}}, not in {match['open'][0]}…"
        return Fault(code, message, EVENT_FORM, start, end, change if match["close"] else None)
    if date := _DATE_AS_ADDRESS.match(source, at):
        message = "a date is no address; it stands in braces"
        change = (at, date.end(), f"{{when={date[1]}}}")
        return Fault("event-parenthesis", message, EVENT_FORM, at, date.end(), change)
    return None


def wide_brackets(source: str, brace: int) -> Fault | None:
    """`［words］{when=…}`, `(words){when=…}`; `brace` is where the attributes begin."""
    opener = _WIDE.get(source[brace - 1 : brace], "")
    begin = source.rfind(opener, max(0, brace - WINDOW), brace) if opener else -1
    if begin < 0:
        return None
    message = f"the words of an event stand in [ ], not in {opener} {source[brace - 1]}"
    change = (begin, brace, f"[{source[begin + 1 : brace - 1]}]")
    return Fault("event-brackets", message, EVENT_FORM, begin, brace + 1, change)


def brace_too_many(source: str, start: int, end: int) -> Fault | None:
    """`{when=…}}`, where the second brace closes nothing that was opened before the words at `start`."""
    before = source[max(0, start - WINDOW) : start]
    if not source.startswith("}", end) or before.count("{") > before.count("}"):
        return None
    message = "one closing brace is enough"
    return Fault("event-brace", message, EVENT_FORM, end, end + 1, (end, end + 1, ""))


def parted_link(source: str, at: int) -> Fault | None:
    """`[words] (https://…)`, as text it would be printed; `at` is behind the bracket."""
    match = _PARTED_LINK.match(source, at)
    if match is None:
        return None
    message = "a space parts the words from the address of their link"
    hint = "put the parenthesis directly behind the bracket"
    return Fault("link-space", message, hint, at - 1, match.end() + 1, (at, match.end(), ""))


def half_link(source: str, at: int) -> Fault | None:
    """`words](other-brief.md)`; `at` is that of a bracket which closes nothing."""
    match = _LINK_BEHIND.match(source, at + 1)
    if match is None:
        return None
    message, hint = "the bracket before the words of this link is missing", "write [words](address)"
    return Fault("link-broken", message, hint, at, match.end())


def link_behind_event(source: str, at: int) -> Fault | None:
    """`[words]{when=…}(https://…)`; `at` is behind the brace."""
    if not _LINK_BEHIND.match(source, at):
        return None
    message = "an event cannot be the words of a link"
    hint = "put the link inside the event: [[words](https://…)]{when=…}"
    return Fault("link-event", message, hint, at, at + 1)


def reversed_link(source: str, at: int) -> Fault | None:
    """`(words)[https://…]`; `at` is that of the bracket."""
    match = _REVERSED_LINK.match(source, at) if at and source[at - 1] == ")" else None
    if match is None:
        return None
    begin = source.rfind("(", max(0, at - WINDOW), at)
    words = source[begin + 1 : at - 1]
    change = (begin, match.end(), f"[{words}]({match[1]})") if begin >= 0 and words.strip() else None
    message = "the words of a link stand in brackets, its address in parentheses"
    return Fault("link-reversed", message, "write [words](https://…)", at, match.end(), change)


def attributes_behind(source: str, start: int, end: int, *, picture: bool) -> Fault | None:
    """`[words](address){…}`, `[[name]]{…}`: other programs' attributes, or an event without its brackets."""
    if not source.startswith("{", end):
        return None
    if _BRACE.match(source, end) and not picture:
        message = "words that are a link or a name need brackets of their own before attributes"
        hint = "put them inside the event: [[words](address)]{when=…}, [[[name]] …]{when=…}"
        change = (start, end, f"[{source[start:end]}]")
        return Fault("event-brackets", message, hint, end, end + 1, change)
    close = source.find("}", end, end + WINDOW)
    what = "a picture takes" if picture else "links, names and notes take"
    hint = "leave them out; \\{ prints a brace"
    stop = max(close + 1, end + 1)
    return Fault("link-attributes", f"{what} no attributes", hint, end, stop, (end, stop, ""))


def words_before_brace(source: str, start: int, end: int, closed: tuple[int, int]) -> Change | None:
    """How words and attributes belong together, where braces stand behind other signs than a bracket.

    `“words”{when=…}`, `[words].{when=…}`, `[words]{when=…}{kind=…}`; `closed` is the pair of brackets before.
    """
    if source[start - 1 : start] == "}":
        return start - 1, start + 1, " "
    if closed[1] >= 0 and (sign := _SIGNS_BETWEEN.fullmatch(source, closed[1] + 1, start)):
        return closed[1] + 1, end, source[start:end] + sign[1]
    # One letter more than the words, for the brace that must stand behind them.
    marked = _MARKED_WORDS.finditer(source, max(0, start - WINDOW), start + 1)
    words = next((each for each in marked if each.end() == start), None)
    return (words.start(), start, f"[{words[0]}]") if words else None


def braces_for_when(source: str, start: int, closed: tuple[int, int]) -> Change | None:
    """`[words] when=2014`, `{words}[when=2014]`: the line in which the attribute has its braces."""
    value = _BARE_WHEN.match(source, start)
    if value is not None and closed[1] >= 0 and not source[closed[1] + 1 : start].strip():
        return closed[1] + 1, value.end(), f"{{when={value[1]}}}"
    begin = source.rfind("{", max(0, start - WINDOW), start)
    close = source.find("]", start, start + WINDOW)
    if source.startswith("}[", start - 2) and begin >= 0 and close >= 0:
        return begin, close + 1, f"[{source[begin + 1 : start - 2]}]{{{source[start:close]}}}"
    return None


def lost_bracket(source: str, start: int, attributes: Attributes, *, picture: bool) -> Fault:
    """`[words{when=…}` and `[words {when=…}]`: the bracket behind the words is missing, or stands behind the brace."""
    message, hint = "the bracket behind the words is missing", "close it before the brace: [words]{when=…}"
    if not attributes.closed:
        return Fault("event-bracket", message, hint, start, start + 1)
    words_end = (
        start
        - len(source[max(0, start - WINDOW) : start])
        + len(source[max(0, start - WINDOW) : start].rstrip())
    )
    end = attributes.end
    behind = source.startswith("]", end)
    if behind:
        message = "the bracket closes behind the attributes, not behind the words"
    if (
        source[words_end - 1] in ")}>"
        and _OPENERS[source[words_end - 1]] not in source[max(0, source.rfind("[", 0, words_end)) : words_end]
    ):
        words_end -= 1
    change = (words_end, end + behind, "]" + source[start:end])
    if picture or source.startswith("](", end):
        hint = "an event has brackets of its own, outside of links and pictures"
        return Fault("event-bracket", message, hint, start, end + behind)
    return Fault("event-bracket", message, hint, start, end + behind, change)


def note_in_line(source: str, at: int) -> Fault | None:
    """`^[a note]`, as other programs write notes; `at` is the bracket's."""
    if not at or source[at - 1] != "^" or source.endswith("\\", 0, at - 1):
        return None
    message = "notes within a line are not read"
    hint = "write [^1] here and the note on a line of its own: [^1]: …; \\^ prints the sign"
    return Fault("footnote-inline", message, hint, at - 1, at + 1)


def other_citation(source: str, at: int) -> Fault | None:
    """`[ @key]`, `[see @key]`, `[*@key*]`, `[＠key]`: meant for a citation; `at` is the bracket's."""
    match = _CITED_WRONG.match(source, at)
    if match is None:
        return None
    message, start = "a citation begins with [@ and the key", match.start()
    change: Change | None = None
    if match["blank"] or match["stray"]:
        change = (start + 1, match.end(), "")
    elif match["word"]:
        change = (start, match.end(), f"{match['word']}[")
    elif match["wide"]:
        change = (start + 1, match.end(), "@")
    return Fault("citation-space", message, CITATION_FORM, start, match.end() + 1, change)


def half_citation(source: str, close: int) -> Fault | None:
    """`@key]` without its bracket; `close` is the bracket's place."""
    begin = source.rfind("@", max(0, close - WINDOW), close)
    if begin < 0 or (begin and (source[begin - 1].isalnum() or source[begin - 1] in "[\\")):
        return None
    if not _HALF_CITED.fullmatch(source, begin, close):
        return None
    message = "the bracket before this citation is missing"
    other = begin - 1 if begin and source[begin - 1] in "({<" else begin
    return Fault("citation-bracket", message, CITATION_FORM, begin, close + 1, (other, begin, "["))


def citation_in_other_brackets(source: str, at: int, keys: frozenset[str]) -> Fault | None:
    """`{@key}`, `(@key, via whom)`, `［@key］`; `(@key)` alone where it is one of the brief's `keys`."""
    match = _CITED_IN_OTHERS.match(source, at)
    if match is None:
        return bare_citation(source, at + 1, keys)
    message, hint = "a citation stands in brackets [ ]", CITATION_FORM
    if match[0][0] in "({":
        hint += f"; \\{match[0][0]} prints the sign"
    change = (at, match.end(), f"[{match[0][1:-1]}]")
    return Fault("citation-bracket", message, hint, at, match.end(), change)


def doubled_citation(source: str, at: int) -> Fault | None:
    """`[[@key]]`, `[[@key], p. 3]`, which are neither a citation nor a name."""
    match = _TWICE_CITED.match(source, at)
    if match is None:
        return None
    message = "a citation has one pair of brackets"
    change = (at, match.end(), f"[{match[1]}{match[2]}]")
    return Fault("citation-bracket", message, CITATION_FORM, at, match.end(), change)


def bare_citation(source: str, at: int, keys: frozenset[str]) -> Fault | None:
    """`@key` and `(@key)` of a source of the brief, `@[key]`, `@{key}`; `at` is that of the sign."""
    match = _BARE.match(source, at)
    if match is None:
        return None
    key = (match["key"] or match["inside"]).rstrip(".:/+-")
    if (match["key"] or match["round"]) and key not in keys:
        return None
    start, end = at, (match.end() if match["inside"] else at + 1 + len(key))
    around = source[start - 1 : start] + source[end : end + 1]
    if around in ("()", "<>"):
        start, end = start - 1, end + 1
    message, hint = "a citation stands in brackets [ ]", f"{CITATION_FORM}; \\@ prints the sign"
    change = (start, end, f"[@{key}]")
    return Fault("citation-bracket", message, hint, start, end, change, "warning")


def cited_as_note(label: str, start: int, end: int) -> Fault:
    """`[^@key]`, and `[^key]` of a source of the brief where no note has that name."""
    message, sign = "a citation begins with [@ and the key", "" if label.startswith("@") else "@"
    return Fault("citation-space", message, CITATION_FORM, start, end, (start + 1, start + 2, sign))


def key_alone(source: str, start: int, close: int, keys: frozenset[str]) -> Fault | None:
    """`[key]` of a source of the brief; the brackets are at `start` and `close`."""
    key = source[start + 1 : close]
    if key not in keys or key == "source" or source.startswith("!", start - 1):
        return None
    message, hint = "a citation begins with [@ and the key", f"{CITATION_FORM}; \\[ prints a bracket"
    change = (start + 1, start + 1, "@")
    return Fault("citation-bracket", message, hint, start, close + 1, change, "warning")


def latex_citation(source: str, at: int) -> Fault | None:
    """`\\cite{key}`, as TeX writes it."""
    match = _LATEX.match(source, at)
    if match is None:
        return None
    keys = "; ".join(f"@{key.strip()}" for key in match[1].split(",") if key.strip())
    message = "a citation stands in brackets [ ]"
    change = (at, match.end(), f"[{keys}]") if keys else None
    return Fault("citation-bracket", message, CITATION_FORM, at, match.end(), change)
