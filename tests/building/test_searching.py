"""What is found is shown as it reads without what the page prints around it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dossier.building import inverting, searching, workers
from dossier.pages.searchable import LONGEST_NAME
from dossier.search.asking.completing import complete
from dossier.search.asking.searching import Results, search
from dossier.search.index.reader import Index
from dossier.search.language import naming
from dossier.search.making.runs import SHARES
from tests.conftest import SMALL, DossierOnDisk


def test_pages_are_found_by_their_dates_as_readers_type_them(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """A day in words, with its year or without, and in figures, a month in words and in figures, also
    abbreviated, its year, whatever is uncertain of it; beside words too."""
    note = "---\ndate: 2023-10-01?\nkind: context\ntarget: contrat\n---\nUn feuillet.\n"
    dossier = write_dossier(SMALL | {"notes/feuillet.md": note})

    def found(query: str) -> list[str]:
        files = dossier.built()
        return [h.id for h in search(lambda path: files[path].decode(), query, lang="fr").hits]

    days = (
        "1er octobre 2023",
        "1 octobre 2023",
        "1er octobre",
        "1 octobre",
        "01/10/2023",
        "2023-10-01",
    )
    short = ("1er oct. 2023", "1 oct. 2023", "1er oct.", "1 oct.", "oct. 2023", "oct 2023")
    for query in (*days, *short, "octobre 2023", "2023-10", "2023"):
        assert found(query) == ["feuillet"], query
        assert found(f"feuillet {query}") == ["feuillet"], query
    assert found('"octobre 2023"') == []
    dossier.edit("notes/feuillet.md", "2023-10-01?", "2023-10~")
    assert found("octobre 2023") == ["feuillet"]
    assert "feuillet" not in found("1/10")
    assert "feuillet" not in found("1er octobre")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Le phare brille [@contrat].", "Le phare brille."),
        (
            "Le phare brille [@contrat, p. 4]\u00a0: chaque nuit.",
            "Le phare brille\u00a0: chaque nuit.",
        ),
        ("Le phare [@contrat] brille [@vote]", "Le phare brille"),
        ("[@contrat] le phare brille [@contrat]", "le phare brille"),
        ("Le phare brille[@contrat].", "Le phare brille."),
        ("Le phare [@contrat] , lui [@vote] [@contrat], brille.", "Le phare, lui, brille."),
        (
            "Le phare brille ([@contrat]). Ou (voir [@vote]) [[vote]].",
            "Le phare brille. Ou Le vote.",
        ),
    ],
)
def test_a_result_has_no_blank_for_a_source_in_brackets(
    write_dossier: Callable[..., DossierOnDisk], written: str, shown: str
) -> None:
    """A citation prints nothing in a result, nor the blank that divides it from the words."""
    files = write_dossier(SMALL | {"pages/phare.md": f"---\ntitle: Nuit\n---\n{written}\n"}).built()
    results = search(lambda path: files[path].decode(), "phare", lang="fr")

    assert [hit.snippet.text for hit in results.hits if hit.id == "phare"] == [shown]


def test_an_article_whose_actor_has_another_name_is_not_analysed(
    small: DossierOnDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is found by the new name, since filters are worked out without its words."""
    small.edit("actors/roux.md", "kind: person", "kind: person\naliases: [Annette]")
    small.build()
    analysed: list[int] = []

    def index_records(context: Any, batch: Any) -> inverting.Inverted:
        analysed.extend(slot for slot, _ in batch)
        return inverting.index_records(context, batch)

    monkeypatch.setattr("dossier.building.searching.index_records", index_records)
    small.edit("actors/roux.md", "name: Anne Roux", "name: Anne Rousse")
    small.edit("actors/roux.md", "[Annette]", "[Annette, Anne Roux]")
    files = small.built()
    results = search(lambda path: files[path].decode(), "Anne Rousse", lang="fr")

    assert {hit.id for hit in results.hits} == {"roux", "contrat"}
    assert len(analysed) == 1


def test_an_actor_filter_finds_what_points_at_the_actor(small: DossierOnDisk) -> None:
    """As the actor's page lists it: by a field, a link or a name in the text, notes on the actor, but
    not the page itself."""
    note = "---\nkind: context\ntarget: roux\n---\nUn mot.\n"
    page = "---\ntitle: Lien\n---\nVoyez [[roux|ceci]].\n"
    small.write({"notes/sur.md": note, "pages/lien.md": page})

    def found() -> set[str]:
        files = small.built()
        hits = search(lambda path: files[path].decode(), "actor:roux", lang="fr").hits
        return {hit.id for hit in hits}

    before = found()
    small.edit("pages/lien.md", "[[roux|ceci]]", "[[vote|ceci]]")

    assert {"sur", "lien"} < before
    assert "roux" not in before
    assert found() == before - {"lien"}


def test_filters_know_all_names_of_their_values(small: DossierOnDisk) -> None:
    """Actors and outlets by every name that the dossier has for them, kinds and languages as pages in
    either language call them; a name that two have finds what concerns either. No facet has them."""

    def answer(query: str) -> Results:
        files = small.built()
        return search(lambda path: files[path].decode(), query, lang="fr", facets=True)

    def found(query: str) -> set[str]:
        return {hit.id for hit in answer(query).hits}

    small.edit("actors/roux.md", "kind: person", "kind: person\naliases: [La Maire]")
    small.edit("actors/gazette.md", "kind: outlet", "kind: outlet\naliases: [Gazette du Port]")
    assert found("actor:roux") == found('actor:"Anne Roux"') == found('actor:"la maire"') != set()
    assert found('outlet:"gazette du port"') == found('outlet:"la gazette"') == {"contrat"}
    values = {one.value for facet in answer("type:article").facets for one in facet.values}
    assert not {"la-maire", "gazette-du-port", "articles", "francais"} & values
    assert found("type:articles") == found("type:article") != set()
    assert found("type:acteurs") == found("type:actors") == found("type:actor") != set()
    assert found("type:personne") == found("type:personnes") == found("type:person") == {"roux"}
    assert found("lang:français") == found("lang:French") == found("lang:fr") != set()
    small.edit("actors/roux.md", "La Maire", "Gazette du Port")
    assert found('actor:"gazette du port"') == found("actor:roux actor:gazette")
    assert found('actor:"la maire"') == set()


def test_a_result_has_its_outlet_as_it_is_printed(small: DossierOnDisk) -> None:
    """By the name of the actor that the field leads to, also when that has another; else as it is
    written. The filter takes the id."""

    def outlets(query: str) -> dict[str, str]:
        files = small.built()
        results = search(lambda path: files[path].decode(), query, lang="fr")
        return {hit.id: hit.outlet for hit in results.hits if hit.kind == "article"}

    small.edit("articles/vote.md", "published", "outlet: Le Phare\npublished")
    assert outlets("type:article") == {"contrat": "La Gazette", "vote": "Le Phare"}
    small.edit("actors/gazette.md", "La Gazette", "Le Courrier")
    assert outlets("outlet:gazette") == {"contrat": "Le Courrier"}


def test_authors_find_their_articles_as_pages_print_them(small: DossierOnDisk) -> None:
    """Someone outside the dossier as written, an actor by the name that it has now."""

    def found(query: str) -> set[str]:
        files = small.built()
        results = search(lambda path: files[path].decode(), query, lang="fr")
        return {hit.id for hit in results.hits if hit.kind == "article"}

    small.edit("articles/vote.md", "published", "authors: [roux, Luc Ferrand]\npublished")
    assert found("luc ferrand") == {"vote"}
    assert found("anne roux type:article") == {"contrat", "vote"}
    small.edit("actors/roux.md", "Anne Roux", "Anne Rousse")
    assert found("rousse") == {"vote"}


REFERENCES = """\
- id: cour2021
  type: report
  title: La gestion des ports
  author: [{family: Kaminski, given: Jan}, {literal: Cellule des ports}]
  container-title: Revue des quais
  publisher: Cour des comptes
  issued: 2021-03
  DOI: 10.1000/182
  internal: Remis par un huissier
"""
EVENT = """\
---
title: Remise des clefs
date: 2024-03-04
place: Hôtel de ville
actors: [{actor: roux, role: signataire}, gazette]
sources: [contrat]
---
"""


def test_references_and_events_are_found_by_what_their_pages_print(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """Authors, what holds it, who published it, year, DOI and key, which is not shown; place and
    roles. Nothing that is withheld."""
    more = {"sources/references.yaml": REFERENCES, "events/remise.md": EVENT}
    dossier = write_dossier(SMALL | more)

    def found(query: str) -> list[tuple[str, str]]:
        files = dossier.built()
        hits = search(lambda path: files[path].decode(), query, lang="fr").hits
        return [(hit.id, hit.snippet.marked("[", "]")) for hit in hits]

    reference = (
        "Jan {}, Cellule des ports, Revue des quais, Cour des comptes, mars 2021, DOI 10.1000/182"
    )
    assert found("Kaminski") == [("cour2021", reference.format("[Kaminski]"))]
    assert found("cour2021") == [("cour2021", reference.format("Kaminski"))]
    for query in ("cellule", "revue", "cour des comptes", "2021", "10.1000/182"):
        assert [id_ for id_, _ in found(query)] == ["cour2021"], query
    assert found("hôtel de ville") == [("remise", "[Hôtel] de [ville], Anne Roux (signataire)")]
    assert found("huissier") == []
    dossier.edit("actors/roux.md", "Anne Roux", "Anne Rousse")
    assert found("rousse signataire") == [
        ("remise", "Hôtel de ville, Anne [Rousse] ([signataire])")
    ]


def test_pages_call_a_name_too_long_where_the_search_does() -> None:
    """The floor of pages does not see that of the search, and says for itself how long one may be."""
    assert LONGEST_NAME == naming.LONGEST


def test_no_date_in_figures_nor_key_is_proposed(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """What only finds a page is neither a way to go on nor a correction; it is not shown as unknown
    either, and a key of many words is found by each."""
    references = REFERENCES + "- id: le-monde-2024-03\n  type: article\n  title: Le port\n"
    references += "- id: a-b-c-d-e-quai-2024\n  type: article\n  title: Les quais\n"
    more = {"sources/references.yaml": references, "events/remise.md": EVENT}
    files = write_dossier(SMALL | more).built()

    def read(path: str) -> str | None:
        return files[path].decode() if path in files else None

    for query in ("mars 2024", "2024", "le", "le-m", "mon", "cour20"):
        proposed = [one.query for one in complete(Index(read), query, "fr") if one.kind == "word"]
        assert not any("2024" in one[len(query) :] or "-" in one for one in proposed), query
        assert "cour2021" not in proposed
    assert not search(read, "cour2022", lang="fr").corrections
    for query, found in {
        "2024-03-04": {"remise", "signature"},
        "le-monde-2024-03": {"le-monde-2024-03"},
        "cour2021": {"cour2021"},
        "a-b-c-d-e-quai-2024": {"a-b-c-d-e-quai-2024"},
    }.items():
        results = search(read, query, lang="fr")
        assert {hit.id for hit in results.hits} == found, query
        assert (results.unknown, results.corrections, results.partial) == ((), (), False), query


def test_events_are_found_by_their_dates(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """In words and in figures, only as precise as they are."""
    event = EVENT.replace("2024-03-04", "2023-09-17")
    dossier = write_dossier(SMALL | {"events/remise.md": event})

    def found(query: str) -> list[str]:
        files = dossier.built()
        return [h.id for h in search(lambda path: files[path].decode(), query, lang="fr").hits]

    typed = "17 septembre 2023, septembre, 2023-09-17, 17/09/2023, 17/9/2023, 17/09"
    for query in typed.split(", "):
        assert found(f"{query} type:event") == ["remise"], query
    dossier.edit("events/remise.md", "2023-09-17", "2023-09-05/2023-11-09")
    for query in ("5 septembre 2023", "5/9/2023", "octobre 2023", "09/11/2023", "2023-11-09"):
        assert found(f"{query} remise type:event") == ["remise"], query
    dossier.edit("events/remise.md", "2023-09-05/2023-11-09", "2023-02-09")
    for query in ("9 févr. 2023", "9 fév. 2023", "fev 2023", "9 fév", "09/02"):
        assert found(f"{query} remise type:event") == ["remise"], query
    dossier.edit("events/remise.md", "2023-02-09", "2023~")
    assert found("septembre") == []
    assert found("vers 2023 type:event") == ["remise"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Le phare, voir [[contrat]], brille.", "Le phare, voir Le contrat, brille."),
        ("Un phare, [[contrat]]", "Un phare, Le contrat"),
        ("[[contrat]] ou phare.\n\nAutre.", "Le contrat ou phare."),
        ("Phare [[contrat]][[vote]] [@vote].", "Phare Le contratLe vote."),
        ("Phare [[contrat]][@vote].", "Phare Le contrat."),
        ("Phare [@vote] [[contrat]].", "Phare Le contrat."),
        ("Phare de [[contrat|ceci]].", "Phare de ceci."),
    ],
)
def test_a_result_has_what_a_link_without_words_shows(
    write_dossier: Callable[..., DossierOnDisk], written: str, shown: str
) -> None:
    files = write_dossier(SMALL | {"pages/phare.md": f"---\ntitle: Nuit\n---\n{written}\n"}).built()
    results = search(lambda path: files[path].decode(), "phare", lang="fr")

    assert [hit.snippet.text for hit in results.hits if hit.id == "phare"] == [shown]


def test_a_page_is_found_by_the_title_that_a_link_shows(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """Also where nothing else stands there, and where that title is another since; the part of
    an article that is not printed has none."""
    more = {
        "pages/liste.md": "---\ntitle: Nuit\n---\n- [[contrat]]\n- [[vote]] : un vote.\n",
        "articles/extrait.md": "---\ntitle: Extrait\nrights: excerpt\nexcerpt: 1\n---\n"
        "Voir [[vote]]\n\nEt [[contrat]].\n",
    }
    dossier = write_dossier(SMALL | more)

    def found(query: str) -> set[str]:
        files = dossier.built()
        return {h.id for h in search(lambda path: files[path].decode(), query, lang="fr").hits}

    assert found('"le contrat" type:page') == {"liste"}
    assert "extrait" in found('"le vote"')
    assert "extrait" not in found("contrat")
    dossier.edit("articles/contrat.md", "Le contrat", "La convention")
    assert found('"la convention" type:page') == {"liste"}
    assert found('"le contrat" type:page') == set()


EXCERPT = """\
---
title: La fermeture
published: 2024-05-01
rights: excerpt
excerpt: 1
---
Le pont rouvre.

Le groupe central (voir [[vote]]) a quitté le quai sans bruit, un huissier l’a vu.
"""
QUOTING = {
    "articles/extrait.md": EXCERPT,
    "notes/n7.md": "---\ntarget: extrait\nquote: Le groupe central\n---\nLequel ?\n",
    "notes/n8.md": "---\ntarget: extrait\nquote: un huissier\nprivate: true\n---\nQui ?\n",
    "notes/n9.md": "---\ntarget: extrait\nquote: pont rouvre\n---\nQuand ?\n",
    "claims/c7.md": "---\ntitle: Le départ\nappearances:\n"
    "  - {in: extrait, quote: Le groupe central}\n  - {in: extrait, quote: quitté le quai}\n---\n",
}


def test_what_is_quoted_of_an_unprinted_part_is_found(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """Where its article's page has it, which opens there; each quote by itself, as long as it is
    quoted, and nothing of what is around it."""
    dossier = write_dossier(SMALL | QUOTING)

    def found(query: str) -> list[tuple[str, str]]:
        files = dossier.built()
        results = search(lambda path: files[path].decode(), query, lang="fr")
        hits = [hit for hit in results.hits if hit.id == "extrait"]
        for hit in hits:
            route, _, anchor = hit.url.partition("#")
            assert f'id="{anchor}"' in files[route].decode()
        return [(hit.url.partition("#")[2], hit.snippet.marked("[", "]")) for hit in hits]

    assert found("groupe central") == [("note-n7", "Le [groupe] [central]")]
    assert found("quai") == [("ref-c7.2", "quitté le [quai]")]
    assert found('"pont rouvre"') == [("p1", "Le [pont] [rouvre].")]
    for query in ('"central quitté"', "bruit", '"le vote"', "huissier"):
        assert found(query) == [], query
    dossier.edit("notes/n7.md", "Le groupe central", "sans bruit")
    assert found("groupe central") == [("ref-c7", "Le [groupe] [central]")]
    assert found("bruit") == [("note-n7", "sans [bruit]")]
    dossier.edit("claims/c7.md", "title", "private: true\ntitle")
    assert found("groupe") == []
    dossier.edit("articles/extrait.md", "excerpt: 1", "excerpt: 2")
    assert found('"groupe central"') == [
        (
            "p2",
            "Le [groupe] [central] (voir Le vote) a quitté le quai sans bruit, un huissier l’a vu.",
        )
    ]


def test_a_long_quote_of_an_unprinted_part_is_printed_whole(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """Beside a text that is printed its beginning is enough."""
    words = " ".join(f"mot{n}" for n in range(50))
    article = f"---\ntitle: Long\nrights: excerpt\nexcerpt: 1\n---\nUn.\n\n{words}.\n"
    note = f"---\ntarget: long\nquote: {words}\n---\nSi long ?\n"
    dossier = write_dossier(SMALL | {"articles/long.md": article, "notes/n7.md": note})

    assert "mot49" in dossier.built()["articles/long.html"].decode()


@pytest.mark.usefixtures("forked")
def test_shares_are_put_together_by_whoever_analysed(
    small: DossierOnDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The index is the one that is put together here; so is the edited one, whose runs nobody
    else puts together."""

    def built(jobs: int) -> tuple[dict[str, bytes], dict[str, bytes]]:
        places = {"output": str(small.root / f"site{jobs}"), "cache": str(small.root / f"c{jobs}")}
        first = small.built(jobs=jobs, **places)
        small.edit("articles/vote.md", "a voté", "n’a pas voté")
        second = small.built(jobs=jobs, **places)
        small.edit("articles/vote.md", "n’a pas voté", "a voté")
        return first, second

    alone = built(1)
    taken: list[int] = []

    def as_runs(found: list[inverting.Inverted]) -> Any:
        taken.append(sum(one.count == 1 for one in found))
        return inverting.as_runs(found)

    for module in (workers, inverting):
        monkeypatch.setattr(module, "ALONE", 0)
    monkeypatch.setattr(searching, "BATCH", 2)
    monkeypatch.setattr(searching, "as_runs", as_runs)
    # However large tests before have made this process, others are forked and know what was just set.
    monkeypatch.setattr(workers, "memory", lambda: 0)

    assert built(2) == alone
    assert taken == [SHARES, 0]


def test_a_note_is_called_by_words_without_gaps(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """Where it has neither title nor quote, by its first words; a citation leaves no blank there."""
    note = "---\ntarget: contrat\n---\nUn phare brille [@vote] , dit-on ([@contrat]) ici.\n"
    site = write_dossier(SMALL | {"notes/nuit.md": note})
    site.built()

    assert "Un phare brille, dit-on ici." in site.page("notes/index.html")
