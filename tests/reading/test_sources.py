"""CSL-YAML, CSL-JSON and BibTeX say the same references."""

from __future__ import annotations

import json

import pytest

from dossier.model.citation import has_others, without_others
from dossier.model.records import Name
from dossier.reading.latex import plain_text

YAML = """- id: Dupont_2024
  type: article-newspaper
  title: "L'Élysée : OTAN & Cie"
  author:
    - {family: Dupont, given: Jean-Noël}
    - {family: Gaulle, given: Charles, non-dropping-particle: de}
    - {literal: AFP}
  container-title: Le Monde
  issued: 2024-11-24
  page: 1–4
  URL: https://lemonde.example/x
"""
JSON = json.dumps(
    [
        {
            "id": "Dupont_2024",
            "type": "article-newspaper",
            "title": "L'Élysée : OTAN & Cie",
            "author": [
                {"family": "Dupont", "given": "Jean-Noël"},
                {"family": "Gaulle", "given": "Charles", "non-dropping-particle": "de"},
                {"literal": "AFP"},
            ],
            "container-title": "Le Monde",
            "issued": {"date-parts": [["2024", 11, 24]]},
            "page": "1–4",
            "URL": "https://lemonde.example/x",
            "note": "not for readers",
        }
    ],
    indent="\t",
)
BIBTEX = r"""
@string{lm = {Le Monde}}
@comment{ignored {braces} too}
@article{Dupont_2024,
  entrysubtype = {newspaper},
  author = {Jean-No{\"e}l Dupont and de Gaulle, Charles and {AFP}},
  title = {{L'{\'E}lys{\'e}e}\ : {OTAN} \& Cie},
  journaltitle = lm,
  date = {2024-11-24},
  pages = "1--4",
  url = {https://lemonde.example/x},
}
"""


@pytest.mark.parametrize(
    ("text", "ending"), [(YAML, "yaml"), (JSON, "json"), (BIBTEX, "bib")], ids=lambda v: v[:4]
)
def test_the_three_forms_give_one_reference(read, text: str, ending: str) -> None:
    """Key, page name, type, names, dates and fields, in CSL's vocabulary."""
    reference = read(text, f"sources/s.{ending}").record

    assert (reference.key, reference.id) == ("Dupont_2024", "dupont-2024")
    assert (reference.csl_type, reference.title) == ("article-newspaper", "L'Élysée : OTAN & Cie")
    assert reference.names == {
        "author": (
            Name("Dupont", "Jean-Noël"),
            Name("Gaulle", "Charles", particle="de"),
            Name(literal="AFP"),
        )
    }
    assert {name: date.edtf for name, date in reference.dates.items()} == {"issued": "2024-11-24"}
    assert reference.fields == {
        "container-title": "Le Monde",
        "page": "1–4",
        "URL": "https://lemonde.example/x",
    }


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("{date-parts: [[2024, 11]]}", "2024-11"),
        ("{date-parts: [[2024], [2025]]}", "2024/2025"),
        ("{date-parts: [['2024', '3', '5']]}", "2024-03-05"),
        ("{date-parts: [[2024]], circa: true}", "2024~"),
        ("{date-parts: [[2024]], season: 1}", "2024-21"),
        ("{raw: 2024-05}", "2024-05"),
        ("{literal: novembre 2024}", "2024-11"),
        ("[{year: 2024, month: 3}]", "2024-03"),
        ("2024-11?", "2024-11?"),
        ('"2023-06/.."', "2023-06/.."),
    ],
)
def test_dates_come_in_every_form_that_programs_write(read, written: str, edtf: str) -> None:
    """`date-parts`, `raw`, `literal`, pandoc's list, or plain EDTF."""
    reference = read(f"- id: a\n  title: x\n  issued: {written}\n", "sources/s.yaml").record

    assert reference.dates["issued"].edtf == edtf


@pytest.mark.parametrize(
    ("year", "month", "edtf"),
    [("2024", "nov", "2024-11"), ("{2024}", "{11}", "2024-11"), ('"2024"', '"November"', "2024-11")],
)  # fmt: skip
def test_bibtex_dates_its_entries_by_year_and_month(read, year, month, edtf) -> None:
    """As BibTeX did before biblatex's `date`."""
    text = f"@book{{a, title = {{x}}, year = {year}, month = {month}}}"

    assert read(text, "sources/s.bib").record.dates["issued"].edtf == edtf


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        (r"{\'E}lys{\'e}e", "Élysée"),
        (r"\'{E}lys\'ee", "Élysée"),
        (r"Fran\c{c}ois", "François"),
        (r"Fran\c cois", "François"),
        (r"na{\"\i}f", "naïf"),
        (r"C{\oe}ur", "Cœur"),
        (r"\v{S}koda \& Co", "Škoda & Co"),
        (r"\~nandu", "ñandu"),
        (r"A~b -- c --- d", "A\xa0b – c — d"),
        (r"\emph{Le Monde}", "Le Monde"),
        (r"50\,\% \{x\}", "50\u202f% {x}"),
        (r"\og oui \fg{}", "«\xa0oui \xa0»"),
    ],
)
def test_bibtex_accents_are_letters(written: str, plain: str) -> None:
    """Commands and braces leave the text that they stand for."""
    assert plain_text(written) == plain


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("Jean Dupont", Name("Dupont", "Jean")),
        ("Dupont, Jean", Name("Dupont", "Jean")),
        ("Ludwig van Beethoven", Name("Beethoven", "Ludwig", particle="van")),
        ("van der Berg, Jan", Name("Berg", "Jan", particle="van der")),
        ("King, Jr, Martin Luther", Name("King", "Martin Luther", suffix="Jr")),
        ("{Ministère de la Défense and Co}", Name(literal="Ministère de la Défense and Co")),
        ("AFP", Name(literal="AFP")),
    ],
)
def test_bibtex_names_have_their_parts(read, names: str, expected: Name) -> None:
    """`First von Last`, `von Last, First`, `von Last, Jr, First`, `{Institution}`."""
    record = read(f"@misc{{a, title={{x}}, author={{{names}}}}}", "sources/s.bib").record

    assert record.names["author"] == (expected,)


@pytest.mark.parametrize(
    ("text", "ending", "places"),
    [
        ("@book{a, title={x} year=2024}\n@book{b, title={y}}", "bib", [("bibtex-syntax", 1, 18)]),
        ("@book{a, title={x\n@book{b, title={y}}", "bib", [("bibtex-syntax", 1, 16)]),
        ("@book{, title={x}}", "bib", [("bibtex-syntax", 1, 1)]),
        ("@book{a, =}", "bib", [("bibtex-syntax", 1, 1)]),
        ("@book{a, title={x}}\n@book{A, title={y}}", "bib", [("reference-twice", 2, 7)]),
        ("- {id: a, title: x}\n- {id: A, title: y}", "yaml", [("reference-twice", 2, 8)]),
        ("- {id: a_b, title: x}\n- {id: a-b, title: y}", "yaml", [("reference-twice", 2, 8)]),
        ("- {id: a b, title: x}", "yaml", [("bad-key", 1, 8)]),
        ("- {id: index, title: x}", "yaml", [("reserved-id", 1, 8)]),
        ("- {title: x}", "yaml", [("required-field", 1, 3)]),
        ("- {id: a}", "yaml", [("required-field", 1, 3)]),
        ("- {id: a, titel: x, title: y}", "yaml", [("unknown-field", 1, 11)]),
        ("- {id: a, title: x, zzzzzzzz: y}", "yaml", [("unknown-variable", 1, 21)]),
        ("- {id: a, title: x, type: webpge}", "yaml", [("bad-choice", 1, 27)]),
        ("- {id: a, title: x, URL: 'javascript:x'}", "yaml", [("bad-url", 1, 26)]),
        ("- {id: a, title: x, issued: 2024-13-45}", "yaml", [("date-impossible", 1, 29)]),
        ("{}", "json", [("not-a-list-of-references", 1, 1)]),
        ('["a"]', "json", [("not-a-list-of-references", 1, 2)]),
        ("[1, 2", "json", [("yaml-syntax", 1, 6)]),
    ],
)  # fmt: skip
def test_each_entry_that_is_wrong_is_an_error_of_its_own(read, text, ending, places) -> None:
    """With its line; the others are read."""
    assert read(text, f"sources/s.{ending}").places == places


@pytest.mark.parametrize(
    ("text", "variant", "told"),
    [
        ("title = {A,\n  year = {2024}\n}", "unclosed", ("title", "2", "  title = {A},")),
        ("title = {A {B},\n  year = {2024}}", "unclosed", ("title", "2", "  title = {A {B}},")),
        ('title = "A,\n  year = {2024}\n}', "unclosed", ("title", "2", '  title = "A",')),
        ('title = "A" # {B,\n  year = 2024\n}', "unclosed", ("title", "2", '  title = "A" # {B},')),
        ("title = {A\n  B\n  year = {2024}\n}", "unclosed", ("title", "2", "  B},")),
        ("title = {A},\n  year = {2024\n}", "unclosed", ("year", "3", "  year = {2024}")),
        ("title = {A},\n  year = {2024}\n", "open", (None, "3", None)),
        ("title = {A},\n  year = {2024},\n", "open", (None, "3", None)),
        ("title = {A},\n  year =\n", "open", (None, "3", None)),
        ("title = {A}},\n  year = {2024}\n}", "early", (None, "2", "  title = {A},")),
        ("title = {A},\n}\n  year = {2024}\n}", "early", (None, "3", "")),
        ('title = "A } B",\n  year = 2024}', "stray", ("title", "2", '  title = "A  B",')),
        (
            'year = 2024, title = "A} {B}"}',
            "stray",
            ("title", "2", '  year = 2024, title = "A {B}"}'),
        ),
        ('title = "A { B",\n  year = 2024\n}', "stray", ("title", "2", '  title = "A  B",')),
        ('year = 2024,\n  title = "A { B"\n}', "stray", ("title", "3", '  title = "A  B"')),
        (
            'title = "A "B" {C}",\n  year = 2024}',
            "quotes",
            ("title", "2", '  title = {A "B" {C}},'),
        ),
        ('title = "A}, year = {2024}', "unclosed", ("title", "2", '  title = "A}, year = {2024"}')),
        ("title = {A}\n  year = {2024}\n}", "comma", (None, "2", "  title = {A},")),
        ("title = A B,\n  year = {2024}\n}", "comma", (None, "2", "")),
    ],
)
def test_what_an_entry_lacks_is_said_where_that_is(
    read, text: str, variant: str, told: tuple[str | None, ...]
) -> None:
    """With the field, its line, and the line as it was meant; the next entry is read."""
    found = read(f"@book{{a,\n  {text}\n\n@book{{b, title={{y}}}}", "sources/s.bib")
    (fault,) = found.document.diagnostics

    line = "1" if variant == "open" else told[1]
    assert [(code, str(at)) for code, at, _ in found.places] == [("bibtex-syntax", line)]
    assert fault.variant == f"bibtex-syntax.{variant}"
    assert tuple(map(fault.params.get, ("field", "line", "mended"))) == told
    assert [record.id for record in found.records] == ["b"]


def test_a_line_too_long_to_show_is_not_mended(read) -> None:
    """What is missing is said all the same."""
    found = read("@book{a, title = {" + "x " * 3000 + "\n}", "sources/s.bib")

    assert found.document.diagnostics[0].hint == "bibtex-syntax.close-it"


def test_abbreviations_that_double_one_another_are_refused(read) -> None:
    """A short BibTeX file does not fill the memory; what comes after it is read."""
    doubled = "".join(f"@string{{a{n + 1} = a{n} # a{n}}}\n" for n in range(60))
    found = read(f'@string{{a0 = "long"}}\n{doubled}@book{{b, title={{y}}}}', "sources/s.bib")

    assert set(found.codes) == {"bibtex-syntax"}
    assert [record.id for record in found.records] == ["b"]


def test_json_keeps_every_character(read) -> None:
    """Escaped surrogates, slashes and tabs between tokens are JSON."""
    text = json.dumps([{"id": "a", "title": "😀 a/b é"}], indent="\t").replace("/", "\\/")

    assert read(text, "sources/s.json").record.title == "😀 a/b é"


def test_a_reference_has_our_own_fields_too(read) -> None:
    """Tags, privacy, former ids and its outlet as an actor."""
    reference = read(
        "- {id: a, title: x, outlet: le-monde, tags: [b], private: true}", "sources/s.yaml"
    ).record

    assert (reference.outlet.text, reference.tags, reference.private) == ("le-monde", ("b",), True)


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("@misc{a, title={x}, author={Dupont, Aurélie and Müller, Jürgen and others}}", "bib"),
        ("- {id: a, title: x, author: ['Dupont, Aurélie', 'Müller, Jürgen', et al.]}", "yaml"),
        (
            '[{"id": "a", "title": "x", "author": [{"family": "Dupont", "given": "Aurélie"},'
            ' {"family": "Müller", "given": "Jürgen"}, {"literal": "others"}]}]',
            "json",
        ),
    ],
    ids=["bib", "yaml", "json"],
)
def test_others_who_are_not_named_are_kept(read, text: str, ending: str) -> None:
    """As each form of a bibliography has them."""
    names = read(text, f"sources/s.{ending}").record.names["author"]

    assert [name.family for name in without_others(names)] == ["Dupont", "Müller"]
    assert has_others(names)


def test_others_alone_are_nobody(read) -> None:
    """There is nobody behind whom they could stand."""
    record = read("@misc{a, title={x}, author={others}}", "sources/s.bib").record

    assert not any(record.names.values())
