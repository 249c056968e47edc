"""Names given anew so that what is alike looks alike: what stands between the same tokens as another
name is called like that one, where it may be. Then gzip finds longer repetitions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from dossier.rendering.scripts.scopes import Reading, Scope

_SPANS = ((1, 1), (2, 1), (1, 2), (3, 3), (3, 0), (0, 3), (5, 1), (1, 5))
"""How many tokens before a name and behind it are compared, each pair for itself."""
_BEFORE = max(before for before, _ in _SPANS)
_BEHIND = max(behind for _, behind in _SPANS)
_ROUNDS = 4
_ONCE = 8
"""What speaks for a name that stands between the same tokens at all; twice as often is one more."""
_KEY = 18
"""What speaks for the name of the key from which it is taken, which then stands there once."""
_LETTER = 9
"""What speaks against a second letter, in each place."""


class Variable:
    def __init__(self, name: str, scope: Scope | None) -> None:
        self.name = name
        self.scope = scope
        """None: the whole script."""
        self.places: list[tuple[int, int]] = []
        """Modules, and tokens in them."""
        self.keys: list[str] = []
        """Those from which it is taken, or which it gives a value, by their short names."""
        self.code = ""


def call_alike(
    variables: Sequence[Variable],
    apart: Mapping[Variable, Iterable[Variable]],
    kept: Collection[str],
    surroundings: Surroundings,
) -> None:
    """Give variables that have names others: none that is kept, nor that of one which must stay apart."""
    for one in variables:
        surroundings.write(one, one.code)
    for turn in range(_ROUNDS):
        for one in variables[:: -1 if turn % 2 else 1]:
            taken = {other.code for other in apart[one]}.union(kept) - {one.code}
            votes = surroundings.votes(one)
            for key in one.keys:
                votes[key] += _KEY
            for code in votes:
                votes[code] -= _LETTER * (len(code) - 1) * len(one.places)
            # Of equal ones, that which it has.
            best = max([one.code, *sorted(votes.keys() - taken)], key=votes.__getitem__)
            if best != one.code:
                surroundings.write(one, best)


class Surroundings:
    """Which names stand between which tokens, and how often."""

    def __init__(
        self, readings: Sequence[Reading], scripts: Sequence[str], members: Mapping[str, str]
    ) -> None:
        """`members` are short names of members and keys."""
        self._texts: list[str] = []
        self._scripts: list[str] = []
        self._at: dict[tuple[int, int], int] = {}
        """Where each module's tokens stand among all."""
        self._named: set[int] = set()
        self._often: defaultdict[tuple[int | str, ...], dict[str, int]] = defaultdict(dict)
        for module, (reading, script) in enumerate(zip(readings, scripts, strict=True)):
            for at, (token, role) in enumerate(zip(reading.tokens, reading.roles, strict=True)):
                is_member = reading.is_member(at) or role in ("key", "member", "short")
                text = members.get(token.text, token.text) if is_member else token.text
                # A key that names its value too stands before it.
                self._texts += [text] * (1 + (role == "short"))
                self._at[module, at] = len(self._texts) - 1
            self._scripts += [script] * (len(self._texts) - len(self._scripts))

    def write(self, one: Variable, code: str) -> None:
        """Write a name wherever this variable stands."""
        places = [self._at[place] for place in one.places]
        near = {n for at in places for n in range(at - _BEHIND, at + _BEFORE + 1)} & self._named
        self._count(near, -1)
        one.code = code
        for at in places:
            self._texts[at] = code
        self._named.update(places)
        self._count(near.union(places), 1)

    def votes(self, one: Variable) -> defaultdict[str, int]:
        """What speaks for each name in all these places, but that it stands there."""
        found: defaultdict[str, int] = defaultdict(int, {one.code: 0})
        counts = [often for place in one.places for often in self._between(self._at[place])]
        for often in counts:
            often[one.code] -= 1
        for often in counts:
            for code, count in often.items():
                if count:
                    found[code] += _ONCE + count.bit_length()
        for often in counts:
            often[one.code] += 1
        return found

    def _count(self, places: Iterable[int], by: int) -> None:
        for at in places:
            code = self._texts[at]
            for often in self._between(at):
                often[code] = often.get(code, 0) + by

    def _between(self, at: int) -> Iterator[dict[str, int]]:
        texts, script = self._texts, self._scripts[at]
        for before, behind in _SPANS:
            ahead = texts[at + 1 : at + behind + 1]
            yield self._often[(script, before, *texts[max(at - before, 0) : at], *ahead)]
