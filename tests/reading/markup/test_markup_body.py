"""A body's map leads from what a reader sees to the bytes that show it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dossier.diagnostics import Place, Report
from dossier.diagnostics.catalogue import markup
from dossier.model.body import AssetUse, Body, Insertion, splice
from dossier.reading.markup import parse_body

SOURCE = """\
Intro[^1] & [[a003|le *texte*]], dit [@b, p. 4].

## L’Alliance {#otan}

- Un [lien](https://x.fr), `code`.
- ![port](assets/port.jpg)

![[carte]]

[^1]: La note.
"""


def body_of(source: str, **options: object) -> Body:
    return parse_body(source, path="articles/a.md", report=Report(), **options)  # type: ignore[arg-type]


def test_text_is_what_a_reader_sees():
    """Calls and slots have no words; each paragraph, heading and item is on its line."""
    body = body_of(SOURCE)

    assert body.text.split("\n") == [
        "Intro & le texte, dit .",
        "L’Alliance",
        "Un lien, code.",
        "",
        "La note.",
    ]
    assert [body.text[slice(*p.text)] for p in body.paragraphs] == body.text.split("\n")
    assert [p.anchor for p in body.paragraphs] == ["p1", "otan", "p2", "p3", "fn-1"]
    assert [p.section for p in body.paragraphs] == [0, 0, 1, 1, 1]
    assert body.words == 12


def test_blocks_are_the_top_level_elements():
    """Each with its kind, its text and the footnotes it calls."""
    body = body_of(SOURCE)

    kinds = ["paragraph", "heading", "list", "card", "footnotes"]
    assert [block.kind for block in body.blocks] == kinds
    assert [block.footnotes for block in body.blocks] == [(1,), (), (), (), ()]
    assert body.html[slice(*body.blocks[1].html)] == '<h2 id="otan">L’Alliance</h2>'
    assert body.text[slice(*body.blocks[2].text)] == "Un lien, code.\n"


def test_no_mention_lies_in_links_code_or_headings():
    """The words of a link to a record are a link's too."""
    body = body_of(SOURCE)

    opaque = [body.text[slice(*r)] for r in body.opaque]
    assert opaque == ["le texte", "L’Alliance", "lien", "code"]


def test_slots_stand_where_words_will():
    """Links, citations, cards and assets are filled by insertions alone."""
    body = body_of(SOURCE)
    (link,), (citation,), (card,) = body.links, body.citations, body.cards
    filled = splice(
        body.html,
        [
            Insertion(link.at, "<LINK>"),
            Insertion(link.end, "</LINK>"),
            Insertion(citation.at, "CITED"),
            Insertion(card.at, "CARD"),
            *(Insertion(asset.at, "ASSET") for asset in body.assets),
        ],
    )

    assert "<LINK>le <em>texte</em></LINK>, dit CITED." in filled
    assert '<div class="card">CARD</div>' in filled
    assert '<img src="ASSET" alt="port" loading="lazy">' in filled
    assert body.text[slice(*link.text)] == "le texte"
    assert citation.text_at == body.text.index("dit ") + 4


def test_places_are_the_file_s():
    """The first line of the body is not the first of the file."""
    body = body_of("Un.\n\n> - Voir [[a]]\n>   et [[b]]\n\n| x | [@c; @d] |\n|---|---|\n", line=9)

    assert [link.place for link in body.links] == [
        Place.on_line(11, 12, 1),
        Place.on_line(12, 10, 1),
    ]
    assert [i.place for c in body.citations for i in c.items] == [
        Place.on_line(14, 9, 1),
        Place.on_line(14, 13, 1),
    ]


def test_assets_are_normalised():
    """An editor may write the path from where the file is."""
    body = body_of("[a](../assets/./un%20deux.pdf#page=3)")

    assert body.assets == (AssetUse("assets/un deux.pdf", 20, False, Place.on_line(1, 1, 37)),)
    assert body.html[20:].startswith('#page=3"')
    assert body.id_offsets == (7,)


def test_runs_are_characters_or_units():
    """An entity and a line break are one character each; a soft hyphen is none."""
    body = body_of("a\u00adb & c  \nd")

    assert body.text == "ab & c\nd"
    assert body.html == '<p id="p1">a\u00adb &amp; c<br>d</p>'
    assert [(length, html) for _, _, length, html in body.runs] == [
        (1, 1),
        (2, 2),
        (1, 5),
        (2, 2),
        (1, 4),
        (1, 1),
    ]


def test_nothing_of_markdown_is_loaded_before_a_body_is_read():
    """A build with nothing changed does not pay for the parser."""
    code = "import sys, dossier.reading.markup; print('markdown_it' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"


def test_every_finding_has_words_in_both_languages():
    """The two catalogues have the same keys and name the same parameters."""
    assert markup.EN.keys() == markup.FR.keys()
    params = dict.fromkeys(
        [
            "anchor",
            "attribute",
            "known",
            "label",
            "mended",
            "name",
            "tag",
            "target",
            "text",
            "url",
            "words",
        ],
        "X",
    )
    for words in (*markup.EN.values(), *markup.FR.values()):
        assert words.format(**params)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Voir [la pièce](assets/Pièce jointe (1).pdf).", "[la pièce](<assets/Pièce jointe (1).pdf>)"),
        ("![Une carte](assets/ma carte.png)", "![Une carte](<assets/ma carte.png>)"),
        ("[a](b c) [d](e f)", "[a](<b c>)"),
        ('[a](b c "title")', ""),
        ("[a](b c", ""),
    ],
)  # fmt: skip
def test_an_address_with_spaces_is_given_back_as_it_works(text: str, mended: str) -> None:
    """Between angle brackets, which the text then takes."""
    report = Report()
    parse_body(text, path="a.md", line=1, lang="fr", verbatim=False, report=report)
    found = [one for one in report if one.code == "link-malformed"]

    assert [one.params["mended"] for one in found][:1] == [mended]
    again = Report()
    parse_body(mended, path="a.md", line=1, lang="fr", verbatim=False, report=again)
    assert "link-malformed" not in [one.code for one in again]
