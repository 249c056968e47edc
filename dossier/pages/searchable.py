"""What the search index is given of each record."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from dossier.linking.passages import unprinted_quotes
from dossier.model.citation import full_name, without_others
from dossier.model.dates import OPEN_END, OPEN_START, Date, edtf, short_wording, wording
from dossier.model.dates.vocabulary import language
from dossier.model.facts import BodyFacts, is_bare
from dossier.model.names import tag_key
from dossier.model.records import Actor, Article, Event, Record, Reference
from dossier.pages.rows import date_of
from dossier.pages.texts import Texts
from dossier.pages.views import Row

MOST_YEARS = 50
"""Years that one date is filed under at most."""
MOST_MONTHS = 12
"""Those of a range that is found by each of them; a longer one is found by its first and last."""
LONGEST_NAME = 6
"""Words of a name that a query is looked through for (`search/language/naming.py`)."""
_MARKS = re.compile("[?~%]")
_WORD = re.compile(r"[^\W_]+")
_PLAIN = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?", re.ASCII)


class Searchable(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One record as the index sees it; its text is fetched when it is indexed."""

    row: Row
    lang: str
    body: str
    excerpt: int
    date: str
    years: tuple[int, ...]
    actors: tuple[str, ...]
    outlet: str
    outlet_name: str
    """As it is printed."""
    tags: tuple[str, ...]
    also: tuple[tuple[str, str], ...]
    """Other names of its actors and its outlet: (`actor` or `outlet`, name)."""
    names: tuple[str, ...]
    called: tuple[str, ...]
    """All names of its actors, and of itself as one, that have several, its date as readers type it,
    its years, and the key that a reference is cited by: each finds it, and none is proposed."""
    lead: str
    """Words of its fields that its page prints: a summary, an event's place and roles, who made a
    reference, and where; what was corrected."""
    titles: dict[str, str] = {}
    """What stands in its text for links without words of their own, by target as written."""
    quoted: tuple[tuple[str, str], ...] = ()
    """What its page prints of the part of its text that it leaves out: (anchor, words)."""


def searchable(texts: Texts, record_id: str) -> Searchable:
    """What the index is given of one record."""
    facts = texts.dossier.records[record_id]
    record: Record = facts.record
    row = texts.rows[record_id]
    date = date_of(facts.record)
    day = date.edtf if date else ""
    outlet, publisher = "", None
    # Those whose pages say that they are in question here.
    kinds = texts.dossier.kinds
    actors = tuple(sorted(i for i in texts.graph.pointed_at(record_id) if kinds[i] == "actor"))
    if isinstance(record, Article) and record.outlet is not None:
        publisher = texts.rows.outlet_id(record_id)
        outlet = publisher or record.outlet.text
    years = _years(date) if date else ()
    called = {
        *_several_names(texts, (record_id, *actors)),
        *(_dates(day, texts.dossier.settings.lang) if day else ()),
        *(f"{year:04d}" for year in years),
    }
    if isinstance(record, Reference) and _is_found_whole(_key(record)):
        called.add(_key(record))
    return Searchable(
        row=row,
        lang=record.lang or texts.dossier.settings.lang,
        body=facts.body.key,
        excerpt=texts.graph.excerpt(record_id),
        date=day,
        years=years,
        actors=actors,
        outlet=outlet,
        outlet_name=row.detail if outlet else "",
        # By the name of its page and by its own letters, whatever their script.
        tags=tuple(dict.fromkeys(v for t in record.tags for v in (tag_key(t), t))),
        also=(
            *(("actor", name) for actor in actors for name in _all_names(texts, actor)),
            *(("outlet", name) for name in (_all_names(texts, publisher) if publisher else ())),
        ),
        names=_names(texts, record, row),
        called=tuple(sorted(called)),
        lead=" ".join(
            filter(None, (_lead(texts, record, row), *(c.text for c in record.corrections)))
        ),
        titles=_titles(texts, facts.body),
        quoted=tuple(unprinted_quotes(texts.graph, record_id)) if row.kind == "article" else (),
    )


def _names(texts: Texts, record: Record, row: Row) -> tuple[str, ...]:
    """An actor's other names; who wrote an article, as it is printed; an event's date in words; a
    key of many words."""
    match record:
        case Actor():
            return record.aliases
        case Article():
            return tuple(texts.labelled(record, author.text).name for author in record.authors)
        case Event() if row.when:
            return (row.when.words,)
        case Reference() if not _is_found_whole(_key(record)):
            return (_key(record),)
        case _:
            return ()


def _key(record: Reference) -> str:
    return record.key or record.id


def _is_found_whole(key: str) -> bool:
    """Whether it has no more words than a query is looked through for names of."""
    return key.isascii() and len(_WORD.findall(key)) <= LONGEST_NAME


def _lead(texts: Texts, record: Record, row: Row) -> str:
    """What a page prints of fields, as a result shows it."""
    match record:
        case Event():
            return ", ".join(filter(None, (record.place_name, *_roles(texts, record))))
        case Reference():
            item = texts.rows.item(record.id)
            said = [full_name(name) for n in item.names.values() for name in without_others(n)]
            said += (item.container_title, item.publisher, row.when.words if row.when else "")
            said += (f"DOI {item.doi}" if item.doi else "",)
            return ", ".join(dict.fromkeys(filter(None, said)))
        case _:
            return row.summary


def _roles(texts: Texts, event: Event) -> list[str]:
    """Who had a role in an event, with that; what nobody of the dossier had is not printed."""
    named = texts.graph.references[event.id].named
    return [
        f"{texts.rows[named[one.actor.text]].title} ({one.role})"
        for one in event.actors
        if one.role and one.actor.text in named
    ]


def _titles(texts: Texts, body: BodyFacts) -> dict[str, str]:
    """What links without words of their own show, by target as written."""
    links = body.links if body.bare else ()
    bare = (link for link in links if link.form == "link" and is_bare(link))
    return {link.target: texts.rows[texts.target(link)].title for link in bare}


def _several_names(texts: Texts, actors: Iterable[str]) -> Iterator[str]:
    for actor in actors:
        if len(names := _all_names(texts, actor)) > 1:
            yield from names


def _all_names(texts: Texts, actor: str) -> tuple[str, ...]:
    """None of a record that is no actor."""
    record = texts.dossier.records[actor].record
    return record.names if isinstance(record, Actor) else ()


@lru_cache(maxsize=1 << 12)
def _dates(date: str, lang: str) -> tuple[str, ...]:
    """A date as readers type it, whatever is uncertain of it, and as it is written in content: a range
    by its first day and its last, or first month and last, and by the months between."""
    sides = _MARKS.sub("", date).split("/")
    ends = [*filter(None, map(_PLAIN.fullmatch, sides))]
    months = [12 * int(end[1]) + int(end[2]) - 1 for end in ends if int(end[2]) <= 12]
    few = months and months[-1] - months[0] < MOST_MONTHS
    between = range(months[0] + 1, months[-1]) if few else ()
    others = [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in between]
    every = (*ends, *filter(None, map(_PLAIN.fullmatch, others)))
    return (date, *(name for one in every for name in _typed(one, lang)))


def _typed(date: re.Match[str], lang: str) -> Iterator[str]:
    """`1 mars 2024`, the year left out too, `01/03/2024`, `1/3/2024`, `01/03` (`1/3` is a third),
    `2024-03-01`, and `mars 2024` and `2024-03` of a day or a month; months abbreviated too, as lists
    print them or people write."""
    year, month, day = date.groups()
    yield f"{year}-{month}"
    for whole, words in zip(_worded(date[0], lang), _worded(f"{year}-{month}", lang), strict=True):
        yield words
        if day:
            for typed in (whole, f"{int(day)} {words}"):
                yield from (typed, typed.removesuffix(f" {year}"))
    if day:
        yield from (f"{day}/{month}", f"{day}/{month}/{year}", f"{int(day)}/{int(month)}/{year}")
        yield date[0]


def _worded(date: str, lang: str) -> tuple[str, str, str]:
    """As pages print it, as lists do, and as people write besides."""
    known = edtf.parse(date)
    short = other = short_wording(known, lang)
    words = language(lang)
    for number, month in words.other_months.items():
        other = other.replace(words.short_months[number - 1], month)
    return wording(known, lang), short, other


def _years(date: Date) -> tuple[int, ...]:
    if date.earliest == OPEN_START or date.latest == OPEN_END:
        return (_year_of(date.latest if date.earliest == OPEN_START else date.earliest),)
    first = _year_of(date.earliest)
    return tuple(range(first, min(_year_of(date.latest), first + MOST_YEARS) + 1))


def _year_of(ordinal: int) -> int:
    return datetime.date.fromordinal(ordinal).year
