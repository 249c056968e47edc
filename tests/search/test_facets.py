"""Counts of what hits can be narrowed to are those of the hits themselves."""

from __future__ import annotations

from collections import Counter

import msgspec

from dossier.search.asking.searching import search
from dossier.search.documents import SearchDocument
from dossier.search.index.facets import MOST_VALUES
from dossier.search.index.store import MemoryStore
from tests.search.indexes import files_of, update


def document(number: int) -> SearchDocument:
    return SearchDocument(
        id=f"a{number}",
        kind="note" if number % 4 == 0 else "event" if number % 9 == 0 else "article",
        url=f"a{number}.html",
        title=f"Texte {number}",
        lang="en" if number % 7 == 0 else "fr-CA",
        date=f"{2000 + number % 15}",
        years=(2000 + number % 15,),
        paragraphs=(("", "accord " + ("paix" if number % 3 else "guerre")),),
        actors=(f"actor-{number % 5}", "otan"),
        outlet="Le Monde" if number % 2 else "le monde",
    )


OTAN = SearchDocument(id="otan", kind="actor", url="otan.html", title="OTAN", lang="fr")
DOCUMENTS = [OTAN, *map(document, range(1, 100))]


def facets(files, query):
    results = search(lambda p: files[p].decode(), query, limit=1, lang="fr", facets=True)
    return {facet.name: facet.values for facet in results.facets}


def test_counts_are_those_of_the_hits():
    """Of each value, how many hits have it: counted over the documents themselves."""
    found = facets(files_of(DOCUMENTS), "guerre")
    hits = [document(n) for n in range(1, 100) if n % 3 == 0]

    def counts(name):
        return {value.value: value.count for value in found[name]}

    assert Counter(d.kind for d in hits) == counts("type")
    assert Counter(d.lang.split("-")[0] for d in hits) == counts("lang")
    assert Counter(a for d in hits for a in d.actors) == counts("actor")
    assert {"le-monde": len(hits)} == counts("outlet")
    years = Counter(str(y) for d in hits for y in d.years)
    assert counts("year").items() <= years.items()
    assert sorted(counts("year"), reverse=True) == list(counts("year"))


def test_a_value_is_named_as_its_page_is():
    """An actor by its title, an outlet by its commonest spelling; others by the interface."""
    found = facets(files_of(DOCUMENTS), "accord")

    assert {"otan": "OTAN", "actor-1": "actor-1"}.items() <= {
        value.value: value.label for value in found["actor"]
    }.items()
    assert [value.label for value in found["outlet"]] == ["Le Monde"]
    assert {""} == {value.label for name in ("type", "lang", "year") for value in found[name]}


def test_a_facet_without_hits_is_left_out():
    """Nothing is offered that would leave nothing."""
    assert set(facets(files_of(DOCUMENTS), "texte")) == {"type", "actor", "outlet", "lang", "year"}
    assert set(facets(files_of(DOCUMENTS), "otan type:actor")) == {"type", "lang"}
    assert facets(files_of(DOCUMENTS), "rien") == {}
    assert facets(files_of([]), "rien") == {}


def test_values_in_most_documents_are_listed():
    """A hundred outlets are not all offered."""
    many = [msgspec.structs.replace(document(n), outlet=f"Titre {n % 40}") for n in range(90)]

    assert len(facets(files_of(many), "accord")["outlet"]) == MOST_VALUES


def test_edits_are_counted():
    """A title, an outlet and a document gone: the list is that of a clean index."""
    store, documents = MemoryStore(), {d.id: d for d in DOCUMENTS}
    update(store, documents, documents)
    documents["otan"] = msgspec.structs.replace(OTAN, title="Alliance atlantique")
    documents["a1"] = msgspec.structs.replace(documents["a1"], outlet="La Presse", years=())
    del documents["a2"]
    written = update(store, documents, ["otan", "a1"], ["a2"]).written

    assert files_of(documents.values())["search/facets.js"] == written["search/facets.js"]


def test_an_outlet_is_found_by_its_id_and_by_its_name():
    """Also once it is called otherwise; among a facet's values it is one."""
    documents = {
        d.id: msgspec.structs.replace(d, outlet="lm", outlet_name="Le Monde") for d in DOCUMENTS
    }
    store = MemoryStore()
    update(store, documents, documents)

    def total(query):
        return search(lambda p: store.items[p].decode(), query, lang="fr").total

    assert total('outlet:"Le Monde"') == total("outlet:lm") == len(documents)
    assert len(facets(store.items, "accord")["outlet"]) == 1
    documents["a1"] = msgspec.structs.replace(documents["a1"], outlet_name="La Presse")
    update(store, documents, ["a1"])
    assert total('outlet:"La Presse"') == 1
    assert total("outlet:lm") == total('outlet:"Le Monde"') + 1 == len(documents)
