"""Wordings are found by their digests, whatever bytes stand beside them: a page would print another's words."""

from hypothesis import given
from hypothesis import strategies as st

from generator.memory.wording_index import index_wordings, lay_together, place_of
from generator.publish.files import Place

# Almost nothing but zeros, so that a digest often stands across two rows as well.
digests = st.integers(0, 16).map(lambda at: (bytes(at) + b"\1" + bytes(16))[:16])


@given(st.lists(st.dictionaries(digests, st.binary(max_size=3), max_size=6), max_size=6), digests)
def test_every_wording_is_found_where_it_lies_and_no_other(
    files: list[dict[bytes, bytes]], asked: bytes
) -> None:
    """Each digest leads to the first file that has it, and there to its own bytes."""
    laid = [lay_together(wordings.items()) for wordings in files]
    index = index_wordings(rows for rows, _ in laid)
    number = index.file_of(asked)
    saying = [at for at, wordings in enumerate(files) if asked in wordings]
    assert number == (saying[0] if saying else None)
    for (rows, together), wordings in zip(laid, files, strict=True):
        place = place_of(asked, rows, Place(3, 100, len(together), 0))
        assert (place is not None) == (asked in wordings)
        if place is not None:
            start = place.start - 100
            assert (place.shard, together[start : start + place.size]) == (3, wordings[asked])
