"""The files of a new site: read from `starter/`, with the title and the address put in. Writes nothing."""

from pathlib import Path
from urllib.parse import urlsplit

from generator import __version__
from generator.build.web_address import pages_address
from generator.cli.yaml_text import scalar

STARTER = Path(__file__).parent / "starter"
_HIDDEN = "dot-"
YIELDING = ("README.md", ".gitignore", "requirements.txt")
"""Files that come with every new repository, and are its owner's."""


def starter_files(title: str, base_url: str) -> dict[str, str]:
    """Every file of a new site by its path below the root, in order."""
    address = f"base_url: {base_url}" if base_url else "# base_url: https://NAME.github.io/REPOSITORY/"
    words = {"@TITLE_TEXT@": title, "@TITLE@": scalar(title), "@BASE_URL@": address}
    words["@VERSION@"] = __version__
    files = {}
    for path in sorted(STARTER.rglob("*")):
        below = path.relative_to(STARTER)
        if not path.is_file() or "__pycache__" in below.parts:
            continue
        name = "/".join(
            part.replace(_HIDDEN, ".", 1) if part.startswith(_HIDDEN) else part for part in below.parts
        )
        text = path.read_text("utf-8")
        for mark, word in words.items():
            text = text.replace(mark, word)
        files[name] = text
    return dict(sorted(files.items()))


def title_from_folder(folder: Path) -> str:
    """A first title: `iraq-monitor` is “Iraq monitor”."""
    words = folder.name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] if words else "Briefs"


def address_from_remote(config: str) -> str:
    """Where GitHub Pages would publish the repository whose `.git/config` this is, or ""."""
    inside = False
    for line in config.splitlines():
        text = line.strip()
        if text.startswith("["):
            inside = text.replace("'", '"') == '[remote "origin"]'
        elif inside and text.partition("=")[0].strip() == "url":
            return pages_address(_repository(text.partition("=")[2].strip()))
    return ""


def _repository(url: str) -> str:
    """OWNER/NAME of a repository on GitHub, whichever way it is addressed, or ""."""
    if "://" in url:
        parts = urlsplit(url)
        host, path = parts.hostname or "", parts.path
    else:
        host, _, path = url.rpartition("@")[2].partition(":")
    if host.lower() not in ("github.com", "www.github.com", "ssh.github.com"):
        return ""
    names = path.strip("/").removesuffix(".git").split("/")
    return "/".join(names) if len(names) == 2 and all(names) else ""
