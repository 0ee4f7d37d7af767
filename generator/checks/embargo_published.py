"""An embargo on a brief that readers have seen: it takes the page down, and keeps nothing secret any more.

That they have seen it the brief says itself, by a log of changes or a day of its last update.
"""

from collections.abc import Iterable

from generator.checks.declared import CheckedSite, checked_briefs
from generator.diagnostics.diagnostic import Diagnostic
from generator.outputs.output import Check


def find(checked: CheckedSite) -> Iterable[Diagnostic]:
    """An error for each brief that is held back by an embargo and tells of changes since it was published."""
    held = {each.path for each in checked.site.skipped if each.reason == "embargoed"}
    for document in checked_briefs(checked.documents):
        record = document.record
        seen = "changes" if record.changes else "updated" if record.updated else ""
        if seen and document.path in held:
            message = f"this brief was published before, says `{seen}:`; an embargo takes its page down"
            hint = "take the embargo out; to take the page down for good write `status: withdrawn`"
            span = document.positions.span("embargo")
            yield Diagnostic("embargo-published", message, document.path, span, hint)


CHECK = Check("embargo-published", find)
