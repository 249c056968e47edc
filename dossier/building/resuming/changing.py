"""One changed record: whether what all records have in common can be told anew from it alone.

Who is called what, which record answers to a key or a former id, who is withheld, who had what
from whom and what is contradicted are questions to all records: where the answer may be another,
all are read.
"""

from __future__ import annotations

from typing import NamedTuple

from dossier.building.resuming.outline import Outline
from dossier.config import Config
from dossier.linking.contradictions import is_confirmed
from dossier.linking.dossier import is_withheld
from dossier.linking.mentions import ActorNames
from dossier.model.facts import RecordFacts
from dossier.model.records import (
    Actor,
    AnyRecord,
    Article,
    Claim,
    Event,
    Note,
    Quotation,
    Reference,
)


class Change(NamedTuple):
    """A record as it was and as it is; None where it was not, or is no more."""

    old: RecordFacts | None
    new: RecordFacts | None

    @property
    def is_whole(self) -> bool:
        """Whether it came or went."""
        return self.old is None or self.new is None

    @property
    def is_text(self) -> bool:
        """Whether nothing but its text is another, and it has one as before."""
        old, new = self
        return (
            old is not None
            and new is not None
            and old.record == new.record
            and bool(old.body.key) == bool(new.body.key)
        )

    @property
    def records(self) -> tuple[AnyRecord | None, AnyRecord | None]:
        old, new = self
        return (old.record if old else None, new.record if new else None)


def is_local(change: Change, outline: Outline, config: Config) -> bool:
    """Whether the answers to such questions stay, as far as one record tells."""
    old, new = change.records
    if old == new:
        return _has_same_files(change)
    some = [record for record in (old, new) if record is not None]
    return (
        not any(r.embargo or is_withheld(r, config.profile, config.now) for r in some)
        and _is_called_the_same(old, new, outline)
        and _derives_the_same(old, new, outline)
        and not any(map(_contradicts, some))
        and _has_same_files(change)
    )


def _is_called_the_same(old: AnyRecord | None, new: AnyRecord | None, outline: Outline) -> bool:
    if old is None or new is None:
        one = old or new
        assert one is not None
        if isinstance(one, Actor | Reference) or one.former_ids:
            return False
        return one.id.casefold() not in outline.keys and one.id not in outline.former
    if type(old) is not type(new) or _former(old) != _former(new):
        return False
    if isinstance(old, Reference) and isinstance(new, Reference):
        return old.key == new.key
    if isinstance(old, Actor) and isinstance(new, Actor):
        names = ActorNames.of(old) == ActorNames.of(new)
        return names and (old.names, old.actor_kind) == (new.names, new.actor_kind)
    return True


def _former(record: AnyRecord) -> list[str]:
    return [ref.text for ref in record.former_ids]


def _derives_the_same(old: AnyRecord | None, new: AnyRecord | None, outline: Outline) -> bool:
    if any(isinstance(record, Claim | Quotation) for record in (old, new)):
        return False
    if not outline.derivations:
        return True
    if old is not None and new is not None and _told_of(old) == _told_of(new):
        return True
    return all(r is None or r.id not in outline.deriving for r in (old, new))


def _told_of(record: AnyRecord) -> object:
    """What derivations, and what is doubtful of them, may say of a piece."""
    match record:
        case Article():
            based_on = [source.source.text for source in record.based_on]
            return record.outlet and record.outlet.text, record.published, based_on
        case Reference():
            return record.outlet and record.outlet.text, record.dates
        case _:
            return None


def _contradicts(record: AnyRecord) -> bool:
    if isinstance(record, Event):
        return len(record.readings) > 1
    return isinstance(record, Note) and is_confirmed(record)


def _has_same_files(change: Change) -> bool:
    """Whether its text shows the files that it showed."""
    old, new = (facts.body if facts else None for facts in change)
    if old is None or new is None:
        return not any(body.assets for body in (old, new) if body)
    if bool(old.key) != bool(new.key):
        return False
    if old.key == new.key or not (old.assets or new.assets):
        return True
    # Of an excerpt, which of them are printed too.
    rights = {getattr(record, "rights", "full") for record in change.records}
    return rights == {"full"} and [u.path for u in old.assets] == [u.path for u in new.assets]
