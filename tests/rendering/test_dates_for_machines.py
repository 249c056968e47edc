"""No format is told a date more precisely, or more surely, than it is known."""

from __future__ import annotations

import os
import re

import pytest

from dossier.model.citation import Item
from dossier.model.dates import iso_datetime, parse, wording
from dossier.model.records import Event
from dossier.rendering.bibliography.hayagriva import hayagriva_entry
from dossier.rendering.bibliography.snippets import bibtex, csl_value, ris
from dossier.rendering.bibliography.when import is_exact
from dossier.rendering.metadata import article_metadata, event_ld, work_ld

TABLE = os.path.join(os.path.dirname(__file__), os.pardir, "cases", "dates", "machines.txt")


def cases() -> list[list[str]]:
    with open(TABLE, encoding="utf-8") as file:
        lines = [line for line in file.read().splitlines() if line and line[0] != "#"]
    spaces = str.maketrans({"_": "\N{NBSP}", "^": "\N{NNBSP}"})
    return [[column.strip(" ").translate(spaces) for column in line.split("|")] for line in lines]


def article(edtf: str) -> Item:
    return Item(id="a", csl_type="article-newspaper", title="Titre", issued=parse(edtf), lang="fr")


def field(pattern: str, text: str) -> str:
    found = re.search(pattern, text, re.MULTILINE)
    return found[1] if found else ""


@pytest.mark.parametrize(
    ("edtf", "begins", "ends", "cited", "biblatex", "year", "ris_date", "csl", "typst"),
    cases(),
    ids=lambda column: column if isinstance(column, str) else None,
)
def test_what_each_format_says(
    edtf: str,
    begins: str,
    ends: str,
    cited: str,
    biblatex: str,
    year: str,
    ris_date: str,
    csl: str,
    typst: str,
) -> None:
    """A part that is in doubt is cut off, marked where the format has a mark, or left out."""
    item = article(edtf)

    event = event_ld(Event(id="e", path="p", title="Fait", date=item.issued), "fr")
    assert (begins, ends) == (event.get("startDate", ""), event.get("endDate", ""))
    assert begins == work_ld(item).get("datePublished", "")
    head = {meta.key: meta.content for meta in article_metadata(item)}
    assert (cited, edtf) == (head.get("citation_publication_date", ""), head["DCTERMS.issued"])
    entry = bibtex(item)
    assert biblatex == field(r"^  date = \{(.+)\},$", entry)
    assert year == field(r"^  year = \{(.+)\},$", entry)
    record = ris(item)
    assert ris_date == field(r"^DA  - (.+)\r$", record)
    assert ris_date.split("/")[0] == field(r"^PY  - (.+)\r$", record)
    issued = csl_value(item)["issued"]
    parts = "/".join("-".join(map(str, part)) for part in issued.get("date-parts", ()))
    assert csl == " ".join(filter(None, (parts, "circa" if issued.get("circa") else "")))
    assert typst == hayagriva_entry(item).get("date", "")


@pytest.mark.parametrize("edtf", [case[0] for case in cases()])
def test_what_is_cut_off_is_said_in_words(edtf: str) -> None:
    """Beside a date that is not whole stand its words, wherever a format takes words."""
    item = article(edtf)
    date = parse(edtf)
    words = "" if is_exact(date) else wording(date, "fr")

    event = event_ld(Event(id="e", path="p", title="Fait", date=date), "fr")
    assert words == event.get("description", "")
    assert words == work_ld(item).get("temporal", "")
    assert words == csl_value(item)["issued"].get("literal", "")
    assert words == field(r"^  note = \{(.+)\},$", bibtex(item)).replace(r"\_", "_")
    assert words == field(r"^N1  - (.+)\r$", ris(item))
    head = {meta.key: meta.content for meta in article_metadata(item)}
    assert words == head.get("DCTERMS.date", "")
    assert (edtf if not words else None) == iso_datetime(date)
