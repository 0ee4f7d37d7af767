"""What is sent to other processes arrives as it was: a page made there equals one made here."""

from pathlib import Path

from exports_sample import linked, planned
from hypothesis import given
from hypothesis import strategies as st

from generator.build.site_outputs import plan_site
from generator.crew import halving, others
from generator.memory.sending import receive_output, send_output
from generator.text.wording import nothing_kept


def test_every_planned_output_survives_the_way_to_a_worker(tmp_path: Path) -> None:
    """A maker whose declared types lose something would make other bytes on machines with more processors."""
    site = linked(tmp_path)
    assert planned(site)
    for output in plan_site(site):
        received = receive_output(send_output(output), nothing_kept)
        assert received.parts == output.parts, output.address
        assert (received.make, received.template) == (output.make, output.template)


@given(st.integers(0, 400), st.integers(1, 60), st.integers(1, 60))
def test_work_is_shared_out_whole_and_ever_smaller(number: int, size: int, least: int) -> None:
    """Every item is done once, and where the two ends of a crew meet only little is left to wait for."""
    shares = halving(range(number), size, least)
    assert [item for share in shares for item in share] == list(range(number))
    assert all(0 < len(share) <= size for share in shares)
    if number > 2 * size + least:
        assert min(len(share) for share in shares) <= max(least, size // 2)


def test_no_more_processes_are_asked_for_than_windows_can_wait_for() -> None:
    """A machine of a hundred processors builds the site instead of ending in a traceback."""
    assert [others(jobs) for jobs in (0, 1, 2, 62, 63, 500)] == [0, 0, 1, 61, 61, 61]
