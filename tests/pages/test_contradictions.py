"""What editors have confirmed stands on one page, with its sources; what rules find stands on none."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.conftest import SMALL, DossierOnDisk, files_below
from tests.pages.test_crawl import check_site

TEXT = (
    "Ce 25 novembre, la maire a commenté le vote du port.\n\n"
    "Une phrase. « Non », a déclaré ce 25 octobre la maire, d’un ton sec. Une autre.\n"
)
RECORDS = SMALL | {
    "articles/mois.md": f"---\ntitle: Deux mois\nverbatim: true\nrights: full\npublished: 2024-11-25\n---\n{TEXT}",
    "events/propos.md": "---\ntitle: La maire commente\nreadings:\n"
    "  - {date: 2024-11-25, source: mois, quote: Ce 25 novembre, rank: preferred}\n"
    "  - {date: 2024-10-25, source: mois, quote: ce 25 octobre, rank: deprecated, why: Une coquille.}\n"
    "---\n",
    "notes/mois-double.md": "---\ntitle: Deux mois pour un propos\ntarget: mois\n"
    "quote: Ce 25 novembre\nkind: contradiction\nagainst: {target: mois, quote: a déclaré ce 25 octobre}\n"
    "resolution: Novembre, sans doute.\nauthor: A. R.\ndate: 2024-12-02\n---\nPourquoi.\n",
    "notes/seule.md": "---\ntarget: contrat\nquote: Le port le confirme\nkind: contradiction\n"
    "against: {target: vote, quote: Le conseil a voté}\n---\nL’un ou l’autre.\n",
}


@pytest.fixture
def port(write_dossier: Callable[..., DossierOnDisk]) -> DossierOnDisk:
    return write_dossier(RECORDS)


def entries(page: str) -> dict[str, str]:
    """The words of each contradiction, by its id."""
    found = re.findall(r'<section class="discord" id="([^"]+)">(.*?)</section>', page, re.S)
    return {name: " ".join(re.sub("<[^>]+>", " ", html).split()) for name, html in found}


def test_both_readings_and_what_the_editors_make_of_them(port: DossierOnDisk) -> None:
    """An event and the note on its words are one entry; a note alone is another."""
    files = port.built()
    check_site(files)
    found = entries(port.page("contradictions.html").replace("\u00a0", " ").replace("\u202f", " "))

    assert list(found) == ["propos", "seule"]
    assert found["propos"].startswith("La maire commente Événement 25 novembre 2024 retenue")
    assert "« Non », a déclaré ce 25 octobre la maire, d’un ton sec. Deux mois" in found["propos"]
    assert found["propos"].count("Deux mois ") == 3  # two readings and the note, no third reading
    assert "Une coquille." in found["propos"]
    assert found["propos"].endswith(
        "Conclusion de la rédaction : Novembre, sans doute. "
        "A. R. 2 décembre 2024 note : Deux mois pour un propos"
    )
    assert "Le port le confirme" in found["seule"]
    assert "Le conseil a voté" in found["seule"]
    assert "Sans conclusion" in found["seule"]
    assert ">Contradictions</a>" in port.page("index.html")


def test_pages_lead_there(port: DossierOnDisk) -> None:
    """From the event, from the notes, and from the passage that is wrong, not from the right one."""
    port.built()

    assert 'href="../contradictions.html#propos"' in port.page("events/propos.html")
    assert 'href="../contradictions.html#propos"' in port.page("notes/mois-double.html")
    assert 'href="../contradictions.html#seule"' in port.page("notes/seule.html")
    article = port.page("articles/mois.html")
    (mark,) = re.findall(r'<a class="passageref sic"[^>]*>', article)
    assert 'id="ref-propos.sic1" href="../contradictions.html#propos"' in mark
    before = re.sub("<[^>]+>", "", article[: article.index(mark)].rpartition("ce 25 octobre")[2])
    assert "Non" not in before
    assert "sic" not in port.page("articles/contrat.html")


def test_a_resolved_note_alone_marks_its_passage(port: DossierOnDisk) -> None:
    """Where no event ranks the readings, the passage that the note is about bears the mark."""
    port.edit("notes/seule.md", "kind:", "resolution: Il ne confirme rien.\nkind:")
    port.built()

    assert 'href="../contradictions.html#seule"' in port.page("articles/contrat.html")


@pytest.mark.parametrize(("rights", "sentence"), [("excerpt", True), ("link", False)])
def test_rights(port: DossierOnDisk, rights: str, sentence: bool) -> None:
    """Of what is not printed, the words that an editor quoted stand there, and nothing around."""
    port.edit("articles/mois.md", "rights: full", f"rights: {rights}\nexcerpt: 1")
    files = port.built()
    check_site(files)
    found = entries(port.page("contradictions.html"))["propos"]

    assert "ce 25 octobre" in found
    assert "Ce 25 novembre" in found
    assert ("commenté le vote du port" in found) == sentence
    assert not any("d’un ton sec".encode() in data for data in files.values())
    assert "passageref sic" not in port.page("articles/mois.html")


def test_an_edit_of_a_sentence_reaches_it(port: DossierOnDisk) -> None:
    """The page quotes texts; it is made again when one of them changes, and only then."""
    port.built()
    port.edit("articles/mois.md", "d’un ton sec", "d’un ton vif")
    after = port.built()
    assert port.last is not None
    routes = {route for route, _ in port.last.reasons}

    assert {"contradictions.html", "events/propos.html", "articles/mois.html"} <= routes
    assert "d’un ton vif" in port.page("contradictions.html")
    assert "d’un ton vif" in port.page("events/propos.html")
    port.build(clean=True)
    assert files_below(port.site) == after
    port.edit("actors/roux.md", "Maire.", "Elle est maire.")
    port.built()
    assert "contradictions.html" not in {route for route, _ in port.last.reasons}


def test_nothing_confirmed(port: DossierOnDisk) -> None:
    """Without a confirmed contradiction there is no page, no entry in the menu, no mark; what a
    rule asks is printed nowhere, and what is withheld confirms nothing."""
    port.remove("events/propos.md")
    for name in ("notes/mois-double.md", "notes/seule.md"):
        port.edit(name, "kind:", "draft: true\nkind:")
    files = port.built()
    assert port.last is not None

    assert [found.code for found in port.last.report] == ["two-months"]
    assert "contradictions.html" not in files
    assert not any(b"contradictions.html" in data for data in files.values())


def test_a_long_list_is_divided(write_dossier: Callable[..., DossierOnDisk]) -> None:
    """Above 200 entries, by letter; every page leads to the part where its own stands."""
    notes = "".join(
        f"- {{id: n-{number}, title: {'ab'[number % 2]}{number}, target: contrat, kind: contradiction, "
        "against: {target: vote}, text: Rien.}\n"
        for number in range(201)
    )
    dossier = write_dossier(SMALL | {"notes/liste.yaml": notes})
    files = dossier.built()
    check_site(files)

    assert {"contradictions.html", "contradictions.a.html", "contradictions.b.html"} <= files.keys()
    assert len(entries(dossier.page("contradictions.a.html"))) == 101
    assert 'href="../contradictions.b.html#n-1"' in dossier.page("notes/n-1.html")


def test_a_conclusion_without_the_other_reading_is_listed(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """What contradicts what everyone knows has one passage, and stands in the list with it."""
    alone = (
        "---\ntarget: mois\nquote: Ce 25 novembre\nkind: contradiction\n"
        "resolution: Le 25 octobre, sans doute.\n---\nPourquoi.\n"
    )
    port = write_dossier(
        SMALL | {"articles/mois.md": RECORDS["articles/mois.md"], "notes/seule.md": alone}
    )
    check_site(port.built())

    found = entries(port.page("contradictions.html"))
    assert list(found) == ["seule"]
    assert "Ce 25 novembre" in found["seule"]
    assert "Le 25 octobre, sans doute." in found["seule"]


def test_the_other_reading_leads_to_its_passage(port: DossierOnDisk) -> None:
    """On its own page too, and wherever it moves; to the page alone where it is not printed."""
    port.built()

    assert 'href="../articles/mois.html#p2">dans ce texte-ci</a>' in port.page("articles/mois.html")
    assert 'href="../articles/vote.html#p1">Le vote</a>' in port.page("articles/contrat.html")
    assert 'href="../articles/mois.html#p2">Deux mois</a>' in port.page("notes/mois-double.html")

    vote = (port.content / "articles/vote.md").read_text(encoding="utf-8")
    port.write({"articles/vote.md": vote.replace("\nLe conseil", "\nAvant.\n\nLe conseil")})
    port.built()
    assert 'href="../articles/vote.html#p2">Le vote</a>' in port.page("articles/contrat.html")

    port.write({"articles/vote.md": vote.replace("title:", "rights: link\ntitle:")})
    port.built()
    assert 'href="../articles/vote.html">Le vote</a>' in port.page("articles/contrat.html")
