"""The names of all actors, as an automaton that finds them in any text.

The longest word of a name leads to where such names begin and end around it, and the
characters between to the name: a text costs what its words cost, however many names there are.

A name is looked for in these forms:

- as written, whatever the apostrophe, the hyphen and the white space;
- in full capitals, with its accents or without (`ÉLYSÉE`, `ELYSEE`);
- unless it is a person's, and where a capital follows its article: with the article small
  (`le Monde`, `la France insoumise`) and contracted (`du Monde`, `aux Échos`; the link then
  leaves the contraction out).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dossier.linking.normal import APOSTROPHES, HYPHENS, SPACES, Rewriting, composed, squeezed
from dossier.model.body import Range
from dossier.model.names import fold
from dossier.model.records import Actor, ActorKind

MAX_NAME = 120
"""Characters; a longer name is found nowhere."""

WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"\A(Le|La|Les|L'|The)(?: |(?<='))(?=(.))")
_CONTRACTIONS = {"Le": ("du", "au", "Du", "Au"), "Les": ("des", "aux", "Des", "Aux")}
_LEVEL = dict.fromkeys(HYPHENS, "-") | dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(SPACES, " ")
"""None is another's: in any order they give the same."""
_RARE = re.compile(f"[{HYPHENS}{APOSTROPHES.replace('’', '')}{SPACES}]")


def level(text: str) -> Rewriting:
    """`text` with one kind of apostrophe, hyphen and space, and the way back."""
    return _squeezed(_evened(text))


def levels(text: str, ranges: Iterable[Range]) -> Iterator[Rewriting]:
    """`level` of parts of a text: where nothing moves, all is evened at once."""
    whole = _evened(text)
    for start, end in ranges:
        if whole.keeps_places:
            yield _squeezed(Rewriting(whole.text[start:end]))
        else:
            yield level(text[start:end])


def _evened(text: str) -> Rewriting:
    made = composed(Rewriting(text))
    even = (
        made.text.replace("’", "'").replace("\n", " ").replace("\u00a0", " ").replace("\u202f", " ")
    )
    for rare in sorted(set(_RARE.findall(even))):
        even = even.replace(rare, _LEVEL[rare])
    return made.recast(even)


def _squeezed(made: Rewriting) -> Rewriting:
    return squeezed(made) if "  " in made.text else made


class ActorNames(Struct, frozen=True, array_like=True):
    """What finding an actor takes: all of an actor's record that the table depends on."""

    actor: str
    names: tuple[str, ...]
    not_names: tuple[str, ...] = ()
    kind: ActorKind = "organization"

    @classmethod
    def of(cls, actor: Actor) -> ActorNames:
        return cls(actor.id, actor.names, actor.not_names, actor.actor_kind)


class Form(Struct, frozen=True, array_like=True):
    """One way in which a name is written."""

    actors: tuple[str, ...]
    """Whose name it is, in order; namesakes share a form where all of their names are alike."""
    name: str
    """As in the record, levelled."""
    own: frozenset[str] = frozenset()
    """The words of all of the actor's names."""
    is_surname: bool = False
    """One word, a person's."""
    skip: int = 0
    """Leading characters that are no part of the link: a contraction's."""
    in_capitals: bool = False
    """Only as capitals: what stands beside it tells less."""
    is_other: bool = False
    """A `not` phrase: these words are not the actor."""


class NameTable:
    """Every form of every name. Actors of kind `unnamed` are left out."""

    def __init__(
        self, actors: Iterable[ActorNames], own: Mapping[str, frozenset[str]] | None = None
    ) -> None:
        """`own`: by actor, the words of more names than are looked for here."""
        named = sorted((a for a in actors if a.kind != "unnamed"), key=lambda a: a.actor)
        self.digest = hashlib.blake2b(msgspec.msgpack.encode(named), digest_size=16).hexdigest()
        self.kinds = {a.actor: a.kind for a in named}
        names = {a.actor: [*_levelled(a.names)] for a in named}
        self.own_words = own or {actor: _words(of) for actor, of in names.items()}
        """By actor: the folded words of all names, hyphenated ones whole."""
        self.last_words: set[str] = set()
        """The words that end a name: what follows one begins another."""
        self._owners: dict[str, set[str]] = {}
        self._forms: dict[str, tuple[Form, ...]] = {}
        self._around: dict[str, tuple[tuple[int, int], ...]] = {}
        self._words: re.Pattern[str] | None = None
        self._add(named, names)

    def _add(self, named: list[ActorNames], names: dict[str, list[str]]) -> None:
        written: dict[str, dict[str, Form]] = {}
        derived: dict[str, dict[str, Form]] = {}
        phrases: dict[str, list[Form]] = {}
        for one in named:
            own = self.own_words[one.actor]
            for name in names[one.actor]:
                self.last_words.add(name.rpartition(" ")[2].rpartition("'")[2])
                self._owners.setdefault(name, set()).add(one.actor)
                form = Form((one.actor,), name, own, one.kind == "person" and " " not in name)
                written.setdefault(name, {})[one.actor] = form
                for text, variant in _variants(form, one.kind):
                    derived.setdefault(text, {}).setdefault(one.actor, variant)
            for phrase in _levelled(one.not_names):
                other = Form((one.actor,), phrase, is_other=True)
                for text in {phrase, *(text for text, _ in _variants(other, one.kind))}:
                    phrases.setdefault(text, []).append(other)
        around: dict[str, set[tuple[int, int]]] = {}
        for text in written.keys() | derived.keys() | phrases.keys():
            forms = written.get(text) or derived.get(text) or {}
            word = max(WORD.finditer(text), key=lambda w: w.end() - w.start(), default=None)
            if word is None or len(text) > MAX_NAME:
                continue
            self._forms[text] = _shared([*forms.values(), *phrases.get(text, ())])
            around.setdefault(word[0], set()).add((word.start(), len(text)))
        self._around = {word: tuple(sorted(found)) for word, found in around.items()}
        # Most words begin as no name does: they are passed over without being looked up.
        initials = "".join(sorted({word[0] for word in around}))
        self._words = re.compile(rf"[{re.escape(initials)}]\w*") if initials else None

    def __len__(self) -> int:
        return len(self._owners)

    def __contains__(self, name: str) -> bool:
        return level(name).text.strip() in self._owners

    def scan(self, text: str) -> Iterator[tuple[int, int, tuple[Form, ...]]]:
        """Every place in a levelled text where a form stands, whatever stands beside it."""
        if self._words is None:
            return
        around, forms = self._around, self._forms
        for word in self._words.finditer(text):
            for lead, length in around.get(word[0], ()):
                start = word.start() - lead
                end = start + length
                if start >= 0 and end <= len(text) and (found := forms.get(text[start:end])):
                    yield start, end, found

    def resolve(self, written: str) -> str | None:
        """The actor that an id, or a name that is one actor's alone, means."""
        if written in self.kinds:
            return written
        owners = self._owners.get(level(written).text.strip(), set())
        return next(iter(owners)) if len(owners) == 1 else None


def keywords(name: str) -> frozenset[str]:
    """Words of which a text holds one, as it stands, wherever it may hold the name."""
    plain = _ARTICLE.sub("", level(name).text.strip(), count=1)
    longest = max(WORD.findall(plain), key=len, default="")
    if not longest:
        return frozenset()
    forms = {longest, *_capitals(longest)}
    return frozenset(forms | {unicodedata.normalize("NFD", form) for form in forms})


def changed_keywords(old: Iterable[ActorNames], new: Iterable[ActorNames]) -> frozenset[str]:
    """The keywords of all texts whose mentions may differ between two tables.

    All names of a changed actor count: one more name also changes what may stand beside
    the others.
    """
    before = {a.actor: a for a in old if a.kind != "unnamed"}
    after = {a.actor: a for a in new if a.kind != "unnamed"}
    found: set[str] = set()
    for actor in before.keys() | after.keys():
        if before.get(actor) != after.get(actor):
            for one in filter(None, (before.get(actor), after.get(actor))):
                for name in (*one.names, *one.not_names):
                    found |= keywords(name)
    return frozenset(found)


def _levelled(names: Iterable[str]) -> Iterator[str]:
    return filter(None, (level(name).text.strip() for name in names))


def _words(names: list[str]) -> frozenset[str]:
    return frozenset([fold(word) for name in names for word in name.split(" ")])


def _shared(forms: list[Form]) -> tuple[Form, ...]:
    """One form for those that differ in their actor alone: what stands beside a place is then
    asked once, however many have the name."""
    if len(forms) < 2:
        return tuple(forms)
    actors: dict[Form, list[str]] = {}
    for form in forms:
        actors.setdefault(replace(form, actors=()), []).extend(form.actors)
    return tuple(replace(form, actors=tuple(whose)) for form, whose in actors.items())


def _variants(form: Form, kind: ActorKind) -> Iterator[tuple[str, Form]]:
    name = form.name
    for text in _capitals(name):
        yield text, replace(form, in_capitals=True)
    article = _ARTICLE.match(name)
    if kind == "person" or article is None or not article[2].isupper():
        return
    yield name[0].lower() + name[1:], form
    for contraction in _CONTRACTIONS.get(article[1], ()):
        contracted = replace(form, skip=len(contraction) + 1)
        yield f"{contraction} {name[article.end() :]}", contracted


def _capitals(name: str) -> set[str]:
    """`name` in full capitals, with its accents and without, where that is another form."""
    capitals = name.upper()
    bare = "".join(
        c for c in unicodedata.normalize("NFD", capitals) if not unicodedata.combining(c)
    )
    return {form for form in (capitals, bare) if form != name}
