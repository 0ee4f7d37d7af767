"""What a page kind, an export and a check declare, and what the planner gets from them.

A page kind is one file of `pages/` with a constant `KIND`, an export one of `exports/` with `EXPORT`, a check one of
`checks/` with `CHECK`. Kinds and exports yield `Planned` outputs; the build decides which of them must be made anew.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from generator.checks.declared import CheckedSite
    from generator.diagnostics.diagnostic import Diagnostic
    from generator.model.site import Site


class Planned(msgspec.Struct, frozen=True):
    """One output before it is made.

    `make(*parts)` gives the inputs of the template (a Struct): it is a pure, module-level function and `parts`
    are frozen values of the model or plain data, so that an output's fingerprint is that of its parts, each
    digested once however many outputs share it. Without a template `make` gives the text or bytes itself.
    """

    address: str
    make: Callable[..., Any]
    parts: tuple[Any, ...]
    template: str = ""
    in_sitemap: bool = True
    modified: str = ""
    """For the sitemap: the day (YYYY-MM-DD) of the newest content shown, or ""."""


class PageKind(msgspec.Struct, frozen=True):
    """A kind of page: its template has the same name."""

    name: str
    group: str
    """The word in `outputs:` that turns it on; "" is always on."""
    url: str
    """Pattern of its addresses, for the docs: /tags/{tag}/."""
    pages: "Callable[[Site], Iterable[Planned]]"


class Export(msgspec.Struct, frozen=True):
    """A kind of file for other programs."""

    name: str
    group: str
    url: str
    media_type: str
    files: "Callable[[Site], Iterable[Planned]]"


class Check(msgspec.Struct, frozen=True):
    """A check of meaning: what is not wrong in form, but may be wrong all the same. Its docstring explains it."""

    code: str
    find: "Callable[[CheckedSite], Iterable[Diagnostic]]"
    on_build: bool = True
    """Told by build too; what is only a proposal is told by `dateline check` alone."""
