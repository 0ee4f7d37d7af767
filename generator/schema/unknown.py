"""Keys that no field has: a warning, but an error where a misspelt gate would publish what should stay in."""

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.suggest import edit_distance, nearest
from generator.schema.declared import DeclaredRecord
from generator.schema.gates import keeps_back, names_gate
from generator.schema.node import Node, Scalar
from generator.schema.values import shown
from generator.text.fold import fold_key
from generator.text.synonyms import meant_by

MOST_TOLD = 100
GATE_REACH = 2
"""A key this many letters away from a gate may have been meant for it."""

_SAID_ELSEWHERE = {
    "narrower": "write `broader:` in each of the narrower tags, with this one",
    "children": "write `broader:` in each of the narrower tags, with this one",
    "topconceptof": "leave it out: a tag without `broader` stands at the top",
    "inscheme": "leave it out: all tags of the file are one vocabulary",
    "notation": "write a code that is typed as `alt:`, and one of another vocabulary under `match:`",
}
"""Keys of a vocabulary (SKOS) that stand for no one field of ours."""
_FOREIGN = ("draft", "publishdate", "expirydate")


def unknown_key(
    key: Scalar, value: Node | None, record: DeclaredRecord, outer_gates: tuple[str, ...], path: str
) -> tuple[Diagnostic, str]:
    """(what to say of a key, the field that was probably meant or "").

    `outer_gates` are those of the file's own record, when this is one inside it.
    """
    name = shown(key.text)
    if names_gate(key.text):
        return _kept_nowhere(key, record, outer_gates, path), ""
    gate = near_gate(key.text, record.gates)
    if gate:
        message = f"`{name}` is no field, but so near to `{gate}` that the text might be published by mistake"
        return Diagnostic("gate-typo", message, path, key.span, f"did you mean `{gate}`?"), gate
    folded = key.text.strip().casefold()
    if outer_gates and (folded in outer_gates or fold_key(folded) in _FOREIGN):
        message = f"`{name}` stands inside another field, where it keeps nothing from being published"
        return Diagnostic("gate-place", message, path, key.span, "move it to the left margin"), ""
    if keeps_back(key.text, value):
        return _kept_nowhere(key, record, outer_gates, path), ""
    bare = key.text.strip().removeprefix("skos:")
    if bare in record.fields:
        hint = f"write `{bare}`"
        return Diagnostic(
            "field-unknown", f"there is no field `{name}`", path, key.span, hint, "warning"
        ), bare
    folded = bare.casefold()
    near = meant_by(bare, record.fields) or nearest(key.text, record.fields)
    hint = f"did you mean `{near}`?" if near else "notes of your own belong under `unpublished:`"
    if "broader" in record.fields and folded in _SAID_ELSEWHERE:
        hint = _SAID_ELSEWHERE[folded]
        return Diagnostic("field-unknown", f"there is no field `{name}`", path, key.span, hint, "warning"), ""
    if not record.gates and not near:
        hint = f"the fields here are: {', '.join(record.fields)}"
    told = Diagnostic("field-unknown", f"there is no field `{name}`", path, key.span, hint, "warning")
    return told, near or ""


def _kept_nowhere(key: Scalar, record: DeclaredRecord, outer_gates: tuple[str, ...], path: str) -> Diagnostic:
    """A line that keeps a text back elsewhere, and would be read over here."""
    name = shown(key.text)
    if record.gates:
        message = f"`{name}` would keep this text back in another program, and does nothing here"
        hint = "write `status: draft` to hold it back, or delete the line"
        return Diagnostic("gate-value", message, path, key.span, hint)
    message = f"`{name}` keeps nothing from being published here"
    hint = "only briefs and plain pages are held back: take the record out of content/, or delete the line"
    if outer_gates:
        hint = "move it to the left margin if it is about the whole text, or delete it"
    return Diagnostic("gate-place", message, path, key.span, hint)


def near_gate(text: str, gates: tuple[str, ...]) -> str:
    """The gate that a key, or a word in it, is within two letters of; "" when none is."""
    folded = text.strip().casefold()
    if len(folded) > 60 or not gates:
        return ""
    words = folded.replace("-", "_").replace(" ", "_").split("_")
    for gate in gates:
        if any(edit_distance(word, gate, GATE_REACH) <= GATE_REACH for word in (folded, *words)):
            return gate
    joined = fold_key(folded)
    if any(edit_distance(joined, foreign, 1) <= 1 for foreign in _FOREIGN):
        return gates[0]
    return ""
