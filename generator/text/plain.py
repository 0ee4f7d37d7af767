"""Text that any reader can take: without the characters that XML forbids, which no writer means."""

from urllib.parse import quote

from generator.text.patterns import pattern

# XML 1.0: what is no Char may not stand in a document, not even as a character reference; from 7F on nobody should.
_FORBIDDEN = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# RFC 3987: browsers take these in an address, but no address may hold them.
_NOT_IN_AN_ADDRESS = pattern(r"""[\x00-\x20"<>\\^`{|}\x7f]""")


def plain(text: str) -> str:
    """The text without forbidden characters."""
    return _FORBIDDEN.sub("", text) if _FORBIDDEN.search(text) else text


def one_line(text: str) -> str:
    """The same with every stretch of white space one space."""
    return " ".join(plain(text).split())


def web_address(typed: str) -> str:
    """An address as formats want it: the same, with what may not stand in one percent-encoded."""
    return _NOT_IN_AN_ADDRESS.sub(lambda match: quote(match.group(), safe=""), typed)
