"""What is known of the index's files by their names."""

from __future__ import annotations

from dossier.search.index.files import Digests, Files
from dossier.search.index.store import MemoryStore


def test_digests_are_found_by_name_whatever_row_has_them():
    digests = Digests({}, b"")
    for name, digest in (("t-accor", 5), ("d-3", 1 << 55), ("d-1f", 9), ("lt-accor", 7)):
        digests.note(name, digest)
    again = Digests(digests.others, digests.shown)

    assert [again.get(name) for name in ("t-accor", "d-3", "d-1f")] == [5, 1 << 55, 9]
    assert [name in again for name in ("d-1f", "d-1e", "d-20", "t-accord")] == [True] + 3 * [False]
    assert (again.of("d"), again.of("t")) == ({"d-3", "d-1f"}, {"t-accor"})
    again.note("d-1f", 0)
    again.note("t-accor", 0)
    assert (again.of("d"), again.others) == ({"d-3"}, {"lt-accor": 7})


def test_what_an_edit_leaves_is_what_a_clean_build_has():
    """The row is no longer for a document that was there once."""
    digests = Digests({}, b"")
    digests.note("d-2", 3)
    before = digests.shown
    digests.note("d-7f", 4)
    digests.note("d-7f", 0)
    assert digests.shown == before


def test_a_file_that_stays_is_not_written():
    store = MemoryStore()
    files = Files(store, Digests({}, b""))
    files.emit("d-1", b"one")
    assert files.store() == ({"search/d-1.js"}, set())
    later = Files(store, files.digests)
    later.emit("d-1", b"one")
    later.emit("d-2", b"")
    assert later.store() == (set(), set())
    later.drop("d-1")
    assert later.store() == (set(), {"search/d-1.js"})
