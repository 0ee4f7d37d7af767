"""/briefs/{brief}/cite.bib, .ris and .csl.json: a brief and its sources, to cite. Only where `outputs` names them."""

from collections.abc import Iterable

from generator.edtf.parse import parse_edtf
from generator.edtf.value import EdtfDate
from generator.exports.shared.bibtex import bibtex
from generator.exports.shared.csl import csl
from generator.exports.shared.facts import SiteFacts, site_facts
from generator.exports.shared.json_lines import json_lines
from generator.exports.shared.references import Reference, brief_reference, source_reference, with_free_key
from generator.exports.shared.ris import ris
from generator.model.briefs import SiteBrief
from generator.model.site import Site
from generator.outputs.address import brief_address
from generator.outputs.output import Export, Planned


def files(site: Site) -> Iterable[Planned]:
    """Three files for each brief that is not withdrawn."""
    facts = site_facts(site)
    for brief in site.briefs:
        if brief.state != "withdrawn":
            for name, make in (("bib", make_bibtex), ("ris", make_ris), ("csl.json", make_csl)):
                yield Planned(f"{brief_address(brief.id)}cite.{name}", make, (facts, brief), in_sitemap=False)


def make_bibtex(facts: SiteFacts, brief: SiteBrief) -> str:
    """The brief first, then its sources in the order of its notes."""
    return "\n".join(bibtex(reference, brief.language) for reference in _references(facts, brief))


def make_ris(facts: SiteFacts, brief: SiteBrief) -> str:
    """The same as RIS."""
    return "".join(ris(reference, brief.language) for reference in _references(facts, brief))


def make_csl(facts: SiteFacts, brief: SiteBrief) -> bytes:
    """The same as CSL-JSON."""
    return json_lines(csl(reference, brief.language) for reference in _references(facts, brief))


def _references(facts: SiteFacts, brief: SiteBrief) -> list[Reference]:
    taken: set[str] = set()
    day = parse_edtf(brief.date)
    found = [with_free_key(brief_reference(facts, brief, day if isinstance(day, EdtfDate) else None), taken)]
    for use in brief.sources:
        reference = source_reference(use.source)
        if reference is not None:
            found.append(with_free_key(reference, taken))
    return found


EXPORT = Export("cite_files", "cite-files", "/briefs/{brief}/cite.bib", "application/x-bibtex", files)
