"""The site looked at and exchanged by another process, while this one reads, links and renders.

A look at a large site takes longer than most edits do, and so does putting the next one together:
files by the ten thousand, of which this process need know nothing where all but a few stay.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Literal, Protocol

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dossier.building import lock
from dossier.building.forks import Ended, Pipe, can_fork, fork
from dossier.building.publishing.published import Overtaken, Published
from dossier.config import Config
from dossier.diagnostics import Diagnostic, Report

if TYPE_CHECKING:
    from dossier.building.publishing.publish import Publication


class Publishing(Protocol):
    """See `Publication`."""

    @property
    def staging(self) -> str: ...

    @property
    def published(self) -> dict[str, Published]: ...

    @property
    def count(self) -> int: ...

    def settle(self) -> None: ...

    def state(self) -> str: ...

    def foresee(self) -> None: ...

    def open(self) -> None: ...

    def put(self, files: Mapping[str, bytes]) -> None: ...

    def commit(self, files: Mapping[str, Published], written: Collection[str]) -> int: ...

    def amend(
        self,
        changed: Mapping[str, Published],
        gone: Collection[str],
        written: Collection[str],
        meanwhile: Callable[[], object],
    ) -> int: ...

    def remember(self) -> None: ...


class _Asked(Struct, frozen=True, array_like=True):
    """What the other process is to do."""

    step: Literal[
        "look", "published", "open", "put", "commit", "amend", "remember", "foresee", "end"
    ]
    files: dict[str, Published] = {}
    gone: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    data: dict[str, bytes] = {}
    """Of files, by path."""


class _Answer(Struct, frozen=True, array_like=True):
    """How it went, and what is then known of the site."""

    state: str = ""
    count: int = 0
    staging: str = ""
    pruned: int = 0
    files: dict[str, Published] = {}
    found: tuple[Diagnostic, ...] = ()
    """New findings."""
    failure: tuple[int, str, str, str] | None = None
    """Of the machine: number, words, files."""
    overtaken: str | None = None
    fault: str = ""
    """Of the program."""


_encode = msgspec.msgpack.Encoder().encode
_asked = msgspec.msgpack.Decoder(_Asked)
_answer = msgspec.msgpack.Decoder(_Answer)
_LAST = ("commit", "amend", "remember")
"""Steps after which nothing is asked any more."""
_UNANSWERED = ("put", "foresee")
_UNDER_WAY = 1 << 20
"""Bytes of files that may wait to be written."""
_held: list[_There] = []
"""In the other process, what it knows of a large site: it ends sooner than it lets that go."""


@contextmanager
def publishing(
    config: Config, report: Report, *, meanwhile: Callable[[], object] = lambda: None
) -> Iterator[Publishing]:
    """A `Publication`: in a process of its own, where one can be forked; what there is to do
    `meanwhile` is then done while that exchanges the site."""
    beside = None
    if can_fork() and config.jobs > 1:
        with suppress(OSError), lock.shared():
            beside = fork(lambda pipe: _publish(pipe, config))
    if beside is None:
        from dossier.building.publishing.publish import Publication

        yield Publication(config, report)
        return
    apart = Apart(beside.pipe, report, meanwhile)
    try:
        yield apart
    finally:
        # Nobody listens any more: what is too long for the pipe would wait there for ever.
        beside.pipe.close_hearing()
        apart.dismiss()
        beside.pipe.close()
        beside.join()


class Apart:
    """Implements `Publishing` with a process at the other end of a pipe."""

    def __init__(self, pipe: Pipe, report: Report, meanwhile: Callable[[], object]) -> None:
        self._pipe = pipe
        self._report = report
        self._meanwhile = meanwhile
        self._last: _Answer | None = None
        self._published: dict[str, Published] | None = None
        self._puts = False
        """Whether files were given to be written."""

    @property
    def _known(self) -> _Answer:
        if self._last is None:
            self._wait()
        assert self._last is not None
        return self._last

    def settle(self) -> None:
        """Wait for the look at the site: what it found is then in the report."""
        assert self._known

    def state(self) -> str:
        return self._known.state

    @property
    def count(self) -> int:
        return self._known.count

    @property
    def staging(self) -> str:
        return self._known.staging

    @property
    def published(self) -> dict[str, Published]:
        if self._published is None:
            self._published = self._do(_Asked("published")).files
        return self._published

    def foresee(self) -> None:
        """Nobody waits for it: what fails there will fail again when it is needed."""
        with suppress(OSError):
            self._pipe.send(_encode(_Asked("foresee")))

    def open(self) -> None:
        self._do(_Asked("open"))

    def put(self, files: Mapping[str, bytes]) -> None:
        """Nobody waits for it: what fails there is told by the next answer."""
        if not self._puts:
            self._puts = True
            self._pipe.widen(_UNDER_WAY)
        with suppress(BrokenPipeError):
            self._pipe.send(_encode(_Asked("put", data=dict(files))))

    def remember(self) -> None:
        self._do(_Asked("remember"))

    def commit(self, files: Mapping[str, Published], written: Collection[str]) -> int:
        return self._do(_Asked("commit", dict(files), (), tuple(written))).pruned

    def amend(
        self,
        changed: Mapping[str, Published],
        gone: Collection[str],
        written: Collection[str],
        meanwhile: Callable[[], object],
    ) -> int:
        asked = _Asked("amend", dict(changed), tuple(gone), tuple(written))
        return self._do(asked, meanwhile).pruned

    def _do(self, asked: _Asked, meanwhile: Callable[[], object] = lambda: None) -> _Answer:
        self.settle()
        try:
            self._pipe.send(_encode(asked))
        except BrokenPipeError:
            raise Ended from None
        meanwhile()
        if asked.step in ("commit", "amend"):
            self._meanwhile()
        answer = self._wait()
        if asked.step in _LAST:
            self.dismiss()
        return answer

    def dismiss(self) -> None:
        """Let the other process end, while this one goes on."""
        # Workers may hold the other ends too: that they are closed here ends nothing.
        with suppress(OSError):
            self._pipe.send(_encode(_Asked("end")))

    def _wait(self) -> _Answer:
        """Wait for an answer.

        Raises:
            OSError: the machine failed there, or that process `Ended`.
            Overtaken: see `Publication`.
        """
        try:
            answer = _answer.decode(self._pipe.receive())
        except EOFError:
            raise Ended from None
        self._report.extend(answer.found)
        if answer.overtaken is not None:
            raise Overtaken(answer.overtaken)
        if answer.failure is not None:
            number, words, one, other = answer.failure
            raise OSError(number, words, one or None, None, other or None)
        if answer.fault:
            raise RuntimeError(answer.fault)
        self._last = answer
        return answer


def _publish(pipe: Pipe, config: Config) -> None:
    """What the other process does, until it is told to end.

    It hears no Ctrl-C: whoever interrupts the run ends it in order, and a site half exchanged is
    not left for that.
    """
    there = _There(config)
    _held.append(there)
    with suppress(EOFError, OSError):
        pipe.send(_encode(there.answer(_Asked("look"))))
        while (asked := _asked.decode(pipe.receive())).step != "end":
            answer = there.answer(asked)
            if asked.step not in _UNANSWERED:
                pipe.send(_encode(answer))
            if asked.step != "put":
                there.look_ahead()


class _There:
    """The publication, as it is seen from the other process."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._report = Report()
        self._told = 0
        """How many findings were."""
        self._publication: Publication | None = None
        self._unwritten: _Answer | None = None
        """Why a file could not be written."""

    def answer(self, asked: _Asked) -> _Answer:
        """Do what is asked."""
        if self._unwritten is not None:
            return self._unwritten
        try:
            answer = self._do(asked)
        except Overtaken as overtaken:
            answer = _Answer(overtaken=str(overtaken))
        except OSError as error:
            one, other = (os.fsdecode(name or "") for name in (error.filename, error.filename2))
            words = error.strerror or str(error)
            answer = _Answer(failure=(error.errno or 0, words, one, other))
        except Exception:
            import traceback

            answer = _Answer(fault=traceback.format_exc())
        if asked.step == "put" and (answer.failure or answer.fault):
            self._unwritten = answer
        if asked.step in _UNANSWERED:
            return answer
        found = tuple(self._report.added(self._told))
        self._told += len(found)
        return replace(answer, found=found)

    def look_ahead(self) -> None:
        """What need not be waited for, once it was answered."""
        if self._publication is not None:
            self._publication.look_ahead()

    def _do(self, asked: _Asked) -> _Answer:
        if self._publication is None:
            # What it imports, it does while the other process imports what that needs.
            from dossier.building.publishing.publish import Publication

            self._publication = Publication(self._config, self._report)
        site, answer = self._publication, _Answer()
        match asked.step:
            case "published":
                answer = _Answer(files=site.published)
            case "open":
                site.open()
            case "put":
                site.put(asked.data)
            case "remember":
                site.remember()
            case "foresee":
                site.foresee()
            case "commit":
                answer = _Answer(pruned=site.exchange(asked.files, asked.written))
            case "amend":
                answer = _Answer(pruned=site.amend(asked.files, asked.gone, asked.written))
        return replace(answer, state=site.state(), count=site.count, staging=site.staging)
