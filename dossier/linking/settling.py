"""What the rules found in texts, told to the editors until they have settled it; what must be in one
of several texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from dossier.diagnostics import Report
from dossier.linking.bodies import LinkedBody
from dossier.linking.dossier import Dossier
from dossier.linking.edges import WORDING, References
from dossier.model.body import Range
from dossier.model.dates import in_both_languages, parse
from dossier.model.dates.vocabulary import ENGLISH, FRENCH
from dossier.model.facts import RecordFacts
from dossier.model.records import Event, Note

SETTLING = frozenset(("contradiction", "correction", "verification"))
"""Kinds of note that confirm, mend or dismiss what a rule found in the words they quote."""


def report_disagreements(
    dossier: Dossier, records: Iterable[RecordFacts], linked: Mapping[str, LinkedBody],
    report: Report,
) -> None:  # fmt: skip
    """Warn of dates that cannot all be right, but for those that an editor has looked at."""
    for facts in records:
        record_id = facts.record.id
        if not facts.body.disagreements:
            continue
        settled = list(_settled(record_id, dossier, linked))
        for one in facts.body.disagreements:
            ranges = [one.text] if one.other is None else [one.text, one.other]
            if any(a < end and start < b for a, b in settled for start, end in ranges):
                continue
            published = getattr(facts.record, "published", None)
            report.warning(
                one.kind,
                facts.record.path,
                one.place,
                words=one.words,
                other=one.other_words,
                variant="day" if one.day else None,
                **(in_both_languages(published=published) if published else {}),
                **_named(one.day),
            )


def _named(day: str) -> dict[str, str]:
    """A day and its weekday in words, in both languages."""
    if not day:
        return {}
    date = parse(day)
    weekday = (date.earliest - 1) % 7
    return in_both_languages(day=date) | {
        "weekday_en": ENGLISH.weekdays[weekday],
        "weekday_fr": FRENCH.weekdays[weekday],
    }


def _settled(record_id: str, dossier: Dossier, linked: Mapping[str, LinkedBody]) -> Iterator[Range]:
    """The passages of a text on which a note or an event's reading decides."""
    for name, spot in linked[record_id].passages.items():
        owner_id, _, form = name.partition(" ")
        owner = dossier[owner_id]
        decides = isinstance(owner, Note) and owner.note_kind in SETTLING
        if decides or (isinstance(owner, Event) and form.startswith("reading.")):
            yield spot.text


def report_wordings(
    dossier: Dossier, records: Iterable[str], references: Mapping[str, References],
    linked: Callable[[str], LinkedBody], report: Report,
) -> None:  # fmt: skip
    """Warn of words that a date is said to be read from and that none of its sources has."""
    for record_id in records:
        texts = [one.target for one in references[record_id].quotes if one.name == WORDING]
        missed = [linked(text).misread.get(record_id) for text in texts]
        event = dossier[record_id]
        if not texts or None in missed or not isinstance(event, Event):
            continue
        nearest = next(filter(None, missed), "")
        report.warning(
            "date-text-not-found", event.path, event.date_text_place,
            hint="nearest" if nearest else None,
            variant="several" if len(texts) > 1 else None,
            words=event.date_text, file=dossier[texts[0]].path, remedy=nearest,
        )  # fmt: skip
