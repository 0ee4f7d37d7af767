"""YAML text -> marked nodes, read plainly where it can be, else by a parser's events (the first half of parse).

Knows no field.
"""

from generator.diagnostics.diagnostic import Diagnostic
from generator.load.plain_yaml import read_plain_yaml
from generator.schema.node import Node


def read_yaml(text: str, path: str, first_line: int = 1) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """One document as a node, and everything wrong with it; empty text is an empty map.

    Places count from `first_line`. The node is None where something had to be left out to read on: then it
    says too little to be checked.
    """
    node = read_plain_yaml(text, first_line)
    if node is not None:
        return node, ()
    # Loaded only now: an edit of a plain brief needs no parser, and loading one takes longer than reading it.
    from generator.load.yaml_events import read_events

    return read_events(text, path, first_line)
