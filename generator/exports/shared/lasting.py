"""Names and times that outlast addresses and builds: ids of feed entries, days as instants.

Tag URIs (RFC 4151): `tag:<host>,<year>:<id>`. A path, a slug or a base path never enters them.
"""

from urllib.parse import quote, urlsplit

UNKNOWN_HOST = "dateline"
"""Stands for the host where the site's address is not known."""
SCHEME_YEAR = "2025"
"""Of ids of what has no day of its own: tag URIs need some day on which the name was given."""
_SAFE = "-._~!$'()*+,;=:@/"


def brief_uri(base_url: str, brief: str, date: str) -> str:
    """The id of a brief in feeds."""
    return _uri(base_url, date[:4], brief)


def event_uri(base_url: str, event: str) -> str:
    """The id of an event in feeds."""
    return _uri(base_url, SCHEME_YEAR, f"events/{event}")


def list_uri(base_url: str, name: str) -> str:
    """The id of a feed."""
    return _uri(base_url, SCHEME_YEAR, name)


def instant(day: str) -> str:
    """The first moment of a day, as RFC 3339 writes it."""
    return f"{day or '1970-01-01'}T00:00:00Z"


def _uri(base_url: str, year: str, name: str) -> str:
    host = urlsplit(base_url).hostname or UNKNOWN_HOST
    return f"tag:{host},{year}:{quote(name, safe=_SAFE)}"
