"""What the front page and the lists are made of."""

from __future__ import annotations

from msgspec import Struct

from dossier.model.dates import Date
from dossier.pages.parts.pieces import Frame, NotePart, ReferencePart, TextPart
from dossier.pages.views import Part, Row


class Line(Struct, frozen=True, array_like=True):
    """A row and what it is grouped under."""

    row: Row
    group: str
    """A month or year in EDTF (`2024-xx` where the month is not known), a letter, a kind; empty for no
    heading."""


class ListParts(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="list"):
    frame: Frame
    lines: tuple[Line, ...]
    parts: tuple[Part, ...]
    total: int
    groups_are: str
    key: str = ""
    """Of the part; empty on the list's first page."""


class Mark(Struct, frozen=True, array_like=True):
    """A date on the picture of time."""

    date: Date
    title: str
    route: str
    kind: str
    lang: str = ""


class ChronologyParts(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="chronology"):
    frame: Frame
    key: str
    lines: tuple[Line, ...]
    parts: tuple[Part, ...]
    total: int
    marks: tuple[Mark, ...]
    filters: tuple[tuple[str, tuple[Part, ...]], ...]
    of: Row | None = None
    """The actor whose it is; None for the dossier's."""


class SourcesParts(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="sources"):
    frame: Frame
    key: str
    references: tuple[ReferencePart, ...]
    parts: tuple[Part, ...]


class HomeParts(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="home"):
    frame: Frame
    latest: tuple[Row, ...]
    questions: tuple[NotePart, ...]
    actors: tuple[tuple[Row, int], ...]
    events: tuple[Row, ...]
    marks: tuple[Mark, ...]
    counts: tuple[tuple[str, int], ...]
    tags: tuple[tuple[str, str, int], ...]
    intro: TextPart = TextPart()
    claims: tuple[Row, ...] = ()
    missing: str = ""
    """Route of what is missing; empty where nothing is."""


class MissingLine(Struct, frozen=True, array_like=True):
    section: str
    """cited, single, unnamed, unknown, circular, events"""
    row: Row
    about: tuple[Row, ...] = ()
    """What rests on it, or what it rests on."""
    more: int = 0
    """Those not named."""


class MissingParts(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="missing"):
    frame: Frame
    key: str
    lines: tuple[MissingLine, ...]
    parts: tuple[Part, ...]
