"""Records as lists show them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

from msgspec import Struct

from dossier.linking.dossier import Dossier
from dossier.linking.graph import Graph
from dossier.model.citation import Item, item_from_article, item_from_reference
from dossier.model.dates import (
    OPEN_END,
    OPEN_START,
    Date,
    Unit,
    iso_datetime,
    qualifiers,
    short_wording,
    wording,
)
from dossier.model.names import fold
from dossier.model.records import (
    Actor,
    AnyRecord,
    Article,
    Claim,
    Event,
    Name,
    Note,
    Quotation,
    Record,
    Reference,
)
from dossier.pages.division import Levels, day_levels, day_within_month, heading_key, month_key
from dossier.pages.looks import Looks
from dossier.pages.parts import OutletLabel
from dossier.pages.routes import record_route
from dossier.pages.views import Row, When

T = TypeVar("T")
_OPENING, _CLOSING = '«“„"', '»”"'
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
"""What runs of spaces are made of: no-break ones stay as they are."""
LABEL_LENGTH = 90
"""Characters of a quote that stand in for a missing title."""


@lru_cache(maxsize=1 << 13)
def when(date: Date | None, lang: str) -> When | None:
    """A date worded in the interface's language."""
    if date is None:
        return None
    doubt = qualifiers(date)
    return When(
        words=wording(date, lang),
        short=short_wording(date, lang),
        edtf=date.edtf,
        datetime=iso_datetime(date) or "",
        uncertain=bool(doubt.uncertain),
        approximate=bool(doubt.approximate),
        open_start=date.earliest == OPEN_START,
        open_end=date.latest == OPEN_END,
    )


def date_of(record: AnyRecord) -> Date | None:
    """The date by which a record is listed."""
    match record:
        case Article():
            return record.published
        case Event() | Note():
            return record.date
        case Reference():
            return record.dates.get("issued")
        case _:
            return None


def shorten(text: str, length: int = LABEL_LENGTH) -> str:
    """`text` cut at a word, with an ellipsis, where it is longer."""
    # Most are well spaced, which is seen sooner than done.
    if "  " in text or not text.isprintable():
        text = _BLANKS.sub(" ", text)
    text = text.strip()
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def label_of(record: AnyRecord, lang: str) -> str:
    """What a record is called: its title, else the words that it quotes or begins with."""
    if record.title:
        return record.title
    match record:
        case Note(quote=quote) if quote is not None:
            return quoted(shorten(quote.exact), lang)
        case Note(opening=opening) if opening:
            return shorten(opening)
        case Quotation(variants=(first, *_)) if first.quote is not None:
            return quoted(shorten(first.quote.exact), lang)
        case _:
            return record.id


def quoted(text: str, lang: str) -> str:
    """`text` in the quotation marks of the interface, once."""
    if text[:1] in _OPENING and text[-1:] in _CLOSING:
        return text
    return f"«\u00a0{text}\u00a0»" if lang.startswith("fr") else f"“{text}”"


class Order(Struct, frozen=True, array_like=True):
    """Every record in the chronology's total order: earliest bound, latest bound, id."""

    ids: list[str]
    """Those without a date last."""
    dated: int
    """How many have one."""


def order_of(dossier: Dossier) -> Order:
    """It takes a look at every record."""
    dates = {i: date_of(f.record) for i, f in dossier.records.items()}
    keys = {i: (*date.sort_key, i) for i, date in dates.items() if date is not None}
    dated = sorted(keys, key=keys.__getitem__)
    return Order([*dated, *(i for i, date in dates.items() if date is None)], len(dated))


class Shown(Struct, frozen=True, array_like=True):
    """What is shown of a record where others are listed too."""

    row: Row
    date: Date | None
    actors: tuple[str, ...]
    """Of an article, those that it lists or names."""


class Rows:
    """Rows, items and labels of one dossier, each made once."""

    def __init__(
        self, graph: Graph, order: Order | None = None, kept: Mapping[str, Shown] | None = None
    ) -> None:
        """`order` where it is known already, `kept` of those records of which that is known."""
        self.graph = graph
        self.dossier = graph.dossier
        self.looks = Looks()
        """Of whom something was asked here; what a row is made of is a part of its face."""
        self._note = self.looks.faces.add
        self._lang = graph.dossier.settings.lang
        self._rows: dict[str, Row] = {}
        self._kept = kept or {}
        self._actors: dict[str, tuple[str, ...]] = {}
        self._dates: dict[str, Date | None] = {}
        self._months: dict[str, str] = {}
        self._items: dict[str, Item] = {}
        self._labels: dict[str, OutletLabel | None] = {}
        self._folded: dict[str, str] = {}
        self.order = order or order_of(self.dossier)
        self._ranks = {i: n for n, i in enumerate(self.order.ids)}

    def __getitem__(self, record_id: str) -> Row:
        self._note(record_id)
        row = self._rows.get(record_id)
        if row is None:
            kept = self._kept.get(record_id)
            row = kept.row if kept else self._row(self.dossier[record_id])
            self._rows[record_id] = row
        return row

    def folded(self, record_id: str) -> str:
        """What a record is called, as lists are ordered by it."""
        self._note(record_id)
        found = self._folded.get(record_id)
        if found is None:
            found = self._folded[record_id] = fold(self[record_id].title)
        return found

    def date(self, record_id: str) -> Date | None:
        """That by which a record is listed."""
        self._note(record_id)
        if record_id not in self._dates:
            kept = self._kept.get(record_id)
            self._dates[record_id] = kept.date if kept else date_of(self.dossier[record_id])
        return self._dates[record_id]

    def actors(self, article_id: str) -> tuple[str, ...]:
        """The actors of an article, listed or named."""
        self._note(article_id)
        found = self._actors.get(article_id)
        if found is None:
            kept = self._kept.get(article_id)
            found = kept.actors if kept else tuple(self.graph.actors(article_id))
            self._actors[article_id] = found
        return found

    def heading(self, record_id: str, unit: Unit) -> str:
        """What it stands under in lists by months or by years."""
        return heading_key(self.date(record_id), unit)

    def _month(self, record_id: str) -> str:
        """Its month, as lists are divided by it."""
        self._note(record_id)
        found = self._months.get(record_id)
        if found is None:
            found = self._months[record_id] = month_key(self.date(record_id))
        return found

    def levels(self, id_of: Callable[[T], str]) -> Levels[T]:
        """By which a list of what has a record's id is divided in time."""
        return day_levels(
            lambda entry: self._month(id_of(entry)),
            lambda entry: day_within_month(self.date(id_of(entry))),
            id_of,
        )

    def shown(self, record_id: str) -> Shown:
        row = self[record_id]
        actors = self.actors(record_id) if row.kind == "article" else ()
        return Shown(row, self.date(record_id), actors)

    def all(self, ids: Iterable[str]) -> tuple[Row, ...]:
        return tuple(map(self.__getitem__, ids))

    def by_date(self, ids: Iterable[str]) -> list[str]:
        """Ids from the earliest to the latest; those without a date last."""
        found = sorted(ids, key=self._ranks.__getitem__)
        self.looks.faces.update(found)
        return found

    def latest(self, ids: Iterable[str]) -> list[str]:
        """Ids from the latest to the earliest; those without a date last."""
        dated, ranks = self.order.dated, self._ranks
        found = sorted(ids, key=ranks.__getitem__, reverse=True)
        self.looks.faces.update(found)
        if found and ranks[found[0]] >= dated:
            end = next((n for n, i in enumerate(found) if ranks[i] < dated), len(found))
            found = found[end:] + found[:end][::-1]
        return found

    def is_dated(self, record_id: str) -> bool:
        self._note(record_id)
        return self._ranks[record_id] < self.order.dated

    def _name_of(self, record: Record, text: str) -> str:
        """The name of the actor that a field names, else the text as written."""
        found = self.graph.references[record.id].named.get(text)
        return self.dossier[found].title if found is not None else text

    def item(self, record_id: str) -> Item:
        """An article or reference as a bibliography sees it."""
        self._note(record_id)
        item = self._items.get(record_id)
        if item is None:
            item = self._items[record_id] = self._item(self.dossier[record_id])
        return item

    def outlet_id(self, record_id: str) -> str | None:
        """The actor that published an article or a reference."""
        self._note(record_id)
        found = self.graph.outgoing(record_id, "outlet")
        return found[0].target if found else None

    def outlet_label(self, actor_id: str | None) -> OutletLabel | None:
        if actor_id is None:
            return None
        self._note(actor_id)
        if actor_id not in self._labels:
            self._labels[actor_id] = _label(self.dossier[actor_id])
        return self._labels[actor_id]

    def _item(self, record: AnyRecord) -> Item:
        if isinstance(record, Reference):
            outlet = self._name_of(record, record.outlet.text) if record.outlet else ""
            return item_from_reference(record, outlet, self._lang)
        assert isinstance(record, Article)
        outlet = self._name_of(record, record.outlet.text) if record.outlet else ""
        authors = [self._author(record, a.text) for a in record.authors]
        return item_from_article(record, outlet, authors, self._lang)

    def _foreign(self, record: AnyRecord) -> str:
        """The language of what a record is called, where it is not the interface's."""
        lang = record.lang if record.title else self._quoted_lang(record)
        return lang if lang != self._lang else ""

    def _quoted_lang(self, record: AnyRecord) -> str:
        """The language of the words that name a record without a title."""
        match record:
            case Note(quote=quote) if quote is not None:
                found = self.graph.targets(record.id, "target")
            case Quotation(variants=(first, *_)):
                if first.lang:
                    return first.lang
                found = self.graph.targets(record.id, "variant")
            case _:
                found = []
        return (self.dossier[found[0]].lang if found else "") or record.lang

    def _author(self, record: Article, text: str) -> Name | str:
        found = self.graph.references[record.id].named.get(text)
        if found is None:
            return text
        actor = self.dossier[found]
        assert isinstance(actor, Actor)
        return actor.title if actor.actor_kind == "person" else Name(literal=actor.title)

    def _row(self, record: AnyRecord) -> Row:
        detail = about = about_lang = summary = subkind = ""
        articles, origins, unknown, dates = 0, None, 0, 0
        if isinstance(record, Quotation | Claim):
            derivation = self.graph.derivations[record.id]
            articles = derivation.articles
            origins = (derivation.fewest, derivation.most)
            unknown = len(derivation.unknown)
        match record:
            case Article():
                detail = self._name_of(record, record.outlet.text) if record.outlet else ""
                summary, subkind = record.summary, record.csl_type
            case Note():
                detail, subkind = record.author, record.note_kind
                for target in self.graph.targets(record.id, "target"):
                    # Not by its row: notes may be about one another.
                    about = label_of(self.dossier[target], self._lang)
                    about_lang = self._foreign(self.dossier[target])
            case Quotation():
                detail = self._name_of(record, record.speaker.text) if record.speaker else ""
            case Actor():
                subkind = record.actor_kind
            case Event():
                detail = record.place_name
                given = {reading.date.edtf for reading in record.readings if reading.date}
                dates = len(given) if len(given) > 1 else 0
            case Reference():
                detail = record.fields.get("container-title", "") or record.fields.get(
                    "publisher", ""
                )
                subkind = record.csl_type
            case _:
                summary = getattr(record, "summary", "")
        return Row(
            id=record.id,
            kind=record.kind,
            route=record_route(record.kind, record.id),
            title=label_of(record, self._lang),
            lang=self._foreign(record),
            when=when(date_of(record), self._lang),
            detail=detail,
            about=about,
            about_lang=about_lang,
            summary=summary,
            subkind=subkind,
            badges=badges(record),
            articles=articles,
            origins=origins,
            unknown=unknown,
            status=record.status if isinstance(record, Claim) else "",
            is_summary=isinstance(record, Article) and not record.verbatim,
            dates=dates,
        )


def _label(actor: AnyRecord) -> OutletLabel | None:
    if not isinstance(actor, Actor) or actor.actor_kind != "outlet":
        return None
    label = OutletLabel(actor.funding.value, actor.owner.value, actor.country.value)
    return label if any((label.funding, label.owner, label.country)) else None


def badges(record: Record) -> tuple[str, ...]:
    """Why a public build would leave a record out."""
    return tuple(
        name
        for name, on in (
            ("draft", record.draft),
            ("private", record.private),
            ("embargo", record.embargo is not None),
        )
        if on
    )
