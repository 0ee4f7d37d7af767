"""`dateline show BRIEF`: what was understood of each event that a brief tells."""

import posixpath
from collections.abc import Iterable
from pathlib import Path

import click
import msgspec

from generator.cli.asked import Asked, common_options
from generator.cli.codes import FINE, WRONG
from generator.cli.looking import link_everything, look_at_site
from generator.cli.report import counted, say_json, tell_failed, tell_faults
from generator.cli.streams import say
from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.formats.cells import visible
from generator.diagnostics.suggest import nearest
from generator.model.event_marks import documents_by_id
from generator.model.understood import UnderstoodEvent, evidence_words, understood_events
from generator.parse.documents import BriefDocument


@click.command()
@click.argument("brief", metavar="BRIEF")
@click.option("--json", "as_json", is_flag=True, help="A JSON list of objects on stdout.")
@common_options
def command(asked: Asked, brief: str, as_json: bool) -> int:
    """Shows the events that a brief tells as they were understood: date, reports, origins, conflicts, place.

    BRIEF is an id or a file. Drafts and scheduled briefs are shown too, as they would be if they were published.
    """
    looked = look_at_site(asked)
    if looked is None:
        return WRONG
    root, documents, told = looked
    by_id = documents_by_id(documents)
    document = _find(brief, by_id, root)
    if document is None:
        tell_failed(asked, [*(each for each in told if _is_of(each, brief)), _unknown(brief, by_id)], root)
        return WRONG
    site, _, faults = link_everything(asked, root, documents)
    tell_faults(asked, root, [each for each in (*told, *faults) if each.path == document.path])
    events = understood_events(site, document)
    if as_json or asked.format == "json":
        say_json([msgspec.to_builtins(event) for event in events])
    else:
        say(events_text(document, events))
    return FINE


def events_text(document: BriefDocument, events: Iterable[UnderstoodEvent]) -> str:
    """Two lines an event: where and when; then which event, how well attested, and what is disputed."""
    events = tuple(events)
    lines = [f"{document.path}  {visible(str(document.title))}", ""]
    width = max((len(event.date) for event in events), default=0)
    for event in events:
        place = f"{event.line}:{event.column}"
        lines.append(f"  {place:>7}  {event.date:{width}}  {visible(event.words)}")
        joined = f"{event.event}" if event.defines else f"of={event.event}"
        about = [event.certainty, joined, evidence_words(event)]
        about += [event.status] if event.status != "happened" else []
        about += [f"sources differ: {', '.join(event.differ)}"] if event.differ else []
        lines.append(f"  {'':7}  {'':{width}}  {' · '.join(about)}")
    lines.append("" if events else "  no events: its source's publication stands for it on the timeline")
    lines.append(counted(len(events), "event"))
    return "\n".join(lines) + "\n"


def _find(brief: str, by_id: dict[str, BriefDocument], root: Path) -> BriefDocument | None:
    if brief in by_id:
        return by_id[brief]
    typed = posixpath.normpath(Path(brief).as_posix())
    try:
        from_root = Path(brief).resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        from_root = typed
    for document in by_id.values():
        if document.path in (typed, from_root) or document.path.endswith(f"/{typed}"):
            return document
    return None


def _is_of(fault: Diagnostic, brief: str) -> bool:
    return bool(fault.path) and fault.path.endswith(brief)


def _unknown(brief: str, by_id: dict[str, BriefDocument]) -> Diagnostic:
    near = nearest(brief, by_id)
    hint = f"did you mean `{near}`?" if near else "give its id or its file; `dateline list` has them all"
    return Diagnostic("brief-unknown", f"there is no brief `{brief}`", hint=hint)
