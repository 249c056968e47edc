"""Whatever a French newspaper prints either reads back exactly or is answered with the line to paste."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from tests.drawing import several

PIECES = [
    *"""abcÉœ09 "'"'«»“”’:;,!?%@*&|>[]{}#-()/\\`~=<_.…\xa0\u202f""",
    " : ", ": ", " :", " #", "# ", ", ", "l'", "l’", "« ", " »", '"', "' ", " '", "- ", "? ",
    "[@a000]", "http://x", "basis: ", "quote: ", "oui", "non",
]  # fmt: skip
PASSAGES = (
    several(PIECES, min_size=1, max_size=12)
    .map("".join)
    .map(lambda text: text.strip(" "))
    # What cannot be told apart: a text that is, as a whole, a quoted scalar or its wrapping.
    .filter(lambda text: text.strip() and not (text[0] in "\"'" and text[-1] == text[0]))
    # A quotation mark that nothing closes was put there for YAML.
    .filter(lambda text: text[0] != '"' or text.count('"') % 2 == 0)
    # A comment that is set apart by four spaces is one.
    .filter(lambda text: not re.search(r" {4,}#( |$)", text))
    .filter(
        lambda text: not re.match(r"\"(?:[^\"\\]|\\.)*\"\s+#(\s|$)|'(?:[^']|'')*'\s+#(\s|$)", text)
    )
)


def mended_or_read(read, before: str, line: str, after: str, path: str) -> object:
    """The record, of the text as it is or with the line that its only finding gives."""
    reading = read(f"{before}{line}\n{after}", path)
    if reading.codes:
        number = before.count("\n") + 1
        assert [found.place.line for found in reading.document.diagnostics] == [number]
        assert reading.pastes[0], reading.codes
        reading = read(f"{before}{reading.pastes[0]}\n{after}", path)
    return reading.record


@given(text=PASSAGES)
@settings(max_examples=400, derandomize=True, deadline=None)
def test_any_headline_works_as_a_title_or_is_mended(read, text: str) -> None:
    """`title: ` and a headline as it was printed."""
    record = mended_or_read(read, "---\n", f"title: {text}", "lang: fr\n---\n", "articles/x.md")

    assert record.title == text


@given(text=PASSAGES)
@settings(max_examples=300, derandomize=True, deadline=None)
def test_any_passage_works_as_a_quote_or_is_mended(read, text: str) -> None:
    """`quote: ` and a passage as it was printed."""
    line = f"quote: {text}"
    record = mended_or_read(read, "---\ntarget: a\n", line, "---\n", "notes/x.md")

    assert text == "none" or record.quote.exact == text


@given(text=PASSAGES.filter(lambda t: not re.match(r"<<\s*:", t)))
@settings(max_examples=300, derandomize=True, deadline=None)
def test_any_name_works_as_an_item_or_is_mended(read, text: str) -> None:
    """`- ` and a name as it was printed, in a list."""
    before = "---\nname: x\naliases:\n"
    record = mended_or_read(read, before, f"  - {text}", "---\n", "actors/x.md")

    assert record.aliases == (text,)


@given(text=PASSAGES.filter(lambda t: not re.search(r"(basis|quote|via)\s*:|\}\s*#.*\{", t)))
@settings(max_examples=300, derandomize=True, deadline=None)
def test_any_passage_works_within_braces_or_is_mended(read, text: str) -> None:
    """`{in: …, quote: …, basis: …, via: []}` with a passage as it was printed."""
    before = "---\ntitle: x\nvariants:\n"
    line = f"  - {{in: a000, quote: {text}, basis: stated, via: []}}"
    record = mended_or_read(read, before, line, "---\n", "quotations/x.md")

    (variant,) = record.variants
    assert (variant.quote.exact, variant.basis) == (text, "stated")


@given(text=PASSAGES)
@settings(max_examples=200, derandomize=True, deadline=None)
def test_any_passage_works_between_quotation_marks_or_is_mended(read, text: str) -> None:
    """`title: "…"` round a headline that holds no backslash."""
    if "\\" in text or '"' in text:
        return
    assert read(f'---\ntitle: "{text}"\n---\n').record.title == text


@pytest.mark.parametrize(
    ("line", "code", "mended"),
    [
        ("title: Paris : « oui »", "yaml-colon", 'title: "Paris : « oui »"'),
        ("title: Paris: oui", "yaml-colon", 'title: "Paris: oui"'),
        ('title: "Des "têtes brûlées" parlent"', "yaml-quotes",
         "title: 'Des \"têtes brûlées\" parlent'"),
        ('title: "Oui" et "non"', "yaml-quotes", "title: '\"Oui\" et \"non\"'"),
        ('title: "Oui" : Peskov', "yaml-quotes", "title: '\"Oui\" : Peskov'"),
        ("title: 'l'Élysée'", "yaml-apostrophe", 'title: "l\'Élysée"'),
        ("title: [@a000] dit", "yaml-indicator", 'title: "[@a000] dit"'),
        ("title: [Vidéo]", "yaml-indicator", 'title: "[Vidéo]"'),
        ("title: @dupont", "yaml-indicator", 'title: "@dupont"'),
        ("title: % de oui", "yaml-indicator", 'title: "% de oui"'),
        ("title: *Alerte*", "yaml-indicator", 'title: "*Alerte*"'),
        ("title: & Cie", "yaml-indicator", 'title: "& Cie"'),
        ("title: {x}", "yaml-indicator", 'title: "{x}"'),
        ("title: > 3 000 morts", "yaml-indicator", 'title: "> 3 000 morts"'),
        ("title: - 3 %", "yaml-indicator", 'title: "- 3 %"'),
        ("title: !Urgent", "yaml-tag", 'title: "!Urgent"'),
        ("title: ! Urgent", "yaml-tag", 'title: "! Urgent"'),
        ("title: La place #MeToo", "yaml-comment", 'title: "La place #MeToo"'),
        ("title: #MeToo", "yaml-comment", 'title: "#MeToo"'),
        ('title: "Moi aussi" #MeToo', "yaml-comment", "title: '\"Moi aussi\" #MeToo'"),
        ("title:\tFoo", "yaml-tab", "title: Foo"),
        ("\ttitle: Foo", "yaml-tab", "title: Foo"),
        ('title: "C:\\dossiers"', "yaml-backslash", "title: 'C:\\dossiers'"),
        ("tags: [a, b", "yaml-bracket", "tags: [a, b]"),
        ("  tags: [a]", "yaml-indent", "tags: [a]"),
        ("tags: #a", "yaml-comment", 'tags: ["#a"]'),
        ("tags: défense", "wrong-type", "tags: [défense]"),
        ("outlet: [le-monde]", "wrong-type", "outlet: le-monde"),
        ("outlet: [[le-monde]]", "wrong-type", "outlet: le-monde"),
        ("outlet: [le-monde, l-aurore]", "wrong-type", ""),
        ("draft: [true]", "wrong-type", "draft: true"),
        ('title: ["Un titre"]', "wrong-type", 'title: "Un titre"'),
        ("summary:\n  - Un résumé", "wrong-type", "summary: Un résumé"),
        ("authors: [Dupont : x, \"A\" b, @q]", "yaml-colon",
         "authors: [\"Dupont : x\", '\"A\" b', \"@q\"]"),
        ("based_on: [{source: a locator: p. 4, basis: stated}]", "yaml-comma",
         "based_on: [{source: a, locator: p. 4, basis: stated}]"),
        ("based_on: [{source: a, quote: \"oui\" basis: stated}]", "yaml-comma",
         "based_on: [{source: a, quote: \"oui\", basis: stated}]"),
        ("based_on: [{source: a, quote: voir source: Le Monde}]", "yaml-colon",
         "based_on: [{source: a, quote: \"voir source: Le Monde\"}]"),
        ("based_on: [{source: a, quote: \"dit: oui basis: non\", locator: @q}]", "yaml-indicator",
         "based_on: [{source: a, quote: \"dit: oui basis: non\", locator: \"@q\"}]"),
        ("based_on: [{source: a, quote: oui, mais : non}]", "yaml-comma",
         'based_on: [{source: a, quote: "oui, mais : non"}]'),
        ("based_on: [{source: a, quote: 'l'Élysée'}]", "yaml-apostrophe",
         'based_on: [{source: a, quote: "l\'Élysée"}]'),
        ("published: %2024", "yaml-indicator", 'published: "%2024"'),
        ("published: {2024-01,2024-02}", "yaml-indicator", 'published: "{2024-01,2024-02}"'),
    ],
)  # fmt: skip
def test_the_line_to_paste_is_the_one_that_was_meant(
    read, line: str, code: str, mended: str
) -> None:
    """Each trap of YAML has its own code, and a mended line that has nothing wrong."""
    title = "" if "title:" in line else "title: x\n"
    reading = read(f"---\n{title}lang: fr\n{line}\nid: essai\n---\n")

    assert (reading.codes, reading.pastes) == ([code], [mended])
    assert read(f"---\n{title}lang: fr\n{mended}\nid: essai\n---\n").codes == []


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("summary: “Bonjour”", 'summary: "Bonjour"'),
        ("summary: ‘L’Élysée’", 'summary: "L’Élysée"'),
        ("summary: “Le “non” de Paris”", 'summary: "Le “non” de Paris"'),
        ("authors: [A, “B C”]", 'authors: [A, "B C"]'),
        ("outlet: “le-monde”", 'outlet: "le-monde"'),
        ("outlet: «\u202fLe Monde\u00a0»", 'outlet: "Le Monde"'),
        ("authors: [«A. B.», C]", 'authors: ["A. B.", C]'),
        ("summary:\n  “Bonjour”", '  "Bonjour"'),
    ],
)
def test_typographic_marks_round_a_text_are_asked_about(read, line: str, mended: str) -> None:
    """A word processor may have put them, or the page prints them."""
    reading = read(f"---\ntitle: x\n{line}\n---\n")
    kept = "\n".join([*line.split("\n")[:-1], mended])

    assert (reading.codes, reading.pastes) == (["curly-quotes"], [mended])
    assert read(f"---\ntitle: x\n{kept}\n---\n").codes == []


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("summary: “Courbes : oui”", 'summary: "Courbes : oui"'),
        ("summary: “La place #MeToo”", 'summary: "La place #MeToo"'),
        ("summary: “A” et “B” : oui", 'summary: "“A” et “B” : oui"'),
        ("summary: « Courbes : oui »", 'summary: "« Courbes : oui »"'),
        ("tags:\n  - “Macron : oui”", '  - "Macron : oui"'),
        ("based_on: [{source: a, locator: “p. 4 : b”}]", 'based_on: [{source: a, locator: "p. 4 : b"}]'),
        ("based_on: [{source: a, quote: “oui : b”}]", 'based_on: [{source: a, quote: "“oui : b”"}]'),
    ],
)  # fmt: skip
def test_straight_marks_stand_in_the_place_of_typographic_ones(
    read, line: str, mended: str
) -> None:
    """In a mended line; those that the words of a page have stay."""
    assert read(f"---\ntitle: x\n{line}\n---\n").pastes == [mended]


@pytest.mark.parametrize(
    "line",
    [
        "summary: « Bonjour »",
        'summary: "“Bonjour”"',
        'outlet: "« Le Monde »"',
        "outlet: « Le Monde » et « La Croix »",
        "summary: “A” et “B”",
        "summary: ‘A’ et ‘B’",
        "summary: “Bonjour” dit-il",
        "summary: “”",
        "based_on: [{source: a, quote: “Bonjour”, prefix: “Il”}]",
    ],
)
def test_marks_that_belong_to_the_text_are_left_alone(read, line: str) -> None:
    """French ones but of a name, those within straight ones, those round a part, those of a passage."""
    assert read(f"---\ntitle: x\n{line}\n---\n").codes == []


def test_a_collection_whose_mended_form_ends_early_is_reported(read) -> None:
    """A tab and a quotation mark inside a key, as a paste leaves them."""
    line = "based_on: [{s\"\tource: a, basis: stated, quote: selon l'Agence Nord}]"

    assert read(f"---\ntitle: x\n{line}\n---\n").codes == ["yaml-comma"]


@pytest.mark.parametrize(
    "line",
    [
        "rights: excerpt # what may be printed",
        "verbatim: true # the printed text",
        "published: 2024-11-27 # EDTF",
        "outlet: media-b # an actor",
        "tags: [défense] # subjects",
        'summary: "Une phrase." # for lists',
        "summary: Une phrase.    # for lists",
        "summary:       # none yet",
        "# summary: none yet",
    ],
)
def test_a_comment_that_loses_no_text_is_a_comment(read, line: str) -> None:
    """After an id, a flag, a date, a list, a quoted text; after prose, four spaces away."""
    assert read(f"---\ntitle: x\n{line}\n---\n").codes == []


def test_an_unquoted_set_of_dates_is_the_same_set(read) -> None:
    """`[a,b]` needs no quotation marks."""
    bare = read("---\ntitle: x\npublished: [2024-01-02,2024-01-05]\n---\n").record
    quoted = read('---\ntitle: x\npublished: "[2024-01-02,2024-01-05]"\n---\n').record

    assert bare.published == quoted.published is not None
