"""Which pages there are and which of them to render: the last plan, where it still holds.

A plan depends on what all pages share (front matter, who points at whom, settings, theme)
and, page by page, on the texts in its circle (`dossier.pages.circles`). While the first is
as it was, only pages with a changed text in their circle are planned again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from hashlib import sha256
from typing import Literal

import msgspec
from msgspec import Struct

from dossier.building.amending import Amended
from dossier.building.citing import bibliography, items_of, styled_entries
from dossier.building.explaining import Explainer, Grounds, Why, grounds_of, keep_grounds
from dossier.building.ledger import Ledger
from dossier.building.linking import Summary
from dossier.building.manifest import Published
from dossier.building.spool import Waiting
from dossier.building.store import Store, digest
from dossier.config import Config
from dossier.diagnostics import Report
from dossier.linking.graph import Graph, printed_ids
from dossier.model.lazily import Lazily
from dossier.pages.assets import AssetTable
from dossier.pages.bibliography import Bibliography
from dossier.pages.circles import centres_near
from dossier.pages.parts import Planned, SitePart
from dossier.pages.plan import WITHOUT_RECORD, circle_of, pages_with_texts, plan, stem_of
from dossier.pages.rows import Rows
from dossier.pages.texts import Texts
from dossier.pages.views import Site
from dossier.rendering.render import PARTIALS, site_view, template_of
from dossier.rendering.templates import Theme

_ROW = "plan"
_CITED = "bibliography"
_encode = msgspec.msgpack.Encoder().encode


class Made(Struct, frozen=True, array_like=True):
    """A page as it was last rendered."""

    fingerprint: str
    published: Published


class Kept(Struct, frozen=True):
    """What the cache keeps of a plan, beside pages, texts and the bibliography."""

    shared: str
    """Digest of all that planning reads but the texts."""
    site: SitePart
    pages: int


class Ground(Struct, frozen=True):
    """What a plan stands on."""

    texts: Texts
    shared: str
    known: Mapping[str, str]
    """What linking found in each record's text, as a digest; where the ground was resumed, in
    changed ones."""
    last: Kept | None
    """The last plan, where it still holds but for the texts that have changed."""
    changed: Collection[str]
    """Records with such a text; without a last plan, all."""
    assets: Mapping[str, str]
    """Routes by path."""
    resumed: bool = False
    """Whether only the changed texts were looked at, the site being as it was published."""


class Shrunk(Exception):
    """Pages go where the ground was resumed: all is to be looked at."""


class PagePlan(Struct, frozen=True):
    """Every page's fingerprint, and the pages to render."""

    kept: Kept
    known: Mapping[str, str]
    """As in `Ground`."""
    bibliography: bytes
    """Encoded; empty where it is as it was."""
    resumed: bool
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


_kept = msgspec.msgpack.Decoder(Kept)
_cited = msgspec.msgpack.Decoder(Bibliography)


class Planner:
    """Plans the pages of one build."""

    def __init__(
        self, config: Config, theme: Theme, routes: dict[str, str], store: Store, stamp: str
    ) -> None:
        """`routes` are those of the theme's files, by name."""
        self._config = config
        self._theme = theme
        self._routes = routes
        self._store = store
        self._stamp = stamp
        self._ledger = Ledger(store.pages, Made)
        self._made: Mapping[str, Made] = {}
        self._known = Ledger(store.known, str)
        self._last_known: Mapping[str, str] = {}

    def prepare(
        self,
        graph: Graph,
        summaries: Mapping[str, Summary],
        assets: AssetTable,
        intact: Mapping[str, Published] | None,
        report: Report,
    ) -> Ground:
        """What a plan stands on, and whether the last one still does.

        `intact` are the files of the site that are as they were published, None where no
        page is to be rendered.
        """
        self._made, self._last_known = self._ledger.load(), self._known.load()
        rows, folder = Rows(graph), self._config.content
        styled = styled_entries(graph, rows, folder, self._store, self._stamp, report)
        shared = self._shared(graph, assets, styled)
        # Where that is lost, nobody knows which records had a text that is gone.
        last = self._last(shared, intact) if self._last_known else None
        known = {i: s.key + s.digest for i, s in summaries.items()}
        cited = self._bibliography() if last else None
        if cited is None:
            last = None
            cited = bibliography(items_of(graph, rows), styled)
        texts = Texts(graph, rows, cited, assets, {i: s.digest for i, s in summaries.items()})
        changed: Collection[str] = texts.dossier.records.keys()
        if last:
            before = self._last_known
            changed = {i for i in known.keys() | before.keys() if known.get(i) != before.get(i)}
        return Ground(texts, shared, known, last, changed, assets.routes)

    def resume(self, amended: Amended) -> Ground | None:
        """The same where nothing but texts changed since the last build and the site stands as
        that left it; None where something it kept is lost."""
        row = self._store.meta.get([_ROW]).get(_ROW)
        made, known, cited = self._ledger.open(), self._known.open(), self._bibliography()
        if row is None or made is None or known is None or cited is None:
            return None
        self._made, self._last_known = made, known
        graph, summaries = amended.graph, amended.summaries
        overview, assets = amended.outline.overview, AssetTable(amended.outline.assets)
        digests = Lazily(summaries, lambda i: summaries[i].digest)
        texts = Texts(graph, Rows(graph, overview.order), cited, assets, digests, overview)
        now = {i: summaries[i].key + summaries[i].digest for i in amended.changed}
        changed = {i for i, digest_ in now.items() if known.get(i) != digest_}
        last = _kept.decode(row)
        return Ground(texts, last.shared, now, last, changed, assets.routes, resumed=True)

    def _bibliography(self) -> Bibliography | None:
        row = self._store.meta.get([_CITED]).get(_CITED)
        return _cited.decode(row) if row is not None else None

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
            Shrunk: see there.
        """
        texts, last, made = ground.texts, ground.last, self._made
        graph = texts.graph
        pages: Iterable[Planned]
        prints: dict[str, str] = {}
        if last:
            part, pages = last.site, list(_with_a_part_of(texts, ground.changed))
            gone = _gone(made, {page.route for page in pages})
            if gone and ground.resumed:
                raise Shrunk
            if not ground.resumed:
                prints = {r: page.fingerprint for r, page in made.items() if r not in gone}
        else:
            part, pages = plan(texts, report)
        if ground.resumed:
            intact = Lazily(made, lambda route: made[route].published)
        site = site_view(graph.dossier.settings, part, self._routes, self._config.profile)
        theme, clean = self._theme, self._config.clean
        explainer = grounds = None
        if not ground.resumed:
            grounds = grounds_of(graph.dossier, site, theme, ground.assets)
        if grounds and self._config.explain:
            explainer = Explainer(grounds, graph.dossier, theme, self._store, clean=clean)
        reasons, outdated = [], []
        bases: dict[str, str] = {}
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
                if explainer and why != "changed" and self._made:
                    told = (Why(why),)
                elif explainer:
                    told = explainer.why(page, encoded, template)
                reasons.append((page.route, told))
                outdated.append(keep(encoded))
        total = len(made.keys() | prints.keys()) if ground.resumed else len(prints)
        kept = Kept(ground.shared, part, total)
        cited = b"" if last else _encode(texts.bibliography)
        return PagePlan(
            kept,
            ground.known,
            cited,
            ground.resumed,
            site,
            frozenset(n for t in bases for p in _printed(t) for n in theme.closure_of(p)),
            prints,
            tuple(reasons),
            grounds,
            outdated,
        )

    def _shared(self, graph: Graph, assets: AssetTable, styled: dict[str, str]) -> str:
        """A digest of what planning reads but the texts."""
        dossier, theme = graph.dossier, self._theme
        edges = [
            (
                [(edge.target, edge.relation) for edge in graph.references[i].edges],
                [mention.actor for mention in graph.mentions(i)],
            )
            for i in dossier.records
        ]
        return digest(
            self._stamp,
            _encode(edges),
            *map(theme.digest_of, sorted(theme.templates)),
            _encode((dossier.settings, dossier.profile, self._routes, assets.routes, styled)),
            _encode([facts.record for facts in dossier.records.values()]),
            _encode([(n, printed_ids(dossier.records[i], n)) for i, n in graph.printed.items()]),
        )

    def _basis(self, template: str, graph: Graph, site: Site) -> str:
        """A digest of what a page's bytes depend on beside its parts."""
        settings = graph.dossier.settings
        return digest(self._stamp, _encode((site, settings)), self._theme_digest(template))

    def _theme_digest(self, template: str) -> str:
        """A digest of the templates that a page of this one may print."""
        return digest(*map(self._theme.digest_of, _printed(template)))

    def _last(self, shared: str, intact: Mapping[str, Published] | None) -> Kept | None:
        """The last plan, where what pages share and all published pages are as they were."""
        row = self._store.meta.get([_ROW]).get(_ROW)
        kept = _kept.decode(row) if row is not None else None
        if kept is None or kept.shared != shared or kept.pages != len(self._made):
            return None
        if intact is not None and any(intact.get(r) != m.published for r, m in self._made.items()):
            return None
        return kept

    def _why(
        self, route: str, fingerprint: str, intact: Mapping[str, Published] | None
    ) -> Literal["", "new", "changed", "damaged"]:
        """Why a page is to be rendered; empty where it is not."""
        before = self._made.get(route)
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
            r: written[r] if r in written else self._made[r].published for r in plan.fingerprints
        }

    def renewed(self, written: Mapping[str, Published]) -> set[str]:
        """Those whose bytes are not the former ones."""
        made = self._made
        return {r for r, file in written.items() if r not in made or made[r].published != file}

    def keep(self, plan: PagePlan, files: Mapping[str, Published]) -> None:
        """Remember what was planned and published, for the next build."""
        store = self._store
        now = {route: Made(print_, files[route]) for route, print_ in plan.fingerprints.items()}
        with store.transaction():
            if plan.resumed:
                self._ledger.amend(self._made, now)
                self._known.amend(self._last_known, plan.known)
            else:
                self._ledger.save(self._made, now)
                self._known.save(self._last_known, plan.known)
            if plan.bibliography:
                store.meta.put({_CITED: plan.bibliography})
            store.meta.put({_ROW: _encode(plan.kept)})
            keep_grounds(plan.grounds, store)


def _printed(template: str) -> tuple[str, ...]:
    """What a page of a template prints beside what that names."""
    return (*PARTIALS, template) if template else PARTIALS


def _gone(made: Iterable[str], planned: AbstractSet[str]) -> set[str]:
    """Pages that stood beside some of those `planned` and are no more."""
    stems = set(map(stem_of, planned))
    return {route for route in made if route not in planned and stem_of(route) in stems}


def is_planned(store: Store) -> bool:
    """Whether a plan is kept, be it out of date."""
    return _ROW in store.meta.get([_ROW])


def forget(store: Store) -> None:
    """To be called before anything is written that only `Planner.keep` makes whole."""
    store.meta.delete([_ROW])


def _with_a_part_of(texts: Texts, changed: Collection[str]) -> Iterable[Planned]:
    """The pages that may show a part of a changed text."""
    names = (*WITHOUT_RECORD, *centres_near(texts.graph, changed))
    circles = {name: circle_of(texts, name) for name in names}
    near = [name for name, circle in circles.items() if not circle.isdisjoint(changed)]
    records = texts.dossier.records
    if isinstance(records, Lazily):
        records.expect(set().union(*(circles[name] for name in near)))
    return pages_with_texts(texts, near)
