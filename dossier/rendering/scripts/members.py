"""Short names of members and keys that mean nothing outside a bundle: those that no object has both of
may be called alike, so that the letters that stand everywhere stand here too."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, product
from string import digits

from dossier.rendering.scripts.scopes import Reading, Scope

_UNDERSCORED = re.compile(r"_\w+")
_OF_PARAMETERS = 2
"""So many letters are what most parameters are called: a key called so would seldom name its value
too."""


def codes(letters: str, kept: Collection[str]) -> Iterator[str]:
    """Short names, the shortest first, but for those that are kept."""
    found = chain(letters, map("".join, product(letters, letters + digits)))
    return (code for code in found if code not in kept)


def member_names(
    readings: Sequence[Reading], own: Sequence[Collection[str]], letters: str
) -> dict[str, str]:
    """Short names of members and keys that are the script's own, as modules say, or an underscore.

    What has one and is asked of anything but `this`, or stands in a text, may come from elsewhere;
    so may what modules say is theirs where a text asks for it. `own` are those that modules say,
    the ones of one object together.
    """
    often: Counter[str] = Counter()
    private: set[str] = set()
    others: set[str] = set()
    for reading in readings:
        for at, (token, role) in enumerate(zip(reading.tokens, reading.roles, strict=True)):
            if token.kind in ("text", "template"):
                others.update(_UNDERSCORED.findall(token.text))
                if reading.text(at + 1) in ("]", "in"):
                    others.add(token.text[1:-1])
            elif token.kind == "name" and (reading.is_member(at) or role not in ("name", "")):
                often[token.text] += 1
                if (reading.text(at - 2), reading.text(at - 1)) == ("this", "."):
                    private.add(token.text)
                elif role != "member" and token.text[0] == "_":
                    others.add(token.text)
    underscored = {name for name in private if name[0] == "_" and name[1:2].isalpha()} - others
    said = (often.keys() & set().union(*own)) - others
    kept = often.keys() | others
    ranked = sorted(often, key=lambda name: (-often[name], name))
    begun = ("_" + code for code in codes(letters, ()))
    free = (code for code in begun if code not in kept - underscored)
    shorter = dict(zip((name for name in ranked if name in underscored), free, strict=False))
    beside = _beside([*own, *(names for reading in readings for names in _together(reading))])
    turned = letters[_OF_PARAMETERS:] + letters[:_OF_PARAMETERS]
    for name in ranked:
        if name in said:
            taken = {shorter[other] for other in beside[name] & shorter.keys()}
            shorter[name] = next(codes(turned, taken | (kept - said)))
    return shorter


def _beside(together: Iterable[Collection[str]]) -> Mapping[str, set[str]]:
    """By name, those of objects that have it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for names in together:
        for name in names:
            found[name].update(names)
    return found


def _together(reading: Reading) -> Iterator[set[str]]:
    """What one object has for certain: what a class names, or is made or taken apart at once, or
    asked of one variable."""
    for begin in reading.classes:
        inner = range(begin, reading.ends[begin])
        yield {reading.text(at) for at in inner if _is_of_class(reading, at)}
    for begin, end in reading.ends.items():
        if reading.text(begin) == "{" and begin not in reading.blocks:
            yield {*_keys(reading, begin + 1, end)}
    asked: defaultdict[tuple[Scope | None, str], set[str]] = defaultdict(set)
    for at, name, scope in reading.variables(()):
        if reading.is_member(at + 2):
            asked[scope, name].add(reading.text(at + 2))
    yield from asked.values()


def _is_of_class(reading: Reading, at: int) -> bool:
    is_own = reading.is_member(at) and reading.text(at - 2) == "this"
    return is_own or reading.roles[at] == "member"


def _keys(reading: Reading, at: int, end: int) -> Iterator[str]:
    """Those that stand here in no other bracket."""
    while at < end:
        if reading.roles[at] in ("key", "short"):
            yield reading.text(at)
        at = reading.behind(at)
