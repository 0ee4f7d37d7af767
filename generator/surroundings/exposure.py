"""What may come out by another door than the site, or not come out at all: told of the site's surroundings.

Held-back texts that a public repository shows, an embargo on a page that is there already, and a day of publication on
which nothing builds. Reads the repository and the last site; what is held back `link` has found out.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.build.options import LeftOut
from generator.build.stamp import repository_top
from generator.diagnostics.diagnostic import Diagnostic, at_levels
from generator.outputs.address import brief_address
from generator.parse.documents import Documents
from generator.publish.files import MANIFEST_NAME
from generator.publish.output_folder import read_owned
from generator.records.site import Settings
from generator.surroundings.repository import kept_in_git, public_remote
from generator.surroundings.workflows import read_workflows

_ON_A_DAY = ("scheduled", "embargoed")
_CRON = 'schedule: [{ cron: "17 5 * * *" }]'


def told_of_schedule(root: Path, skipped: Iterable[LeftOut], settings: Settings) -> tuple[Diagnostic, ...]:
    """Something is to come out on a day, and no workflow runs by the clock. Told by build, too."""
    waiting = [each for each in skipped if each.reason in _ON_A_DAY]
    workflows = read_workflows(root) if waiting else None
    if workflows is None or workflows.scheduled:
        return ()
    if not workflows.names and not public_remote(root).startswith("github.com/"):
        return ()
    first = min(waiting, key=lambda each: each.until)
    number = f"{len(waiting)} briefs are" if len(waiting) > 1 else "a brief is"
    message = f"{number} to come out by the clock ({first.path}: {first.until}), and nothing builds then"
    name = workflows.publishing or "publish.yml"
    place = (workflows.folder / name).relative_to(repository_top(root) or root).as_posix()
    hint = f"write `{_CRON}` under `on:` in {place}"
    told = Diagnostic("schedule-missing", message, "", None, hint, "warning")
    return at_levels([told], settings.checks, unfinished=False)


def told_of_exposure(
    root: Path, skipped: Iterable[LeftOut], documents: Documents, output: Path
) -> Iterator[Diagnostic]:
    """What `dateline check` alone tells: of the repository, and of the last site."""
    reasons = {each.path: each.reason for each in skipped}
    if documents.settings.checks.get("repository-public") != "off":
        yield from _readable(root, reasons, documents)
    yield from _published(reasons, documents, output)


def _readable(root: Path, reasons: Mapping[str, str], documents: Documents) -> Iterator[Diagnostic]:
    """Texts that are held back and lie in a repository on a public host."""
    noted = {each.path for each in documents.briefs if each.record.unpublished is not None}
    noted |= {each.path for each in documents.pages if each.record.unpublished is not None}
    remote = public_remote(root) if reasons or noted else ""
    if not remote:
        return
    kept = kept_in_git(root, {*reasons, *noted})
    counts = Counter(reasons[path] for path in kept if path in reasons)
    words = {"draft": "draft", "review": "in review", "scheduled": "scheduled", "embargoed": "embargoed"}
    parts = [f"{counts[reason]} {word}" for reason, word in words.items() if counts[reason]]
    parts += [f"{len(kept & noted)} with `unpublished:` notes"] if kept & noted else []
    if parts:
        message = (
            f"if {remote} is public, everybody can read there what the site holds back: {', '.join(parts)}"
        )
        hint = "docs/embargo.md keeps texts private; `checks: {repository-public: off}` says no more of it"
        yield Diagnostic("repository-public", message, "", None, hint, "note")


def _published(reasons: Mapping[str, str], documents: Documents, output: Path) -> Iterator[Diagnostic]:
    """Embargoed briefs whose page stands in the last site."""
    held = {path for path, reason in reasons.items() if reason == "embargoed"}
    entries = _last_site(output) if held else frozenset()
    for document in documents.briefs:
        page = brief_address(document.id).strip("/") + "/index.html"
        if document.path in held and page in entries:
            message = "the site as it was built last has this brief's page; an embargo takes it down"
            hint = "take the embargo out; if that site never went online, build it again"
            span = document.positions.span("embargo")
            yield Diagnostic("embargo-published", message, document.path, span, hint)


def _last_site(output: Path) -> frozenset[str]:
    try:
        return frozenset(read_owned(output / MANIFEST_NAME) or ())
    except OSError:
        return frozenset()
