"""Planned pages to files in the staging folder: only those whose parts have changed."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Self

import msgspec
from msgspec import Struct

from dossier.building import ahead, spool
from dossier.building.files import write_new
from dossier.building.publishing.published import Published
from dossier.building.reading import Sent, StoredTexts, Where, send
from dossier.building.spool import Spool, Spooled, Waiting
from dossier.building.store import Store
from dossier.building.tasks import Tasks
from dossier.building.workers import ALONE, BATCH, Crew, Progress
from dossier.config import Dossier
from dossier.pages.parts import Planned
from dossier.pages.views import Site
from dossier.rendering.render import Renderer
from dossier.rendering.templates import Theme

_planned = msgspec.msgpack.Decoder(Planned)


_TEXT = re.compile(
    rb"\xa4body\xd9 ([0-9a-f]{32})\xa6record(?:[\xa0-\xbf]|\xd9.)([a-z0-9-]+)", re.DOTALL
)
_KEY = re.compile(rb"\xd9 ([0-9a-f]{32})")
"""How an encoded `TextPart` begins, and any text of 32 hexadecimal digits."""

Rendered = tuple[str, Published, bytes | None]
"""Route, what to publish there, and the bytes where they are still to be written to a file."""
Task = tuple[Waiting, str]
"""A page, and the SHA-256 of what stands at its route: where that comes out again it is not
written. Empty where it is in any case."""


class RenderContext(Struct, frozen=True):
    store: Where
    staging: str
    """Empty where there is none within reach."""
    site: Site
    settings: Dossier
    theme: Theme
    waiting: spool.Where
    """Where pages are that wait in a file."""
    compiled: bytes = b""
    """Templates, as the process that began this one has them."""


def render_pages(context: RenderContext, tasks: Sequence[Task]) -> list[Rendered]:
    """Render some pages into the staging folder; runs in worker processes."""
    renderer, waiting = _under_way_for(context)
    found: list[Rendered] = []
    for kept, stands in tasks:
        page = _planned.decode(waiting.read(kept))
        data = renderer.render(page)
        published, left = Published.of(data), None
        if published.sha256 != stands:
            if context.staging:
                write_new(os.path.join(context.staging, page.route), data)
            else:
                left = data
        found.append((page.route, published, left))
    return found


class _Rendering(NamedTuple):
    context: RenderContext
    store: Store | Sent
    renderer: Renderer
    waiting: Spooled


_under_way: list[_Rendering] = []


def _under_way_for(context: RenderContext) -> tuple[Renderer, Spooled]:
    """One a process and build, for batch after batch: templates are compiled once."""
    if not _under_way or _under_way[0].context is not context:
        _end()
        where = context.store
        store = where if isinstance(where, Sent) else Store(*where, read_only=True)
        ahead.take(context.compiled)
        renderer = Renderer(context.site, context.settings, context.theme, StoredTexts(store))
        _under_way.append(_Rendering(context, store, renderer, Spooled(context.waiting)))
    return _under_way[0].renderer, _under_way[0].waiting


def _end() -> None:
    """Close the files that this process renders from: values that hold them may live on."""
    while _under_way:
        last = _under_way.pop()
        last.waiting.close()
        if not isinstance(last.store, Sent):
            last.store.close()


class Rendering:
    """The pages of a build that are to be rendered: they wait, or others are at it already."""

    def __init__(self, spool: Spool, store: Store, *, crew: Crew, progress: Progress) -> None:
        self._spool = spool
        self._store = store
        self._progress = progress
        self._crew = crew
        self._waiting = Spooled(spool.path)
        self._tasks = self._no_tasks()
        self._before: Mapping[str, Published] = {}
        self._early: Callable[[], RenderContext | None] = lambda: None

    def expect(
        self, before: Mapping[str, Published], early: Callable[[], RenderContext | None]
    ) -> None:
        """Before pages are given: what stands where one may come out again, and when others may
        render some while the rest is planned; `early` gives a context as soon as they may."""
        self._before = before
        self._early = early

    def forget(self) -> None:
        """Another plan begins; nobody has begun to render what the last one gave."""
        self._tasks = self._no_tasks()

    def _no_tasks(self) -> Tasks[RenderContext, Task, list[Rendered]]:
        return Tasks(render_pages, crew=self._crew, progress=self._progress, supply=self._supply)

    @property
    def count(self) -> int:
        """Of pages that were given."""
        return self._tasks.count

    def give(self, route: str, encoded: bytes) -> None:
        """One more page, as it was planned."""
        file = self._before.get(route)
        self._tasks.give((self._spool.keep(encoded), file.sha256 if file else ""))
        if not self._tasks.is_begun and self.count > ALONE and self.count % BATCH == 0:
            context = self._early()
            if context is not None:
                self._tasks.begin(context)

    def begin(self, context: Callable[[], RenderContext]) -> None:
        """All pages are given: have them rendered, where nobody is at it yet."""
        self._tasks.complete()
        if not self._tasks.is_begun:
            self._tasks.begin(context())

    def rendered(self, staging: str) -> dict[str, Published]:
        """Wait for all pages: what came out, by route.

        Raises:
            TemplateFailure: the theme's template is at fault.
        """
        self._progress.start("render", self.count)
        found: dict[str, Published] = {}
        for batch in self._tasks.results():
            for route, file, data in batch:
                if data is not None:
                    write_new(os.path.join(staging, route), data)
                found[route] = file
        return found

    def _supply(self, batch: Sequence[Task]) -> dict[str, object]:
        encoded = [self._waiting.read(kept) for kept, _ in batch]
        whole = [match for page in encoded for match in _TEXT.findall(page)]
        keys = {key.decode() for page in encoded for key in _KEY.findall(page)}
        bodies = {key.decode() for key, _ in whole}
        named = {record.decode() for _, record in whole}
        return {
            "store": send(self._store, bodies, texts=keys - bodies, named=named),
            "staging": "",
            "waiting": self._waiting.sent([kept for kept, _ in batch]),
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self._tasks.close()
        _end()
        self._waiting.close()
