"""A sentence that a page quotes of another reads as that one prints it, citations and all."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping

import pytest

from tests.conftest import DossierOnDisk

Write = Callable[[Mapping[str, str]], DossierOnDisk]

SOURCES = """\
- id: dupont2020
  type: article-journal
  title: Les cas
  author: [{family: Dupont, given: Aurélie}, {family: Müller, given: Jürgen}]
  container-title: Revue d’épidémiologie
  issued: 2020
- id: kaminski2019
  type: book
  title: Rien
  author: [{family: Kamiński, given: Jan}]
  issued: 2019
- {id: cc2021, type: report, title: Les déchets ménagers, author: [{literal: Cour des comptes}], issued: 2021}
- {id: cc2021b, type: report, title: Les eaux, author: [{literal: Cour des comptes}], issued: 2021}
"""
TEXT = (
    "Voyez [@dupont2020; @kaminski2019, p. 3] et [[rien]]. "
    "Dupont le dit [-@dupont2020, p. 9][voir @cc2021, p. 12 et ailleurs].\n"
)
FIRST = "Voyez (Dupont, Müller 2020 ; Kamiński 2019, p. 3) et Rien d’anormal."
SECOND = "Dupont le dit (2020, p. 9)(voir Cour des comptes 2021a, p. 12 et ailleurs)."


def quoted(page: bytes) -> list[str]:
    found = re.findall(r'<blockquote class="sentence"[^>]*><p>(.*?)</p>', page.decode(), re.S)
    return [plain(one) for one in found]


def plain(text: str) -> str:
    return re.sub(r"\s", " ", html.unescape(re.sub(r"<[^>]*>", "", text)))


def site_with(write: Write, style: str = "iso690-author-date-fr") -> dict[str, bytes]:
    return write(
        {
            "dossier.yaml": f"title: D\nlang: fr\nrights: full\ncitation_style: {style}\n",
            "sources/s.yaml": SOURCES,
            "articles/a.md": f"---\ntitle: A\n---\n{TEXT}",
            "articles/rien.md": "---\ntitle: Rien d’anormal\n---\nRien.\n",
        }
    ).built()


def test_a_citation_is_quoted_as_it_is_printed(write_dossier: Write) -> None:
    """Each source with its locator, and those beside it, on the pages of all of them."""
    site = site_with(write_dossier)
    printed = plain(site["articles/a.html"].decode())

    assert f"{FIRST} {SECOND}" in printed
    assert quoted(site["sources/dupont2020.html"]) == [FIRST, SECOND]
    assert quoted(site["sources/kaminski2019.html"]) == [FIRST]
    assert quoted(site["sources/cc2021.html"]) == [SECOND]
    assert quoted(site["articles/rien.html"]) == [FIRST]


@pytest.mark.parametrize("style", ["iso690-note-fr", "chicago-notes"])
def test_it_is_in_the_style_of_the_dossier(write_dossier: Write, style: str) -> None:
    """In those made for notes too."""
    site = site_with(write_dossier, style)
    printed = plain(site["articles/a.html"].decode())

    for sentence in quoted(site["sources/dupont2020.html"]):
        assert sentence in printed
