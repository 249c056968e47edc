"""Dates of one text that cannot all be right: what editors are asked to look at.

Five rules for French prose, each silent where it is not sure. What they find is a question to
the editors and is printed on no page.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, groupby, islice
from operator import itemgetter
from typing import NamedTuple

from msgspec.structs import replace

from dossier.diagnostics import NOWHERE
from dossier.linking import cues
from dossier.linking.suspects import suspicious
from dossier.model.body import Body, Range
from dossier.model.dates import OPEN_END, Date, parse
from dossier.model.dates.finding import FoundDate, find_dates
from dossier.model.dates.grammars import levelled
from dossier.model.dates.phrases import weekdays
from dossier.model.facts import Disagreement, DisagreementKind
from dossier.model.sentences import sentences
from dossier.sparing import late

MOST = 5
"""Disagreements told of one text."""
MOST_DATES = 400
"""Dates of one text that are looked at; what has more of them is a list, whatever it looks like."""
LONGEST = 2_000
"""Characters of a sentence. A longer one is no prose."""
LEAD = 2
"""Paragraphs that make the lead."""
LEEWAY = 2
"""Days that a text may be dated early or late: time zones, tomorrow's paper."""
AHEAD = 45
"""Days: of what is farther off, a day without a year is of the year before."""
LONG_AGO = 370
"""Days: of what is farther back, prose tells in the future tense too (« il sera élu en 2012 »)."""
NAMED_WITHIN = -330, 200
"""Days around publication of which prose names the day of the week without a year."""
ONE_DAY = 14
"""Days: « ce 24 » and « ce 25 » of one text are a text brought up to date."""
_NEXT_TO = 90
"""Characters of a clause looked at beside a date."""
_ANY_YEAR = parse("2000")
"""For a text that is not dated: only its days and months are compared."""


class Dated(NamedTuple):
    """A date that a text gives in its own voice."""

    found: FoundDate
    sentence: Range
    paragraph: int
    plain: str
    """The sentence, levelled."""
    voice: str
    """The same, with dots for what it quotes: the words of others say nothing of the date."""

    @property
    def words(self) -> str:
        start = self.sentence[0]
        return self.plain[self.found.start - start : self.found.end - start]

    @property
    def before(self) -> str:
        return self.voice[: self.found.start - self.sentence[0]]

    @property
    def after(self) -> str:
        return self.voice[self.found.end - self.sentence[0] :]

    @property
    def day(self) -> date | None:
        """None where it is not known to the day."""
        known = self.found.date
        exact = known.earliest == known.latest and "~" not in known.edtf
        return date.fromordinal(known.earliest) if exact else None

    @property
    def is_today(self) -> bool:
        """« ce 25 novembre »: the very day of which the text tells."""
        return self.words.startswith("ce ")

    @property
    def weekday(self) -> str:
        found = _WEEKDAY.search(self.words)
        return found[0] if found else ""


_WEEKDAY = late(r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b(?= )")


def find_disagreements(body: Body, lang: str, published: Date | None) -> tuple[Disagreement, ...]:
    """What the rules find in one text, in the order of its words; places are not known here."""
    if lang.lower().partition("-")[0] != "fr":
        return ()
    if published is not None and published.latest == OPEN_END:
        published = None  # Nothing is later than what still appears.
    suspects = suspicious(body.text, published)
    looked_at = _dated(body, suspects, published or _ANY_YEAR) if suspects else ()
    dated = list(islice(looked_at, MOST_DATES))
    found: list[Disagreement] = []
    if published is not None:
        found += _already_past(dated, published)
        found += _yet_to_come(dated, published)
    found += _two_dates(body.text, dated)
    found += _two_months(dated)
    found += _wrong_weekdays(body.text, dated, published)
    return tuple(_worded(one, body.text) for one in _apart(found)[:MOST])


def _apart(found: list[Disagreement]) -> list[Disagreement]:
    """Each passage once, under the first rule that speaks of it."""
    told: set[Range] = set()
    kept = []
    for one in found:
        ranges = {one.text} if one.other is None else {one.text, one.other}
        if not told & ranges:
            told |= ranges
            kept.append(one)
    return sorted(kept, key=lambda one: one.text)


def _told(kind: DisagreementKind, one: Dated, other: Dated | None = None) -> Disagreement:
    against = (other.found.start, other.found.end) if other else None
    return Disagreement(kind, (one.found.start, one.found.end), NOWHERE, other=against)


def _worded(one: Disagreement, text: str) -> Disagreement:
    other = text[slice(*one.other)] if one.other else ""
    return replace(one, words=text[slice(*one.text)], other_words=other)


def _dated(body: Body, suspects: list[int], published: Date) -> Iterator[Dated]:
    """The dates at some offsets, quotation marks, lists and tables apart, with their sentences."""
    starts = [paragraph.text[0] for paragraph in body.paragraphs]
    for number, offsets in groupby(suspects, lambda at: bisect_right(starts, at) - 1):
        if number < 0:
            continue
        paragraph = body.paragraphs[number]
        if body.blocks[paragraph.block].kind not in ("paragraph", "heading"):
            continue
        low = paragraph.text[0]
        text = body.text[slice(*paragraph.text)]
        wanted = [at - low for at in offsets]
        within, quoted = sentences(text), cues.quoted(text)
        plain = levelled(text)
        voice = _own_voice(plain, quoted)
        for found in find_dates(text, "fr", published):
            at = found.start
            if found.form == "relative" or _around(at, quoted):
                continue
            first = bisect_left(wanted, at)
            if first == len(wanted) or wanted[first] >= found.end:
                continue
            start, end = _around(at, within) or (0, len(text))
            if end - start > LONGEST:
                continue
            placed = replace(found, start=low + at, end=low + found.end)
            sentence = (low + start, low + end)
            yield Dated(placed, sentence, number, plain[start:end], voice[start:end])


def _around(at: int, ranges: Sequence[Range]) -> Range | None:
    """Of ranges in order and apart, the one that holds a character."""
    index = bisect_right(ranges, at, key=itemgetter(0)) - 1
    return ranges[index] if index >= 0 and at < ranges[index][1] else None


def _own_voice(plain: str, quoted: list[Range]) -> str:
    """A text with dots for what it quotes."""
    parts, at = [], 0
    for start, end in quoted:
        parts += [plain[at:start], "…" * (end - start)]
        at = end
    return "".join([*parts, plain[at:]])


_FROM_THEN = ("à partir d", "à compter d", "d'ici", "dès ")


def _already_past(dated: list[Dated], published: Date) -> Iterator[Disagreement]:
    """« un possible retrait à partir de janvier 2024 », printed in November 2024."""
    for one in dated:
        named = parse(one.found.date.edtf.removesuffix("/..").removeprefix("../"))
        ago = published.earliest - named.latest
        if not one.found.explicit_year or ago <= LEEWAY or cues.is_past(one.plain):
            continue
        made = cues.MADE.search(one.before)
        if one.words.startswith(_FROM_THEN):
            ahead = cues.TO_COME.search(one.before[-120:])
            if not ahead and not made:
                ahead = cues.TO_COME.search(one.after[:40])
        elif ago >= LONG_AGO or len(named.edtf) == 4:
            continue
        elif one.before.strip() in ("", "au"):
            ahead = cues.WILL.search(one.after[:_NEXT_TO])
        else:
            ahead = None if made else cues.WILL.search(one.before[-_NEXT_TO:])
        if ahead:
            yield _told("already-past", one)


def _yet_to_come(dated: list[Dated], published: Date) -> Iterator[Disagreement]:
    """« Le 3 décembre, le ministre a déclaré », printed on the 27th of November."""
    year = date.fromordinal(published.latest).year
    for one in dated:
        day = one.day
        if day is None:
            continue
        late = day.toordinal() - published.latest
        near = one.found.explicit_year or (day.year == year and late <= AHEAD)
        if late > LEEWAY and near and _tells_of_past(one):
            yield _told("yet-to-come", one)


_OPENING = re.compile(r"(?:et|mais|puis|ainsi|enfin)? ?,? ?(?:dès|c'est)? ?\Z")


def _tells_of_past(one: Dated) -> bool:
    """Whether a date is that of something told in the perfect, in its own clause."""
    if _OPENING.match(one.before):
        clause = one.after[:_NEXT_TO]
        happened = cues.HAPPENED.search(clause)
        told = happened or cues.SAID.search(clause)
        if told is None or cues.TO_COME.search(clause[: told.start()]):
            return False
        # « Le 3, l'homme qui a tué sa femme sera jugé »: what is told is not of that day.
        apart = cues.RELATIVE.search(clause[: told.start()])
        return not apart and not (happened and cues.WILL.search(one.after[told.end() :][:_NEXT_TO]))
    behind = one.before.rstrip(" ,")[-_NEXT_TO:]
    return any(
        match.end() == len(behind)
        for expression in (cues.SAID, cues.HAPPENED)
        for match in expression.finditer(behind)
    )


_YEARS = re.compile(r"(?:1[89]|20)[0-9]{2}")


def _wrong_weekdays(
    text: str, dated: list[Dated], published: Date | None
) -> Iterator[Disagreement]:
    """« mardi 9 décembre », when it is a Tuesday in no year that can be meant."""
    named = sorted({int(year) for year in _YEARS.findall(text)}) if dated else []
    for one in dated:
        day = one.day
        if day is None or not one.weekday:
            continue
        if one.found.explicit_year:
            possible = {day}
        elif published is None:
            continue
        else:
            near = [published.earliest + days for days in NAMED_WITHIN]
            first, last = (date.fromordinal(ordinal).year for ordinal in near)
            years = range(first, last + 1)
            possible = {d for d in _in_years(day, years) if near[0] <= d.toordinal() <= near[1]}
            possible |= _in_years(day, named)
        if weekdays()[one.weekday] not in {d.weekday() for d in possible}:
            about = published.earliest if published else day.toordinal()
            meant = min(possible, key=lambda d: abs(d.toordinal() - about), default=None)
            told = _told("wrong-weekday", one)
            yield replace(told, day=meant.isoformat()) if meant else told


def _in_years(day: date, years: Iterable[int]) -> set[date]:
    found = set()
    for year in years:
        try:
            found.add(day.replace(year=year))
        except ValueError:
            continue  # the 29th of February
    return found


def _two_dates(text: str, dated: list[Dated]) -> Iterator[Disagreement]:
    """« a commenté ce 25 novembre », then « a déclaré ce 25 octobre » of the same person."""
    said = [(one, one.day) for one in dated if one.day and cues.SAID.search(one.plain)]
    if len(said) < 2:
        return
    who = {one.sentence: _names(text, one.sentence) for one, _ in said}
    for (first, day), (second, other) in combinations(said, 2):
        if day.month == other.month or first.sentence == second.sentence:
            continue
        is_slip = day.day == other.day or (first.is_today and second.is_today)
        if is_slip and who[first.sentence] & who[second.sentence]:
            yield _told("two-dates", second, first)


_NAME = late(r"(?<![.!?…»] )(?<!^)\b[A-ZÀ-ÖØ-Þ][\w'’-]*[a-zà-öø-ÿ][\w'’-]*")


def _names(text: str, sentence: Range) -> frozenset[str]:
    """The capitalised words of a sentence, its first and what it quotes apart."""
    said = text[slice(*sentence)]
    quoted = cues.quoted(said)
    return frozenset(
        match[0]
        for match in _NAME.finditer(said)
        if not any(a <= match.start() < b for a, b in quoted)
    )


def _two_months(dated: list[Dated]) -> Iterator[Disagreement]:
    """« ce lundi 25 novembre » in the lead, « lundi 25 octobre » below."""
    leads = [(one, one.day) for one in dated if one.paragraph < LEAD and one.day]
    for first, day in leads:
        for second in dated:
            other = second.day
            if other is None or second.paragraph <= first.paragraph or day.month == other.month:
                continue
            same = first.weekday and first.weekday == second.weekday and day.day == other.day
            today = first.is_today and second.is_today and abs((day - other).days) > ONE_DAY
            if (same or today) and cues.is_past(second.plain):
                yield _told("two-months", second, first)
