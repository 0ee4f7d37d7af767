"""How to cite a brief and its sources, as BibTeX to copy from its page.

It says of each what the files for import say, but for abstract, keywords and annotations: those stand on the page.
"""

import msgspec

from generator.citations.bibtex import bibtex
from generator.citations.references import Reference, brief_references
from generator.model.briefs import SiteBrief
from generator.model.facts import SiteFacts


def bibtex_to_copy(facts: SiteFacts, brief: SiteBrief) -> tuple[str, str]:
    """(the brief, every source of it that was seen), the sources in the order of its notes."""
    own, *others = brief_references(facts, brief)
    seen = (each for each in others if not each.unread)
    return _entry(own, brief), "\n".join(_entry(each, brief) for each in seen)


def _entry(reference: Reference, brief: SiteBrief) -> str:
    bare = msgspec.structs.replace(reference, abstract="", keywords=(), note="")
    return bibtex(bare, brief.language).rstrip("\n")
