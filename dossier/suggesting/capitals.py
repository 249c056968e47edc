"""Runs of capitalised words in a text: what may be a name, and what stands around it.

A run is capitalised words with one space or hyphen between them, or a particle (« de », « du »,
« of the », « von »…). What stands before a name and is no part of it is taken off: an elision,
a title (« le Président Macron »), a word that any sentence may begin with, a demonym behind its
article (« l'Américain Trump »).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from dossier.linking.lexicon import OPENERS, TITLES, is_demonym
from dossier.linking.normal import one_for_one
from dossier.model.body import Body, Range
from dossier.model.names import fold

_UPPER = "".join(chr(c) for c in range(0x41, 0x530) if chr(c).isupper())
_REST = (
    rf"(?:\.(?:-?[{_UPPER}]\.)*(?= [{_UPPER}])|(?:rs?|s|gr|rof|te?)\.(?= [{_UPPER}])|"
    rf"[\w&]*(?:-[^\W_]\w*|'[{_UPPER}]\w*)*)"
)
"""Of a word behind its capital: initials, a title cut short, or a word."""
_LINK = (
    "(?:de la |de l'|de |du |des |d'|del |della |di |da |von |van |der |den |zu |bin |ben |ibn |"
    "al-|el-|of the |of |& )"
)
# The capital comes first, so that the search runs from one to the next.
_RUN = re.compile(
    rf"[{_UPPER}](?:(?<![\w@/.'-].)|(?<=\w'.)){_REST}(?: {_LINK}?{_LINK}?[{_UPPER}]{_REST})*"
)
_PART = re.compile(r"[^\s]+")
_ROMAN = re.compile(r"[IVXLC]+")
_EXPANDED = re.compile(rf" \(([{_UPPER}]{{2,8}})\)")
_FOLLOWING = re.compile(r" ([^\W\d_A-Z]\w+)(?: ([^\W\d_A-Z]\w+))?")
_LONGEST = 80
"""Characters of a run that may be a name."""
_BEFORE = 48
"""Characters before a run that are looked at."""
_STARTS = '.!?…:;•–—«“"([‹'
_ELIDED = re.compile(rf"(?:[LDJMNSTC]|Qu)'(?=[{_UPPER}])")
_WHEN = frozenset("on in since last next this until till by from before after during".split())
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_DEFINITE = frozenset(["l", "le", "la", "les", "the"])
_LINKING = frozenset(["de", "du", "des", "d", "la", "l", "of", "the"])
_LONGEST_ACRONYM = 8
_DETERMINERS = frozenset(
    "les des aux un une ces quelques certains certaines plusieurs deux trois ses leurs nos vos "
    "mes tes chaque cet".split()
)
_CALENDAR = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday janvier fevrier mars avril mai juin "
    "juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi "
    "dimanche jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun".split()
)
_ENGLISH_PEOPLES = re.compile(
    r"\w{2,}(?:ian|ean|ish|ese)s?|(?:americ|mexic|afric|germ)ans?|french|dutch|greeks?|czechs?|"
    r"swiss|turks?|israelis?|iraqis?|pakistanis?|afghans?|christians?|muslims?|jews|jewish|arabs?"
)


class Run(Struct, frozen=True, array_like=True):
    """What may be a name."""

    name: str
    """With one kind of apostrophe, hyphen and space."""
    start: int
    end: int
    is_initial: bool = False
    """Whether its capital may be its sentence's."""
    is_titled: bool = False
    """Whether a person's title stands before it."""
    article: str = ""
    """The article that was taken off it at the head of a sentence: `Le`."""
    acronym: str = ""
    """In brackets right behind it."""
    following: tuple[str, ...] = ()
    """The two small words right behind it."""


def capitalised(body: Body, taken: list[Range]) -> Iterator[Run]:
    """The runs of a body in order of place, save where headings, links or names stand.

    `taken` are the ranges where names of actors were found, in order.
    """
    hidden = sorted([*body.opaque, *taken])
    starts = [start for start, _ in hidden]
    for paragraph in body.paragraphs:
        begin, end = paragraph.text
        text = one_for_one(body.text[begin:end])
        if text.isupper():
            continue
        for match in _RUN.finditer(text):
            if match.end() - match.start() > _LONGEST or text[match.end() : match.end() + 1] == "@":
                continue
            at = bisect_right(starts, begin + match.end() - 1)
            if at and hidden[at - 1][1] > begin + match.start():
                continue
            run = _trimmed(text, match.start(), match.end())
            if run is not None:
                yield replace(run, start=begin + run.start, end=begin + run.end)


def _trimmed(text: str, start: int, end: int) -> Run | None:
    """A run without what is no part of a name; None where nothing is left."""
    before = text[max(start - _BEFORE, 0) : start].rstrip(" ")
    is_initial = not before or before[-1] in _STARTS
    nearest = fold((_last_words(before) or [""])[0])
    if text[end - 2 : end] in ("'s", "'S"):
        end -= 2
    if is_initial and (elided := _ELIDED.match(text, start, end)):
        # « L'OTAN » at the head of a sentence; within one, « L'Oréal ».
        start, is_initial, nearest = elided.end(), False, "l"
    parts = [part.span() for part in _PART.finditer(text, start, end)]
    while parts and fold(text[slice(*parts[-1])]) in _WEEKDAYS:
        end = parts.pop()[0] - 1
    words = [text[first:last] for first, last in parts]
    article, titled, first = "", False, 0
    while first < len(words):
        plain = fold(words[first].rstrip("."))
        joined = words[first + 1 : first + 2] and words[first + 1][0].islower()
        opens = is_initial and plain in OPENERS and not joined
        peoples = _ENGLISH_PEOPLES.fullmatch(plain) and fold("".join(words[first + 1 : first + 2]))
        if plain in TITLES or (peoples and peoples in TITLES):
            titled = not joined
        elif not (
            opens
            or (first and words[first][0].islower())
            or (nearest in _WHEN and plain in _CALENDAR)
            or (
                nearest in _DEFINITE and len(words) > first + 1 and not joined and is_demonym(plain)
            )
        ):
            break
        article = words[first] if opens and plain in _DEFINITE else ""
        # Behind one of these a capital is the word's own.
        nearest, is_initial = plain, False
        first += 1
    if first == len(words):
        return None
    start = parts[first][0]
    name = " ".join(words[first:])
    if not _may_name(name, nearest, text, start, end):
        return None
    if not titled and not is_initial and nearest not in _LINKING:
        titled = any(fold(word) in TITLES for word in _last_words(before))
    following = _FOLLOWING.match(text, end)
    expanded = _EXPANDED.match(text, end)
    return Run(
        name,
        start,
        end,
        is_initial and not name.isupper(),
        titled,
        article,
        expanded[1] if expanded and len(words) > first + 1 else "",
        tuple(word for word in following.groups() if word) if following else (),
    )


def _last_words(before: str) -> list[str]:
    """The three words before a run, nearest first."""
    return re.findall(r"\w+", before)[:-4:-1]


def _may_name(name: str, nearest: str, text: str, start: int, end: int) -> bool:
    """Whether a run may be a name; `nearest` is the folded word before it."""
    plain = fold(name)
    if len(name) < 2 or plain in _CALENDAR or plain in OPENERS:
        return False
    if " " in name:
        # A headline: capitals among capitals tell nothing.
        return not name.isupper()
    if _ROMAN.fullmatch(name) or _ENGLISH_PEOPLES.fullmatch(plain):
        return False
    if name.isupper():
        return len(name) <= _LONGEST_ACRONYM and not _in_capitals(text, start, end)
    return not (nearest in _DETERMINERS and is_demonym(plain))


def _in_capitals(text: str, start: int, end: int) -> bool:
    """Whether the words on both sides are in capitals too."""
    around = re.findall(r"\w+", text[max(start - 24, 0) : start])[-1:]
    around += re.findall(r"\w+", text[end : end + 24])[:1]
    return bool(around) and all(len(word) > 1 and word.isupper() for word in around)
