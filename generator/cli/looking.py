"""The site as verbs see it that look at it and build nothing: `list`, `show`, `tags`. Tells what keeps it from that."""

from pathlib import Path

from generator.build.day import choose_day
from generator.build.known_files import read_known
from generator.cli.asked import Asked, build_options, find_root
from generator.cli.report import counted, tell_failed
from generator.cli.streams import tell
from generator.crew import Crew
from generator.diagnostics.diagnostic import Diagnostic
from generator.model.link import link_site
from generator.model.shared_records import SharedRecords
from generator.model.site import Site
from generator.parse.documents import Documents

Told = tuple[Diagnostic, ...]


def look_at_site(asked: Asked) -> tuple[Path, Documents, Told] | None:
    """(root, every file as a document, faults of files); None where there is no site, and then that is told."""
    root, told = find_root(asked)
    if root is None:
        tell_failed(asked, told)
        return None
    options = build_options(asked, root)
    with Crew(options.jobs) as crew:
        documents, told = read_known(root, crew, rehash=options.rehash)
    if documents is None:
        tell_failed(asked, told, root)
        return None
    return root, documents, told


def tell_unread(documents: Documents, told: Told) -> bool:
    """Whether there are files of which nothing could be read, so that what is said of the site is not all.

    That is told even where little is to be told: a command that fails says why.
    """
    unread = {each.path for each in told if each.severity == "error"}
    unread -= {document.path for document in documents.briefs}
    if unread:
        tell(f"{counted(len(unread), 'file')} could not be read: `dateline check` says why\n")
    return bool(unread)


def link_everything(asked: Asked, root: Path, documents: Documents) -> tuple[Site, SharedRecords, Told]:
    """The site as it would be if all its drafts and scheduled briefs were published, and the faults of that."""
    day = choose_day(build_options(asked, root), documents.settings.timezone)
    return link_site(documents, today=day.today, now=day.now, drafts=True, future=True)
