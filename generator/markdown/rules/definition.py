"""Link definitions `[label]: address`: one that nothing uses vanishes from the page, and was perhaps meant as text."""

import re

from generator.markdown.draft import Draft, report_line
from generator.markdown.rules.event import BRACE

_EVENT = re.compile(rf"\[[^\[\]]*\]:\s*{BRACE}")
_COLON = re.compile(r"\]:\s*\{")


def tell_definitions(draft: Draft) -> None:
    """Tells of definitions that are used by nothing, given twice, or are rather citations."""
    for label, definition in draft.env.get("references", {}).items():
        line = definition["map"][0]
        if label.startswith("@"):
            message = "a paragraph that begins so defines a link in Markdown, and vanishes"
            report_line(draft, "citation-definition", message, "put the citation behind the words", line)
        elif _EVENT.match(draft.lines[line].lstrip(" \t>")):
            message = "a colon parts the words from their attributes, and makes a link definition of them"
            hint = "put the brace directly behind the bracket"
            report_line(
                draft, "event-colon", message, hint, line, fixed=_COLON.sub("]{", draft.lines[line], count=1)
            )
        elif label not in draft.used_definitions:
            shown = label.lower()[:60]
            message = f"nothing uses the link definition [{shown}], so the line is on no page"
            hint = f"write [words][{shown}] where it belongs, or \\[{shown}]: if it is text"
            report_line(draft, "definition-unused", message, hint, line)
    for definition in draft.env.get("duplicate_refs", ()):
        shown = definition["label"].lower()[:60]
        message = f"the link [{shown}] is defined twice, and this address is not used"
        line = definition["map"][0]
        word = draft.lines[line].partition("]:")[0].strip() + "]:"
        report_line(draft, "definition-twice", message, "take one of them out", line, word=word)
