"""/briefs/{brief}/cite.bib, .ris and .csl.json: a brief and its sources, to cite. Only where `outputs` names them."""

from collections.abc import Iterable

from generator.citations.bibtex import bibtex
from generator.citations.csl import csl
from generator.citations.references import brief_references
from generator.citations.ris import ris
from generator.exports.shared.json_lines import json_lines
from generator.model.briefs import SiteBrief
from generator.model.facts import SiteFacts
from generator.model.site import Site
from generator.outputs.address import brief_address
from generator.outputs.output import Export, Planned


def files(site: Site) -> Iterable[Planned]:
    """Three files for each brief that is not withdrawn."""
    facts = site.facts
    for brief in site.briefs:
        if brief.state != "withdrawn":
            for name, make in (("bib", make_bibtex), ("ris", make_ris), ("csl.json", make_csl)):
                yield Planned(f"{brief_address(brief.id)}cite.{name}", make, (facts, brief), in_sitemap=False)


def make_bibtex(facts: SiteFacts, brief: SiteBrief) -> str:
    """The brief first, then its sources in the order of its notes."""
    return "\n".join(bibtex(reference, brief.language) for reference in brief_references(facts, brief))


def make_ris(facts: SiteFacts, brief: SiteBrief) -> str:
    """The same as RIS."""
    return "".join(ris(reference, brief.language) for reference in brief_references(facts, brief))


def make_csl(facts: SiteFacts, brief: SiteBrief) -> bytes:
    """The same as CSL-JSON."""
    return json_lines(csl(reference, brief.language) for reference in brief_references(facts, brief))


EXPORT = Export("cite_files", "cite-files", "/briefs/{brief}/cite.bib", "application/x-bibtex", files)
