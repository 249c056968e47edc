"""Whatever the text, a body is well-formed HTML and its map is true."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from hypothesis import given, settings
from markup_sources import modes, sources

from dossier.diagnostics import Report
from dossier.model.body import Body, Insertion, splice
from dossier.reading.markup import parse_body, plain_text, split_opening_quote
from tests.drawing import several

VOID = {"br", "wbr", "hr", "img"}


class Stack(HTMLParser):
    """Fails on a tag that does not close what is open."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, tag
        assert self.open.pop() == tag


def assert_well_formed(html: str) -> None:
    stack = Stack()
    stack.feed(html)
    stack.close()
    assert stack.open == []


def body_of(source: str, verbatim: bool) -> Body:
    return parse_body(source, path="x.md", verbatim=verbatim, report=Report())


@settings(max_examples=250, derandomize=True, deadline=None)
@given(sources, modes)
def test_the_map_is_true(source: str, verbatim: bool):
    """Each run shows its own characters; paragraphs hold all text, in order, one newline apart."""
    body = body_of(source, verbatim)

    assert_well_formed(body.html)
    assert "\0" not in body.html
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", body.html)
    text_end = html_end = 0
    for text_at, html_at, text_length, html_length in body.runs:
        assert text_at >= text_end
        assert html_at >= html_end
        text_end, html_end = text_at + text_length, html_at + html_length
        shown = body.html[html_at:html_end]
        if text_length == html_length:
            assert body.text[text_at:text_end] == shown
            assert "<" not in shown
        else:
            assert unescape(shown.replace("<br>", "\n")) == body.text[text_at:text_end]
    assert text_end <= len(body.text)
    end = 0
    for number, paragraph in enumerate(body.paragraphs):
        start = paragraph.text[0]
        assert start == end + bool(number)
        assert body.text[end:start] == ("\n" if number else "")
        assert start <= paragraph.text[1]
        end = paragraph.text[1]
        block = body.blocks[paragraph.block]
        assert block.text[0] <= start
        assert end <= block.text[1]
        assert paragraph.anchor in (*body.ids, "")
    assert end == len(body.text)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(sources, modes)
def test_blocks_part_the_html(source: str, verbatim: bool):
    """Blocks stand one after the other, each well-formed, with nothing but newlines between."""
    body = body_of(source, verbatim)

    end = 0
    for block in body.blocks:
        assert body.html[end : block.html[0]].strip("\n") == ""
        end = block.html[1]
        assert_well_formed(body.html[slice(*block.html)])
    assert body.html[end:].strip("\n") == ""


@settings(max_examples=150, derandomize=True, deadline=None)
@given(sources, modes)
def test_offsets_point_where_they_say(source: str, verbatim: bool):
    """Ids, fragments, assets, links and anchors stand at their offsets."""
    body = body_of(source, verbatim)

    assert len(set(body.ids)) == len(body.ids)
    assert sorted(body.id_offsets) == list(body.id_offsets)
    named = [body.html[at:].split('"')[0] for at in body.id_offsets]
    assert set(body.ids) <= set(named)
    assert len(named) == len(re.findall(r' id="| href="#(?!page)', body.html))
    for asset in body.assets:
        assert body.html[asset.at - 2 : asset.at] == '="'
        assert body.html[asset.at] in '"#'
    for start, stop in body.anchors:
        assert body.html[start:stop].startswith("<a ")
        assert body.html[start:stop].endswith("</a>")
    for link in body.links:
        assert link.at <= link.end
        assert_well_formed(body.html[link.at : link.end])
    for start, stop in body.opaque:
        assert start < stop


@settings(max_examples=150, derandomize=True, deadline=None)
@given(sources, modes)
def test_insertions_come_off_again(source: str, verbatim: bool):
    """Something put before any character leaves the HTML well-formed, and nothing leaves it as it was."""
    body = body_of(source, verbatim)

    places = {html_at for _, html_at, *_ in body.runs}
    places |= {h + n for _, h, length, hl in body.runs if length == hl for n in range(length)}
    places |= {link.at for link in body.links} | {link.end for link in body.links}
    places |= {citation.at for citation in body.citations} | {card.at for card in body.cards}
    marked = splice(body.html, [Insertion(at, "<i></i>") for at in sorted(places)])

    assert splice(body.html, []) == body.html
    assert_well_formed(marked)
    assert marked.count("<i></i>") - body.html.count("<i></i>") >= len(places)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(sources)
def test_an_opening_quote_is_split_off_whole(source: str):
    """The quote and the rest are all the lines of the note."""
    found = split_opening_quote(source)

    plain_text(source)
    if found is not None:
        _, rest, line = found
        lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert rest == "\n".join(lines[line:])


MARKS = (
    "[  ]  (  )  [[  ]]  |  [@  @  ;  ,  ^  [^1]  \n\n[^1]:  *  **  _  ~~  #  \n#  \n##  {#  }  \n>  \n-  "
    "\n1.  \n\n    \n|-|-|\n  \n---\n  \n===\n  \\  &  &amp;  <  >  <b>  </b>  <div>  </div>  \n<div>\n  "
    "\n</div>\n  <td>  <table>  </table>  <ul>  <li>  !  ![  :  \n  \n\n  <x  \n\n"
).split("  ")


@settings(max_examples=400, derandomize=True, deadline=None)
@given(several(MARKS, max_size=25), modes)
def test_no_word_is_lost_silently(marks: list[str], verbatim: bool):
    """Every word is in the text, or in a slot, or something is said of the body."""
    source = "".join(f"{mark} mot{n}" for n, mark in enumerate(marks))
    report = Report()
    body = parse_body(source, path="x.md", verbatim=verbatim, report=report)

    slots = [link.target for link in body.links] + [card.target for card in body.cards]
    slots += [
        f"{i.prefix} {i.target} {i.locator} {i.suffix}" for c in body.citations for i in c.items
    ]
    kept = " ".join([body.text, *slots, *(link.anchor for link in body.links)])
    lost = [f"mot{n}" for n in range(len(marks)) if not re.search(rf"mot{n}(?!\d)", kept)]
    assert not lost or len(report), source
