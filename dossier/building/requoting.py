"""Quotes that a corrected text no longer holds: found, and mended in the editors' files.

Nothing but those files is written: each whole, in one step, and only after it was read again
with its new words and found to say what it said before.
"""

from __future__ import annotations

import errno
import os
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from stat import S_IMODE
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dossier.building.files import drop, give_mode, open_plain, write_whole
from dossier.building.parsing import Parser, defaults_for, load_known, read_all_defaults
from dossier.building.run import Help, Run, alone
from dossier.building.store import Damaged, Store, digest
from dossier.building.workers import Progress
from dossier.config import Config, Dossier, Profile
from dossier.linking.dossier import Dossier as Records
from dossier.linking.dossier import assemble
from dossier.linking.edges import WORDING, Quote, collect
from dossier.linking.quotes import Found
from dossier.linking.requoting import Proposal, Requoting, Rivals
from dossier.model.body import Body
from dossier.model.facts import Locator
from dossier.model.records import Selector
from dossier.reading.discover import SourceFile, discover
from dossier.reading.documents import Defaults
from dossier.reading.requoting import QuotingFile, Requote, requote, selectors_of

Refusal = Literal["", "changed", "link", "read-only", "unclear"]
"""Why a file was not written. `changed`: not the one that was read. `link`: it is reached by a
symbolic link. `unclear`: no way to write the words left all else as it was."""

_AROUND = 40
"""Characters shown on each side of a passage."""
_FIRST = 8
"""Words of a record without a title that stand for it."""
_body = msgspec.msgpack.Decoder(Body)


class Passage(Struct, frozen=True):
    """A place of a text, as it is told to an editor."""

    before: str
    words: str
    after: str
    paragraph: str
    """The anchor nearest to it."""


class Lost(Struct, frozen=True):
    """A quote whose words its target has no longer, or has more than once."""

    path: str
    """As in `Diagnostic.path`."""
    record: str
    name: str
    """What quotes: see `Quote`."""
    number: int
    """Its place among the quotes of its record."""
    selector: Selector
    target: str
    title: str = ""
    """What the record that quotes is called; else the words that its text begins with."""
    proposal: Proposal | None = None
    rivals: tuple[Passage, ...] = ()
    """Passages that are too close to each other for one to be proposed."""
    garbled: str = ""
    """The file of the text, where that was decoded twice: nothing is proposed before it is mended."""


class Mending(Struct):
    """The lost quotes of a dossier, and what it takes to mend them."""

    lost: list[Lost]
    settings: Dossier
    sources: dict[str, SourceFile]
    defaults: dict[str, Defaults]
    digests: dict[str, str]
    """Of the files as they were read, or as they were written here since."""
    files: dict[str, QuotingFile] = {}
    """Those that were written."""

    def write(self, mended: Sequence[tuple[Lost, Selector]]) -> list[Refusal]:
        """Put each new quote in the place of the lost one; all are of one file.

        Raises:
            OSError: the machine failed; the file stands as it was.
        """
        path = mended[0][0].path
        source = self.sources[path]
        if os.path.realpath(source.absolute) != source.absolute:
            return ["link"] * len(mended)
        try:
            with open(open_plain(source.absolute), "rb") as opened:
                before = os.fstat(opened.fileno())
                data = opened.read()
        except FileNotFoundError:
            return ["changed"] * len(mended)
        if digest(data) != self.digests[path]:
            return ["changed"] * len(mended)
        if not before.st_mode & 0o222 or not os.access(source.absolute, os.W_OK):
            return ["read-only"] * len(mended)
        if source.kind == "config" or source.kind == "defaults" or source.kind == "asset":
            return ["unclear"] * len(mended)
        file = self.files.get(path)
        if file is None:
            defaults = defaults_for(path, self.defaults)
            file = self.files[path] = QuotingFile(path, source.kind, defaults, self.settings)
        refusals: list[Refusal] = [""] * len(mended)
        quotes = file.quotes(data)
        for n, (lost, _) in enumerate(mended):
            held = quotes.get(lost.record, [])[lost.number : lost.number + 1]
            if not held or _words(held[0]) != _words(lost.selector):
                refusals[n] = "changed"
        asked = [n for n, refusal in enumerate(refusals) if not refusal]
        wanted = [Requote(mended[n][0].record, mended[n][0].number, mended[n][1]) for n in asked]
        written, refused = requote(file, data, wanted)
        for place in refused:
            refusals[asked[place]] = "unclear"
        if written != data:
            refusal = _replace(source.absolute, written, before)
            if refusal:
                return [refused or refusal for refused in refusals]
            self.digests[path] = digest(written)
        return refusals


def _words(selector: Selector) -> tuple[str, str, str]:
    return selector.exact, selector.prefix, selector.suffix


def _replace(path: str, data: bytes, before: os.stat_result) -> Refusal:
    """Put `data` in the place of a file in one step, unless it is no longer as it was read."""
    folder, name = os.path.split(path)
    # A hidden name: nothing that reads or watches the folder looks at it.
    beside = os.path.join(folder, f".{name}.new")
    try:
        write_whole(beside, data)
        give_mode(beside, S_IMODE(before.st_mode))
        with open(beside, "rb+") as written:
            os.fsync(written.fileno())
        now = os.lstat(path)
        marks = ("st_ino", "st_dev", "st_size", "st_mtime_ns")
        if any(getattr(now, mark) != getattr(before, mark) for mark in marks):
            return "changed"
        os.replace(beside, path)
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            return "read-only"
        raise
    finally:
        with suppress(OSError):
            drop(beside)
    return ""


def lost_quotes(
    config: Config,
    profile: Profile,
    progress: Progress | None = None,
    waiting: Callable[[], None] | None = None,
) -> Mending:
    """Every quote of the records of `profile` that its target does not hold in one place."""
    return alone(config, progress, waiting, partial(_look, profile))


def _look(profile: Profile, config: Config, progress: Progress, help_: Help) -> Mending:
    run = Run(config, progress, help_)
    report = run.report
    with run.open_store() as store:
        sources = discover(config.content, report, config.overlay)
        settings = run.read_settings(sources)
        parser = Parser(store, settings, clean=config.clean)
        documents = parser.parse(sources, report, crew=run.help.crew, progress=progress)
        dossier = assemble(documents, settings, replace(config, profile=profile), report)
        quotes: defaultdict[str, list[tuple[Quote, int]]] = defaultdict(list)
        for facts in dossier.records.values():
            numbers = {id(one): number for number, one in enumerate(selectors_of(facts.record))}
            for quote in collect(facts, dossier, report).quotes:
                if quote.name == WORDING:
                    continue  # A warning's, not an error's.
                quotes[quote.target].append((quote, numbers[id(quote.selector)]))
        progress.start("link", len(quotes))
        lost: list[Lost] = []
        for target in sorted(quotes):
            lost += _lost_in(target, quotes[target], dossier, store)
            progress.advance()
        known = load_known(store)
    return Mending(
        lost=sorted(lost, key=lambda one: (one.path, one.selector.place, one.number)),
        settings=settings,
        sources={source.path: source for source in sources},
        defaults=read_all_defaults(sources, settings, report),
        digests={one.path: known[one.path].digest for one in lost},
    )


def _lost_in(
    target: str, quotes: list[tuple[Quote, int]], dossier: Records, store: Store
) -> list[Lost]:
    key = dossier.records[target].body.key
    row = store.bodies.rows([key]).get(key)
    if row is None:
        raise Damaged(key)
    requoting = Requoting(row[1])
    found = []
    for quote, number in quotes:
        if isinstance(requoting.passages.find(quote.selector), Found):
            continue
        record = dossier[quote.owner]
        is_garbled = requoting.is_garbled_for(quote.selector)
        proposed = None if is_garbled else requoting.propose(quote.selector)
        rivals: tuple[Passage, ...] = ()
        if isinstance(proposed, Rivals):
            locate = Locator(_body.decode(row[0]))
            rivals = tuple(_told(place, row[1], locate) for place in proposed.places)
        found.append(
            Lost(
                path=record.path,
                record=record.id,
                name=quote.name,
                number=number,
                selector=quote.selector,
                target=target,
                title=_called(quote.owner, dossier, store),
                proposal=proposed if isinstance(proposed, Proposal) else None,
                rivals=rivals,
                garbled=dossier[target].path if is_garbled else "",
            )
        )
    return found


def _called(record: str, dossier: Records, store: Store) -> str:
    if dossier[record].title:
        return dossier[record].title
    key = dossier.records[record].body.key
    row = store.bodies.rows([key]).get(key) if key else None
    words = row[1].split() if row else []
    return " ".join(words[:_FIRST]) + " …" * (len(words) > _FIRST)


def _told(place: Found, text: str, locate: Locator) -> Passage:
    start, end = place.start, place.end
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    spot = locate.spot((start, end))
    return Passage(
        before.replace("\n", " "),
        text[start:end].replace("\n", " "),
        after.replace("\n", " "),
        spot.paragraph,
    )
