"""Which dates of a text a rule may object to: a look at its numbers, before its sentences.

Most texts have none, and most builds read ten thousand texts: what is decided here costs a
fraction of what it spares. Wider than the rules, never narrower.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from dossier.linking import cues
from dossier.model.dates import Date
from dossier.model.dates.grammars import levelled
from dossier.model.dates.phrases import months, weekdays
from dossier.model.names import fold

_BESIDE = 95
"""Characters of a clause beside a date: no fewer than the rules look at."""
_NUMBER = re.compile("[0-9][0-9]*")  # not "+", which is looked for more slowly
_S = "[ \t\n\u00a0\u202f\u2009]{1,3}"
_MONTH = (
    "(?P<month>janv(?:ier)?|f(?:é|e\u0301?)v(?:rier|r)?|mars|avr(?:il)?|mai|juin|juil(?:let|l)?"
    "|ao(?:û|u\u0302?)t|sept(?:embre)?|oct(?:obre)?|nov(?:embre)?|d(?:é|e\u0301?)c(?:embre)?)"
)
_AFTER = re.compile(rf"(?:er)?{_S}{_MONTH}\b\.?(?:{_S}(?P<year>(?:19|20)[0-9]{{2}})\b)?", re.I)
_SEASONS = {"printemps": 3, "ete": 6, "automne": 9}
"""The month in which each begins; winter is of two years."""
_THEN = ("partir", "compter", "ici", "dès")
"""Of « à partir de », « d’ici à »."""


class Named(NamedTuple):
    """A day or a month that a text names."""

    at: int
    """A character of it: the day's number, or the year's where there is no day."""
    end: int
    day: int
    month: int
    year: int
    """0 where none is printed."""


def _named(text: str) -> list[Named]:
    found = []
    passed = 0
    for number in _NUMBER.finditer(text):
        at, end = number.span()
        if at < passed:
            continue
        if end - at <= 2:
            after = _AFTER.match(text, end)
            if after and 1 <= int(number[0]) <= 31:
                passed = after.end()
                month = months()[fold(after["month"])]
                year = int(after["year"] or 0)
                found.append(Named(at, passed, int(number[0]), month, year))
        elif end - at == 4 and number[0] < "2100":
            month = _month(_word_before(text, at))
            if month or _is_from_then(text, at):
                found.append(Named(at, end, 0, month or 12, int(number[0])))
    return found


def _word_before(text: str, at: int) -> str:
    words = text[max(at - 16, 0) : at].split()
    return fold(words[-1]).strip(".,’'") if words else ""


def _month(word: str) -> int:
    """0 where it names neither a month nor a season."""
    name = word.rpartition("'")[2].rpartition("’")[2]
    return months().get(name) or _SEASONS.get(name, 0)


def _is_from_then(text: str, at: int) -> bool:
    before = text[max(at - 40, 0) : at].lower()
    return any(word in before for word in _THEN)


def suspicious(text: str, published: Date | None) -> list[int]:
    """Offsets, each within a date that a rule may object to, in order."""
    named = _named(text)
    suspects = {one.at for one in named if _is_odd(one, text, published)}
    days = [one for one in named if one.day]
    by_day: dict[int, set[int]] = {}
    for one in days:
        by_day.setdefault(one.day, set()).add(one.month)
    suspects |= {one.at for one in days if len(by_day[one.day]) > 1}
    today = [one for one in days if "ce" in text[max(one.at - 16, 0) : one.at].lower().split()[-2:]]
    if len({one.month for one in today}) > 1:
        suspects |= {one.at for one in today}
    return sorted(suspects)


def _is_odd(one: Named, text: str, published: Date | None) -> bool:
    """Whether a date by itself, or beside the day of publication, is one to look at."""
    year = one.year
    if not year:
        if published is None:
            return False
        year = date.fromordinal(published.latest).year
    try:
        day = date(year, one.month, one.day or 1)
    except ValueError:
        return False
    if one.day:
        weekday = weekdays().get(_word_before(text, one.at))
        if weekday is not None and weekday != day.weekday():
            return True
    if published is None:
        return False
    if day.toordinal() > published.latest:
        beside = _beside(one, text)
        return bool(one.day and (cues.HAPPENED.search(beside) or cues.SAID.search(beside)))
    if not one.year:
        return False
    if _is_from_then(text, one.at):
        return True
    beside = _beside(one, text)
    return bool("prévu" in beside or cues.WILL.search(beside))


def _beside(one: Named, text: str) -> str:
    return levelled(text[max(one.at - _BESIDE, 0) : one.end + _BESIDE])
