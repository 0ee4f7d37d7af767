"""Making: one planned output becomes bytes, by its maker alone or by a template with what the maker gives.

Stands in `render`, between plan and publish. An output is given only what its fingerprint holds.
"""

from collections.abc import Iterable

from generator.build.fingerprints import Digests, composed, maker_name
from generator.build.program import program_digest
from generator.diagnostics.diagnostic import Diagnostic
from generator.outputs.address import output_file
from generator.outputs.output import Planned
from generator.render.render import try_page
from generator.render.theme import theme_digest
from generator.render.workshop import Workshop


def make_output(workshop: Workshop, output: Planned) -> tuple[bytes | None, Diagnostic | None]:
    """(bytes, None), or (None, what is wrong in a template of the site)."""
    made = output.make(*output.parts)
    if output.template:
        made, told = try_page(workshop, output.template, output.address, made)
        if made is None:
            return None, told
    return made if isinstance(made, bytes) else made.encode("utf-8"), None


def fingerprints(outputs: Iterable[Planned], workshop: Workshop) -> dict[str, str]:
    """By path of each output: a digest of all that it is made from."""
    digests = Digests()
    program = program_digest()
    with_template = composed((program, digests.of(workshop.frame), theme_digest(workshop.folders)))
    found = {}
    for output in outputs:
        around = with_template if output.template else program
        own = (maker_name(output.make), output.template, output.address)
        whole = composed((around, digests.of(own), digests.of(output.parts)))
        found[output_file(output.address)] = whole.hex()
    return found
