"""Any sequence of edits comes to the index that a clean build of the result makes."""

from __future__ import annotations

import os
from hashlib import sha256

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.search.documents import SearchDocument
from dossier.search.index.labels import LABEL_LAYOUTS
from dossier.search.index.patching import MOST, Made, Patched
from dossier.search.index.store import MemoryStore
from dossier.search.index.wordtables import WORD_LAYOUTS
from dossier.search.making import sharing
from dossier.search.settings import SHARD_BOUND
from tests.search.indexes import files_of, small_layers, update

EXAMPLES = int(os.environ.get("DOSSIER_EXAMPLES", "16"))
STEMS = ["accord", "bataille", "conseil", "défense", "élection", "force", "guerre", "harmonie"]
ENDINGS = ["", "s", "e", "ement", "ation", "eur", "euse", "iste", "able", "aux", "-là", "é"]
WORDS = [stem + ending for stem in STEMS for ending in ENDINGS] + ["Ελλάδα", "中文", "x", "été"]


def document(id_: str, seed: int, length: int) -> SearchDocument:
    words = [WORDS[(seed * (n + 3) * (n + 7)) % len(WORDS)] for n in range(length)]
    return SearchDocument(
        id=id_,
        kind="article" if seed % 3 else "note",
        url=f"articles/{id_}.html",
        title=" ".join(words[:4]),
        lang="fr" if seed % 5 else "en",
        date=f"{2020 + seed % 4}-0{1 + seed % 9}",
        years=(2020 + seed % 4,),
        paragraphs=(("p1", " ".join(words)), ("p2", " ".join(words[::2]))),
        actors=(f"actor-{seed % 7}",),
        outlet=f"outlet-{seed % 3}",
        tags=(f"tag-{seed % 4}",),
        also=(("actor", f"actor {seed % 5}"), ("outlet", f"outlet {seed % 4}")),
        names=(words[-1],) if words else (),
        called=(f"{words[1]} {words[2]}",) if words[2:] else (),
    )


LENGTHS = st.integers(0, 150)
BESIDE = (
    "title", "names", "called", "tags", "also", "date", "years", "outlet", "kind", "url", "actors",
)  # fmt: skip
ANALYSED = ("title", "names", "paragraphs", "lang")
edits = st.lists(
    st.lists(
        st.tuples(
            st.integers(0, 70),
            st.one_of(st.none(), st.integers(0, 90)),
            st.one_of(LENGTHS, LENGTHS, st.sampled_from(BESIDE)),
        ),
        min_size=1,
        max_size=25,
    ),
    min_size=2,
    max_size=5,
)


@given(edits, st.sampled_from([120, 600, SHARD_BOUND]), st.sampled_from([0, MOST]))
@settings(derandomize=True, max_examples=EXAMPLES, deadline=None)
def test_edits_come_to_the_clean_build(history, bound, patched):
    """Files, and what the store holds, are a function of the documents alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dossier.search.index.patching.MOST", patched)
        compare_bounded(history, bound)


@given(edits, st.sampled_from([120, 600]), st.sampled_from([1, 3, 8, 64]))
@settings(derandomize=True, max_examples=EXAMPLES, deadline=None)
def test_edits_of_many_documents_come_to_the_clean_build(history, bound, most):
    """So it is where terms are heavy, some in layers, and lists are in pieces."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dossier.search.packed.packing.PIECE_BITS", 2)
        patch.setattr("dossier.search.packed.layers.most_in_head", lambda bits: most)
        compare_bounded([[(n, n, 40) for n in range(70)], *(step[:2] for step in history)], bound)


class Helps:
    """Help as another process gives it."""

    def __init__(self, store):
        self.store = store

    def ask(self, asked):
        self.there = Putting(self.store)
        self.share = sharing.Share(self.there, sharing.state_of(self.store), asked)

    def patched(self):
        return self.share.patched

    def give(self, start):
        self.share.make()
        return msgspec.msgpack.decode(self.share.give(start), type=dict[str, Made])

    def stage(self):
        self.share.put()

    def staged(self):
        self.store.put(self.there.files)
        return {path: sha256(data).digest() for path, data in self.there.files.items()}


class Putting:
    """A store that is read, and what it is given."""

    def __init__(self, store):
        self.get = store.get
        self.files = {}

    def put(self, items, _):
        self.files |= items

    def delete(self, keys):
        assert not [*keys]


class Dies(Helps):
    """Help that is lost."""

    def patched(self):
        return None


class Weighs(Helps):
    """Help after which shards would not be what they are."""

    def patched(self):
        found = msgspec.msgpack.decode(self.share.patched, type=Patched)
        found.weighed += [(start, 1, 1 << 30) for start in found.touched]
        return msgspec.msgpack.encode(found)


HELP = [Helps, Dies, Weighs]


@given(edits, st.sampled_from([120, 600, SHARD_BOUND]), st.sampled_from(HELP))
@settings(derandomize=True, max_examples=EXAMPLES, deadline=None)
def test_edits_by_two_processes_come_to_the_clean_build(history, bound, help_):
    """So they do where terms are heavy, lists are in pieces, and what the second one did is lost or
    cannot be had together with what the first did."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dossier.search.index.patching.SHARED", 2)
        patch.setattr("dossier.search.packed.packing.PIECE_BITS", 2)
        patch.setattr("dossier.search.packed.layers.most_in_head", lambda bits: 8)
        compare_bounded([[(n, n, 40) for n in range(70)], *history], bound, help_)


def test_a_shard_divided_off_is_joined_again_in_the_same_update():
    """What one change divides and the next takes together was never a file."""
    compare_bounded([[(55, 0, 119)], [(44, 24, 117)], [(55, None, 0)]], 120)


def compare_bounded(history, bound, help_=None):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dossier.search.making.updating.SHARD_BOUND", bound)
        patch.setattr("dossier.search.packed.written.SHARD_BOUND", bound)
        patch.setattr("dossier.search.index.entries.COPY_BOUND", bound // 2)
        for name, layouts in (("WORD_LAYOUTS", WORD_LAYOUTS), ("LABEL_LAYOUTS", LABEL_LAYOUTS)):
            small = tuple(msgspec.structs.replace(layout, bound=bound) for layout in layouts)
            patch.setattr(f"dossier.search.making.updating.{name}", small)
        compare(history, help_)


def test_a_table_that_halves_leaves_no_page_behind():
    """Nor one that doubles and halves again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dossier.search.packed.slots.PAGE_BITS", 3)
        compare([[(n, 0, 9) for n in range(33)], [(7, None, 0)]])
        compare([[(n, 0, 9) for n in range(32)], [(40, 0, 9)], [(3, None, 0), (4, None, 0)]])


def test_the_last_documents_leave_nothing_in_facets():
    """Where the table of slots is another one, no list of a facet is what it was."""
    compare([[(0, 0, 0)], [(0, None, 0)]])
    compare([[(n, 0, 9) for n in range(40)], [(n, None, 0) for n in range(39)]])


def compare(history, help_=None):
    store = MemoryStore()
    site: dict[str, bytes] = {}
    documents: dict[str, SearchDocument] = {}
    for number, step in enumerate(history):
        former = dict(documents)
        for id_, seed, length in ((f"a{n}", seed, length) for n, seed, length in step):
            if seed is None:
                documents.pop(id_, None)
            elif isinstance(length, int):
                documents[id_] = document(id_, seed, length)
            elif id_ in documents:
                other = getattr(document(id_, seed, 9), length)
                documents[id_] = msgspec.structs.replace(documents[id_], **{length: other})
        changed = {i for i, one in documents.items() if former.get(i) != one}
        alike = {
            i
            for i in changed & former.keys()
            if [getattr(former[i], field) for field in ANALYSED]
            == [getattr(documents[i], field) for field in ANALYSED]
        }
        gone = former.keys() - documents.keys()
        result = update(
            store, documents, changed, gone, runs=number % 3 + 1, alike=alike, helps=help_
        )
        for path in result.removed:
            del site[path]
        site.update(result.written)
        assert len(site) == result.total_shards

    clean_store = MemoryStore()
    clean = update(clean_store, documents, documents)

    assert clean.written == site
    assert clean_store.items.keys() == store.items.keys()
    assert all(
        clean_store.items[key] == store.items[key] for key in store.items if key[:6] != "state/"
    )


def corpus(count: int) -> dict[str, SearchDocument]:
    return {f"a{n}": document(f"a{n}", n, 60) for n in range(count)}


def test_shares_that_others_packed_come_to_the_same_files():
    """Also those of words that have layers."""
    documents = corpus(60)
    with small_layers(4):
        found = [
            update(MemoryStore(), documents, documents, runs=3, packs=packs)
            for packs in (False, True)
        ]

    assert found[0] == found[1]
    assert any("/s1-" in path for path in found[0].written)


def test_an_edit_writes_only_the_shards_of_its_words():
    """A word added to one text leaves every shard without that word as it was."""
    store, documents = MemoryStore(), corpus(300)
    update(store, documents, documents)
    old = documents["a5"]
    edited = msgspec.structs.replace(old, paragraphs=(*old.paragraphs, ("p3", "zythum")))

    result = update(store, documents | {"a5": edited}, ["a5"])

    terms = {path for path in result.written if path.startswith("search/t-")}
    assert len(terms) == 1, terms
    assert "zythum" in result.written[terms.pop()].decode()
    assert not result.removed


def test_nothing_changed_writes_nothing():
    """An update without changes has no file to write."""
    store, documents = MemoryStore(), corpus(40)
    update(store, documents, documents)

    result = update(store, documents, ())

    assert not result.written
    assert not result.removed


@pytest.mark.parametrize("count", [0, 1, 2])
def test_small_dossiers_have_an_index(count):
    """None, one and two documents are indexes like any other."""
    files = files_of(corpus(count).values())

    assert "search/manifest.js" in files
    assert all(data.isascii() for data in files.values())
    assert all(path == path.lower() and path.isascii() for path in files)
