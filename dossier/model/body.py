"""A record's text: rendered once, alone, and a map from what a reader sees to its bytes.

`html` is what the body renders to with no other record present. Everything that depends
on other records (what a wikilink points to, mentions, notes, marks) is *inserted* at
offsets that this map gives, so that taking the insertions away leaves `html` unchanged.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dossier.diagnostics import Place

Range = tuple[int, int]
"""Start and exclusive end."""

BlockKind = Literal["paragraph", "heading", "quote", "list", "code", "table", "rule", "html",
                    "footnotes", "card"]  # fmt: skip


class Block(Struct, frozen=True, array_like=True):
    """A top-level element of `html`."""

    kind: BlockKind
    html: Range
    """From its opening `<` to after its closing `>`."""
    text: Range
    footnotes: tuple[int, ...] = ()
    """Numbers of the footnotes it calls."""


class Paragraph(Struct, frozen=True, array_like=True):
    """A run of text that no block boundary divides: paragraph, list item, cell, heading."""

    text: Range
    block: int
    """Index into `Body.blocks`."""
    section: int
    """How many headings stand before it: a mention is linked once a section."""
    anchor: str = ""
    """The nearest `id` to link to: its own, else its block's."""


class Heading(Struct, frozen=True, array_like=True):
    level: int
    text: str
    anchor: str


class Link(Struct, frozen=True, array_like=True):
    """`[[target#anchor|label]]`"""

    target: str
    anchor: str
    at: int
    """Offset in `html` where the opening tag goes."""
    end: int
    """Offset in `html` where the closing tag goes; equal to `at` where there is no label,
    and then the target's own title is inserted."""
    text: Range
    """The label's place in `text`; empty range at the link's place where there is none."""
    place: Place


class CitedItem(Struct, frozen=True, array_like=True):
    """One item of `[@a, p. 4; see @b]`"""

    target: str
    place: Place
    locator: str = ""
    """As written, label included: `p. 4`, `§3`, `chap. 2`."""
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False


class Citation(Struct, frozen=True, array_like=True):
    items: tuple[CitedItem, ...]
    at: int
    """Offset in `html` where its words go."""
    text_at: int


class Card(Struct, frozen=True, array_like=True):
    """`![[target]]`"""

    target: str
    at: int
    text_at: int
    place: Place


class AssetUse(Struct, frozen=True, array_like=True):
    """An image or a file of `assets/`; the attribute's value is empty in `html`."""

    path: str
    """Below the content folder, `assets/…`, normalised."""
    at: int
    """Offset in `html` of the empty attribute value."""
    is_image: bool
    place: Place


class Body(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One rendered body and its map. All offsets count characters."""

    html: str = ""
    text: str = ""
    """What a reader sees: entities decoded, soft hyphens and footnote calls left out, one
    newline between paragraphs, as written otherwise (not Unicode-normalised)."""
    runs: tuple[tuple[int, int, int, int], ...] = ()
    """Ordered (text start, html start, text length, html length). Where both lengths are
    equal the run is character by character; else it is one unit (an entity)."""
    blocks: tuple[Block, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    headings: tuple[Heading, ...] = ()
    opaque: tuple[Range, ...] = ()
    """Ranges of `text` inside links, code or headings: no mention lies there."""
    anchors: tuple[Range, ...] = ()
    """Ranges of `html` that `<a>` elements span: no other link may open there."""
    ids: tuple[str, ...] = ()
    """Every `id` in `html`, in order."""
    id_offsets: tuple[int, ...] = ()
    """Offsets in `html` of each `id` value, and of each local `#fragment` after its `#`: a
    body shown inside another page gets a prefix inserted there."""
    links: tuple[Link, ...] = ()
    citations: tuple[Citation, ...] = ()
    cards: tuple[Card, ...] = ()
    assets: tuple[AssetUse, ...] = ()
    words: int = 0


class Insertion(Struct, frozen=True, array_like=True):
    """Something put into a `Body.html` at an offset.

    At one offset, insertions stand in order of `rank`, then as given: what closes comes
    before what opens.
    """

    at: int
    html: str
    rank: int = 0


RANK_CLOSE_MARK, RANK_CLOSE_LINK, RANK_AFTER, RANK_BEFORE, RANK_OPEN_LINK, RANK_OPEN_MARK = range(6)


def splice(html: str, insertions: list[Insertion], start: int = 0, end: int | None = None) -> str:
    """`html[start:end]` with the insertions whose offset lies in [start, end]."""
    end = len(html) if end is None else end
    parts = []
    position = start
    for insertion in sorted(insertions, key=lambda i: (i.at, i.rank)):
        if start <= insertion.at <= end:
            parts.append(html[position : insertion.at])
            parts.append(insertion.html)
            position = insertion.at
    parts.append(html[position:end])
    return "".join(parts)
