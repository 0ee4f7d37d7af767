"""An outlet without a record that is nearly called like one with a record: its sources would stand on no outlet's page.

What two sources name alike is meant.
"""

from collections.abc import Iterable

from generator.checks.declared import CheckedSite
from generator.checks.entity_names import nearly_called
from generator.checks.source_outlet import source_places
from generator.diagnostics.diagnostic import Diagnostic
from generator.model.faults import did_you_mean
from generator.model.nearness import Suggester
from generator.model.sources import SiteSource
from generator.outputs.output import Check
from generator.text.fold import fold_name


def find(checked: CheckedSite) -> Iterable[Diagnostic]:
    """A warning at each source whose outlet is."""
    names = checked.known.directory.outlets.names
    suggest = Suggester(names.spellings)
    unknown: dict[str, list[SiteSource]] = {}
    for source in checked.site.sources:
        key = fold_name(source.record.outlet)
        if key and key not in names.ids:
            unknown.setdefault(key, []).append(source)
    alone = [sources[0] for sources in unknown.values() if len(sources) == 1]
    slips = {each.key: near for each in alone if (near := nearly_called(each.record.outlet, suggest))}
    places = dict(source_places(checked.documents, "outlet")) if slips else {}
    for source in alone:
        if source.key in slips and source.key in places:
            message = f"no outlet is called “{source.record.outlet}”"
            hint = did_you_mean(slips[source.key])
            yield Diagnostic("outlet-unknown", message, *places[source.key], hint, "warning")


CHECK = Check("outlet-unknown", find)
