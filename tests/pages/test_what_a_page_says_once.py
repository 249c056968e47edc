"""A page says a thing once, and says of itself what it is about."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.conftest import DossierOnDisk

FILES = {
    "dossier.yaml": "title: Le port\nlang: fr\nurl: https://port.example/\neditors: [{name: La rédaction}]\n",
    "articles/contrat.md": (
        "---\ntitle: Le contrat\npublished: 2024-03-01\nurl: https://gazette.example/a\n---\n"
        "Anne Roux signe [@rapport, §3]. Voir [[roux]] [@rapport] ; la suite viendra.\n"
    ),
    "articles/suite.md": "---\ntitle: La suite\nlang: fr\n---\nAprès [[contrat]], rien. La Gazette [-@contrat] le dit.\n",
    "actors/roux.md": "---\nname: Anne Roux\nkind: person\nroles: [{title: maire}]\n---\nMaire de la ville.\n",
    "events/signature.md": "---\ntitle: La signature\ndate: 2024-03-01\nsources: [contrat]\nactors: [{actor: roux, role: Maire}]\n---\nAu port.\n",
    "notes/hier.md": '---\ntarget: contrat\nquote: "signe"\nauthor: A. R.\ndate: 2024-03-02\ntitle: Quand\n---\nCe jour.\n',
    "sources/tout.yaml": "- {id: rapport, type: report, title: Rapport}\n",
}


@pytest.fixture
def site(write_dossier: Callable[..., DossierOnDisk]) -> dict[str, str]:
    built = write_dossier(FILES).built()
    return {name: data.decode() for name, data in built.items() if name.endswith(".html")}


def section(html: str, title: str) -> str:
    return html.partition(f"<h2>{title}</h2>")[2].partition("</section>")[0]


def test_backlinks_leave_out_what_the_page_lists(site: dict[str, str]) -> None:
    """The note is printed and the event listed; the article that links keeps its sentence."""
    links = section(site["articles/contrat.html"], "Ce qui renvoie ici")

    assert "La suite" in links
    assert "Après <strong>" in links
    assert "Quand" not in links
    assert "La signature" not in links


def test_a_sentence_that_names_an_actor_by_two_names_is_shown_once(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """With both marked."""
    roux = FILES["actors/roux.md"].replace("kind:", "aliases: [Mme Roux]\nkind:")
    text = "Anne Roux (Mme Roux, dit-on) signe. Mme Roux sort."
    contract = FILES["articles/contrat.md"].partition("Anne Roux")[0] + text
    site = write_dossier(
        {"dossier.yaml": FILES["dossier.yaml"], "actors/roux.md": roux, "articles/un.md": contract}
    ).built()
    html = site["actors/roux.html"].decode()

    assert re.findall(r'<blockquote class="sentence"[^>]*><p>(.*?)</p>', html) == [
        "<strong>Anne Roux</strong> (<strong>Mme Roux</strong>, dit-on) signe.",
        "<strong>Mme Roux</strong> sort.",
    ]


def test_a_sentence_that_names_its_source_is_not_given_it_again(site: dict[str, str]) -> None:
    """In what leads here, as on its page, the date alone stands behind the name."""
    links = section(site["articles/contrat.html"], "Ce qui renvoie ici")

    assert "La Gazette (2024) le dit." in re.sub(r"<[^>]+>", "", links)


def test_an_uncertain_date_is_quoted_as_it_is_cited(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """In the brackets that the page of the sentence has too."""
    uncertain = FILES["articles/contrat.md"].replace("2024-03-01", "2024-03-01?")
    site = write_dossier(FILES | {"articles/contrat.md": uncertain}).built()
    links = section(site["articles/contrat.html"].decode(), "Ce qui renvoie ici")

    for html in (links, site["articles/suite.html"].decode()):
        assert "La Gazette ([2024?]) le dit." in re.sub(r"<[^>]+>", "", html)


def test_the_page_of_a_note_names_kind_author_and_title_once(site: dict[str, str]) -> None:
    """In its head; the note below begins with its passage, here the editors' own words."""
    main = site["notes/hier.html"].partition("<main")[2]

    for said in (">Contexte<", "A. R.", ">Quand<", "2\u00a0mars 2024"):
        assert main.count(said) == 1, said
    assert 'lang="fr">signe</bdi> <span' in main
    assert "dans le résumé de la rédaction" in main


def test_a_reader_can_cite_the_piece_and_the_page(site: dict[str, str]) -> None:
    """The piece with its own address and date; the page by its editors, with the date of
    what they wrote there last."""
    cited = section(site["articles/contrat.html"], "Citer")
    piece, _, page = cited.partition("<h3>Cette page du dossier</h3>")

    assert "https://gazette.example/a" in piece
    assert "La rédaction" not in piece
    assert "LA RÉDACTION, 2024. Le contrat [résumé annoté]." in re.sub(r"<[^>]+>", "", page)
    assert "https://port.example/articles/contrat.html" in page
    assert "onsulté" not in page


DESCRIPTIONS = {
    "articles/contrat.html": "Anne Roux signe. Voir Anne Roux\u202f; la suite viendra.",
    "actors/roux.html": "Maire de la ville.",
    "events/signature.html": "Au port.",
    "notes/hier.html": "Ce jour.",
    "sources/rapport.html": "Rapport, [sans date].",
    "articles/index.html": "Tous les articles du dossier «\u00a0Le port\u00a0», du plus récent au plus ancien.",
    "404.html": "Cette adresse ne mène à rien dans ce dossier.",
}


def test_every_page_says_what_it_is_about(site: dict[str, str]) -> None:
    """In words of its own: its summary or how its text begins, citations left out."""
    found = {
        name: re.findall(r'<meta name="description" content="([^"]*)">', html)
        for name, html in site.items()
    }

    assert [name for name, said in found.items() if len(said) != 1 or not said[0]] == []
    assert {name: found[name][0] for name in DESCRIPTIONS} == DESCRIPTIONS
    public = [said[0] for name, said in found.items() if name != "404.html"]
    assert len(set(public)) == len(public)


def test_locators_keep_their_sign(site: dict[str, str]) -> None:
    """« § 3 » in a list of references as in the text."""
    assert "<span>§\u00a03</span>" in site["articles/contrat.html"]


def test_editors_are_named_inside_a_sentence(site: dict[str, str]) -> None:
    """« tenu par la rédaction »"""
    assert "Dossier tenu par la rédaction</p>" in site["index.html"]


def test_who_acts_in_an_office_is_said_to_hold_it_once(site: dict[str, str]) -> None:
    """The event says as what she acted; that she held that office then says no more."""
    assert section(site["events/signature.html"], "Acteurs").lower().count("maire") == 1
