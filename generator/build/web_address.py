"""Where the site is published: asked for, else in the settings, else what GitHub Pages makes of the repository."""

from urllib.parse import urlsplit


def choose_base_url(asked: str, settings: str, repository: str) -> str:
    """The address of the site's root with a slash at its end, or "" where nobody knows.

    `repository` is OWNER/NAME inside GitHub Actions, else "".
    """
    chosen = asked.strip() or settings.strip() or pages_address(repository)
    return chosen.rstrip("/") + "/" if chosen else ""


def pages_address(repository: str) -> str:
    """Where GitHub Pages publishes a repository: a repository named like the owner's host is the host itself.

    https://docs.github.com/pages/getting-started-with-github-pages/what-is-github-pages
    """
    owner, _, name = repository.partition("/")
    if not owner or not name:
        return ""
    host = f"{owner.lower()}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"


def base_path(base_url: str) -> str:
    """The path of the site's root on its host: `/` or `/briefings/`."""
    return "/" + f"{urlsplit(base_url).path.strip('/')}/".lstrip("/")


def web_address_fault(address: str) -> str:
    """Why an address cannot be where a site is published, or ""."""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return "this is not an address"
    if parts.scheme not in ("http", "https") or not host:
        return "it must begin with https:// (or http://) and name a host"
    if parts.query or parts.fragment:
        return "it cannot hold a query or a fragment"
    return ""
