"""All records of one build together: who is there, by what names, and who is held back."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from sys import intern

from msgspec.structs import replace

from dossier.config import Config
from dossier.config import Dossier as Settings
from dossier.diagnostics import Report
from dossier.linking.mastheads import Mastheads
from dossier.linking.names import level
from dossier.model.facts import DocumentFacts, RecordFacts, iter_records
from dossier.model.names import ID, slug
from dossier.model.nearest import Candidates
from dossier.model.records import Actor, AnyRecord, Record, RecordKind, Reference

CITABLE = ("article", "reference")
_PROPOSED = 3
"""More ids than these are no answer to a slip."""
_LONGEST = 300
"""Characters of a title that are compared."""


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """The records that this build may publish, and the ids of those it holds back."""

    settings: Settings
    profile: str
    records: Mapping[str, RecordFacts]
    """By id, in id order."""
    withheld: frozenset[str]
    """The ids and keys of those."""
    withheld_names: frozenset[str]
    """Names and aliases that withheld actors alone have, as they are compared."""
    keys: dict[str, str]
    """Reference ids by their key, without case."""
    former: dict[str, str]
    """Present ids by former id."""
    names: dict[str, tuple[str, ...]] = field(repr=False)
    """Actor ids by name and alias, as they are compared."""
    kinds: dict[str, RecordKind] = field(repr=False)
    """By id."""
    doubles: tuple[RecordFacts, ...] = ()
    """Records left out because another has their id: what else is wrong with them is said too."""
    lost: frozenset[str] = frozenset()
    """Ids, without case, of records that could not be read: that is said where they stand."""
    _guessed: dict[tuple[str, ...], Candidates] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __getitem__(self, record_id: str) -> AnyRecord:
        return self.records[record_id].record

    def of(self, *kinds: type[Record]) -> Iterator[RecordFacts]:
        """The records of some kinds, in id order."""
        return (self.records[i] for i in self.ids_of(*kinds))

    def ids_of(self, *kinds: type[Record]) -> Iterator[str]:
        """Their ids, in order, without a look at the records."""
        wanted = {kind.__struct_config__.tag for kind in kinds}
        return (i for i, kind in self.kinds.items() if kind in wanted)

    def find(self, text: str) -> str | None:
        """The id that a link, citation or field means: an id, or a reference's key."""
        if text in self.records:
            return text
        return self.keys.get(text.casefold())

    def find_actor(self, text: str) -> str | None:
        """The actor that a field names by id, or by a name that is one actor's alone."""
        if self.kinds.get(text) == "actor":
            return text
        found = self.bearers(text)
        return found[0] if len(found) == 1 else None

    def bearers(self, name: str) -> tuple[str, ...]:
        """The ids of the actors of that name or alias."""
        return self.names.get(_compared(name), ())

    def names_withheld(self, text: str) -> bool:
        """Whether a text is the name of a withheld actor, and of no other."""
        return bool(self.withheld_names) and _compared(text) in self.withheld_names

    def outlets_like(self, text: str) -> tuple[str, ...]:
        """The ids of the outlets whose name is nearly a text that is no actor's."""
        found = sorted(self._mastheads.like(text))
        return tuple(i for i in found if getattr(self[i], "actor_kind", "") == "outlet")

    @cached_property
    def _mastheads(self) -> Mastheads:
        return Mastheads(self.names)

    def meant(self, text: str, kinds: tuple[str, ...] = (), writer: str = "") -> tuple[str, ...]:
        """The ids that were most likely meant, of records of some kinds: of any, where none is named.

        An id in brackets, in capitals or as the path of its file, an actor's name, a title, a slip in
        an id or a name, the beginning alone; else a part of one, where few have it. Nobody means the
        record that he writes, `writer`.
        """
        return tuple(i for i in self._meant(_bare(text), kinds, writer) if i != writer)

    def _meant(self, text: str, kinds: tuple[str, ...], writer: str) -> tuple[str, ...]:
        if near := self.former.get(text):
            return (near,)
        called = slug(text)
        kind = self.kinds.get(called)
        if kind and called != writer and (not kinds or kind in kinds):
            return (called,)
        names = self._slugs if not kinds or "actor" in kinds else {}
        if called in names:
            return names[called]
        if not ID.fullmatch(text) and (titled := self._titled(text, kinds)):
            return titled
        if near := self._nearest(called, kinds):
            return (near,)
        if names and (near := self._called.nearest(called)):
            return names[near]
        held = {*self._guessed[kinds].holding(called)}
        if names:
            held.update(i for name in self._called.holding(called) for i in names[name])
        return tuple(sorted(held)) if len(held) <= _PROPOSED else ()

    def _titled(self, text: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
        """The records of that title, accents and marks aside, where few have it."""
        found = self._titles.get(slug(text, _LONGEST), ())
        fit = tuple(i for i in found if not kinds or self.kinds[i] in kinds)
        return fit if len(fit) <= _PROPOSED else ()

    @cached_property
    def _titles(self) -> dict[str, list[str]]:
        titles: defaultdict[str, list[str]] = defaultdict(list)
        for i, facts in self.records.items():
            if title := slug(facts.record.title, _LONGEST):
                titles[title].append(i)
        return dict(titles)

    @cached_property
    def _slugs(self) -> dict[str, tuple[str, ...]]:
        """Actor ids by their names and aliases as ids are written."""
        return {slug(name): ids for name, ids in self.names.items()}

    @cached_property
    def _called(self) -> Candidates:
        return Candidates(self._slugs)

    def _nearest(self, called: str, kinds: tuple[str, ...]) -> str | None:
        if kinds not in self._guessed:
            of_kinds = (i for i, kind in self.kinds.items() if not kinds or kind in kinds)
            self._guessed[kinds] = Candidates(of_kinds)
        ids = self._guessed[kinds]
        return ids.nearest(called) or ids.begun(called)


_OF_FILES = re.compile(r"\.(?:md|ya?ml|html)\Z")


def _bare(text: str) -> str:
    """What is written for an id, without the brackets of a link or citation, folder and ending."""
    inner = text.strip(" []@").partition("|")[0].partition("#")[0].rpartition("/")[2]
    return _OF_FILES.sub("", inner.strip())


def is_withheld(record: Record, profile: str, now: int) -> bool:
    """Whether a build of `profile` at the instant `now` leaves a record out."""
    if profile == "internal":
        return False
    if record.private:
        return True
    held = record.draft or (record.embargo is not None and record.embargo > now)
    return held and profile == "public"


def lifted(facts: RecordFacts, now: int) -> RecordFacts:
    """A record without an embargo that is over: nothing is to be said of it any more."""
    record = facts.record
    if record.embargo is None or record.embargo > now:
        return facts
    return replace(facts, record=replace(record, embargo=None))


def assemble(
    documents: dict[str, DocumentFacts], settings: Settings, config: Config, report: Report
) -> Dossier:
    """Bring the records of all documents together; two that claim one id are an error."""
    everyone: dict[str, RecordFacts] = {}
    doubles: list[RecordFacts] = []
    for facts in iter_records(documents):
        other = everyone.setdefault(intern(facts.record.id), facts)
        if other is not facts:
            first, double = (other, facts) if _owns(other) or not _owns(facts) else (facts, other)
            everyone[first.record.id] = first
            doubles.append(double)
            _report_double(double, first, report)
    _check_former_ids(everyone, report)
    withheld = frozenset(
        i for i, f in everyone.items() if is_withheld(f.record, config.profile, config.now)
    )
    records = {i: lifted(everyone[i], config.now) for i in sorted(everyone) if i not in withheld}
    names = _actor_names(records.values())
    return Dossier(
        settings=settings,
        profile=config.profile,
        records=records,
        withheld=withheld | _keys_of(everyone[i] for i in withheld),
        withheld_names=frozenset(_actor_names(everyone[i] for i in withheld)) - names.keys(),
        keys={
            f.record.key.casefold(): i
            for i, f in records.items()
            if isinstance(f.record, Reference)
        },
        former={r.text: i for i, f in records.items() for r in f.record.former_ids},
        names=names,
        kinds={i: f.record.kind for i, f in records.items()},
        doubles=tuple(f for f in doubles if not is_withheld(f.record, config.profile, config.now)),
        lost=frozenset(i for one in documents.values() for i in one.lost),
    )


def _owns(facts: RecordFacts) -> bool:
    """Whether a record's file is named after its id: a copy is called otherwise."""
    record = facts.record
    return record.path.rpartition("/")[2].rpartition(".")[0] == record.id


def _report_double(double: RecordFacts, first: RecordFacts, report: Report) -> None:
    record, other = double.record, first.record
    is_copy = (
        replace(record, path=other.path) == other
        and replace(double.body, key=first.body.key) == first.body
    )
    report.error(
        "duplicate-id",
        record.path,
        record.id_place,
        variant="copy" if is_copy else None,
        hint="delete" if is_copy else None,
        id=record.id,
        other=f"{other.path}:{other.id_place.line}",
    )


def _keys_of(facts: Iterable[RecordFacts]) -> frozenset[str]:
    return frozenset(f.record.key for f in facts if isinstance(f.record, Reference))


def _check_former_ids(everyone: dict[str, RecordFacts], report: Report) -> None:
    owners: dict[str, str] = {}
    for record_id, facts in sorted(everyone.items()):
        for former in facts.record.former_ids:
            if former.text == record_id:
                continue  # Reading has said so.
            if former.text in everyone:
                report.error(
                    "former-id-taken",
                    facts.record.path,
                    former.place,
                    id=former.text,
                    other=everyone[former.text].record.path,
                )
            elif owners.setdefault(former.text, record_id) != record_id:
                report.error(
                    "former-id-taken",
                    facts.record.path,
                    former.place,
                    id=former.text,
                    other=everyone[owners[former.text]].record.path,
                )


def _actor_names(records: Iterable[RecordFacts]) -> dict[str, tuple[str, ...]]:
    names: defaultdict[str, set[str]] = defaultdict(set)
    for facts in records:
        if isinstance(facts.record, Actor):
            for name in facts.record.names:
                names[_compared(name)].add(facts.record.id)
    return {name: tuple(sorted(ids)) for name, ids in names.items()}


@lru_cache(maxsize=1 << 14)
def _compared(name: str) -> str:
    """A name without case, with one kind of apostrophe, hyphen and space, as texts are read."""
    return level(name).text.strip().casefold()
