"""Date -> words. Every wording says all that the date says, and no more: it reads back as it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from dossier.model.dates.edtf import analyse
from dossier.model.dates.forms import APPROXIMATE, UNCERTAIN, WINTER, Choice, Interval, Marks, Point
from dossier.model.dates.value import Date
from dossier.model.dates.vocabulary import Language, language, ordinal

PARTS_OF_MONTH = {"05": "early", "15": "mid", "25": "late"}
"""What a day stands for where it alone is approximate: `2024-03-~15` is the middle of March."""

Omitted = Literal["", "year", "month"]
"""What the last of several dates says for those before it; `month` is month and year."""


class Noun(NamedTuple):
    text: str
    article: str | None
    """None: no preposition can go before it."""
    around: bool = False
    """Whether it is vague of itself (« la mi-mars »), though nothing qualifies it."""


@lru_cache(maxsize=8192)
def wording(date: Date, lang: str) -> str:
    """`date` as a page prints it; French where `lang` is, else English."""
    return _Writer(language(lang), short=False).write(date)


def in_both_languages(**dates: Date) -> dict[str, str]:
    """What a finding says of dates, under `NAME_en` and `NAME_fr`."""
    return {
        f"{name}_{lang}": wording(date, lang)
        for name, date in dates.items()
        for lang in ("en", "fr")
    }


@lru_cache(maxsize=8192)
def short_wording(date: Date, lang: str) -> str:
    """`wording` with the names of months abbreviated, for compact lists."""
    return _Writer(language(lang), short=True).write(date)


class _Writer:
    def __init__(self, words: Language, *, short: bool) -> None:
        self.words = words
        self.months = words.short_months if short else words.months

    def write(self, date: Date) -> str:
        form = analyse(date.edtf)
        if isinstance(form, Point):
            return self.standing_alone(form)
        return self.interval(form) if isinstance(form, Interval) else self.choice(form)

    def standing_alone(self, point: Point) -> str:
        noun, marks = self.noun(point)
        text = noun.text
        approximate = _approximate(marks, point.size)
        if noun.article is not None and (approximate or noun.around):
            text = self.words.before["around"][noun.article] + text
            marks = _without_approximate(marks) if approximate else marks
        return text + self.qualification(point, marks)

    def interval(self, form: Interval) -> str:
        start, end, words = form.start, form.end, self.words
        if start and end:
            omitted = _shared((start, end))
            left, right = self.inline(start, omitted), self.inline(end)
            if left and right and "(" not in left.text + right.text:
                return self.after("from", left) + self.after("to", right)
            left_text, right_text = self.standing_alone(start), self.standing_alone(end)
            return words.start + left_text + words.also + words.end + right_text
        point = start or end
        assert point is not None
        noun = self.inline(point)
        if noun:
            return self.after("since" if start else "until", noun)
        return (words.start if start else words.end) + self.standing_alone(point)

    def choice(self, form: Choice) -> str:
        words, points = self.words, form.points
        nouns = [self.noun(point, _shared(points))[0] for point in points[:-1]]
        nouns.append(self.noun(points[-1])[0])
        if any(n.article is None for n in nouns) or any(any(p.marks) for p in points):
            head = words.all_of if form.all else words.one_of
            return head + words.also.join(self.standing_alone(point) for point in points)
        *others, last = (noun.text for noun in nouns)
        return ", ".join(others) + (words.both if form.all else words.either) + last

    def inline(self, point: Point, omitted: Omitted = "") -> Noun | None:
        """`point` as it can stand after a preposition, its doubts included."""
        noun, marks = self.noun(point, omitted)
        if noun.article is None:
            return None
        text = noun.text
        if _approximate(marks, point.size):
            text += self.words.about
            marks = _without_approximate(marks)
        return Noun(text + self.qualification(point, marks), noun.article)

    def after(self, preposition: str, noun: Noun) -> str:
        assert noun.article is not None
        return _elide(self.words.before[preposition][noun.article] + noun.text)

    def noun(self, point: Point, omitted: Omitted = "") -> tuple[Noun, Marks]:
        """What `point` is called, and the qualifications that the noun leaves unsaid."""
        words, key, marks = self.words, str(point.shape), point.marks
        year = "" if omitted else f" {point.year}"
        if key == "season":
            season_article, season = words.seasons[int(point.month) - 21]
            # Bare « hiver 2024 » is as often the one before.
            over = f"{words.to_next_year}{int(point.year) + 1:04}" if point.month == WINTER else ""
            return Noun(season + year + over, season_article), marks
        fields = {"year": year}
        if key in ("year", "decade", "century"):
            fields["year"] = point.year.replace("X", "0")
            if key == "century":
                fields["century"] = ordinal(int(point.year[:2]) + 1, words)
        elif key == "months":
            first, last = (0, 8) if point.month == "0X" else (9, 11)
            fields |= {"first": self.months[first], "last": self.months[last]}
        elif point.month != "XX":
            fields["month"] = self.months[int(point.month) - 1]
        if key == "days":
            length = point.latest - point.earliest
            first_day = max(1, int(point.day[0]) * 10)
            fields |= {"first": self.day(first_day), "last": self.day(first_day + length)}
        elif key in ("day", "day-of-month?"):
            fields["day"] = self.day(int(point.day))
            part = PARTS_OF_MONTH.get(point.day)
            if key == "day" and part and [m & APPROXIMATE for m in marks] == [0, 0, APPROXIMATE]:
                key, marks = part, _without_approximate(marks)
        article, template = words.nouns[key]
        if omitted == "month":
            template = "{day}"
        return Noun(_elide(template.format_map(fields)), article, around=key == "mid"), marks

    def day(self, number: int) -> str:
        return self.words.first if number == 1 else str(number)

    def qualification(self, point: Point, marks: Marks) -> str:
        """« (année incertaine, jour approximatif) », or nothing."""
        words = self.words
        uncertain = self.components(point, marks, UNCERTAIN)
        approximate = self.components(point, marks, APPROXIMATE)
        if uncertain and uncertain == approximate:
            names, form = uncertain
            both = words.uncertain[form] + words.both + words.approximate[form]
            return f" ({names} {both})"
        clauses = [
            f"{named[0]} {adjectives[named[1]]}"
            for named, adjectives in (
                (uncertain, words.uncertain),
                (approximate, words.approximate),
            )
            if named
        ]
        return f" ({', '.join(clauses)})" if clauses else ""

    def components(self, point: Point, marks: Marks, bit: int) -> tuple[str, int] | None:
        """The components with that doubt, in words, and the form of the adjective."""
        marked = [index + 1 for index in range(point.size) if marks[index] & bit]
        if not marked:
            return None
        if len(marked) == point.size:
            marked = [0]
        elif point.shape == "season":
            marked = [4 if index == 2 else index for index in marked]
        named = [self.words.components[index] for index in marked]
        names = self.words.both.join(name for name, _ in named)
        return names, 2 if len(named) > 1 else int(named[0][1])


def _approximate(marks: Marks, size: int) -> bool:
    """Whether all of it is approximate."""
    return all(mark & APPROXIMATE for mark in marks[:size])


def _without_approximate(marks: Marks) -> Marks:
    year, month, day = marks
    return year & ~APPROXIMATE, month & ~APPROXIMATE, day & ~APPROXIMATE


def _shared(points: tuple[Point, ...]) -> Omitted:
    """What the last of `points` may say for all of them."""
    first = points[0]
    if any(any(p.marks) or p.shape != first.shape or p.year != first.year for p in points):
        return ""
    if first.shape == "day":
        return "month" if all(p.month == first.month for p in points) else "year"
    spread = first.shape == "month" or (first.shape == "season" and points[-1].month != WINTER)
    return "year" if spread else ""


def _elide(text: str) -> str:
    return re.sub(r"\bde (?=[aéo])", "d’", text)
