"""The git repository round a site, as its files tell: where else its texts can be read.

Asks no server. Whether a repository on a public host is public nobody here can know, so it is said with an if.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from generator.build.stamp import repository_top
from generator.surroundings.workflows import read_text

_HOSTS = (
    *("github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "git.sr.ht", "gitea.com", "framagit.org"),
    *("salsa.debian.org", "gitee.com", "launchpad.net", "sourceforge.net", "notabug.org", "disroot.org"),
)
_LONGEST_WAIT = 10


def public_remote(root: Path) -> str:
    """Where the repository lies on a host that shows some to everybody: `github.com/owner/name`, or ""."""
    top = repository_top(root)
    config = read_text(_git_folder(top) / "config") if top is not None else ""
    found = (_shown(url) for url in remote_urls(config))
    return next((each for each in found if each), "")


def remote_urls(config: str) -> Iterator[str]:
    """The addresses of all remotes in a `.git/config`."""
    inside = False
    for line in config.splitlines():
        text = line.strip()
        if text.startswith("["):
            inside = text.startswith("[remote ")
        elif inside and text.partition("=")[0].strip().casefold() in ("url", "pushurl"):
            yield text.partition("=")[2].strip().strip('"')


def kept_in_git(root: Path, paths: Iterable[str]) -> frozenset[str]:
    """Those of the paths below the root that git keeps; all of them where git does not say."""
    asked = sorted(paths)
    command = ["git", "-c", "core.fsmonitor=false", "ls-files", "-z", "--", "content"]
    try:
        listed = subprocess.run(
            command, cwd=root, capture_output=True, check=True, timeout=_LONGEST_WAIT
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return frozenset(asked)
    return frozenset(asked) & frozenset(os.fsdecode(listed).split("\0"))


def _git_folder(top: Path) -> Path:
    """The folder of the repository itself; a work tree of its own names it in a file."""
    place = top / ".git"
    if place.is_dir():
        return place
    named = read_text(place).partition("gitdir:")[2].strip()
    folder = (top / named).resolve() if named else place
    common = read_text(folder / "commondir").strip()
    return (folder / common).resolve() if common else folder


def _shown(url: str) -> str:
    """Host and path of a remote on a public host, or ""."""
    try:
        parts = urlsplit(url if "://" in url else "ssh://" + url.replace(":", "/", 1))
        host = (parts.hostname or "").removeprefix("www.").removeprefix("ssh.")
    except ValueError:
        return ""
    path = parts.path.strip("/").removesuffix(".git")
    return f"{host}/{path}" if host in _HOSTS and path else ""
