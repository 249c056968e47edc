"""The nodes of one front matter to one frozen record: the rules that concern it alone."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

from dossier.diagnostics import NOWHERE
from dossier.model import names
from dossier.model.dates import in_both_languages
from dossier.model.records import (
    Actor,
    AnyRecord,
    Article,
    Claim,
    Event,
    Note,
    Page,
    Quotation,
    RecordKind,
    Ref,
    Variant,
)
from dossier.reading.definitions import FIELDS, TEXT, folder_with, selector
from dossier.reading.fields import Values, read_fields
from dossier.reading.nodes import Mapping
from dossier.reading.reader import Reader
from dossier.reading.scalars import id_fault

_CLASSES: dict[RecordKind, type] = {
    "article": Article,
    "note": Note,
    "actor": Actor,
    "event": Event,
    "quotation": Quotation,
    "claim": Claim,
    "page": Page,
}
_LISTED = {kind: {**fields, "text": TEXT} for kind, fields in FIELDS.items()}


def read_values(
    node: Mapping, kind: RecordKind, reader: Reader, *, listed: bool = False, whole: bool = True
) -> Values:
    """The fields of one record; `listed`: of a list's item, `whole`: none could not be read."""
    fields = _LISTED[kind] if listed else FIELDS[kind]
    return read_fields(node, fields, reader, lambda name: folder_with(name, kind), whole)


def make_record(
    found: Values,
    kind: RecordKind,
    reader: Reader,
    *,
    inherited: dict[str, Any],
    stem: str,
    has_body: bool,
) -> AnyRecord | None:
    """The record that the fields make, or None where it has no id that can be used.

    Args:
        inherited: by attribute, what `_defaults.yaml` gives where the record says nothing.
        stem: the id that the file's name gives.
        has_body: whether any text follows the front matter.
    """
    written = found.places.keys() | found.failed
    for attribute, value in inherited.items():
        if attribute not in written:
            found.values[attribute] = value
    own_id: Ref | None = found.values.pop("own_id", None)
    id_place = own_id.place if own_id else NOWHERE
    identifier = own_id.text if own_id else stem
    usable = "own_id" not in found.failed
    if own_id is None and usable and (fault := id_fault(stem)):
        _refuse_stem(stem, fault, reader)
        usable = False
    if kind == "page" and identifier in names.RESERVED_FOR_PAGES:
        reader.error("reserved-id", id_place, id=identifier, hint="page")
        usable = False
    for former in found.get("former_ids", ()):
        if former.text == identifier:
            reader.error("former-id-own", former.place, id=identifier)
        elif kind == "page" and former.text in names.RESERVED_FOR_PAGES:
            reader.error("reserved-id", former.place, id=former.text, hint="page")
    if kind == "article":
        _check_article(found, reader)
    elif kind == "note":
        _check_note(found, reader)
    elif kind == "event":
        _check_event(found, reader)
    elif kind == "claim":
        _check_claim(found, reader, has_body)
        _warn_of_idle_basis(found.get("appearances", ()), reader)
    elif kind == "quotation":
        _warn_of_idle_basis(found.get("variants", ()), reader)
    if not usable:
        return None
    values = found.values
    values.pop("internal", None)
    values.pop("text", None)
    if reader.path.startswith("overlay:"):
        values.setdefault("private", True)
    title_place = found.place_of("title")
    record: AnyRecord = _CLASSES[kind](
        id=identifier,
        path=reader.path,
        place=found.place,
        id_place=id_place,
        title_place=title_place,
        **values,
    )
    return record


def stem_of(path: str, kind: RecordKind) -> str:
    """The id that a file's name gives; a note takes its whole path below `notes/`."""
    inner = path.removeprefix("overlay:").partition("/")[2]
    stem = os.path.splitext(inner)[0]
    return stem.replace("/", "-") if kind == "note" else stem.rpartition("/")[2]


def _refuse_stem(stem: str, fault: str, reader: Reader) -> None:
    if fault == "reserved":
        reader.error("reserved-id", NOWHERE, id=stem)
    elif mended := names.slug(stem):
        reader.error("bad-id", NOWHERE, variant="stem", hint="rename", id=stem, mended=mended)
    else:
        reader.error("bad-id", NOWHERE, variant="stem", id=stem)


DATED_AHEAD = 62
"""Days: what a newspaper or a review prints as its date may be as late after it comes out."""


def _check_article(found: Values, reader: Reader) -> None:
    if "rights" not in found.values:
        found.values["rights"] = reader.dossier.rights if found.get("verbatim") else "full"
    if found.get("archive_date") and not found.get("archive_url"):
        reader.error(
            "needs-field", found.keys["archive_date"], field="archive_date", needs="archive_url"
        )
    published = found.get("published")
    for name in ("accessed", "archive_date") if published else ():
        date = found.get(name)
        if date and date.latest + DATED_AHEAD < published.earliest:
            reader.warning(
                "before-published", found.place_of(name),
                field=name, **in_both_languages(date=date, published=published),
            )  # fmt: skip


def _check_note(found: Values, reader: Reader) -> None:
    if found.get("quote") == "":
        del found.values["quote"]
    elif "quote" in found.values:
        found.values["quote"] = selector(found)
        if "target" not in found.values and "target" not in found.failed:
            reader.error("needs-field", found.place_of("quote"), field="quote", needs="target")
    found.values.pop("prefix", None)
    found.values.pop("suffix", None)
    if "against" in found.values and found.get("note_kind") != "contradiction":
        reader.error("against-without-contradiction", found.keys["against"])
    one_sided = not found.get("against") and not found.get("resolution")
    if found.get("note_kind") == "contradiction" and one_sided and "against" not in found.failed:
        reader.warning("contradiction-one-sided", found.place_of("note_kind"))


def _check_event(found: Values, reader: Reader) -> None:
    if found.get("date_text"):
        found.values["date_text_place"] = found.place_of("date_text")
    readings = found.get("readings", ())
    if not readings or "readings" in found.failed:
        return
    if not all(reading.rank for reading in readings):
        return  # One whose rank could not be read may be the preferred one.
    preferred = [reading for reading in readings if reading.rank == "preferred"]
    place = found.keys.get("readings", found.place)
    if len(preferred) != 1:
        at = preferred[1].place if preferred else place
        reader.error("readings-preferred", at, variant="many" if preferred else None)
        return
    chosen = preferred[0].date
    if chosen is None:
        return
    if "date" in found.values and found.values["date"] != chosen:
        reader.error("readings-date", found.place_of("date"), **in_both_languages(date=chosen))
    found.values["date"] = chosen


def _check_claim(found: Values, reader: Reader, has_body: bool) -> None:
    relations = found.get("relations", ())
    found.values["relations"] = tuple(pair for each in relations for pair in each)
    status = found.get("status", "unverified")
    if status == "unverified":
        return
    wanted = ("assessed_by", "assessed_on")
    missing = [one for one in wanted if not found.get(one) and one not in found.failed]
    if missing or not has_body:
        variant = None if has_body else "both" if missing else "body"
        params = {"status": status, "fields": ", ".join(missing)}
        reader.error("claim-unassessed", found.place_of("status"), variant=variant, **params)


def _warn_of_idle_basis(variants: Iterable[Variant], reader: Reader) -> None:
    """Say that a `basis` is lost where nothing is said of whom the words are from."""
    for variant in variants:
        if variant.basis and variant.via is None:
            reader.warning("basis-without-via", variant.place)
