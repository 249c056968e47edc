"""Words of doubt around a date: « probablement », « vers », “roughly”.

They stand anywhere in what an editor writes. What is proposed for such a text keeps the doubt, and
the rest of it is looked at without them.
"""

from __future__ import annotations

import re
from functools import cache
from re import Pattern

from dossier.model.dates.edtf import analyse
from dossier.model.dates.forms import (
    APPROXIMATE,
    UNCERTAIN,
    Form,
    Interval,
    Marks,
    Point,
    as_date,
    choice,
    interval,
    point,
)

_OF = r"(?: (?:(?:de la|des|de|du|of)(?!\w|')|de l'|d'))?"


@cache
def _hedges() -> tuple[tuple[Pattern[str], int], ...]:
    uncertain = (
        r"probable(?:ment)?|probably|likely|peut-etre|perhaps|maybe|possibl[ey](?:ment)?"
        r"|sans (?:aucun )?doutes?|vraisemblable(?:ment)?|apparemment|apparently|seemingly"
        r"|presum\w+|suppos\w+|conjectur\w+|hypothe\w+|il semble|semble-t-il|it seems"
        r"|uncertain|incertaine?s?|doubtful|douteu(?:x|se)s?|pourrait etre|serait|(?:might|could) be"
        r"|a (?:confirmer|verifier|preciser)|to be confirmed|unconfirmed|tbc|a priori|i think|je crois"
        r"|guess(?:ed)?|devine\w*|deduite?|plutot|pas sure?|not sure|unsure|(?:on|je) pense"
        r"|selon certaine?s|inconnue?s?|presque (?:certain|sure?)(?:ement)?|almost certain(?:ly)?"
    )
    approximate = (
        rf"(?:aux alentours|aux environs|autour|pres|pas loin){_OF}"
        # What is said of an hour is not said of its day.
        r"|(?:vers|environ|around|about)(?! (?:midi|minuit|noon|midnight|[0-9]{1,2} ?(?:h|am|pm|:)))"
        r"|ou environ|roughly|nearly|circa|presque|a peu pres|plus ou moins"
        r"|more or less|or so|grosso modo|approximati(?:f|ve)s?|approximativement|approximate(?:ly)?"
        r"|estim\w+|a quelques (?:jours|semaines|mois|annees) pres"
        r"|(?:ca|c|env|approx)(?:\.|(?= ))"
    )
    return (
        (re.compile(rf"(?<![\w'])(?:{uncertain})(?!\w)|\(\?\)| \?+$|(?<=[a-z])\?+$"), UNCERTAIN),
        (re.compile(rf"(?<![\w'])(?:{approximate})(?<!\w(?=\w))|^~ ?| ~$"), APPROXIMATE),
    )


def without_hedges(said: str) -> tuple[str, int]:
    """A normalised text without its words of doubt, and what they say, in bits."""
    doubt = 0
    for pattern, bit in _hedges():
        changed = pattern.sub(" ", said)
        if changed != said:
            said, doubt = changed, doubt | bit
    if not doubt:
        return said, 0
    said = re.sub(r"\( *\)", " ", said)
    return " ".join(said.split()).strip(" ,;:").replace(" ,", ","), doubt


def hedged(edtf: str, doubt: int) -> str:
    """A date with that doubt about all of it."""
    return as_date(_hedged(analyse(edtf), doubt)).edtf


def _hedged(form: Form, doubt: int) -> Form:
    if isinstance(form, Point):
        return _doubted(form, doubt)
    if isinstance(form, Interval):
        ends = (form.start, form.end)
        return interval(*(None if end is None else _doubted(end, doubt) for end in ends))
    return choice([_doubted(member, doubt) for member in form.points], all=form.all)


def _doubted(one: Point, doubt: int) -> Point:
    year, month, day = one.marks
    if (year | month | day) & APPROXIMATE:
        doubt &= ~APPROXIMATE  # « vers la mi-mars » is no vaguer than « mi-mars »
    marks: Marks = (year | doubt, month | doubt if one.month else 0, day | doubt if one.day else 0)
    return point(one.year, one.month, one.day, marks)
