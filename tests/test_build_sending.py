"""What is sent to other processes arrives as it was: a page made there equals one made here."""

from pathlib import Path

from exports_sample import linked, planned

from generator.build.sending import receive_output, send_output
from generator.build.site_outputs import plan_site
from generator.text.wording import nothing_kept


def test_every_planned_output_survives_the_way_to_a_worker(tmp_path: Path) -> None:
    """A maker whose declared types lose something would make other bytes on machines with more processors."""
    site = linked(tmp_path)
    assert planned(site)
    for output in plan_site(site):
        received = receive_output(send_output(output), nothing_kept)
        assert received.parts == output.parts, output.address
        assert (received.make, received.template) == (output.make, output.template)
