"""Two real press pieces, printed in full, become a dossier."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import DossierOnDisk
from tests.pages.test_crawl import check_site

PRESS = Path(__file__).parents[3] / "shared" / "press"

pytestmark = pytest.mark.skipif(not PRESS.is_dir(), reason="the two press pieces are not here")

RECORDS = {
    "dossier.yaml": "title: Deux pièces\nlang: fr\nrights: full\n",
    "actors/peskov.md": "---\nname: Dmitri Peskov\naliases: [Peskov]\n---\n",
    "actors/macron.md": "---\nname: Emmanuel Macron\naliases: [Macron]\n---\n",
    "actors/trump.md": "---\nname: Donald Trump\naliases: [Trump]\n---\n",
    "actors/otan.md": "---\nname: OTAN\nkind: organization\n---\n",
    "actors/monde.md": "---\nname: Le Monde\nkind: outlet\n---\n",
    "actors/elysee.md": "---\nname: Élysée\nkind: organization\naliases: [Palais de l'Élysée]\n---\n",
    "actors/dci.md": "---\nname: Défense Conseil International\nkind: organization\naliases: [DCI]\n---\n",
    "events/reaction.md": "---\ntitle: Peskov commente l’article du Monde\nreadings:\n"
    "  - {date: 2024-11-25, source: premiere, quote: Ce 25 novembre, rank: preferred}\n"
    "  - {date: 2024-10-25, source: premiere, quote: ce 25 octobre, rank: deprecated, why: coquille}\n"
    "---\n",
    "notes/mois.md": "---\ntarget: premiere\nquote: a déclaré ce 25 octobre\nkind: contradiction\n"
    "against: {target: premiere, quote: Ce 25 novembre}\n---\nDeux mois pour une déclaration.\n",
    "notes/tetes.md": "---\ntarget: premiere\nquote: 'des « têtes brûlées » apparaissent\"'\n---\nSens.\n",
    "notes/annee.md": "---\ntarget: seconde\nkind: correction\n---\n> à partir de janvier 2024\n\nJanvier 2025.\n",
    "notes/elision.md": "---\ntarget: premiere\nquote: doctrine d’« ambiguïté stratégique »\n---\nDéfinition.\n",
    "notes/travers.md": "---\ntarget: premiere\nquote: n'étaient pas en faveur de cette idée […] Des discussions sont en cours\n---\nD’un paragraphe à l’autre.\n",
    "quotations/noyau.md": "---\nspeaker: source\nvariants:\n"
    "  - {in: premiere, via: [monde], basis: stated, quote: créer un noyau dur entre alliés en Europe}\n"
    "  - {in: seconde, quote: d'établir un groupe central d'alliés en Europe}\n---\n",
    "actors/source.md": "---\nname: Une source militaire britannique\nkind: unnamed\n---\n",
}


def piece(name: str, title: str, published: str) -> str:
    (path,) = PRESS.glob(f"{name}_*.txt")
    text = path.read_text(encoding="utf-8")
    return f"---\ntitle: {title}\nverbatim: true\npublished: '{published}'\n---\n{text}"


@pytest.fixture
def press(write_dossier: Callable[..., DossierOnDisk]) -> DossierOnDisk:
    return write_dossier(
        RECORDS
        | {
            "articles/premiere.md": piece("000", "Première", "?2024-11-25"),
            "articles/seconde.md": piece("003", "Seconde", "2024-11-27"),
        }
    )


def test_the_pieces_build_and_every_quote_is_found(press: DossierOnDisk) -> None:
    """Both pieces build in full, without error or warning, with all that is quoted of them."""
    files = press.built()

    assert press.last is not None
    assert [(d.code, d.path, d.params) for d in press.last.report] == []
    check_site(files)
    first = press.page("articles/premiere.html")
    assert first.count('class="noteref"') == 4
    assert 'href="../actors/monde.html">Monde</a>' in first
    assert "25 novembre 2024 (année incertaine)" in first.replace("\u00a0", " ")


def test_a_quote_gone_wrong_is_answered_with_the_passage(press: DossierOnDisk) -> None:
    """A quote with a slip is an error whose hint is the passage as it stands."""
    press.edit("notes/mois.md", "ce 25 octobre", "ce 26 octobre")
    result = press.build()

    (found,) = result.report
    assert (found.code, found.path, found.place.line) == ("quote-not-found", "notes/mois.md", 3)
    assert "ce 25 octobre" in str(found.params)


def test_an_excerpt_prints_the_head_alone(press: DossierOnDisk) -> None:
    """As an excerpt, the first paragraphs are printed and the quoted words of the rest."""
    press.edit("dossier.yaml", "rights: full", "rights: excerpt")
    files = press.built()
    everything = b"".join(files.values()).decode()

    assert "retrait du soutien militaire américain" in everything
    assert "escalade complète" not in everything
    assert "rhétorique" not in everything
    assert "ambiguïté stratégique" in everything


def test_the_rules_find_the_two_contradictions(write_dossier: Callable[..., DossierOnDisk]) -> None:
    """In the two texts alone, the rules ask about the two real ones, at their place, and no more."""
    dossier = write_dossier(
        {
            "dossier.yaml": RECORDS["dossier.yaml"],
            "articles/premiere.md": piece("000", "Première", "?2024-11-25"),
            "articles/seconde.md": piece("003", "Seconde", "2024-11-27"),
        }
    )

    found = dossier.build().report

    assert [(d.code, d.path, d.place.line, d.params["words"]) for d in found] == [
        ("two-dates", "articles/premiere.md", 12, "ce 25 octobre"),
        ("already-past", "articles/seconde.md", 8, "à partir de janvier 2024"),
    ]
    files = dossier.built()
    check_site(files)
    assert not any(b"already-past" in data or b"two-dates" in data for data in files.values())
