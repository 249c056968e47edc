"""Which pages there are and which of them to render: the last plan, where it still holds.

A plan depends on what all pages share (settings, theme) and, page by page, on the texts in its
circle (`dossier.pages.circles`) and on the faces and ways that it looked at (`dossier.pages.looks`).
While the first is as it was, only pages are planned again of which something else is not.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Literal

import msgspec
from msgspec import Struct

from dossier.building.explaining import Explainer, Grounds, Why, grounds_of, keep_grounds
from dossier.building.ground import Ground, Resumed, Surveyor
from dossier.building.manifest import Published
from dossier.building.planned import Change, Kept, Made, Memory, Whole
from dossier.building.spool import Waiting
from dossier.building.store import Store, digest
from dossier.config import Config
from dossier.diagnostics import Report
from dossier.linking.graph import Graph
from dossier.model.lazily import Lazily
from dossier.pages.circles import centres_near
from dossier.pages.faces import faces_of
from dossier.pages.parts import Planned, SitePart
from dossier.pages.plan import (
    CHRONOLOGY,
    FILES,
    LIST,
    WITHOUT_RECORD,
    Centre,
    Lists,
    Sheaf,
    circle_of,
    claimed_twice,
    file_sheaf,
    lists_of,
    moved,
    names_of,
    own_of,
    sheaves,
    site_of,
)
from dossier.pages.texts import Texts
from dossier.pages.views import Site
from dossier.rendering.render import PARTIALS, site_view, template_of
from dossier.rendering.templates import Theme

_encode = msgspec.msgpack.Encoder().encode


class Shifted(Exception):
    """What all pages share is another, or an address is claimed twice, where the ground was
    resumed: all is to be looked at."""


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
    outdated: list[Waiting]
    """These, encoded; to be emptied by who renders them."""


class _Course(Struct, frozen=True):
    """What is planned, and what stays."""

    site: SitePart
    sheaves: Iterable[Sheaf]
    stay: Mapping[str, Centre]
    """Those that are not planned again, by name; where not all were looked at, the last of those
    that are, or that are gone."""
    names: Collection[str] | None = None
    """As in `PagePlan`."""
    gone: frozenset[str] = frozenset()
    """Names."""


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
        keep: Callable[[bytes], Waiting],
    ) -> PagePlan:
        """Plan what needs it; pages wait where they are kept.

        Where the ground was resumed, all of the site is intact.

        Raises:
            Shifted: see there.
        """
        texts, made = ground.texts, self._memory.made
        graph, course = texts.rows.graph, self._course(ground)
        if ground.resumed:
            intact = Lazily(made, lambda route: made[route].published)
        site = site_view(graph.dossier.settings, course.site, self._routes, self._config.profile)
        theme, clean = self._theme, self._config.clean
        explainer = grounds = None
        if not ground.resumed:
            grounds = grounds_of(graph.dossier, site, theme, ground.assets)
        if grounds and self._config.explain:
            explainer = Explainer(grounds, graph.dossier, theme, self._store, clean=clean)
        reasons, outdated = [], []
        bases: dict[str, str] = {}
        centres: dict[str, Centre] = {}
        listed: list[str] = []
        if ground.resumed:
            pages = self._amended(course, centres, ground, listed)
            prints = {}
        elif course.names is None:
            pages = _of_texts(course, centres)
            prints = {r: page.fingerprint for r, page in made.items()}
        else:
            pages = _of_all(course, centres, texts, report, listed)
            prints = {r: made[r].fingerprint for c in course.stay.values() for r in c.routes}
        for page in pages:
            template = template_of(page.parts)
            if template not in bases:
                bases[template] = self._basis(template, graph, site)
            encoded = _encode(page)
            print_ = sha256(bases[template].encode() + encoded).hexdigest()
            prints[page.route] = print_
            why = self._why(page.route, print_, intact)
            if why:
                told: tuple[Why, ...] = ()
                if explainer and why != "changed" and made:
                    told = (Why(why),)
                elif explainer:
                    told = explainer.why(page, encoded, template)
                reasons.append((page.route, told))
                outdated.append(keep(encoded))
        routes, total = set[str](), len(prints)
        if course.names is None:
            routes = _gone(course, centres)
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
            outdated,
        )

    def _changes(
        self, ground: Ground, course: _Course, routes_gone: Collection[str], listed: list[str]
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

    # What is planned

    def _course(self, ground: Ground) -> _Course:
        """Texts alone have changed, or more, or nobody knows."""
        texts, last = ground.texts, ground.last
        if ground.resumed:
            return self._resumed(ground, ground.resumed)
        if last and not ground.turned:
            near, held = _near(texts, ground.changed), self._memory.centres
            former = {name: held[name] for name in near if name in held}
            if len(former) == len(near):
                return _Course(last.site, sheaves(texts, {}, near), former)
            last = None
        lists = lists_of(texts)
        names, part = names_of(texts, lists), site_of(texts, lists)
        stay = self._stay(ground, lists, names) if last and part == last.site else {}
        planned = sheaves(texts, lists, [name for name in names if name not in stay])
        return _Course(part, planned, stay, [*names, FILES])

    def _resumed(self, ground: Ground, resumed: Resumed) -> _Course:
        """What is planned where only what has changed was looked at."""
        texts, turned, held = ground.texts, ground.turned, self._memory.centres
        assert ground.last is not None
        site, near = ground.last.site, _near(texts, ground.changed)
        if not turned:
            former = {name: held[name] for name in near if name in held}
            if len(former) < len(near):
                raise Shifted
            return _Course(site, sheaves(texts, {}, near), former)
        lists = lists_of(texts)
        if site_of(texts, lists) != site:
            raise Shifted
        met = self._memory.looked_at(turned.faces, turned.ways)
        met = [i for i in met if held[i].looked.meets(turned.faces, turned.ways)]
        new = [i for i in turned.records if i in texts.rows.dossier.records and i not in held]
        others = [n for n, part in lists.items() if n not in held or held[n].own != (part.own,)]
        gone = {n for n in held if n.startswith(LIST)}.difference(lists)
        gone.update(n for i in resumed.gone for n in (i, f"{i}{CHRONOLOGY}") if n in held)
        names = {
            *WITHOUT_RECORD,
            *near,
            *met,
            *new,
            *others,
            *moved(texts, resumed.neighbours),
        } - gone
        former = {name: held[name] for name in (names | gone) if name in held}
        return _Course(
            site, sheaves(texts, lists, sorted(names - {FILES})), former, gone=frozenset(gone)
        )

    def _amended(
        self, course: _Course, centres: dict[str, Centre], ground: Ground, listed: list[str]
    ) -> Iterator[Planned]:
        """Pages near what has changed, and the files that name others where that is another;
        `centres` are told of each, `listed` is told all where some came or went."""
        made, former = self._memory.made, course.stay.values()
        routes = {route for centre in former for route in centre.routes}
        taken = set[str]()
        for name, centre, pages in course.sheaves:
            centres[name] = centre
            for page in pages:
                if page.route in taken or (page.route in made and page.route not in routes):
                    raise Shifted
                taken.add(page.route)
            yield from pages
        before = {route for centre in former for route in centre.listed}
        now = {route for centre in centres.values() for route in centre.listed}
        if ground.turned or before != now:
            found = sorted({*self._memory.listed()} - before | now)
            if before != now:
                listed += found
            name, centres[FILES], pages = file_sheaf(ground.texts, found)
            yield from pages

    def _stay(self, ground: Ground, lists: Lists, names: Iterable[str]) -> dict[str, Centre]:
        """Names whose pages are as they were, as far as that can be said without planning."""
        texts, turned, made = ground.texts, ground.turned, self._memory.made
        assert turned is not None
        centres = self._memory.centres
        near = {*WITHOUT_RECORD, *_near(texts, ground.changed)}
        return {
            name: centre
            for name in names
            if name not in near
            and (centre := centres.get(name)) is not None
            and not centre.looked.meets(turned.faces, turned.ways)
            and centre.own == own_of(texts, lists, name)
            and all(route in made for route in centre.routes)
        }

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
                memory.amend(now, plan.known, plan.centres, plan.changes)
            else:
                memory.save(now, plan.known, plan.centres, plan.changes)
            memory.keep(plan.kept)
            keep_grounds(plan.grounds, store)


def _of_texts(course: _Course, centres: dict[str, Centre]) -> Iterator[Planned]:
    """Pages near changed texts; `centres` are told of each."""
    for name, centre, pages in course.sheaves:
        centres[name] = centre
        yield from pages


def _of_all(
    course: _Course, centres: dict[str, Centre], texts: Texts, report: Report, known: list[str]
) -> Iterator[Planned]:
    """Pages of which the routes of all are known in the end, with the files that name these;
    `known` is told of those that search engines may list."""
    stay = course.stay.values()
    routes = {route for centre in stay for route in centre.routes}
    listed = {route for centre in stay for route in centre.listed}
    for name, centre, pages in course.sheaves:
        centres[name] = centre
        for page in pages:
            if page.route in routes:
                claimed_twice(texts, page.route, report)
            routes.add(page.route)
        listed.update(centre.listed)
        yield from pages
    known += sorted(listed)
    name, centres[FILES], pages = file_sheaf(texts, known)
    yield from pages


def _gone(course: _Course, centres: Mapping[str, Centre]) -> set[str]:
    """Pages that stood beside some of those planned and are no more."""
    before = {route for centre in course.stay.values() for route in centre.routes}
    return before.difference(*(centre.routes for centre in centres.values()))


def _printed(template: str) -> tuple[str, ...]:
    """What a page of a template prints beside what that names."""
    return (*PARTIALS, template) if template else PARTIALS


def _near(texts: Texts, changed: Collection[str]) -> list[str]:
    """The names whose pages may show a part of a changed text."""
    graph = texts.rows.graph
    names = (*WITHOUT_RECORD, *centres_near(graph, changed))
    circles = {name: circle_of(texts, name) for name in names}
    near = [name for name, circle in circles.items() if not circle.isdisjoint(changed)]
    records = graph.dossier.records
    if isinstance(records, Lazily):
        records.expect(set().union(*(circles[name] for name in near)))
    return near
