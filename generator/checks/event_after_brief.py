"""Something that is said to have happened, dated after the brief that tells it: a slip in the year, or it is planned.

The first day that a date allows counts, and a brief lasts until its last update.
"""

from collections.abc import Iterable

from generator.checks.declared import CheckedSite
from generator.diagnostics.diagnostic import Diagnostic
from generator.edtf.words import date_words
from generator.model.told_dates import told_dates, written_until
from generator.outputs.output import Check


def find(checked: CheckedSite) -> Iterable[Diagnostic]:
    """A warning at each telling."""
    for brief, document, told in told_dates(checked.site, checked.documents):
        if told.first_day() > written_until(document):
            message = f"this is dated {date_words(told.date)}, after the brief itself"
            hint = "mend the date, or write status=planned if it has not happened yet"
            yield Diagnostic(
                "event-after-brief", message, brief.path, told.span, hint, "warning", word=told.word
            )


CHECK = Check("event-after-brief", find)
