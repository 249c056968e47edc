"""What editors put right after publication is told on the page, in the feed and to machines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from dossier.pages import plan
from tests.conftest import SMALL, DossierOnDisk

Write = Callable[..., DossierOnDisk]
SAID = "corrections:\n  - {date: 2024-05-06, text: La maire s’appelle Anne.}\n"
FILES = SMALL | {
    "articles/vote.md": f"---\ntitle: Le vote\npublished: 2024-04\n{SAID}---\nTexte.\n",
    "pages/methode.md": "---\ntitle: Méthode\ncorrections: [2024-05-07, 2024-04]\n---\nTexte.\n",
    "notes/n1.md": SMALL["notes/n1.md"].replace("date:", f"{SAID}date:"),
}


def words(html: str) -> list[str]:
    found = re.findall(r'<p class="dateline corrected">(.*?)</p>', html)
    return [re.sub("<[^>]+>", "", one) for one in found]


@pytest.fixture
def built(write_dossier: Write) -> DossierOnDisk:
    dossier = write_dossier(FILES)
    assert not dossier.build().stopped
    return dossier


def page(dossier: DossierOnDisk, route: str) -> str:
    return (dossier.site / route).read_text("utf-8")


def test_a_page_says_what_was_corrected_and_when(built: DossierOnDisk) -> None:
    """In the words that dates have; the sentence may be left out. A note says it where it stands."""
    sentence = (
        "Corrigé par la rédaction du dossier, 6\u00a0mai 2024\u00a0: La maire s’appelle Anne."
    )
    assert words(page(built, "articles/vote.html")) == [sentence]
    assert words(page(built, "notes/n1.html")) == [sentence]
    assert words(page(built, "articles/contrat.html")) == [sentence]
    assert words(page(built, "methode.html")) == [
        "Corrigé par la rédaction du dossier, 7\u00a0mai 2024",
        "Corrigé par la rédaction du dossier, avril 2024",
    ]


def test_the_feed_tells_every_correction_by_its_day(built: DossierOnDisk) -> None:
    """Of records of any kind, the latest first; the day is that on which readers should look."""
    feed = page(built, "feed.xml")
    entries = re.findall(r"<id>[^<]*/(\w+)\.html</id><updated>([^T]*)T[^<]*</updated>", feed)

    assert entries == [
        ("methode", "2024-05-07"),
        ("vote", "2024-05-06"),
        ("n1", "2024-05-06"),
        ("contrat", "2024-03-05"),
    ]
    assert "<updated>2024-05-07T00:00:00Z</updated>" in feed.partition("<entry>")[0]
    assert (
        "<summary>Corrigé par la rédaction du dossier, 6\u00a0mai 2024\u00a0: La maire s’appelle Anne. "
        "avril 2024</summary>" in feed
    )


def test_a_correction_comes_before_an_article_that_is_older(
    write_dossier: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long ago the corrected one appeared."""
    monkeypatch.setattr(plan, "FEED", 1)
    older = SMALL["articles/contrat.md"].replace("outlet:", f"{SAID}outlet:")
    dossier = write_dossier(SMALL | {"articles/contrat.md": older})
    dossier.build()

    assert re.findall(r"<entry><title>(.*?)<", page(dossier, "feed.xml")) == ["Le contrat"]
    assert "2024-05-06" in page(dossier, "feed.xml")


def test_what_search_engines_leave_out_comes_into_no_feed(write_dossier: Write) -> None:
    """The page of a private person says it for whoever reads that page."""
    actor = SMALL["actors/roux.md"].replace("kind:", f"noindex: true\n{SAID}kind:")
    dossier = write_dossier(SMALL | {"actors/roux.md": actor})
    dossier.build()

    assert len(words(page(dossier, "actors/roux.html"))) == 1
    assert "roux" not in page(dossier, "feed.xml") + page(dossier, "sitemap.xml")


def test_machines_are_told(built: DossierOnDisk) -> None:
    """The sitemap and JSON-LD, of pages that were corrected."""
    sitemap = page(built, "sitemap.xml")
    assert "methode.html</loc><lastmod>2024-05-07</lastmod></url>" in sitemap
    assert "articles/contrat.html</loc></url>" in sitemap

    found = re.findall(r'ld\+json">(.*?)</script>', page(built, "methode.html"))
    assert json.loads(found[-1]) == {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": "https://port.example/methode.html",
        "url": "https://port.example/methode.html",
        "name": "Méthode",
        "dateModified": "2024-05-07",
        "correction": [
            {"@type": "CorrectionComment", "datePublished": "2024-05-07"},
            {"@type": "CorrectionComment", "datePublished": "2024-04"},
        ],
    }


@pytest.mark.parametrize("path", ["articles/vote.md", "pages/methode.md", "notes/n1.md"])
def test_an_edit_makes_what_a_clean_build_makes(write_dossier: Write, path: str) -> None:
    """Where a correction comes, is reworded, or goes."""
    plain = re.sub(r"corrections:.*\n(?:  - .*\n)*", "", FILES[path])
    dossier = write_dossier(FILES | {path: plain})
    dossier.build()
    for text in (FILES[path], FILES[path].replace("2024-05-0", "2024-06-0"), plain):
        dossier.write({path: text})
        edited = dossier.built()
        assert edited == dossier.built(clean=True)
