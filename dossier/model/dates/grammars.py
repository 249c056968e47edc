"""How prose in French and in English words a date: what stands around the name of a month.

Written for text as `levelled` gives it. Every expression is matched at an offset or within a
few dozen characters that end at one: looking at a text takes time linear in its length.
"""

from __future__ import annotations

import re
from functools import cache
from re import Pattern

from msgspec import Struct

from dossier.model.dates.phrases import months, weekdays

WINDOW = 60
"""Characters looked at on each side of a month or a year."""

_S = "[ ]{1,3}"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})(?![\w%°])"
_FOLLOWING = r"[ ]?[-–/][ ]?(?P<following>20[0-9]{2}|[0-9]{2})(?!\w)"


class Grammar(Struct, frozen=True):
    """The expressions of one language."""

    needles: tuple[tuple[str, int], ...]
    """One of them stands in every name of a month or a season, from an offset of its own on."""
    capitals: bool
    """Whether a month has a capital letter (« may » has none), or else none."""
    months: Pattern[str]
    before: Pattern[str]
    """What leads up to a month, perhaps nothing: `since`, `until`, `strong` (makes a date of a
    month alone), `about`, `this`, `weekday`, `days`, `part`; in English `last`, `next`."""
    after: Pattern[str]
    """What follows it, perhaps nothing: `year`, `following`, `last_year`, `next_year`; in
    French `last`, `next`, in English `inner`, the days."""
    before_year: Pattern[str]
    """What makes a date of a year alone."""
    relative: tuple[tuple[str, str, int], ...]
    """Words, the unit they count in and how many from the day of publication."""
    names: Pattern[str]
    """Before a date that is part of a name (a street, a law), with its year or without."""
    memories: Pattern[str]
    """Before a date that, without a year, is that of another year's event."""
    memories_after: Pattern[str]
    """Behind such a date."""
    doubts: Pattern[str]
    """Right before a date that is doubted: `uncertain`, or else only about right."""
    joins: frozenset[str]
    """What stands between the two ends of an interval."""
    numeric: bool
    """Whether `05/03/2024` can only be the 5th of March."""


@cache
def grammar(lang: str) -> Grammar | None:
    """That of a language tag; None for a language whose wordings are not known."""
    match lang.lower().partition("-")[0]:
        case "fr":
            return _french()
        case "en":
            return _english()
    return None


_SIGNS = (("\u2019", "'"), ("\u2010", "-"), ("\u2011", "-"), ("\n", " "), ("\t", " "),
          ("\u00a0", " "), ("\u202f", " "), ("\u2009", " "))  # fmt: skip


def levelled(text: str) -> str:
    """`text` in lower case, its spaces, apostrophes and hyphens plain: as long as it was."""
    plain = text.lower()
    if len(plain) != len(text):
        plain = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for sign, simple in _SIGNS:
        plain = plain.replace(sign, simple)
    return plain


def _weekdays() -> str:
    return "|".join(name for name in weekdays() if len(name) > 4)


def _french() -> Grammar:
    day = "(?:1er|[0-3]?[0-9])"
    weekday = f"(?:{_weekdays()})"
    before = f"""
        (?<![\\w/.:,-])
        (?:(?P<since>(?:depuis|dès|à{_S}(?:partir|compter)){_S})(?:d'|(?:du|de|le|la){_S})?(?:l')?
          |(?P<until>d'ici{_S}(?:(?:à|au|la|le|l'){_S})?|jusqu'(?:en|au|à{_S}la|à){_S})
          |(?P<strong>(?:en|courant){_S}|(?:au|ce|du){_S}mois{_S}d(?:e{_S}|'))
          |(?P<about>(?:vers|autour){_S}(?:le|la|du|de){_S})
          |(?P<this>cet?{_S})
          |(?:le|la|les|à{_S}la|entre{_S}le){_S}|(?:à{_S})?l'
          |au{_S}(?!{day}|{weekday})|du{_S}(?={day}{_S}au{_S}))?
        (?:(?:(?P<weekday>{weekday}),?{_S})?
           (?P<days>(?:{day}(?:,{_S}{day}){{0,4}}
              (?:{_S}(?:et|ou|au){_S}(?:le{_S})?(?:{weekday}{_S})?|[ ]{{0,3}}[-–][ ]{{0,3}}))?{day}){_S}
          |(?P<part>début|fin|mi)(?:-|{_S}(?:d(?:e{_S}|'))?))?
        \\Z"""
    after = rf"""
        (?:{_S}(?:de{_S}(?:l'année{_S})?)?(?P<year>{_YEAR})(?:{_FOLLOWING})?
          |{_S}(?P<last>dernier|passé)(?!\w)
          |{_S}(?P<next>prochain)(?!\w)
          |{_S}de{_S}l'an(?:née)?{_S}
           (?:(?P<last_year>derni(?:er|ère)|passée?)|(?P<next_year>prochaine?))(?!\w))?"""
    return Grammar(
        needles=_needles(
            "janv jan. fév fev fe\u0301v mars avr mai juin juil août aout aou\u0302t sept oct nov "
            "déce déc. dece dec. de\u0301c printemps l'|été t_|été automne hiver"
        ),
        capitals=False,
        months=re.compile(
            r"(?:janvier|f(?:é|e\u0301?)vrier|mars|avril|mai|juin|juillet|ao(?:û|u\u0302?)t|septembre"
            r"|octobre|novembre|d(?:é|e\u0301?)cembre|printemps|été|automne|hiver)(?!\w)"
            r"|(?:janv?|f(?:é|e\u0301?)vr?|avr|juill?|sept|oct|nov|d(?:é|e\u0301?)c)"
            r"(?:\.|(?= [12][0-9]{3}))"
        ),
        before=re.compile(before, re.VERBOSE),
        after=re.compile(after, re.VERBOSE),
        before_year=re.compile(
            rf"(?<!\w)(?:(?P<since>(?:depuis|dès|à{_S}partir{_S}de){_S})|(?P<until>d'ici{_S}(?:à{_S})?|jusqu'en{_S})"
            rf"|(?:en|courant|début|fin|mi|l'année){_S}|mi-)+\Z"
        ),
        relative=(
            ("avant-hier", "day", -2), ("hier", "day", -1),
            ("le mois dernier", "month", -1), ("le mois prochain", "month", 1),
            ("l'an dernier", "year", -1), ("l'année dernière", "year", -1),
            ("l'an passé", "year", -1), ("l'an prochain", "year", 1), ("l'année prochaine", "year", 1),
        ),
        names=re.compile(
            r"(?<!\w)(?:(?:rue|avenue|av\.|boulevard|bd|place|quai|pont|square|cours|impasse|esplanade"
            r"|allée|chemin|faubourg|station|métro|gare|collège|lycée|école|stade|hôpital|caserne|parc"
            r"|cité|résidence|mouvement|salle|tunnel)s?"
            r"|(?:loi|décret|arrêté|ordonnance|directive|règlement|circulaire|délibération)s?"
            rf"(?:{_S}[^\W\d][\w'-]*){{0,2}}(?:{_S}n[°ºo] ?[\w./-]+)?)"
            rf"{_S}(?:du|de|des|de{_S}la){_S}(?:le{_S})?\Z"
        ),
        memories=re.compile(
            r"(?<!\w)(?:commémoration|commémoré|cérémonie|célébration|fête|armistice|anniversaire|défilé"
            r"|attentat|attaque|massacre|tuerie|manifeste|appel|putsch|révolution|génération|monument"
            rf")e?s?(?:{_S}(?!du )[\w'-]+){{0,2}}{_S}(?:du|des|de){_S}(?:le{_S})?\Z"
        ),
        memories_after=re.compile(r"(?!)"),
        doubts=re.compile(
            r"(?<!\w)(?:(?P<uncertain>probablement|sans doute|peut-être|vraisemblablement|apparemment)"
            r"|environ|vers|autour|aux (?:alentours|environs)|à peu près|plus ou moins)"
            rf"{_S}(?:(?:du|de|le|la|en){_S}|d')?\Z"
        ),
        joins=frozenset(("au", "à")),
        numeric=True,
    )  # fmt: skip


def _english() -> Grammar:
    day = "[0-3]?[0-9](?:st|nd|rd|th)?"
    before = f"""
        (?<!\\w)
        (?:(?P<since>(?:since|from|starting{_S}(?:in|on)){_S})
          |(?P<until>(?:by|until|till){_S})
          |(?P<strong>(?:in|during|throughout){_S})
          |(?P<last>last{_S})|(?P<next>next{_S})
          |(?P<about>(?:around|about){_S})
          |(?P<this>this{_S})
          |on{_S})?
        (?:the{_S})?
        (?:(?P<part>early|late|mid)(?:-|{_S})
          |(?:(?P<weekday>{_weekdays()}),?{_S}(?:the{_S})?)?
           (?:(?P<days>(?:{day}(?:,{_S}{day}){{0,4}}
                 (?:{_S}(?:and|or|to){_S}(?:the{_S})?|[ ]{{0,3}}[-–][ ]{{0,3}}))?{day}){_S}(?:of{_S})?)?)
        \\Z"""
    after = rf"""
        (?:,?{_S}(?:of{_S})?(?P<year>{_YEAR})(?:{_FOLLOWING})?
          |{_S}(?P<inner>{day}(?:(?:{_S}(?:and|to){_S}|[ ]{{0,3}}[-–][ ]{{0,3}}){day})?)
           (?![\w%:]|[.,][0-9]|[ ]percent)(?:,?{_S}(?P<inner_year>{_YEAR}))?
          |{_S}(?:of{_S})?(?P<last_year>last{_S}year)
          |{_S}(?:of{_S})?(?P<next_year>next{_S}year))?"""
    return Grammar(
        needles=_needles(
            "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec spring summer autumn winter"
        ),
        capitals=True,
        months=re.compile(
            r"(?:january|february|march|april|may|june|july|august|september|october|november"
            r"|december|spring|summer|autumn|winter)(?!\w)"
            r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?:\.|(?!\w))"
        ),
        before=re.compile(before, re.VERBOSE),
        after=re.compile(after, re.VERBOSE),
        before_year=re.compile(
            rf"(?<!\w)(?:(?P<since>since{_S})|(?P<until>(?:by|until){_S})"
            rf"|(?:in|during|early|late|mid){_S}|mid-)+\Z"
        ),
        relative=(
            ("yesterday", "day", -1), ("last month", "month", -1), ("next month", "month", 1),
            ("last year", "year", -1), ("next year", "year", 1),
        ),
        names=re.compile(
            rf"(?<!\w)(?:(?:street|square|avenue|station)|(?:law|decree|act|directive|regulation)s?(?:{_S}no\.? ?[\w./-]+)?){_S}of{_S}\Z"
        ),
        memories=re.compile(
            r"(?<!\w)(?:commemoration|ceremon|celebration|anniversary|attack|massacre|parade)"
            rf"\w{{0,3}}{_S}(?:of|on){_S}(?:the{_S})?\Z"
        ),
        memories_after=re.compile(
            rf"{_S}(?:\w+{_S})?(?:commemoration|attack|massacre|armistice|parade|revolution)"
        ),
        doubts=re.compile(
            r"(?<!\w)(?:(?P<uncertain>probably|perhaps|maybe|possibly|likely|presumably|apparently)"
            rf"|roughly|approximately|nearly|around|about|circa|ca?\.){_S}(?:of{_S})?(?:the{_S})?\Z"
        ),
        joins=frozenset(("to", "-", "–")),
        numeric=False,
    )  # fmt: skip


def _needles(words: str) -> tuple[tuple[str, int], ...]:
    """Needles, a `|` before the letter at which the name begins; `_` is a space."""
    return tuple(
        (word.replace("|", "").replace("_", " "), max(word.find("|"), 0)) for word in words.split()
    )


@cache
def numbers() -> dict[str, int]:
    """Months' names to 1 to 12, seasons' to 21 (spring) to 24."""
    names = ("printemps spring", "ete summer", "automne autumn", "hiver winter")
    seasons = {name: n for n, both in enumerate(names, 21) for name in both.split()}
    return months() | seasons
