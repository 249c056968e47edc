"""Names that nothing outside a script can see, made short; those of numbers are the numbers.

A name is only touched where a function, a block or the top declares it: anything else is taken for
the browser's. Keys and members keep their names, but for those that begin with one underscore and
are members of `this` somewhere, and those that modules say are their own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, takewhile
from string import ascii_letters
from typing import NamedTuple

from dossier.rendering.scripts.alike import Surroundings, Variable, call_alike
from dossier.rendering.scripts.members import codes, member_names
from dossier.rendering.scripts.modules import GOING_ON, PART
from dossier.rendering.scripts.privates import private_names
from dossier.rendering.scripts.scopes import WORDS, Reading, Scope
from dossier.rendering.scripts.tokens import Token

_SHORTER = {"const": ("let", "name"), "true": ("!0", "mark"), "false": ("!1", "mark")}
"""What says the same of what was understood: a token's text and kind."""
_CLOSER = frozenset(". ?. [ *".split())
"""Marks that bind more closely than `!`; `*` may be the first of `**`."""


class Shortened(NamedTuple):
    """The modules of a bundle with short names."""

    bodies: list[list[Token]]
    names: dict[str, str]
    """The short ones of the top, by those that modules give them."""
    numbers: dict[str, str]
    """What is no name any more, but a number."""
    members: dict[str, str]
    """Short names of members and keys."""


def shorten(
    bodies: Sequence[Sequence[Token]],
    own: Sequence[Collection[str]],
    scripts: Sequence[str],
    given: Mapping[str, Collection[str]],
) -> Shortened:
    """Give short names to all that only these modules see.

    `own` are members and keys that mean nothing elsewhere, those of one object together; one that
    is asked for by a text keeps its name. `scripts` tells in which script each module stands, `given` what a script has from
    another: what no script sees both of may be called alike.
    """
    numbers: dict[str, str] = {}
    kept = WORDS.union(name for body in bodies for name in _named_again(body))
    readings = [Reading([*_without_numbers(body, numbers, kept)]) for body in bodies]
    letters = _letters(readings)
    members = member_names(readings, own, letters)
    names = _Names(readings, scripts, given, members, letters, numbers)
    private = private_names(
        readings, [name for name in members if name[0] == "_"], members, partial(codes, letters)
    )
    shortened = [
        [*_renamed(reading, codes, members, own)]
        for reading, codes, own in zip(readings, names.codes, private, strict=True)
    ]
    return Shortened(shortened, names.tops, numbers, members)


def _named_again(body: Sequence[Token]) -> Iterator[str]:
    """Names that stand where no number can, by what scopes do not know: labels, functions and
    classes that are values, `var`, loops without braces."""
    texts = [token.text for token in body]
    for at, word in enumerate(texts):
        if word in ("function", "class", "break", "continue"):
            yield next((one for one in texts[at + 1 :] if one != "*"), "")
        elif word == "var":
            yield from takewhile(";".__ne__, texts[at:])
        elif word == ":" and texts[at + 1 : at + 2] in (["for"], ["while"], ["do"]):
            yield texts[at - 1]
        elif word == "(" and "for" in texts[max(at - 2, 0) : at]:
            yield from texts[at : texts.index(")", at)]


def _without_numbers(
    body: Sequence[Token], numbers: dict[str, str], kept: Collection[str]
) -> Iterator[Token]:
    """A module without its constants at the top that are plain numbers; `numbers` is told these,
    but for names that are kept."""
    at = 0
    is_cut = False
    while at < len(body):
        words = [token.text for token in body[at : at + 5]]
        is_constant = body[at].depth == 0 and words[:1] + words[2::2] == ["const", "=", ";"]
        if is_constant and body[at + 3].kind == "number" and words[1] not in kept:
            numbers[words[1]] = words[3]
            at += 5
            is_cut = True
            continue
        if is_cut and words[0][0] in GOING_ON:
            yield body[at - 1]
        yield body[at]._replace(after="\n") if is_cut else body[at]
        is_cut = False
        at += 1


def _letters(readings: Iterable[Reading]) -> str:
    """All letters, those first that stand most often in what keeps its name: they cost least."""
    often: Counter[str] = Counter(ascii_letters)
    for reading in readings:
        for token, role in zip(reading.tokens, reading.roles, strict=True):
            often.update(token.text if not role else "")
    return "".join(sorted(ascii_letters, key=lambda letter: (-often[letter], letter)))


class _Names:
    """Gives each variable the first name that is free where it is seen: of two functions, one in
    the other, both may say `a`, if the inner one does not use what the outer one calls so. Then
    those that stand between the same tokens as others are called like these, where they may be."""

    def __init__(
        self,
        readings: Sequence[Reading],
        scripts: Sequence[str],
        given: Mapping[str, Collection[str]],
        members: Mapping[str, str],
        letters: str,
        numbers: Mapping[str, str],
    ) -> None:
        self._readings = readings
        self._scripts = scripts
        self._given = given
        self._members = members
        self._kept = set(WORDS)
        own, tops = self._variables({*numbers})
        named = [*own, *sorted(tops, key=self._rank)]
        named = [one for one in named if one.scope or one.name not in numbers]
        apart = self._apart(named)
        for one in named:
            self._name(one, {other.code for other in apart[one]}, letters)
        call_alike(named, apart, self._kept, Surroundings(readings, scripts, members))
        self.tops = {one.name: one.code for one in tops if one.code}
        self.codes: list[dict[int, str]] = [{} for _ in readings]
        """Of each module's tokens."""
        for one in chain(own, tops):
            for module, at in one.places:
                self.codes[module][at] = one.code or numbers[one.name]

    def _variables(self, numbers: set[str]) -> tuple[list[Variable], list[Variable]]:
        """Those that scopes declare, in order of their places, and those of the whole script."""
        all_tops = numbers.union(*(reading.top.declared for reading in self._readings))
        found: dict[tuple[Scope | None, str], Variable] = {}
        for module, reading in enumerate(self._readings):
            for at, name, scope in reading.variables(all_tops):
                if scope is None:
                    self._kept.add(name)
                    continue
                declared = None if scope is reading.top else scope
                one = found.setdefault((declared, name), Variable(name, declared))
                one.places.append((module, at))
                if reading.roles[at] == "short":
                    one.keys.append(self._members.get(name, name))
        variables = found.values()
        return [one for one in variables if one.scope], [one for one in variables if not one.scope]

    def _rank(self, one: Variable) -> tuple[bool, int, str]:
        """What parts offer by a short name first, then what stands most often."""
        return one.name not in self._members, -len(one.places), one.name

    def _apart(self, variables: Sequence[Variable]) -> Mapping[Variable, set[Variable]]:
        """By each, those that are seen where it is, and must be called otherwise."""
        declared: defaultdict[Scope | str, set[Variable]] = defaultdict(set)
        for one in variables:
            for where in [one.scope] if one.scope else self._seen_in(one):
                declared[where].add(one)
        found: dict[Variable, set[Variable]] = {one: set() for one in variables}
        for one in variables:
            others = set().union(*(declared[where] for where in self._around(one))) - {one}
            found[one] |= others
            for other in others:
                found[other].add(one)
        return found

    def _around(self, one: Variable) -> Iterator[Scope | str]:
        """The scopes in which it is declared or used; of the whole script, its scripts too."""
        parts: Sequence[tuple[int, int]] = ()
        if one.scope:
            yield one.scope
            yield from [one.scope.beside] if one.scope.beside else ()
        else:
            scripts = self._seen_in(one)
            yield from scripts
            parts = [part for part in self._asked() if self._scripts[part[0]] in scripts]
        for module, at in chain(one.places, parts):
            yield from self._readings[module].around(at, one.scope)

    def _name(self, one: Variable, others: Collection[str], letters: str) -> None:
        """Where it is taken from a key, or given by one, as this is called: one word says both."""
        taken = self._kept.union(others)
        key = self._members.get(one.name, "") if one.keys or not one.scope else ""
        one.code = key if key and key not in taken else next(codes(letters, taken))

    def _seen_in(self, top: Variable) -> list[str]:
        """The scripts that have it at their top, or are given it."""
        found = {self._scripts[module] for module, _ in top.places}
        return sorted(
            found | {script for script, names in self._given.items() if top.name in names}
        )

    def _asked(self) -> Iterator[tuple[int, int]]:
        """Where something is asked for, which is given names of the top of the script there."""
        for module, reading in enumerate(self._readings):
            for at, token in enumerate(reading.tokens):
                if token.kind == PART:
                    yield module, at


def _renamed(
    reading: Reading,
    codes: Mapping[int, str],
    members: Mapping[str, str],
    private: Mapping[int, str],
) -> Iterator[Token]:
    """The tokens with these names, by place; what is declared by one word compresses better."""
    for at, (token, role) in enumerate(zip(reading.tokens, reading.roles, strict=True)):
        code = codes.get(at, token.text)
        key = private.get(at, members.get(token.text, token.text))
        kind = "number" if code[0] in "0123456789." else token.kind
        after = reading.text(at + 1)
        is_key = (reading.text(at - 1) in "{," and after == ":") or after == "("
        is_asked = token.text != "const" and (after in _CLOSER or after[0] == "`")
        if reading.ends_statement(at - 1):
            token = token._replace(after="")
        if token.kind != "name":
            yield token
        elif reading.is_member(at) or role in ("key", "member"):
            yield token._replace(text=key)
        elif role == "short":
            yield token._replace(text=key if key == code else f"{key}:{code}", kind=kind)
        elif token.text in _SHORTER and not is_key and not is_asked:
            shorter, kind = _SHORTER[token.text]
            yield token._replace(text=shorter, kind=kind)
        elif kind == "number" and after == ".":
            yield token._replace(text=f"({code})", kind=kind)
        else:
            yield token._replace(text=code, kind=kind)
