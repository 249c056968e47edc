"""Dates that articles give and no event has.

An article's date has its event where one whose bounds overlap the date's names the article
among its sources, or has a reading of it. Of a span without an end (« depuis juin 2023 ») the
end that is known counts. Whole years are left out, and the day of publication where it is
written with its year: that is a dateline.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from dossier.linking.graph import Graph
from dossier.model.body import Body, Range
from dossier.model.dates import OPEN_END, OPEN_START, Date, parse
from dossier.model.dates.finding import Wording, find_dates
from dossier.model.records import Event

_VAGUE = 300
"""Days: what spans more is a year, or years, and no event's date."""


class Dated(Struct, frozen=True, array_like=True):
    """A date in an article."""

    date: Date
    start: int
    end: int
    form: Wording
    words: str
    """As the article has it."""


class NewEvent(Struct, frozen=True, kw_only=True):
    """A date without an event."""

    date: Date
    places: tuple[tuple[str, Range], ...]
    """(article, where it words the date): one an article."""
    near: tuple[str, ...]
    """Events of the same days that do not name these articles."""


def dated(body: Body, lang: str, published: Date | None) -> list[Dated]:
    """The dates of an article that an event may have, in order of place."""
    found = []
    for paragraph in body.paragraphs:
        begin, end = paragraph.text
        for one in find_dates(body.text[begin:end], lang, published):
            is_dateline = (
                published is not None
                and one.form == "absolute"
                and one.date.sort_key == published.sort_key
            )
            first, last = bounds(one.date)
            if not is_dateline and last - first < _VAGUE:
                start, end = begin + one.start, begin + one.end
                found.append(Dated(one.date, start, end, one.form, body.text[start:end]))
    return found


def bounds(date: Date) -> Range:
    """First and last day; of a span without an end, those of the end that is known."""
    first, slash, last = date.edtf.partition("/")
    if slash and date.latest == OPEN_END and date.earliest != OPEN_START:
        known = parse(first)
        return known.earliest, known.latest
    if slash and date.earliest == OPEN_START and date.latest != OPEN_END:
        known = parse(last)
        return known.earliest, known.latest
    return date.earliest, date.latest


class Chronology:
    """The days of all events, and what articles they name."""

    def __init__(self, graph: Graph) -> None:
        self._of: dict[str, list[Range]] = {}
        self._events: list[tuple[int, int, str]] = []
        for facts in graph.dossier.of(Event):
            event = facts.record
            assert isinstance(event, Event)
            named = graph.references[event.id].named
            days = [bounds(date) for date in _dates_of(event)]
            self._events += [(first, last, event.id) for first, last in days]
            for source in event.sources:
                self._of.setdefault(named.get(source.source.text, ""), []).extend(days)
            for reading in event.readings:
                if reading.source is not None:
                    own = [bounds(reading.date)] if reading.date else days
                    article = named.get(reading.source.source.text, "")
                    self._of.setdefault(article, []).extend(own)
        self._events.sort()

    def has(self, article: str, date: Date) -> bool:
        """Whether an event of these days names the article."""
        first, last = bounds(date)
        return any(a <= last and first <= b for a, b in self._of.get(article, ()))

    def near(self, date: Date) -> tuple[str, ...]:
        """The events of these very days."""
        days = bounds(date)
        return tuple(sorted({one for *found, one in self._events if tuple(found) == days}))


def _dates_of(event: Event) -> list[Date]:
    dates = [event.date, *(reading.date for reading in event.readings)]
    return [date for date in dates if date is not None]


def new_events(found: Mapping[str, Iterable[Dated]], chronology: Chronology) -> list[NewEvent]:
    """Dates without an event: those of most articles first, then days before longer spans."""
    by_days: dict[tuple[Range, bool], dict[str, Dated]] = {}
    for article in sorted(found):
        for one in found[article]:
            if not chronology.has(article, one.date):
                key = (bounds(one.date), "/" in one.date.edtf)
                by_days.setdefault(key, {}).setdefault(article, one)
    events = [_new_event(tuple(held.items()), chronology) for held in by_days.values()]
    return sorted(events, key=_rank)


def _new_event(held: Sequence[tuple[str, Dated]], chronology: Chronology) -> NewEvent:
    # The date as the article has it that is surest of it.
    surest = min(held, key=lambda one: (_FORMS.index(one[1].form), len(one[1].date.edtf), one[0]))
    others = [one for one in held if one[0] != surest[0]]
    return NewEvent(
        date=surest[1].date,
        places=tuple((article, (one.start, one.end)) for article, one in (surest, *others)),
        near=chronology.near(surest[1].date),
    )


_FORMS: tuple[Wording, ...] = ("absolute", "yearless", "relative")


def _rank(event: NewEvent) -> tuple[int, int, Range, str]:
    first, last = bounds(event.date)
    return -len(event.places), min(last - first, 400), (first, last), event.places[0][0]
