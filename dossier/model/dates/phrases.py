"""Words -> form: every wording that a page prints, in French and in English.

Works on folded text, so that case, accents, spaces and apostrophes make no difference.
The two languages never say different dates in the same words, so that neither is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from re import Match, Pattern

from dossier.model.dates.errors import DateError
from dossier.model.dates.forms import (
    APPROXIMATE,
    UNCERTAIN,
    WINTER,
    Form,
    Marks,
    Point,
    as_date,
    choice,
    interval,
    point,
)
from dossier.model.dates.vocabulary import ENGLISH, FRENCH, roman
from dossier.model.dates.wording import PARTS_OF_MONTH
from dossier.model.names import fold


@cache
def months() -> dict[str, int]:
    """Every name and abbreviation of a month, folded and without its point, to its number."""
    found: dict[str, int] = {}
    for words in (FRENCH, ENGLISH):
        for names in (words.months, words.short_months):
            found |= {fold(name).rstrip("."): n for n, name in enumerate(names, 1)}
        found |= {fold(name).rstrip("."): n for n, name in words.other_months.items()}
    return found


@cache
def weekdays() -> dict[str, int]:
    """The same of days of the week, to 0 for Monday."""
    found = {"tues": 1, "thur": 3, "thurs": 3}
    for words in (FRENCH, ENGLISH):
        for names in (words.weekdays, words.short_weekdays):
            found |= {fold(name).rstrip("."): n for n, name in enumerate(names)}
    return found


@cache
def _seasons() -> dict[str, str]:
    found = {"fall": "23"}
    for words in (FRENCH, ENGLISH):
        found |= {fold(name): str(n) for n, (_, name) in enumerate(words.seasons, 21)}
    return found


_PARTS = {
    **dict.fromkeys(("debut", "early"), "early"),
    **dict.fromkeys(("mi", "mid"), "mid"),
    **dict.fromkeys(("fin", "late"), "late"),
}
_DAY_OF_PART = {part: day for day, part in PARTS_OF_MONTH.items()}
_DAY_ONLY: Marks = (0, 0, APPROXIMATE)

_SIGNS = str.maketrans(
    dict.fromkeys("’‘ʼ´`′", "'") | dict.fromkeys("‐‑‒–—―−", "-") | {"\N{SOFT HYPHEN}": None}
)


def normalise(text: str) -> str:
    """Lower case, no accents, single plain spaces, straight apostrophes, ASCII hyphens."""
    # Signs first: folding makes some apostrophes a space and a combining mark.
    return " ".join(fold(text.translate(_SIGNS)).translate(_SIGNS).split())


@lru_cache(maxsize=4096)
def read_phrase(text: str) -> Form | None:
    """The form that a normalised wording says; None where it is no wording of a date.

    Raises:
        DateError: `date-impossible`, `date-reversed`: a wording of what cannot be;
            `date-ambiguous`: « décembre ou janvier 2024 ».
    """
    if listed := _compiled()["listed"].fullmatch(text):
        members = [_element(member.strip()) for member in listed["members"].split(";")]
        return _choice(members, all=listed["all"] is not None)
    if ends := _compiled()["ends"].fullmatch(text):
        return _ends(ends["start"], ends["end"])
    if since := _compiled()["since"].fullmatch(text):
        return _ends(since["start"], None)
    if until := _compiled()["until"].fullmatch(text):
        return _ends(None, until["end"])
    if between := _compiled()["from"].fullmatch(text):
        return _ends(between["start"], between["end"])
    alone = _element(text)
    if alone or not (several := _compiled()["several"].fullmatch(text)):
        return alone
    last = _element(several["last"])
    if last is None:
        return None
    said = several["others"].split(", ")
    others = [_element(other, last) for other in said]
    all_of = several["conjunction"] in ("et", "and")
    form = _choice([*others, last], all=all_of)
    before = [_in_year_before(*other, last) for other in zip(said, others, strict=True)]
    if form and any(before):
        earlier = [new or old for new, old in zip(before, others, strict=True)]
        meant = _choice([*earlier, last], all=all_of)
        raise DateError(
            "date-ambiguous", text, hint="two",
            suggestion=as_date(meant).edtf if meant else None, alternative=as_date(form).edtf,
        )  # fmt: skip
    return form


def _ends(start: str | None, end: str | None) -> Form | None:
    last = _element(end) if end is not None else None
    first = _element(start, last) if start is not None else None
    if (start is not None and first is None) or (end is not None and last is None):
        return None
    try:
        return interval(first, last)
    except DateError as error:
        if start and last and (before := _in_year_before(start, first, last)):
            error.suggestion = as_date(interval(before, last)).edtf
        raise


def _in_year_before(said: str, found: Point | None, last: Point) -> Point | None:
    """« décembre » of « décembre ou janvier 2024 », which leaves its year unsaid and comes later than
    what it stands before, in the year before that."""
    if found is None or found.earliest <= last.earliest or not "0001" < last.year < "A":
        return None
    return _element(f"{said} {int(last.year) - 1:04}")


def _choice(members: list[Point | None], *, all: bool) -> Form | None:
    known = [member for member in members if member is not None]
    return choice(known, all=all) if len(known) == len(members) > 1 else None


def _element(text: str, last: Point | None = None) -> Point | None:
    """One point, its doubts and its day of the week included.

    What it leaves unsaid (« 3 » of « 3 et 5 mars 2024 ») is as in `last`.
    """
    doubts = ""
    if doubted := _compiled()["doubted"].fullmatch(text):
        text, doubts = doubted["said"], doubted["doubts"]
    about = _compiled()["about"].fullmatch(text)
    if about:
        text = about["after"] or about["before"]
    found = _noun(text, last)
    weekday = None
    if found is None and (dated := _compiled()["weekday"].fullmatch(text)):
        weekday = dated["weekday"]
        found = _noun(dated["rest"], last)
        if found is None or found.shape != "day":
            return None
    if found is None:
        return None
    marks: Marks | None = found.marks
    if about and not any(found.marks):
        marks = _doubt(found, "date", APPROXIMATE)
    for clause in filter(None, doubts.split(",")):
        marks = _with_clause(found, marks, clause) if marks else None
    if marks is None:
        return None
    if weekday:
        _check_weekday(weekday, found, marks)
    return point(found.year, found.month, found.day, marks)


def _noun(text: str, last: Point | None) -> Point | None:
    text = _compiled()["article"].sub("", text, count=1)
    for pattern, build in _nouns():
        if match := pattern.fullmatch(text):
            return build(match)
    if last is None or "X" in last.year or last.shape not in ("day", "month", "season"):
        return None
    if day := _compiled()["bare day"].fullmatch(text):
        return _day(last.year, last.month, day["d"]) if last.shape == "day" else None
    return _noun(f"{text} {last.year}", None)


_COMPONENTS = {
    "date": "date", "annee": "year", "year": "year", "mois": "month", "month": "month",
    "jour": "day", "day": "day", "saison": "season", "season": "season",
}  # fmt: skip


def _with_clause(found: Point, marks: Marks, clause: str) -> Marks | None:
    """`marks` and what « année et mois incertains » adds; None where it is not that."""
    components, bits = [], 0
    for word in clause.split():
        if word in _COMPONENTS and not bits:
            components.append(_COMPONENTS[word])
        elif word.startswith("incertain") or word == "uncertain":
            bits |= UNCERTAIN
        elif word.startswith("approximati") or word == "approximate":
            bits |= APPROXIMATE
        elif word not in ("et", "and"):
            return None
    if not components or not bits:
        return None
    for component in components:
        more = _doubt(found, component, bits)
        if more is None:
            return None
        marks = (marks[0] | more[0], marks[1] | more[1], marks[2] | more[2])
    return marks


def _doubt(found: Point, component: str, bits: int) -> Marks | None:
    """`bits` on one component, or on all for `date`; None where `found` does not have it."""
    second = "season" if found.shape == "season" else "month"
    parts = ("year", second, "day")[: found.size]
    if component != "date" and component not in parts:
        return None
    year, month, day, *_ = [bits if component in ("date", p) else 0 for p in parts] + [0, 0]
    return year, month, day


def _check_weekday(word: str, found: Point, marks: Marks) -> None:
    weekday, actual = weekdays()[word], (found.earliest - 1) % 7
    # A day of the week is how one finds out a year that is not known.
    if weekday == actual or any(mark & UNCERTAIN for mark in marks):
        return
    edtf = f"{found.year}-{found.month}-{found.day}"
    raise DateError(
        "date-impossible",
        f"{word} {edtf}",
        variant="weekday",
        hint="check-weekday",
        suggestion=edtf,
        actual_fr=FRENCH.weekdays[actual],
        actual_en=ENGLISH.weekdays[actual],
    )


def _day(year: str, month: str, day: str, marks: Marks = (0, 0, 0)) -> Point:
    return point(year, month, day.zfill(2), marks)


def _month(name: str) -> str:
    return f"{months()[name.rstrip('.')]:02}"


def _season(match: Match[str]) -> Point | None:
    season, year, following = _seasons()[match["s"]], match["y"], match["following"]
    if following and (season != WINTER or not f"{int(year) + 1:04}".endswith(following)):
        return None
    return point(year, season)


def _decade(match: Match[str]) -> Point:
    return point((match["y"] or match["en"]) + "X")


def _century(match: Match[str]) -> Point | None:
    number = int(match["n"]) if match["n"] else _numerals().get(match["roman"], 0)
    return point(f"{number - 1:02}XX") if 1 <= number <= 100 else None


@cache
def _numerals() -> dict[str, int]:
    return {roman(number).lower(): number for number in range(1, 101)}


def _part(match: Match[str]) -> Point:
    day = _DAY_OF_PART[_PARTS[match["part"]]]
    return _day(match["y"], _month(match["m"]), day, _DAY_ONLY)


def _range_of_months(match: Match[str]) -> Point | None:
    digits = {("01", "09"): "0X", ("10", "12"): "1X"}.get((_month(match["a"]), _month(match["b"])))
    return point(match["y"], digits) if digits else None


def _range_of_days(match: Match[str]) -> Point | None:
    year, month, first = match["y"], _month(match["m"]), int(match["a"])
    tens = f"{first // 10}X"
    found = point(year, month, tens) if first <= 31 else None
    span = f"{first:02}-{int(match['b']):02}"
    return found if found and found.day == tens and _span(found) == span else None


def _span(days: Point) -> str:
    """First and last day of `2024-11-2X`."""
    first = max(1, int(days.day[0]) * 10)
    return f"{first:02}-{first + days.latest - days.earliest:02}"


@cache
def _compiled() -> dict[str, Pattern[str]]:
    """The expressions above the noun. Compiled when first wanted: most dates are EDTF."""
    sources = {
        "listed": r"(?:l'une de ces dates|one of these dates|"
        r"(?P<all>toutes ces dates|all of these dates)) ?: ?(?P<members>.+)",
        "ends": r"(?=\w+ ?:)(?:(?:debut|start) ?: ?(?P<start>[^;]+?) ?(?:; ?|$))?"
        r"(?:(?:fin|end) ?: ?(?P<end>[^;]+))?",
        "since": r"(?:depuis |since |a partir d(?:e |u |'))(?P<start>.+)",
        "until": r"(?:jusqu'(?:en|aux|au|a)|until|till) (?P<end>.+)",
        "from": r"(?:du |des |de |d'|from )(?P<start>.+?) (?:aux|au|a|to) (?P<end>.+)",
        "several": r"(?P<others>.+?),? (?P<conjunction>ou|or|et|and) (?P<last>.+)",
        "doubted": r"(?P<said>[^()]*[^() ]) ?\((?P<doubts>[^()]+)\)",
        "about": r"(?:vers|environ|around|about) (?P<after>.+)|(?P<before>.+) (?:environ|or so)",
        "article": r"^(?:le |les |la |l'|the |en |in |on |au )",
        "weekday": rf"(?:le |the |on )?(?P<weekday>{_names(weekdays())})\.?,? (?P<rest>.+)",
        "bare day": _D,
    }
    return {name: re.compile(source) for name, source in sources.items()}


def _names(names: dict[str, int] | dict[str, str]) -> str:
    return "|".join(sorted(names, key=lambda name: (-len(name), name)))


_D = r"(?P<d>[0-9]{1,2})(?:er|e|st|nd|rd|th)?"
_Y = r"(?P<y>[0-9]{4})"
_LINK = r"(?: of| de)? "
_Rule = tuple[Pattern[str], Callable[[Match[str]], Point | None]]


@cache
def _nouns() -> tuple[_Rule, ...]:
    """Each thing a point is called, with how it is read."""
    month = rf"(?:{_names(months())})\b\.?"
    m = rf"(?P<m>{month})"
    table: tuple[tuple[str, Callable[[Match[str]], Point | None]], ...] = (
        (r"(?P<y>[0-9]{4})(?:-(?P<m>[0-9]{2})(?:-(?P<d>[0-9]{2}))?)?",
         lambda f: point(f["y"], f["m"] or "", f["d"] or "")),
        (rf"{_D}{_LINK}{m},?{_LINK}{_Y}", lambda f: _day(f["y"], _month(f["m"]), f["d"])),
        (rf"{m} {_D},? {_Y}", lambda f: _day(f["y"], _month(f["m"]), f["d"])),
        (rf"{m},?{_LINK}{_Y}", lambda f: point(f["y"], _month(f["m"]))),
        (rf"(?P<s>{_names(_seasons())}){_LINK}{_Y}(?: ?[-/] ?(?P<following>[0-9]{{2,5}}))?",
         _season),
        (r"(?:annees|decennie) (?P<y>[0-9]{3})0|(?P<en>[0-9]{3})0'?s", _decade),
        (r"(?:(?P<n>[0-9]{1,3})|(?P<roman>[ivxlc]+?))(?:er|eme|e|st|nd|rd|th) (?:siecle|century)",
         _century),
        (rf"(?P<part>debut|fin|early|late) (?:de |d')?{m} {_Y}", _part),
        (rf"(?P<part>mi|mid)[- ]{m} {_Y}", _part),
        (rf"(?:un mois de|a month in) {_Y}", lambda f: point(f["y"], "XX")),
        (rf"(?:un jour de|a day in) {_Y}", lambda f: point(f["y"], "XX", "XX")),
        (rf"(?:un jour (?:de |d')|a day in ){m} {_Y}",
         lambda f: point(f["y"], _month(f["m"]), "XX")),
        (rf"(?:day )?{_D} (?:d'un mois de|of a month in) {_Y}",
         lambda f: _day(f["y"], "XX", f["d"])),
        (rf"(?:entre|between) (?P<a>{month}) (?:et|and) (?P<b>{month}) {_Y}", _range_of_months),
        (r"(?:entre|between) (?:le )?(?P<a>[0-9]{1,2})(?:er|st)? (?:et|and) (?:le )?"
         rf"(?P<b>[0-9]{{1,2}}) {m} {_Y}", _range_of_days),
    )  # fmt: skip
    return tuple((re.compile(source), build) for source, build in table)
