"""Actors named in a text: where, and which of the places become links.

`dossier.linking.names` gives every place where a name may stand, `dossier.linking.neighbours`
says whether it is the name there and no longer one; here the longest wins, a record's own
rules are followed, and names that two actors share are set apart.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from msgspec import Struct
from msgspec.structs import replace

from dossier.diagnostics import NOWHERE, Place, Report
from dossier.linking.names import (
    MAX_NAME,
    ActorNames,
    Form,
    NameTable,
    changed_keywords,
    level,
    levels,
)
from dossier.linking.neighbours import Neighbours, Vocabulary, is_bounded
from dossier.model.body import Body, Range
from dossier.model.records import Mentions

__all__ = [
    "ActorNames",
    "Ambiguity",
    "Mention",
    "NameTable",
    "changed_keywords",
    "find_mentions",
    "report_ambiguities",
]

_TOLD = 12
"""Namesakes that a warning names; of more it says that there are."""


class Mention(Struct, frozen=True, array_like=True):
    """An actor's name in a body's text."""

    actor: str
    start: int
    end: int
    paragraph: int
    """Index into `Body.paragraphs`."""
    linked: bool
    """The actor's first in its section."""


class Ambiguity(Struct, frozen=True, array_like=True):
    """A name that several actors share and nothing settles."""

    name: str
    """As in the actors' records."""
    actors: tuple[str, ...]
    start: int
    end: int
    paragraph: int


class _Candidate(Struct, array_like=True):
    """A place in a levelled paragraph, and who may be named there."""

    start: int
    end: int
    forms: list[Form]


def find_mentions(
    body: Body, table: NameTable, rules: Mentions
) -> tuple[list[Mention], list[Ambiguity]]:
    """Every mention in order of place, and every name left open."""
    mentions: list[Mention] = []
    ambiguities: list[Ambiguity] = []
    if rules.off or not body.text:
        return mentions, ambiguities
    settled = _read_rules(rules, table)
    tables = [table, *_own_table(settled, table)]
    vocabulary = Vocabulary(body.text)
    opaque_starts = [start for start, _ in body.opaque]
    linked: set[tuple[int, str]] = set()
    levelled = levels(body.text, (paragraph.text for paragraph in body.paragraphs))
    for number, (paragraph, made) in enumerate(zip(body.paragraphs, levelled, strict=True)):
        begin = paragraph.text[0]
        for candidate in _candidates(made.text, tables, vocabulary):
            start, stop = (begin + offset for offset in made.range(candidate.start, candidate.end))
            if _is_opaque(start, stop, opaque_starts, body.opaque):
                continue
            actors = _choose(candidate.forms, settled)
            if len(actors) == 1:
                (actor,) = actors
                first = (paragraph.section, actor) not in linked
                linked.add((paragraph.section, actor))
                mentions.append(Mention(actor, start, stop, number, first))
            elif actors:
                name = candidate.forms[0].name
                ambiguities.append(Ambiguity(name, actors, start, stop, number))
    return mentions, ambiguities


def report_ambiguities(
    ambiguities: list[Ambiguity], path: str, report: Report, place: Place = NOWHERE
) -> None:
    """Warn of each name once, with the line that settles it."""
    for name, actors in {a.name: a.actors for a in ambiguities}.items():
        remedy = f'mentions: {{"{name}": {actors[0]}}}'
        told = ", ".join(actors[:_TOLD]) + (", …" if len(actors) > _TOLD else "")
        report.warning("mention-ambiguous", path, place, name=name, actors=told, remedy=remedy)


def _read_rules(rules: Mentions, table: NameTable) -> dict[str, str | None]:
    """Levelled name to actor, None where the name is to be left alone."""
    settled: dict[str, str | None] = {}
    for name, ref in rules.rules:
        actor = None if ref.text == "off" else table.resolve(ref.text)
        if actor or ref.text == "off":
            settled[level(name).text.strip()] = actor
    return settled


def _own_table(settled: dict[str, str | None], table: NameTable) -> list[NameTable]:
    """The names that a record alone gives to actors."""
    return [
        NameTable([ActorNames(actor, (name,), (), table.kinds[actor])], table.own_words)
        for name, actor in settled.items()
        if actor and name not in table
    ]


def _choose(forms: list[Form], settled: dict[str, str | None]) -> tuple[str, ...]:
    for form in forms:
        if form.name in settled:
            actor = settled[form.name]
            return (actor,) if actor else ()
    if len(forms) == 1:
        return forms[0].actors
    return tuple(sorted(actor for form in forms for actor in form.actors))


def _candidates(text: str, tables: list[NameTable], vocabulary: Vocabulary) -> list[_Candidate]:
    """The names in a levelled paragraph, in order of place; of those that overlap the longest."""
    places = [
        place
        for table in tables
        for place in table.scan(text)
        if is_bounded(text, place[0], place[1])
    ]
    if not places:
        return []
    others = _others(places)
    several = {start for start, end, _ in places if " " in text[start:end]}
    around = Neighbours(text, vocabulary, tables[0].last_words, several)
    taken = bytearray(len(text))
    found = []
    for start, end, forms in sorted(places, key=lambda place: (place[0] - place[1], place[0])):
        if 1 in taken[start:end]:
            continue
        left = [
            named
            for form in forms
            if not form.is_other
            and around.leave(
                start + form.skip,
                end,
                form.own,
                in_capitals=form.in_capitals,
                is_surname=form.is_surname,
            )
            and (named := _without_others(form, start, end, others) if others else form)
        ]
        if left:
            taken[start:end] = b"\1" * (end - start)
            found.append(_Candidate(start + left[0].skip, end, left))
    found.sort(key=lambda candidate: candidate.start)
    return found


def _others(places: list[tuple[int, int, tuple[Form, ...]]]) -> dict[str, list[Range]]:
    """By actor, the places that its `not` phrases take, in order."""
    found: dict[str, list[Range]] = {}
    for start, end, forms in places:
        for form in forms:
            if form.is_other:
                for actor in form.actors:
                    found.setdefault(actor, []).append((start, end))
    for ranges in found.values():
        ranges.sort()
    return found


def _without_others(
    form: Form, start: int, end: int, others: dict[str, list[Range]]
) -> Form | None:
    """The form, of those whose phrases leave [start, end) to them; None where none is left."""
    left = tuple(a for a in form.actors if not _is_other(start, end, others.get(a)))
    if len(left) == len(form.actors):
        return form
    return replace(form, actors=left) if left else None


def _is_other(start: int, end: int, phrases: list[Range] | None) -> bool:
    """Whether a phrase that is not the actor takes a part of [start, end)."""
    if not phrases:
        return False
    for begin, stop in phrases[bisect_left(phrases, (start - MAX_NAME, 0)) :]:
        if begin >= end:
            return False
        if stop > start and not (start <= begin and stop <= end and stop - begin < end - start):
            return True
    return False


def _is_opaque(start: int, end: int, starts: list[int], ranges: tuple[Range, ...]) -> bool:
    at = bisect_right(starts, end - 1)
    return at > 0 and ranges[at - 1][1] > start
