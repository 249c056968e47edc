"""Names that look like actors and have no page.

The texts themselves say what a name is. A capital within a sentence is a name's; at the head of
a sentence it counts only where the word stands capitalised within others too, or begins a name
of several words that no text writes small. A lone word that texts also write small (« la
Défense », « la défense ») is left out. A surname joins the one full name that ends with it, an
acronym the name that it stands behind, « Monde » the name « Le Monde ».
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from typing import Literal

from msgspec import Struct

from dossier.linking.lexicon import HEADS, OPENERS, TITLES, is_demonym
from dossier.linking.normal import one_for_one
from dossier.model.body import Range
from dossier.model.names import fold
from dossier.model.records import Actor, ActorKind
from dossier.suggesting.capitals import Run

_SMALL = 0.1
"""A word is common where it stands small in one article for ten that write it as a name."""
_STEADY = 0.8
"""Of its places a name is followed by the same word where that is part of it."""
_FEWEST = 2
"""Places of a name that is proposed."""
_KEPT = 3
"""Places kept of one name in one article."""
_OF = re.compile(r" (?:de|de la|du|des|of|of the) \S+$")
"""What may be a person's surname, and is mostly a place: « de Villepin », « de Paris »."""
_ADJECTIVE = tuple("al ale aux el elle ique if ive aire ée é enne ain aine aise oise".split())


class Sighting(Struct, frozen=True, array_like=True):
    """One name in one article."""

    name: str
    places: tuple[Range, ...]
    """The first of them."""
    count: int
    inner: int
    """How many stand within a sentence."""
    titled: int
    articles: tuple[str, ...] = ()
    """Articles that were taken off it: `Le`."""
    acronym: str = ""
    following: tuple[str, ...] = ()
    """Small words right behind all of its places."""


class NewActor(Struct, frozen=True, kw_only=True):
    """A name without a page, or another name of an actor that has one."""

    name: str
    kind: ActorKind | Literal[""]
    """Empty where nothing tells."""
    aliases: tuple[str, ...] = ()
    actor: str = ""
    """The actor whose alias it may be."""
    count: int
    places: tuple[tuple[str, Range], ...]
    """(article, range): one an article first."""
    articles: int


class Known(Struct, frozen=True, kw_only=True):
    """The names that are settled, given names among them, and who ends with which word; folded."""

    names: frozenset[str]
    surnames: dict[str, tuple[str, ...]]
    """Persons' ids by the folded last word of their names."""

    @classmethod
    def of(cls, actors: Iterable[Actor], ignored: Iterable[str]) -> Known:
        names = {compared(text) for text in ignored}
        surnames: dict[str, set[str]] = {}
        for actor in actors:
            for name in (*actor.names, *actor.not_names):
                plain = compared(name)
                names |= {plain, _bare(plain)}
            words = fold(actor.title).split()
            if actor.actor_kind == "person" and len(words) > 1:
                names.add(words[0])
                surnames.setdefault(words[-1], set()).add(actor.id)
        return cls(
            names=frozenset(names),
            surnames={word: tuple(sorted(ids)) for word, ids in surnames.items()},
        )

    def __contains__(self, name: str) -> bool:
        plain = compared(name)
        return plain in self.names or _bare(plain) in self.names


def compared(name: str) -> str:
    """A name without regard to case, accents, and the form of apostrophes."""
    return fold(one_for_one(name))


def _bare(plain: str) -> str:
    """A folded name without its article."""
    for article in ("le ", "la ", "les ", "l'", "the "):
        if plain.startswith(article):
            return plain.removeprefix(article)
    return plain


def sightings(runs: Iterable[Run], settled: frozenset[str]) -> list[Sighting]:
    """The names of one article, each once; `settled`, as compared, are those its rules name."""
    found: dict[str, list[Run]] = {}
    for run in runs:
        if compared(run.name) not in settled:
            found.setdefault(run.name, []).append(run)
    return [_sighting(name, places) for name, places in sorted(found.items())]


def _sighting(name: str, runs: list[Run]) -> Sighting:
    following = runs[0].following
    for run in runs[1:]:
        while following != run.following[: len(following)]:
            following = following[:-1]
    return Sighting(
        name,
        tuple((run.start, run.end) for run in runs[:_KEPT]),
        len(runs),
        sum(not run.is_initial for run in runs),
        sum(run.is_titled for run in runs),
        tuple(sorted({run.article for run in runs if run.article})),
        next((run.acronym for run in runs if run.acronym), ""),
        following,
    )


class _Name:
    """What all articles say of one name."""

    def __init__(self) -> None:
        self.places: dict[str, list[Range]] = {}
        self.count = self.inner = self.titled = 0
        self.articles: Counter[str] = Counter()
        self.acronyms: Counter[str] = Counter()
        self.following: Counter[tuple[str, ...]] = Counter()
        self.aliases: Counter[str] = Counter()

    def add(self, article: str, seen: Sighting) -> None:
        self.places.setdefault(article, []).extend(seen.places)
        self.count += seen.count
        self.inner += seen.inner
        self.titled += seen.titled
        self.articles.update(seen.articles)
        if seen.acronym:
            self.acronyms[seen.acronym] += 1
        self.following[seen.following] += 1

    def join(self, other: _Name, alias: str = "") -> None:
        """Take in another name's places, and perhaps it and its aliases as aliases."""
        for article, places in other.places.items():
            self.places.setdefault(article, []).extend(places)
        self.count += other.count
        self.inner += other.inner
        self.titled += other.titled
        self.aliases.update(other.aliases)
        if alias:
            self.aliases[alias] += other.count


def new_actors(
    seen: Mapping[str, Iterable[Sighting]], small: Mapping[str, int], known: Known
) -> list[NewActor]:
    """Names without a page, those of most articles first.

    `small` says in how many articles a word stands in small letters.
    """
    names: dict[str, _Name] = {}
    for article in sorted(seen):
        for sighting in seen[article]:
            names.setdefault(sighting.name, _Name()).add(article, sighting)
    _without_openings(names, small, known.surnames)
    _with_adjectives(names)
    _under_articles(names)
    _drop_common(names, small)
    _with_acronyms(names)
    known_names = [name for name in names if name in known]
    for name in known_names:
        del names[name]
    owners = _with_surnames(names, known)
    found = [
        _new_actor(name, names[name], owners.get(name, ""))
        for name in names
        if names[name].count >= _FEWEST
    ]
    return sorted(found, key=lambda one: (-one.articles, -one.count, one.name))


def _is_common(word: str, small: Mapping[str, int], articles: int) -> bool:
    return small.get(word.lower(), 0) > _SMALL * articles


def _without_openings(
    names: dict[str, _Name], small: Mapping[str, int], surnames: Container[str]
) -> None:
    """Names that stand only where sentences begin, without the word that is there by chance."""
    ends = {name.rpartition(" ")[2] for name in names if " " in name}
    for name in sorted(names):
        found = names[name]
        # A surname alone may be that of a full name: it is looked at again with them.
        if found.inner or name in ends or compared(name) in surnames:
            continue
        first, _, rest = name.partition(" ")
        opening = first.partition("-")[0].partition("'")[0]
        if not rest and fold(first) not in TITLES:
            del names[name]
        elif _is_common(opening, small, len(found.places)) or fold(first) in OPENERS:
            del names[name]
            if rest and rest[0].isupper():
                shifted = names.setdefault(rest, _Name())
                found.inner = found.count
                offset = len(first) + 1
                for places in found.places.values():
                    places[:] = [(start + offset, end) for start, end in places]
                shifted.join(found)


def _with_adjectives(names: dict[str, _Name]) -> None:
    """« Union » that « européenne » always follows is « Union européenne »."""
    for name in sorted(names):
        found = names[name]
        if fold(name.partition(" ")[0]) not in HEADS or found.count < _FEWEST:
            continue
        total = sum(found.following.values())
        for length in (2, 1):
            tails = Counter[tuple[str, ...]]()
            for words, count in found.following.items():
                tails[words[:length]] += count
            (tail, count), *_ = tails.most_common(1)
            if (
                len(tail) == length
                and count >= _STEADY * total
                and all(word.endswith(_ADJECTIVE) or is_demonym(fold(word)) for word in tail)
            ):
                longer = " ".join((name, *tail))
                width = len(longer) - len(name)
                del names[name]
                for places in found.places.values():
                    places[:] = [(start, end + width) for start, end in places]
                names.setdefault(longer, _Name()).join(found)
                break


def _under_articles(names: dict[str, _Name]) -> None:
    """« Monde » under « Le Monde », where texts write the article with its capital."""
    for name in sorted(names):
        for article in ("Le ", "La ", "Les ", "L'", "The "):
            whole = article + name
            if whole in names and 5 * names[whole].count >= names[name].count:
                names[whole].join(names.pop(name))
                break


def _drop_common(names: dict[str, _Name], small: Mapping[str, int]) -> None:
    """Leave out lone words that are words of the language, and what comes of peoples."""
    for name in list(names):
        if " " in name:
            continue
        plain = fold(name)
        articles = len(names[name].places)
        singular = name.removesuffix("s")
        if (
            plain in TITLES
            or _is_common(name, small, articles)
            or (is_demonym(plain) and _is_common(singular, small, articles))
        ):
            del names[name]


def _with_acronyms(names: dict[str, _Name]) -> None:
    for name in sorted(names):
        found = names[name]
        if not found.acronyms:
            continue
        acronym = min(found.acronyms, key=lambda one: (-found.acronyms[one], one))
        other = names.pop(acronym, None)
        if other is not None:
            found.join(other, acronym)


def _with_surnames(names: dict[str, _Name], known: Known) -> dict[str, str]:
    """Surnames under the one full name they end; the actors whose surname a name is."""
    full: dict[str, list[str]] = {}
    for name, found in names.items():
        first, _, last = name.rpartition(" ")
        if not first or last.isupper() or fold(name.partition(" ")[0]) in HEADS:
            continue
        # « Notre-Dame de Paris » is not what « l'archevêque de Paris » names.
        if found.titled or not _OF.search(name):
            full.setdefault(last, []).append(name)
    owners: dict[str, str] = {}
    for name in sorted(names):
        if " " in name or name.isupper():
            continue
        persons, others = known.surnames.get(compared(name), ()), full.get(name, [])
        if len(persons) == 1 and not others:
            owners[name] = persons[0]
        elif not persons and len(others) == 1:
            names[others[0]].join(names.pop(name), name)
        elif not names[name].inner:
            del names[name]
    return owners


def _new_actor(name: str, found: _Name, actor: str) -> NewActor:
    articles = sorted(found.places, key=lambda one: (-len(found.places[one]), one))
    firsts = [(article, min(found.places[article])) for article in articles]
    others = [
        (article, place) for article in articles for place in sorted(found.places[article])[1:]
    ]
    return NewActor(
        name=name,
        kind=_kind(name, found),
        aliases=tuple(sorted(found.aliases)),
        actor=actor,
        count=found.count,
        places=tuple([*firsts, *others][:_KEPT]),
        articles=len(articles),
    )


def _kind(name: str, found: _Name) -> ActorKind | Literal[""]:
    first = fold(name.partition(" ")[0])
    if name.isupper() or first in HEADS or any(alias.isupper() for alias in found.aliases):
        return "organization"
    if 2 * found.titled >= found.count or any(alias == name.split()[-1] for alias in found.aliases):
        return "person"
    return ""
