"""What "cite this page" copies is read by reference managers as the work it came from."""

from __future__ import annotations

import json
import re

import pytest
from cited_items import INEXACT, ITEMS
from hypothesis import given, settings
from test_bibliography import HOSTILE_ITEMS

from dossier.model.citation import Item
from dossier.model.records import Name
from dossier.rendering.bibliography.snippets import bibtex, csl_json, csl_value, ris

BY_ID = {item.id: item for item in (*ITEMS, *INEXACT)}

BIBTEX = """\
@article{news-signed,
  author = {Pietralunga, Cédric and Vincent, Élise},
  title = {{Guerre en Ukraine : les discussions sur l’envoi de militaires sont relancées}},
  journal = {Le Monde},
  entrysubtype = {newspaper},
  date = {2024-11-25},
  year = {2024},
  month = {nov},
  url = {https://www.lemonde.fr/international/article/2024/11/25/x_1.html},
  urldate = {2024-11-28},
  langid = {fr},
}
"""
RIS = """\
TY  - NEWS
ID  - news-signed
AU  - Pietralunga, Cédric
AU  - Vincent, Élise
TI  - Guerre en Ukraine : les discussions sur l’envoi de militaires sont relancées
T2  - Le Monde
PY  - 2024
DA  - 2024/11/25/
UR  - https://www.lemonde.fr/international/article/2024/11/25/x_1.html
Y2  - 2024/11/28/
LA  - fr
ER  - \n"""


def test_bibtex() -> None:
    """A newspaper article, with what BibLaTeX needs to know it for one."""
    assert bibtex(BY_ID["news-signed"]) == BIBTEX


def test_ris() -> None:
    """The same in RIS, whose lines end in CR LF."""
    assert ris(BY_ID["news-signed"]) == RIS.replace("\n", "\r\n")


def test_csl_json() -> None:
    """The same in CSL-JSON."""
    assert json.loads(csl_json(BY_ID["news-signed"])) == [
        {
            "id": "news-signed",
            "type": "article-newspaper",
            "author": [
                {"family": "Pietralunga", "given": "Cédric"},
                {"family": "Vincent", "given": "Élise"},
            ],
            "issued": {"date-parts": [[2024, 11, 25]]},
            "accessed": {"date-parts": [[2024, 11, 28]]},
            "title": BY_ID["news-signed"].title,
            "container-title": "Le Monde",
            "URL": BY_ID["news-signed"].url,
            "language": "fr",
        }
    ]


def test_keys_of_references_are_kept() -> None:
    """A key given by Zotero stays the key; what no key may hold becomes a hyphen."""
    assert bibtex(BY_ID["book"], "Badie_2023").startswith("@book{Badie_2023,")
    assert bibtex(BY_ID["book"], "a b}c").startswith("@book{a-b-c,")
    assert csl_value(BY_ID["book"], "Badie 2023")["id"] == "Badie 2023"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (Name(family="Villepin", given="Dominique", particle="de"), "de Villepin, Dominique"),
        (Name(family="Estaing", given="Valéry", particle="d’"), "d’Estaing, Valéry"),
        (Name(family="King", given="Martin", suffix="Jr."), "King, Jr., Martin"),
        (Name(literal="Smith and Sons"), "{Smith and Sons}"),
        (Name(family="Rock and Roll", given="X"), "{Rock and Roll}, X"),
        (Name(given="Madonna"), "{Madonna}"),
        (Name(literal="A & B_{x}"), r"{A \& B\_\{x\}}"),
    ],
)
def test_bibtex_names(name: Name, expected: str) -> None:
    """A name stays one name, in its parts."""
    assert f"author = {{{expected}}}," in bibtex(Item(id="x", names={"author": (name,)}))


def test_bibtex_escapes() -> None:
    """What TeX would act upon is text; an address is verbatim but for braces."""
    item = Item(id="x", title=r"50 % of $x_1^2 & #~\{}", url="https://a.example/{a}_%20~b")
    text = bibtex(item)

    assert (
        r"title = {{50 \% of \$x\_1\textasciicircum{}2 \& \#\textasciitilde{}\textbackslash{}\{\}}}"
        in text
    )
    assert "url = {https://a.example/%7Ba%7D_%20~b}" in text


@pytest.mark.parametrize(
    ("id", "bibtex_date", "ris_date", "parts", "literal"),
    [
        ("approximate", "2024-03", "2024/03//", [[2024, 3]], "vers la mi-mars 2024"),
        ("about-year", "1954~", "///vers 1954", [[1954]], "vers 1954"),
        (
            "span",
            "2023-06/2024-05",
            "2023/06//",
            [[2023, 6], [2024, 5]],
            "de juin 2023 à mai 2024",
        ),
        ("open-span", "2022-02/", "2022/02//", [[2022, 2]], "since February 2022"),
    ],
)
def test_inexact_dates_keep_their_wording(
    id: str, bibtex_date: str, ris_date: str, parts: list[list[int]], literal: str
) -> None:
    """What is known where the format wants a date, the wording where it takes words."""
    item = BY_ID[id]

    assert f"date = {{{bibtex_date}}}" in bibtex(item)
    assert literal in bibtex(item)
    assert f"DA  - {ris_date}\r\n" in ris(item)
    assert f"N1  - {literal}\r\n" in ris(item)
    issued = csl_value(item)["issued"]
    assert (issued["date-parts"], issued["literal"]) == (parts, literal)


def test_archived_copies_are_kept() -> None:
    """The copy that an archive keeps travels with the item."""
    copy = "https://web.archive.org/web/2024/https://example.org/tracker"
    item = BY_ID["open-span"]

    assert copy in bibtex(item)
    assert f"L2  - {copy}\r\n" in ris(item)
    assert csl_value(item)["note"] == f"Archive: {copy} (2024-11-28)"


@given(HOSTILE_ITEMS)
@settings(max_examples=50, derandomize=True, deadline=None)
def test_no_field_breaks_out(item: Item) -> None:
    """Whatever the fields hold: balanced BibTeX fields, one RIS value a line, right JSON."""
    entry = bibtex(item)
    lines = entry.split("\n")
    assert (lines[-2], lines[-1]) == ("}", "")
    for line in lines[1:-2]:
        assert re.fullmatch(r"  [a-z]+ = \{.*\},", line)
        bare = re.sub(r"\\[{}]", "", line)
        depth = [bare[:n].count("{") - bare[:n].count("}") for n in range(len(bare))]
        assert bare.count("{") == bare.count("}")
        assert min(depth[line.index("{") + 1 : -1], default=1) > 0
    record = ris(item)
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in record.split("\r\n")[:-1])
    assert record.count("\n") == record.count("\r\n")
    assert json.loads(csl_json(item))[0]["id"] == "x"
    for text in (entry, record, csl_json(item)):
        text.encode()
