"""Authors who are not named, BibTeX's “and others”, are « et al. » wherever the named ones stand."""

from __future__ import annotations

import pytest

from dossier.model.citation import OTHERS, Item
from dossier.model.dates import parse
from dossier.model.records import Name
from dossier.rendering.bibliography import BUILT_IN, Cited, citation, reference_text, sort_key
from dossier.rendering.bibliography.hayagriva import hayagriva_entry
from dossier.rendering.bibliography.snippets import bibtex, csl_value, ris
from dossier.rendering.metadata.head import article_metadata
from dossier.rendering.metadata.linked import work_ld

DUPONT, MULLER = Name(family="Dupont", given="Aurélie"), Name(family="Müller", given="Jürgen")
CHAPTER = {"csl_type": "chapter", "container_title": "Tout"}


def work(*names: Name, role: str = "author", **fields: str) -> Item:
    return Item(id="a", title="Les cas", names={role: names}, issued=parse("2020"), **fields)  # type: ignore[arg-type]


ONE, TWO = work(DUPONT, OTHERS), work(DUPONT, MULLER, OTHERS)
AUTHOR_DATE, NOTE, CHICAGO = BUILT_IN


@pytest.mark.parametrize(
    ("item", "style", "lang", "expected"),
    [
        (ONE, AUTHOR_DATE, "fr", "DUPONT, Aurélie et al., 2020."),
        (TWO, AUTHOR_DATE, "fr", "DUPONT, Aurélie, MÜLLER, Jürgen et al., 2020."),
        (TWO, AUTHOR_DATE, "en", "DUPONT, Aurélie, MÜLLER, Jürgen et al., 2020."),
        (TWO, NOTE, "fr", "DUPONT, Aurélie, MÜLLER, Jürgen et al."),
        (ONE, CHICAGO, "en", "Dupont, Aurélie, et al."),
        (TWO, CHICAGO, "fr", "Dupont, Aurélie, Jürgen Müller, et al."),
        (work(DUPONT, OTHERS, role="editor", **CHAPTER), NOTE, "fr", "DUPONT, Aurélie et al. (dir.)"),
    ],
)  # fmt: skip
def test_an_entry_says_that_there_are_others(
    item: Item, style: str, lang: str, expected: str
) -> None:
    """Behind those who are named, in each style and language."""
    assert reference_text(item, style, lang).startswith(expected)


def test_inside_an_entry_too() -> None:
    """Of one and of several editors of the book that holds it."""
    one, two = (
        work(*names, OTHERS, role="container-author", **CHAPTER)
        for names in ([DUPONT], [DUPONT, MULLER])
    )

    assert "Tout, Aurélie Dupont et al." in reference_text(one, CHICAGO, "en")
    assert "Tout, Aurélie Dupont, Jürgen Müller, et al." in reference_text(two, CHICAGO, "en")


def test_a_citation_names_the_first() -> None:
    """How many there are is not known, but that they are more than are named."""
    assert citation([Cited(TWO)], AUTHOR_DATE, "fr")[0].text == "(Dupont et al. 2020)"
    assert "Dupont et al." in citation([Cited(ONE)], NOTE, "fr")[0].text
    assert sort_key(TWO) == sort_key(work(DUPONT, MULLER))


def test_exports_say_it_in_their_own_way() -> None:
    """BibTeX as it was written; CSL by the name that its processors take for « et al. »."""
    assert "author = {Dupont, Aurélie and Müller, Jürgen and others}" in bibtex(TWO)
    assert csl_value(TWO)["author"][1:] == [
        {"family": "Müller", "given": "Jürgen"},
        {"literal": "others"},
    ]
    assert "AU  - Müller, Jürgen\r\nAU  - et al.\r\n" in ris(TWO)
    assert hayagriva_entry(TWO)["author"][-1]["suffix"] == "et al."
    assert hayagriva_entry(work(Name(literal="OMS"), OTHERS))["author"] == [{"name": "OMS et al."}]


def test_machines_read_it_where_it_can_be_said() -> None:
    """In JSON-LD; readers of `citation_author` take each for a person who wrote it."""
    assert [who["name"] for who in work_ld(TWO)["author"]] == [
        "Aurélie Dupont", "Jürgen Müller", "et al.",
    ]  # fmt: skip
    authors = [m.content for m in article_metadata(TWO) if m.key == "citation_author"]
    assert authors == ["Dupont, Aurélie", "Müller, Jürgen"]


def test_a_body_of_that_name_alone_is_a_body() -> None:
    """There is nobody behind whom others could stand."""
    assert reference_text(work(OTHERS), AUTHOR_DATE, "fr").startswith("OTHERS, 2020")
