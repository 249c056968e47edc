"""Which pages there are and which of them to render: the last plan, where it still holds.

A plan depends on what all pages share (settings, theme) and, page by page, on the texts, faces
and ways that it looked at (`dossier.pages.looks`). While the first is as it was, only pages are
planned again of which something else is not.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from hashlib import sha256
from typing import Any, Literal

import msgspec
from msgspec import Struct

from dossier.building.courses import Course, course_of, pages_of
from dossier.building.explaining import (
    Explainer,
    Grounds,
    Why,
    grounds_of,
    keep_grounds,
    keep_records,
)
from dossier.building.ground import Ground, Surveyor
from dossier.building.planned import Change, Kept, Made, Memory, Whole
from dossier.building.publishing.published import Published
from dossier.building.store import Store, digest
from dossier.config import Config
from dossier.diagnostics import Report
from dossier.linking.graph import Graph
from dossier.model.lazily import Lazily
from dossier.pages.faces import faces_of
from dossier.pages.plan import Centre
from dossier.pages.views import Site
from dossier.rendering.render import PARTIALS, site_view, template_of
from dossier.rendering.templates import Theme

_encoder = msgspec.msgpack.Encoder()
_encode, _encode_into = _encoder.encode, _encoder.encode_into


class PagePlan(Struct, frozen=True):
    """Every page's fingerprint, and the pages to render."""

    kept: Kept
    known: Mapping[str, str]
    """As in `Ground`, of which nothing else is held but what is to be kept: a graph is large."""
    changes: Whole | Change | None
    """What is to be kept of all records, or of those that changed; None where no face is another."""
    gone: frozenset[str]
    """Routes that are no more, where the ground was resumed."""
    centres: Mapping[str, Centre]
    """Of those planned."""
    site: Site
    templates: frozenset[str]
    """Those that the pages to render may print."""
    fingerprints: dict[str, str]
    """Of every page, by route; where the ground was resumed, of those planned."""
    reasons: tuple[tuple[str, tuple[Why, ...]], ...]
    """(route, why) of those to render; why is told where that was asked for"""
    grounds: Grounds | None
    """None where they are as they were."""


class Planner(Surveyor):
    """Plans the pages of one build."""

    def __init__(
        self, config: Config, theme: Theme, routes: dict[str, str], store: Store, stamp: str
    ) -> None:
        """`routes` are those of the theme's files, by name."""
        super().__init__(config, theme, routes, store, stamp, Memory(store))

    def plan(
        self,
        ground: Ground,
        intact: Mapping[str, Published] | None,
        report: Report,
        give: Callable[[str, bytes], None],
        begin: Callable[[Site], object] = lambda _: None,
    ) -> PagePlan:
        """Plan what needs it; `give` is called with each page to render, its route and what it is,
        encoded, and before that `begin` with what all have in common.

        Where the ground was resumed, all of the site is intact.

        Raises:
            Shifted: see `courses`.
        """
        texts, made = ground.texts, self._memory.made
        graph, course = texts.rows.graph, course_of(ground, self._memory)
        if ground.resumed:
            intact = Lazily(made, lambda route: made[route].published)
        site = site_view(graph.dossier.settings, course.site, self._routes, self._config.profile)
        begin(site)
        theme, clean = self._theme, self._config.clean
        explainer = grounds = None
        if not ground.resumed:
            grounds = grounds_of(graph.dossier, site, theme, ground.assets)
        if grounds and self._config.explain:
            explainer = Explainer(grounds, graph.dossier, theme, self._store, clean=clean)
        reasons = []
        bases: dict[str, Any] = {}
        buffer = bytearray()
        centres: dict[str, Centre] = {}
        listed: list[str] = []
        prints: dict[str, str] = {}
        if course.names is not None:
            prints = {r: made[r].fingerprint for c in course.stay.values() for r in c.routes}
        elif not ground.resumed:
            prints = {r: page.fingerprint for r, page in made.items()}
        for page in pages_of(course, ground, self._memory, centres, listed, report):
            template = template_of(page.parts)
            if template not in bases:
                bases[template] = sha256(self._basis(template, graph, site).encode())
            # Over the last one: there are thousands, some of which are large.
            _encode_into(page, buffer)
            encoded = bytes(buffer)
            of_page = bases[template].copy()
            of_page.update(encoded)
            prints[page.route] = print_ = of_page.hexdigest()
            why = self._why(page.route, print_, intact)
            if why:
                told: tuple[Why, ...] = ()
                if explainer and why != "changed" and made:
                    told = (Why(why),)
                elif explainer:
                    told = explainer.why(page, encoded, template)
                reasons.append((page.route, told))
                give(page.route, encoded)
        if course.names is not None:
            # Of a name, some pages may stand while others are planned.
            stood = (route for centre in centres.values() for route in centre.routes)
            prints |= {route: made[route].fingerprint for route in stood if route not in prints}
        routes, total = set[str](), len(prints)
        if course.names is None:
            routes = course.without(centres)
            for route in routes:
                prints.pop(route, None)
            if ground.resumed:
                total = len(made) + sum(r not in made for r in prints) - len(routes)
        return PagePlan(
            Kept(ground.shared, course.site, total),
            ground.known,
            self._changes(ground, course, routes, listed),
            frozenset(routes),
            centres,
            site,
            frozenset(n for t in bases for p in _printed(t) for n in theme.closure_of(p)),
            prints,
            tuple(reasons),
            grounds,
        )

    def _changes(
        self, ground: Ground, course: Course, routes_gone: Collection[str], listed: list[str]
    ) -> Whole | Change | None:
        """What is to be kept of a plan, beside its pages."""
        texts, now = ground.texts, ground.resumed
        if now is not None:
            return Change(
                now.gone,
                routes_gone,
                course.gone,
                ground.faces,
                now.works,
                now.filed,
                now.shown,
                listed,
            )
        if course.names is None:
            return None
        works, filed = texts.bibliography.works, dict(texts.register)
        shown = {i: texts.rows.shown(i) for i in filed}
        # Where there was nothing to compare them with, they are looked at while others analyse.
        faces = ground.faces or faces_of(texts)
        return self._memory.whole(faces, works, filed, shown, listed, course.names)

    def _basis(self, template: str, graph: Graph, site: Site) -> str:
        """A digest of what a page's bytes depend on beside its parts."""
        settings = graph.dossier.settings
        return digest(self._stamp, _encode((site, settings)), self._theme_digest(template))

    def _theme_digest(self, template: str) -> str:
        """A digest of the templates that a page of this one may print."""
        return digest(*map(self._theme.digest_of, _printed(template)))

    def _why(
        self, route: str, fingerprint: str, intact: Mapping[str, Published] | None
    ) -> Literal["", "new", "changed", "damaged"]:
        """Why a page is to be rendered; empty where it is not."""
        before = self._memory.made.get(route)
        if intact is None:
            return ""
        if before is None:
            return "new"
        if before.fingerprint != fingerprint:
            return "changed"
        return "damaged" if intact.get(route) != before.published else ""

    def published(self, plan: PagePlan, written: Mapping[str, Published]) -> dict[str, Published]:
        """Every page, of those with a fingerprint, as it is to be published, those `written` by
        this build among them."""
        return {
            r: written[r] if r in written else self._memory.made[r].published
            for r in plan.fingerprints
        }

    def renewed(self, written: Mapping[str, Published]) -> set[str]:
        """Those whose bytes are not the former ones."""
        made = self._memory.made
        return {r for r, file in written.items() if r not in made or made[r].published != file}

    def keep(self, plan: PagePlan, files: Mapping[str, Published]) -> None:
        """Remember what was planned and published, for the next build."""
        store, memory = self._store, self._memory
        now = {route: Made(print_, files[route]) for route, print_ in plan.fingerprints.items()}
        with store.transaction():
            if isinstance(plan.changes, Change):
                records = {*memory.faces, *plan.changes.faces}.difference(plan.changes.gone)
                if memory.faces and records != memory.faces.keys():
                    keep_records(records, store)
                memory.amend(now, plan.known, plan.centres, plan.changes)
            else:
                memory.save(now, plan.known, plan.centres, plan.changes)
            memory.keep(plan.kept)
            keep_grounds(plan.grounds, store)


def _printed(template: str) -> tuple[str, ...]:
    """What a page of a template prints beside what that names."""
    return (*PARTIALS, template) if template else PARTIALS
