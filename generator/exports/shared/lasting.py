"""Names and times that outlast addresses and builds: ids of feed entries, days as instants.

Tag URIs (RFC 4151): `tag:<host>,<year>:<kind>/<id>`. No path, base path, title or date that may yet be put right
enters them: readers take an entry with another id for another entry.
"""

from urllib.parse import quote, urlsplit

UNKNOWN_HOST = "dateline"
"""Stands for the host where the site's address is not known."""
SCHEME_YEAR = "2025"
"""The same for all ids: tag URIs need some day on which the name was given."""
_SAFE = "-._~!$'()*+,;=:@/"


def brief_uri(base_url: str, brief: str) -> str:
    """The id of a brief in feeds."""
    return _uri(base_url, f"briefs/{brief}")


def event_uri(base_url: str, event: str) -> str:
    """The id of an event in feeds."""
    return _uri(base_url, f"events/{event}")


def list_uri(base_url: str, name: str) -> str:
    """The id of a feed."""
    return _uri(base_url, f"feeds/{name}")


def instant(day: str) -> str:
    """The first moment of a day, as RFC 3339 writes it."""
    return f"{day or '1970-01-01'}T00:00:00Z"


def _uri(base_url: str, name: str) -> str:
    host = urlsplit(base_url).hostname or UNKNOWN_HOST
    return f"tag:{host},{SCHEME_YEAR}:{quote(name, safe=_SAFE)}"
