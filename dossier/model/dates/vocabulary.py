"""The words of dates in French and English; names of months and days are CLDR's."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

Article = str
"""What stands before a noun: `le`, `la`, `l’`, `les`, `the`, nothing; `-` where nothing
does and « jusqu’à » is wanted all the same (« jusqu’à fin mars »)."""


class Language(Struct, frozen=True):
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    other_months: Mapping[int, str]
    """What people write besides, by number."""
    weekdays: tuple[str, ...]
    """From Monday."""
    short_weekdays: tuple[str, ...]
    seasons: tuple[tuple[Article, str], ...]
    """Spring, summer, autumn, winter."""
    to_next_year: str
    """Between the two years of a winter."""
    first: str
    """The first day of a month."""
    nouns: dict[str, tuple[Article | None, str]]
    """By what is known: article and template. None: no preposition goes before it."""
    before: dict[str, dict[Article, str]]
    """By preposition, then article."""
    about: str
    """After a noun that is approximate, where another preposition stands before it."""
    either: str
    both: str
    start: str
    """Fallbacks, where no sentence would be clear."""
    end: str
    also: str
    one_of: str
    all_of: str
    components: tuple[tuple[str, bool], ...]
    """Date, year, month, day, season, each with whether it is feminine."""
    uncertain: tuple[str, str, str]
    """Masculine, feminine, plural."""
    approximate: tuple[str, str, str]


FRENCH = Language(
    months=(
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
    short_months=(
        "janv.", "févr.", "mars", "avr.", "mai", "juin",
        "juil.", "août", "sept.", "oct.", "nov.", "déc.",
    ),
    other_months={1: "jan.", 2: "fév.", 7: "juill."},
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    short_weekdays=("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."),
    seasons=(("le", "printemps"), ("l’", "été"), ("l’", "automne"), ("l’", "hiver")),
    to_next_year="-",
    first="1er",
    nouns={
        "year": ("", "{year}"),
        "decade": ("les", "années\N{NBSP}{year}"),
        "century": ("le", "{century}\N{NBSP}siècle"),
        "month": ("", "{month}{year}"),
        "month?": (None, "un mois de{year}"),
        "months": (None, "entre {first} et {last}{year}"),
        "day": ("le", "{day}\N{NBSP}{month}{year}"),
        "day?": (None, "un jour de {month}{year}"),
        "days": (None, "entre le {first} et le {last}\N{NBSP}{month}{year}"),
        "day-of-year?": (None, "un jour de{year}"),
        "day-of-month?": (None, "le {day} d’un mois de{year}"),
        "early": ("-", "début {month}{year}"),
        "mid": ("la", "mi-{month}{year}"),
        "late": ("-", "fin {month}{year}"),
    },
    before={
        "around": {"": "vers ", "le": "vers le ", "la": "vers la ", "l’": "vers l’",
                   "les": "vers les "},
        "since": {"": "depuis ", "le": "depuis le ", "la": "depuis la ", "l’": "depuis l’",
                  "les": "depuis les ", "-": "depuis "},
        "until": {"": "jusqu’en ", "le": "jusqu’au ", "la": "jusqu’à la ", "l’": "jusqu’à l’",
                  "les": "jusqu’aux ", "-": "jusqu’à "},
        "from": {"": "de ", "le": "du ", "la": "de la ", "l’": "de l’", "les": "des ", "-": "de "},
        "to": {"": " à ", "le": " au ", "la": " à la ", "l’": " à l’", "les": " aux ", "-": " à "},
    },
    about=" environ",
    either=" ou ",
    both=" et ",
    start="début\N{NBSP}: ",
    end="fin\N{NBSP}: ",
    also="\N{NNBSP}; ",
    one_of="l’une de ces dates\N{NBSP}: ",
    all_of="toutes ces dates\N{NBSP}: ",
    components=(
        ("date", True), ("année", True), ("mois", False), ("jour", False), ("saison", True),
    ),
    uncertain=("incertain", "incertaine", "incertains"),
    approximate=("approximatif", "approximative", "approximatifs"),
)  # fmt: skip

ENGLISH = Language(
    months=(
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    short_months=(
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ),
    other_months={9: "Sept"},
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    short_weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    seasons=(("", "spring"), ("", "summer"), ("", "autumn"), ("", "winter")),
    to_next_year="–",
    first="1",
    nouns={
        "year": ("", "{year}"),
        "decade": ("the", "{year}s"),
        "century": ("the", "{century} century"),
        "month": ("", "{month}{year}"),
        "month?": (None, "a month in{year}"),
        "months": (None, "between {first} and {last}{year}"),
        "day": ("", "{day} {month}{year}"),
        "day?": (None, "a day in {month}{year}"),
        "days": (None, "between {first} and {last} {month}{year}"),
        "day-of-year?": (None, "a day in{year}"),
        "day-of-month?": (None, "day {day} of a month in{year}"),
        "early": ("", "early {month}{year}"),
        "mid": ("", "mid-{month}{year}"),
        "late": ("", "late {month}{year}"),
    },
    before={
        "around": {"": "around ", "the": "around the "},
        "since": {"": "since ", "the": "since the "},
        "until": {"": "until ", "the": "until the "},
        "from": {"": "from ", "the": "from the "},
        "to": {"": " to ", "the": " to the "},
    },
    about=" or so",
    either=" or ",
    both=" and ",
    start="start: ",
    end="end: ",
    also="; ",
    one_of="one of these dates: ",
    all_of="all of these dates: ",
    components=(
        ("date", False), ("year", False), ("month", False), ("day", False), ("season", False),
    ),
    uncertain=("uncertain", "uncertain", "uncertain"),
    approximate=("approximate", "approximate", "approximate"),
)  # fmt: skip


def language(lang: str) -> Language:
    """French for any `fr`, English for every other tag."""
    return FRENCH if lang.lower().partition("-")[0] == "fr" else ENGLISH


def roman(number: int) -> str:
    """A number up to 100 in Roman numerals."""
    digits = []
    for value, letters in ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
                           (5, "V"), (4, "IV"), (1, "I")):  # fmt: skip
        digits.append(letters * (number // value))
        number %= value
    return "".join(digits)


def ordinal(number: int, words: Language) -> str:
    """The number of a century: `XXIe`, `21st`."""
    if words is FRENCH:
        return roman(number) + ("er" if number == 1 else "e")
    ending = "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
