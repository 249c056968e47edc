"""One proposal, whole: why, where, and what to paste."""

from __future__ import annotations

from typing import Literal, Protocol

from msgspec import Struct

from dossier.diagnostics import Place
from dossier.model.body import Body, Range
from dossier.model.records import Article

Kind = Literal["quotations", "actors", "dates", "duplicates"]
KINDS: tuple[Kind, ...] = ("quotations", "actors", "dates", "duplicates")


class Evidence(Struct, frozen=True, kw_only=True):
    """A place in an article."""

    article: str
    path: str
    """As in `Diagnostic.path`."""
    place: Place
    text: str
    """What stands there, on one line."""


class Suggestion(Struct, frozen=True, kw_only=True):
    kind: Kind
    score: float
    """Of quotations and duplicates the likeness, from 0 to 1; else how many articles there are."""
    why: str
    evidence: tuple[Evidence, ...]
    file: str
    """Below the content folder: the file to save it in, or to add it to."""
    is_new: bool
    yaml: str
    """What to paste, with comments; ends with a line feed."""
    ignore: str
    """What `suggest: {ignore: […]}` holds where the editor says no for good."""


class Library(Protocol):
    """The articles' texts, for the few that a proposal is about."""

    def article(self, article: str) -> Article: ...

    def body(self, article: str) -> Body: ...

    def place(self, article: str, passage: Range) -> Place:
        """Where a passage stands in its file."""
        ...
