"""What lists are made of: of each record as little as decides on which of them it stands, and
where. An edit brings few entries up to date, and no list asks the others' records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct

from dossier.linking.graph import Graph
from dossier.model.citation import parse_name
from dossier.model.names import fold, tag_key
from dossier.model.records import Event
from dossier.pages.division import day_within_month, month_key
from dossier.pages.rows import Rows, date_of
from dossier.pages.views import Row

CITES = frozenset(("citation", "based_on", "source", "via", "variant", "appearance"))
"""Relations by which a record is among those who cite another."""


QUOTES = " «\"'“‘(["
"""What a title may begin with that is not said."""


class Filed(Struct, frozen=True, array_like=True, gc=False):
    """Where one record stands."""

    under: str
    """Its title, folded; a person's family name first."""
    month: str
    day: str
    tags: tuple[str, ...]
    """As they are written."""
    cites: tuple[str, ...]
    """The articles and references among what it rests on."""
    is_unsourced: bool
    """Whether it is an event that names no source, neither in a field nor in its text."""
    articles: int
    """How many print it, of a quotation or a claim."""


def filed(rows: Rows, graph: Graph, record_id: str) -> Filed:
    """Where a record is to stand."""
    record, date = graph.dossier[record_id], date_of(graph.dossier[record_id])
    kinds, row = graph.dossier.kinds, rows[record_id]
    return Filed(
        under=_title_of(row),
        month=month_key(date),
        day=day_within_month(date),
        tags=record.tags,
        cites=tuple(
            target
            for target, relation in graph.relations(record_id).items()
            if relation in CITES and kinds.get(target) in ("article", "reference")
        ),
        is_unsourced=isinstance(record, Event)
        and not any(graph.outgoing(record_id, "source", "citation")),
        articles=row.articles,
    )


def register(rows: Rows, graph: Graph, standing: Mapping[str, Filed]) -> Register:
    """That of all records, some of which are `standing` where they stood."""
    ids = graph.dossier.records
    return Register({i: standing.get(i) or filed(rows, graph, i) for i in ids}, ids)


def _title_of(row: Row) -> str:
    title = row.title
    if row.subkind == "person":
        name = parse_name(title)
        title = f"{name.family or name.literal} {name.given}"
    return fold(title).lstrip(QUOTES)


class Register(Mapping[str, Filed]):
    """Where every record stands."""

    def __init__(self, entries: Mapping[str, Filed], ids: Iterable[str]) -> None:
        """`ids` in order."""
        self.entries = entries
        self._ids = ids

    def __getitem__(self, record_id: str) -> Filed:
        return self.entries[record_id]

    def __iter__(self):  # type: ignore[no-untyped-def]
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self.entries)

    @cached_property
    def tags(self) -> dict[str, tuple[str, list[str]]]:
        """(title, record ids) by tag key; the title is the first record's writing."""
        found: dict[str, tuple[str, list[str]]] = {}
        written: dict[str, list[str]] = {}
        for record_id in self._ids:
            for tag in self.entries[record_id].tags:
                ids = written.get(tag)
                if ids is None:
                    _, ids = found.setdefault(tag_key(tag), (tag, []))
                    written[tag] = ids
                if not ids or ids[-1] != record_id:
                    ids.append(record_id)
        return dict(sorted(found.items()))

    @cached_property
    def citers(self) -> dict[str, list[str]]:
        """By what something rests on, all that does, in id order."""
        found: dict[str, list[str]] = {}
        for record_id in self._ids:
            for target in self.entries[record_id].cites:
                found.setdefault(target, []).append(record_id)
        return found

    @cached_property
    def unsourced(self) -> list[str]:
        """Events that name no source."""
        return [i for i in self._ids if self.entries[i].is_unsourced]
