"""What the records for the whole site say: sources, outlets, entities and tags, gathered together.

Stands at the start of linking; knows no brief.
"""

import msgspec

from generator.diagnostics.diagnostic import Diagnostic
from generator.model.attributions import Directory, know_everybody
from generator.model.entities import gather_entities
from generator.model.outlets import gather_outlets
from generator.model.sources import gather_sources
from generator.model.tags import Vocabulary, gather_vocabulary
from generator.parse.documents import Shared


class SharedRecords(msgspec.Struct, frozen=True):
    """The records of content/sources/, outlets/, entities/ and content/tags.yaml, with their names."""

    directory: Directory
    vocabulary: Vocabulary

    def answer_anew(self) -> None:
        """Another link asks: its slips are answered, however many earlier ones were."""
        directory = self.directory
        suggesters = (directory.sources.suggest, directory.outlets.names.suggest)
        for suggest in (*suggesters, directory.entities.names.suggest, self.vocabulary.names.suggest):
            suggest.answer_anew()


def gather_shared(shared: tuple[Shared, ...], language: str) -> tuple[SharedRecords, tuple[Diagnostic, ...]]:
    """All of them, and what is wrong with them taken together."""
    outlets, told = gather_outlets(shared, language)
    entities, faults = gather_entities(shared, language)
    told += faults
    vocabulary, faults = gather_vocabulary(shared, language)
    told += faults
    sources, faults = gather_sources(shared)
    told += faults
    return SharedRecords(know_everybody(sources, outlets, entities), vocabulary), told
