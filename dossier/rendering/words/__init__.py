"""Interface words: what the theme says in its own name, by key and language.

A word is a `str.format` template. One that changes with a number `n` holds its forms side
by side, `one|other`, chosen by CLDR's rule for the language.
"""

from __future__ import annotations

import re

from dossier.rendering.words import en, fr

LANGUAGES: dict[str, dict[str, str]] = {"fr": fr.WORDS, "en": en.WORDS}


def words_of(lang: str) -> dict[str, str]:
    """The catalogue for an interface in `lang` (BCP 47); English for a language without one."""
    return LANGUAGES.get(base_of(lang), en.WORDS)


def base_of(lang: str) -> str:
    """`fr` of `fr-CA`."""
    return lang.partition("-")[0].lower()


def is_plural(lang: str, n: int) -> bool:
    """Whether `n` things take the second form: 0 and 1 are singular in French, 1 in English."""
    return n > 1 if base_of(lang) == "fr" else n != 1


def format_number(lang: str, n: int) -> str:
    """`1 234` with a narrow no-break space in French, `1,234` in English."""
    return f"{n:,}".replace(",", "\u202f") if base_of(lang) == "fr" else f"{n:,}"


def inside_sentence(lang: str, name: str) -> str:
    """A name as it follows « par » or "by": « la rédaction », but « Le Monde ».

    An article loses its capital where what it belongs to has none.
    """
    article = _ARTICLE[base_of(lang)].match(name) if base_of(lang) in _ARTICLE else None
    return name[0].lower() + name[1:] if article and name[article.end()].islower() else name


_ARTICLE = {
    "fr": re.compile(r"L[ae] (?=.)|Les (?=.)|L[’'](?=.)"),
    "en": re.compile(r"(?:The|An?) (?=.)"),
}


def language_name(interface: str, lang: str) -> str:
    """« anglais » for `en-GB` in a French interface; the tag itself where it has no name here."""
    return words_of(interface).get(f"language.{base_of(lang)}", lang)
