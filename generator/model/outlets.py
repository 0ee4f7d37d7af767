"""Outlets: who published a source, found by id, name or the host of its address."""

from urllib.parse import urlsplit

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.model.faults import fault
from generator.model.known_names import KnownNames, NamedRecord, know_names
from generator.model.labels import choose_label
from generator.model.record_homes import RecordHome, records_with_homes
from generator.model.sources import OutletCard
from generator.model.web import bare_host, host_and_parents, host_of
from generator.parse.documents import Shared
from generator.records.source import Source
from generator.records.vocabulary import Outlet


class Outlets(msgspec.Struct, frozen=True):
    """The outlets with a record."""

    records: dict[str, Outlet]
    names: KnownNames
    hosts: dict[str, str]
    cards: dict[str, OutletCard]


def gather_outlets(shared: tuple[Shared, ...], language: str) -> tuple[Outlets, tuple[Diagnostic, ...]]:
    """All outlets of content/outlets/. Two with one id are an error, two with one name a warning."""
    records, homes, told = records_with_homes(shared, "outlets", lambda file: file.outlets, "outlet")
    named = [
        NamedRecord(outlet.id, (*outlet.name.values(), *outlet.aliases), outlet, homes[outlet.id])
        for outlet in records.values()
    ]
    names, clashes = know_names(named, "outlet", "warning")
    hosts, shared_hosts = _hosts(records, homes)
    cards = {outlet.id: _card(outlet, language) for outlet in records.values()}
    return Outlets(records, names, hosts, cards), (*told, *clashes, *shared_hosts)


def _hosts(
    records: dict[str, Outlet], homes: dict[str, RecordHome]
) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """Who publishes under each host, and hosts that two claim: the first stands.

    A front page below the root of a host (bbc.com/arabic) claims that host for want of another only.
    """
    hosts: dict[str, str] = {}
    told = []
    whole: list[tuple[str, str, str]] = []
    partly: list[tuple[str, str, str]] = []
    for outlet in records.values():
        whole += [(bare_host(host), outlet.id, f"hosts.{at}") for at, host in enumerate(outlet.hosts)]
        own = host_of(outlet.url)
        if own:
            at_root = not urlsplit(outlet.url).path.strip("/")
            (whole if at_root else partly).append((own, outlet.id, "url"))
    for host, outlet_id, field in whole:
        first = hosts.setdefault(host, outlet_id)
        if first != outlet_id:
            message = (
                f"`{host}` is the host of `{outlet_id}` and of `{first}` in {homes[first].where().words()}"
            )
            hint = f"drop it from one of them; until then what has no `outlet:` counts as from `{first}`"
            told.append(fault("outlet-host-twice", message, homes[outlet_id].where(field), hint, "warning"))
    for host, outlet_id, _ in partly:
        hosts.setdefault(host, outlet_id)
    return hosts, tuple(told)


def outlet_of(source: Source, outlets: Outlets) -> OutletCard | None:
    """Who published a source: the outlet it names, else the one at its address, else its host; None when unknown."""
    if source.outlet:
        known = outlets.names.find(source.outlet)
        return outlets.cards[known] if known else OutletCard(source.outlet)
    host = host_of(source.url)
    if not host:
        return None
    for name in host_and_parents(host):
        if name in outlets.hosts:
            return outlets.cards[outlets.hosts[name]]
    return OutletCard(host)


def _card(outlet: Outlet, language: str) -> OutletCard:
    label, other = choose_label(outlet.name, language)
    return OutletCard(label or outlet.id, outlet.id, page=True, language=other)
