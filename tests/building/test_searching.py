"""What is found is shown as it reads without what the page prints around it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dossier.building import inverting, searching, workers
from dossier.search.asking.searching import search
from dossier.search.making.runs import SHARES
from tests.conftest import SMALL, DossierOnDisk


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
    """Authors, what holds it, who published it, year, DOI and key; place and roles. Nothing that
    is withheld."""
    more = {"sources/references.yaml": REFERENCES, "events/remise.md": EVENT}
    dossier = write_dossier(SMALL | more)

    def found(query: str) -> list[tuple[str, str]]:
        files = dossier.built()
        hits = search(lambda path: files[path].decode(), query, lang="fr").hits
        return [(hit.id, hit.snippet.marked("[", "]")) for hit in hits]

    reference = "Jan {}, Cellule des ports, Revue des quais, Cour des comptes, mars 2021, {}"
    assert found("Kaminski") == [
        ("cour2021", reference.format("[Kaminski]", "DOI 10.1000/182, cour2021"))
    ]
    for query in ("cellule", "revue", "cour des comptes", "2021", "cour2021", "10.1000/182"):
        assert [id_ for id_, _ in found(query)] == ["cour2021"], query
    assert found("hôtel de ville") == [("remise", "[Hôtel] de [ville], Anne Roux (signataire)")]
    assert found("huissier") == []
    dossier.edit("actors/roux.md", "Anne Roux", "Anne Rousse")
    assert found("rousse signataire") == [
        ("remise", "Hôtel de ville, Anne [Rousse] ([signataire])")
    ]


def test_events_are_found_by_their_dates(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """In words and in figures, only as precise as they are."""
    event = EVENT.replace("2024-03-04", "2023-09-17")
    dossier = write_dossier(SMALL | {"events/remise.md": event})

    def found(query: str) -> list[str]:
        files = dossier.built()
        return [h.id for h in search(lambda path: files[path].decode(), query, lang="fr").hits]

    for query in ("17 septembre 2023", "septembre", "2023-09-17", "17/09/2023"):
        assert found(f"{query} type:event") == ["remise"], query
    dossier.edit("events/remise.md", "2023-09-17", "2023~")
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
    # Forked, as a build's own processes are, they know what was just set: whatever tests before left.
    monkeypatch.setattr(workers.threading, "active_count", lambda: 1)
    monkeypatch.setattr(workers, "_memory", lambda: 0)

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
