"""The text behind a published page, for who works beside a build: read only, never waiting."""

from __future__ import annotations

import os
import re
import sqlite3

import msgspec
from msgspec import Struct

from dossier.building.stamp import code_stamp
from dossier.building.store import Store
from dossier.config import Config, Dossier
from dossier.diagnostics import Report
from dossier.model.body import Body
from dossier.model.facts import DocumentFacts, RecordFacts
from dossier.model.names import ID
from dossier.model.records import AnyRecord, Article
from dossier.pages.routes import record_route
from dossier.reading.configuration import read_configuration

_ROUTE = re.compile(rf"(?:([a-z]+)/)?({ID.pattern})\.html")
_facts = msgspec.msgpack.Decoder(DocumentFacts)
_body = msgspec.msgpack.Decoder(Body)


class OpenText(Struct, frozen=True):
    """A record with a text, and that text as far as its page prints it."""

    record: AnyRecord
    text: str
    settings: Dossier


def text_behind(config: Config, route: str) -> OpenText | None:
    """The record whose own page `route` is; None where that is none with a text.

    Whether the page is published is the caller's to know: a record that the build withholds
    is in the store all the same.
    """
    named = _ROUTE.fullmatch(route)
    if named is None:
        return None
    try:
        with Store(config.cache, config.profile, code_stamp(), read_only=True) as store:
            found = _record(store, route, named[2])
            row = store.bodies.rows([found.body.key]).get(found.body.key) if found else None
    except (sqlite3.Error, msgspec.DecodeError):
        return None
    if found is None or row is None:
        return None
    body = _body.decode(row[0])
    printed = body.text[: _printed(found, body, config)]
    return OpenText(found.record, printed, _settings(config))


def _record(store: Store, route: str, record_id: str) -> RecordFacts | None:
    sought = record_id.encode()
    for row in store.documents.items().values():
        if sought in row:
            for facts in _facts.decode(row[32:]).records:
                record = facts.record
                if record.id == record_id and record_route(record.kind, record.id) == route:
                    return facts if facts.body.key else None
    return None


def _printed(facts: RecordFacts, body: Body, config: Config) -> int:
    """Where the text ends that the page prints, in characters."""
    record = facts.record
    if not isinstance(record, Article) or record.rights == "full" or config.profile == "internal":
        return len(body.text)
    blocks = 0 if record.rights == "link" else facts.body.printed_blocks(record.excerpt)
    return body.blocks[blocks - 1].text[1] if blocks else 0


def _settings(config: Config) -> Dossier:
    try:
        with open(os.path.join(config.content, "dossier.yaml"), "rb") as file:
            data: bytes | None = file.read()
    except OSError:
        data = None
    return read_configuration(data, Report(), folder=config.content)
