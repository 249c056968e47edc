"""What is put into a body nests, and taken away leaves the body as it was."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.diagnostics import Report
from dossier.linking.marks import MentionLink, Passage, mark_insertions
from dossier.model.body import (
    RANK_BEFORE,
    RANK_CLOSE_LINK,
    RANK_OPEN_LINK,
    Body,
    Insertion,
    splice,
)
from dossier.reading.markup import parse_body
from tests.drawing import several

VOID = {"br", "hr", "img", "wbr"}


def parsed(source: str) -> Body:
    return parse_body(source, path="articles/a.md", report=Report())


def passage(body: Body, words: str, key: str = "n", kind: str = "context") -> Passage:
    start = body.text.index(words)
    return Passage(
        key, start, start + len(words), kind, f'<a class="noteref" href="#{key}">{key}</a>'
    )


def mention(body: Body, words: str) -> MentionLink:
    start = body.text.index(words)
    return MentionLink(start, start + len(words), "m.html")


def links_of(body: Body) -> list[Insertion]:
    """What a page puts in for wikilinks and citations."""
    found = []
    for link in body.links:
        if link.end > link.at:
            found.append(Insertion(link.at, '<a class="wikilink">', RANK_OPEN_LINK))
            found.append(Insertion(link.end, "</a>", RANK_CLOSE_LINK))
        else:
            found.append(Insertion(link.at, '<a class="wikilink"></a>', RANK_BEFORE))
    return found + [
        Insertion(c.at, '<a class="citation"></a>', RANK_BEFORE) for c in body.citations
    ]


class Reader(HTMLParser):
    """Checks the nesting, and reads the marked text of each passage."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str, str]] = []
        self.marked: dict[str, str] = {}
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "br":
            self.handle_data("\n")
        if tag in VOID:
            return
        names = [name for name, _, _ in self.open]
        assert not (tag == "a" and "a" in names), "a link in a link"
        assert not (tag == "mark" and "mark" in names), "a mark in a mark"
        self.open.append(
            (tag, attributes.get("class") or "", attributes.get("data-passages") or "")
        )

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.open.pop()[0], "tags cross"

    def handle_data(self, data: str) -> None:
        if any(kind in ("noteref", "fn") for _, kind, _ in self.open):
            return
        for _, _, notes in self.open:
            for note in notes.split():
                self.marked[note] = self.marked.get(note, "") + data


def strip_links(html: str) -> str:
    """Take away each inserted `<a>` with the `</a>` that closes it; links do not nest."""
    parts, inserted = [], False
    for part in re.split(r"(</?a\b[^>]*>)", html):
        if part.startswith("<a "):
            inserted = bool(re.match(r'<a class="(?:mention|wikilink|citation)"', part))
            parts.append("" if inserted else part)
        elif part == "</a>":
            parts.append("" if inserted else part)
            inserted = False
        else:
            parts.append(part)
    return "".join(parts)


def stripped(html: str) -> str:
    html = re.sub(r'<a class="noteref"[^>]*>[^<]*</a>', "", html)
    return strip_links(re.sub(r"</?mark\b[^>]*>", "", html))


def marked(source: str, *words: str, names: tuple[str, ...] = ()) -> str:
    body = parsed(source)
    passages = [passage(body, found, key=f"n{i}") for i, found in enumerate(words, 1)]
    mentions = [mention(body, name) for name in names]
    html = splice(body.html, links_of(body) + mark_insertions(body, passages, mentions))
    Reader(html)
    assert body.html == stripped(html)
    short = html.replace(' class="passage context"', "").replace(' class="noteref"', "")
    return re.sub(r' (?:href|rel)="[^"]*"', "", short).replace(' class="mention"', "")


@pytest.mark.parametrize(
    ("source", "words", "names", "expected"),
    [
        (
            "un deux trois",
            ("deux",),
            (),
            '<p id="p1">un <mark data-passages="n1">deux</mark><a>n1</a> trois</p>',
        ),
        (
            "un **deux** trois",
            ("un deux",),
            (),
            '<p id="p1"><mark data-passages="n1">un </mark><strong><mark data-passages="n1">deux</mark>'
            "</strong><a>n1</a> trois</p>",
        ),
        (
            "un deux trois",
            ("un deux", "deux trois"),
            (),
            '<p id="p1"><mark data-passages="n1">un </mark><mark data-passages="n1 n2">deux</mark>'
            '<a>n1</a><mark data-passages="n2"> trois</mark><a>n2</a></p>',
        ),
        (
            "un Macron dit",
            ("un Macron",),
            ("Macron",),
            '<p id="p1"><mark data-passages="n1">un </mark><a><mark data-passages="n1">Macron</mark></a>'
            "<a>n1</a> dit</p>",
        ),
        (
            "un Emmanuel Macron dit",
            ("un Emmanuel",),
            ("Emmanuel Macron",),
            '<p id="p1"><mark data-passages="n1">un </mark><a><mark data-passages="n1">Emmanuel</mark>'
            " Macron</a><a>n1</a> dit</p>",
        ),
        (
            "un Emmanuel **Macron**",
            (),
            ("Emmanuel Macron",),
            '<p id="p1">un Emmanuel <strong>Macron</strong></p>',
        ),
        (
            "un [lien](https://e.org) ici",
            ("un li",),
            (),
            '<p id="p1"><mark data-passages="n1">un </mark><a>'
            '<mark data-passages="n1">li</mark>en</a><a>n1</a> ici</p>',
        ),
        (
            "a & b",
            ("& b",),
            (),
            '<p id="p1">a <mark data-passages="n1">&amp; b</mark><a>n1</a></p>',
        ),
    ],
)
def test_marks(source: str, words: tuple[str, ...], names: tuple[str, ...], expected: str) -> None:
    """A piece of mark for each stretch without a tag; references outside links."""
    assert expected == marked(source, *words, names=names)


def test_passages_of_any_kind_share_a_piece() -> None:
    """A piece has the classes and the keys of all upon it; a mark may be without a reference."""
    body = parsed("un deux trois")
    passages = [
        Passage("n", 0, 7, "note context", "<a>1</a>"),
        Passage("q.2", 3, 7, "quotation", "<a>”</a>"),
        Passage("n", 3, 13, "note sic"),
    ]

    assert splice(body.html, mark_insertions(body, passages, [])) == (
        '<p id="p1"><mark class="passage note context" data-passages="n">un </mark>'
        '<mark class="passage note context quotation sic" data-passages="n q.2">deux</mark>'
        "<a>1</a><a>”</a>"
        '<mark class="passage note sic" data-passages="n"> trois</mark></p>'
    )


def test_a_name_around_a_citation_is_no_link() -> None:
    """A link that would hold another is left out."""
    body = parsed("Macron [@a] Macron")
    around = MentionLink(0, len(body.text), "m.html")

    assert mark_insertions(body, [], [around]) == []


PIECES = ["un ", "mot ", "**gras** ", "*en **deux** mots* ", "`code` ", "[lien](https://e.org) ",
          "[[a|une *fiche*]] ", "[[a]] ", "[@b, p. 4] ", "a & b < c ", "[^1] ", "é\u00adté ",
          "\\\n", "\n\n", "\n\n- item ", "\n\n> cité ", "\n\n## Titre ", "<br>", "« q » ",
          "\n\n| a | b |\n|---|---|\n| c *d* | e |\n\n"]  # fmt: skip


@settings(derandomize=True, max_examples=300, deadline=None)
@given(several(PIECES, max_size=16), st.data())
def test_anything_nests_and_comes_off(pieces: list[str], data: st.DataObject) -> None:
    """Passages and mentions at random: tags nest, the text is marked, the rest is untouched."""
    body = parsed("".join(pieces) + "\n\n[^1]: une *note* `ici`\n")
    offsets = st.integers(0, len(body.text))
    ranges = [sorted(pair) for pair in data.draw(st.lists(st.tuples(offsets, offsets), max_size=6))]
    passages = [
        Passage(f"n{i}", start, end, "context", f'<a class="noteref" href="#n{i}">{i}</a>')
        for i, (start, end) in enumerate(ranges)
        if start < end
    ]
    names = data.draw(st.lists(st.tuples(offsets, st.integers(1, 6)), max_size=6))
    mentions = [
        MentionLink(start, min(start + length, len(body.text)), "m.html")
        for start, length in names
        if start < len(body.text)
        and not any(start < e and s < start + length for s, e in body.opaque)
    ]

    html = splice(body.html, links_of(body) + mark_insertions(body, passages, mentions))

    reader = Reader(html)
    assert body.html == stripped(html)
    for one in passages:
        shown = body.text[one.start : one.end].replace("\n", "")
        assert shown == reader.marked.get(one.key, "").replace("\n", "").replace("\u00ad", "")
        assert f'href="#{one.key}"' in html
