"""A preview from its first build to Ctrl-C."""

from __future__ import annotations

import asyncio
import errno
import os
import secrets
import signal
import socket
import time
import webbrowser
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial

import msgspec

from dossier.building.period import ALWAYS
from dossier.config import Config
from dossier.diagnostics import Diagnostic, Report
from dossier.serve.addresses import Address
from dossier.serve.annotating import annotate
from dossier.serve.builder import Builder, Outcome, Progress, clock_of
from dossier.serve.findings import findings_html
from dossier.serve.published import MISSING
from dossier.serve.resaved import Resaved
from dossier.serve.server import FINDINGS, Desk, Socket, listen, serve_on
from dossier.serve.told import Waiting
from dossier.serve.watching import Watch
from dossier.serve.words import counted, word

USAGE, INTERRUPTED = 2, 130
"""Exit codes."""

Diagnose = Callable[[Iterable[Diagnostic]], None]
"""Prints findings."""


def serve(
    config: Config,
    *,
    host: str,
    port: int,
    open_browser: bool,
    lang: str,
    diagnose: Diagnose,
    progress: Progress,
) -> int:
    """Preview the dossier until interrupted; its output stands in the cache.

    `diagnose` prints findings, `progress` shows a build's advance: it is used in the process
    that builds.

    Returns an exit code: 130 once interrupted, 2 where `host` cannot be listened on.

    Raises:
        OSError: the port is taken, or not allowed.
    """
    config = preview_config(config)
    host = host.strip("[]")
    report = Report()
    # First of all, so that it is forked from a process without threads and open sockets.
    builder = Builder(config, progress)
    builder.start()
    try:
        try:
            sockets, port = listen(host, port)
        except (OSError, UnicodeError) as failure:
            if is_machine(failure):
                raise
            report.error("host-unknown", "", host=host)
            diagnose(report)
            return USAGE
        address, ending = Address(host, port), Ending()
        _print(word(lang, "address", url=address.url))
        if not address.is_loopback:
            report.warning("preview-exposed", "", host=host, profile=config.profile)
            diagnose(report)
        desk = Desk(config.output, address, lang, secrets.token_hex(8))
        desk.annotate = partial(annotate, config, lang)
        asyncio.run(Preview(config, desk, builder, diagnose).run(sockets, ending, open_browser))
    except KeyboardInterrupt:
        pass
    finally:
        builder.close()
    return INTERRUPTED


class Ending:
    """The wish to end: Ctrl-C, or the system's. May come before there is a loop to tell."""

    def __init__(self) -> None:
        self._asked = False
        self._tell: Callable[[], object] = lambda: None
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._ask)

    def _ask(self, *_: object) -> None:
        self._asked = True
        self._tell()

    def then(self, tell: Callable[[], object]) -> None:
        self._tell = tell
        if self._asked:
            tell()


def preview_config(config: Config) -> Config:
    """`config`, with the output in the cache."""
    output = os.path.join(config.cache, "preview", config.profile)
    return msgspec.structs.replace(config, output=output)


class Preview:
    """Builds whenever a file changes, and tells the pages that are open."""

    def __init__(self, config: Config, desk: Desk, builder: Builder, diagnose: Diagnose) -> None:
        self._config = config
        self._desk = desk
        self._builder = builder
        self._diagnose = diagnose
        self._written: dict[str, int] = {}
        """The build that last wrote a route."""
        self._warned: set[tuple[object, ...]] = set()
        desk.told = self._greet

    async def run(self, sockets: list[socket.socket], ending: Ending, open_browser: bool) -> None:
        """Serve until asked to end."""
        loop = asyncio.get_running_loop()
        ended = asyncio.Event()
        ending.then(lambda: _call_soon(loop, ended.set))
        server = serve_on(sockets, self._desk)
        told = Waiting(clock_of(self._config))
        watch = Watch(self._config, lambda paths: _call_soon(loop, lambda: told.add(paths)))
        watch.start()
        told.add(None)
        building = asyncio.create_task(self._keep_building(told))
        if open_browser:
            loop.run_in_executor(None, webbrowser.open, self._desk.address.url)
        waiting = asyncio.create_task(ended.wait())
        try:
            await asyncio.wait([building, waiting], return_when=asyncio.FIRST_COMPLETED)
            if building.done():
                building.result()
        finally:
            server.stop()
            # Killed first: a build is waited for in a thread that would wait for its end.
            self._builder.close()
            for task in (building, waiting):
                task.cancel()
            watch.close()
            for client in tuple(self._desk.sockets):
                client.close(1001)
            with suppress(TimeoutError):
                await asyncio.wait_for(server.close_all_connections(), 2)

    async def _keep_building(self, told: Waiting) -> None:
        """One build for all that changed before it began; what changes meanwhile is the next's.
        Where an embargo ends, that is a change too; a file saved again as it was is none."""
        period, resaved = ALWAYS, Resaved()
        while True:
            taken = await told.take(period)
            if resaved.are_all(taken) and (self._desk.has_site or self._desk.findings):
                continue
            found: list[Diagnostic] = []
            async for outcome in self._builder.build(taken):
                self._take(outcome)
                period = outcome.period
                found += outcome.found
            resaved.built(found)

    def _take(self, outcome: Outcome) -> None:
        desk = self._desk
        errors = [found for found in outcome.found if found.severity == "error"]
        mistakes = errors or list(outcome.found)
        had = desk.findings
        desk.build += 1
        desk.findings = (
            findings_html(mistakes, self._config, desk.lang, os.getcwd(), standing=desk.has_site)
            if outcome.stopped
            else ""
        )
        self._written.update(dict.fromkeys(outcome.changed, desk.build))
        for page in tuple(desk.sockets):
            if self._is_outdated(page):
                page.tell(page.visit.route if page.visit else "")
            elif page.visit and (desk.findings or had):
                page.tell(FINDINGS)
        self._tell_terminal(outcome, errors)

    def _greet(self, page: Socket) -> None:
        """A page has connected, for the first time or again: it may have missed something."""
        if self._is_outdated(page):
            page.tell(page.visit.route if page.visit else "")
        elif self._desk.findings:
            page.tell(FINDINGS)

    def _is_outdated(self, page: Socket) -> bool:
        visit, desk = page.visit, self._desk
        if visit is None:
            return False
        if visit.run != desk.run:
            return True
        route = visit.route if visit.found else MISSING
        if self._written.get(route, 0) > visit.build:
            return True
        if desk.has(visit.route) != visit.found:
            return True
        # The page of results loads the index; its own bytes stay as they are.
        return visit.route == "search.html" and any(
            build > visit.build
            for route, build in self._written.items()
            if route.startswith("search/")
        )

    def _tell_terminal(self, outcome: Outcome, errors: list[Diagnostic]) -> None:
        """Errors each time, warnings once as long as they stand."""
        lang = self._desk.lang
        warned = {_key(found) for found in outcome.found if found.severity == "warning"}
        self._diagnose(
            found
            for found in outcome.found
            if found.severity == "error" or _key(found) not in self._warned
        )
        self._warned = warned
        now = time.strftime("%H:%M:%S")
        warnings = counted(lang, len(warned), "warning", "warnings") if warned else ""
        if outcome.stopped:
            standing = self._desk.has_site
            count = counted(lang, len(errors) or len(warned), "error", "errors")
            key = "stopped" if standing else "stopped-first"
            _print(word(lang, key, time=now, errors=count))
        elif outcome.changed:
            pages = counted(lang, len(outcome.changed), "page", "pages")
            seconds = f"{outcome.seconds:.1f}".replace(".", "," if lang == "fr" else ".")
            _print(word(lang, "built", time=now, pages=pages, seconds=seconds, warnings=warnings))
        else:
            _print(word(lang, "unchanged", time=now, warnings=warnings))


def is_machine(failure: Exception) -> bool:
    """Whether the system refused, rather than did not know the host."""
    unknown = isinstance(failure, UnicodeError | socket.gaierror)
    return not unknown and getattr(failure, "errno", None) != errno.EADDRNOTAVAIL


def _key(found: Diagnostic) -> tuple[object, ...]:
    return (*found.sort_key, tuple(sorted(found.params.items())))


def _call_soon(loop: asyncio.AbstractEventLoop, call: Callable[[], object]) -> None:
    """From another thread; the loop may just have ended."""
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(call)


def _print(text: str) -> None:
    """A line on standard output, at once; nobody need be reading."""
    with suppress(OSError, ValueError):
        print(text, flush=True)
