"""What a file of records holds."""

from __future__ import annotations

from msgspec import Struct

from dossier.diagnostics import Diagnostic
from dossier.model.records import AnyRecord


class RecordSource(Struct, frozen=True, kw_only=True):
    """A record and its Markdown, not yet rendered."""

    record: AnyRecord
    body: str = ""
    body_line: int = 1
    """The line of the file on which `body` begins."""
    body_column_offset: int = 0
    """How many characters of each of its lines stand before `body`'s own."""


class Document(Struct, frozen=True, kw_only=True):
    """What one file holds."""

    path: str
    records: tuple[RecordSource, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    lost: tuple[str, ...] = ()
    """Ids of records that could not be read, as far as they can be told, without case."""
