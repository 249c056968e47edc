"""Which pages there are and which of them to render: the last plan, where it still holds.

A plan depends on what all pages share (front matter, who points at whom, settings, theme)
and, page by page, on the texts in its circle (`dossier.pages.circles`). While the first is
as it was, only pages with a changed text in their circle are planned again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from hashlib import sha256
from typing import Literal

import msgspec
from msgspec import Struct

from dossier.building.citing import bibliography, items_of, styled_entries
from dossier.building.explaining import Explainer, Grounds, Why, grounds_of, keep_grounds
from dossier.building.ledger import Ledger
from dossier.building.linking import Summary
from dossier.building.manifest import Published
from dossier.building.spool import Waiting
from dossier.building.store import Store, digest
from dossier.config import Config
from dossier.diagnostics import Report
from dossier.linking.graph import Graph
from dossier.pages.assets import AssetTable
from dossier.pages.bibliography import Bibliography
from dossier.pages.circles import centres_near
from dossier.pages.parts import Planned, SitePart
from dossier.pages.plan import WITHOUT_RECORD, circle_of, pages_with_texts, plan
from dossier.pages.rows import Rows
from dossier.pages.texts import Texts
from dossier.pages.views import Site
from dossier.rendering.render import PARTIALS, site_view, template_of
from dossier.rendering.templates import Theme

_ROW = "plan"
_encode = msgspec.msgpack.Encoder().encode


class Made(Struct, frozen=True, array_like=True):
    """A page as it was last rendered."""

    fingerprint: str
    published: Published


class Kept(Struct, frozen=True):
    """What the cache keeps of a plan, beside each page's fingerprint."""

    shared: str
    """Digest of all that planning reads but the texts."""
    known: dict[str, str]
    """What linking knew of each record's text, as a digest."""
    site: SitePart
    bibliography: Bibliography
    pages: int


class Ground(Struct, frozen=True):
    """What a plan stands on."""

    texts: Texts
    shared: str
    known: dict[str, str]
    last: Kept | None
    """The last plan, where it still holds but for the texts that have changed."""
    changed: Collection[str]
    """Records with such a text; without a last plan, all."""
    assets: Mapping[str, str]
    """Routes by path."""


class PagePlan(Struct, frozen=True):
    """Every page's fingerprint, and the pages to render."""

    kept: Kept
    site: Site
    fingerprints: dict[str, str]
    """Of every page, by route."""
    reasons: tuple[tuple[str, tuple[Why, ...]], ...]
    """(route, why) of those to render; why is told where that was asked for"""
    grounds: Grounds
    outdated: list[Waiting]
    """These, encoded; to be emptied by who renders them."""


_kept = msgspec.msgpack.Decoder(Kept)


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
        self._made = self._ledger.load()

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
        rows, folder = Rows(graph), self._config.content
        styled = styled_entries(graph, rows, folder, self._store, self._stamp, report)
        shared = self._shared(graph, assets, styled)
        last = self._last(shared, intact)
        known = {i: s.key + s.digest for i, s in summaries.items()}
        cited = last.bibliography if last else bibliography(items_of(graph, rows), styled)
        texts = Texts(graph, rows, cited, assets, {i: s.digest for i, s in summaries.items()})
        changed: Collection[str] = texts.dossier.records.keys()
        if last:
            ids = known.keys() | last.known.keys()
            changed = {i for i in ids if known.get(i) != last.known.get(i)}
        return Ground(texts, shared, known, last, changed, assets.routes)

    def plan(
        self,
        ground: Ground,
        intact: Mapping[str, Published] | None,
        report: Report,
        keep: Callable[[bytes], Waiting],
    ) -> PagePlan:
        """Plan what needs it; pages wait where they are kept."""
        texts, last = ground.texts, ground.last
        graph = texts.graph
        pages: Iterable[Planned]
        if last:
            part, pages = last.site, _with_a_part_of(texts, ground.changed)
            prints = {route: page.fingerprint for route, page in self._made.items()}
        else:
            prints = {}
            part, pages = plan(texts, report)
        site = site_view(graph.dossier.settings, part, self._routes, self._config.profile)
        theme, clean = self._theme, self._config.clean
        grounds = grounds_of(graph.dossier, site, theme, ground.assets)
        explainer = None
        if self._config.explain:
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
        kept = Kept(ground.shared, ground.known, part, texts.bibliography, len(prints))
        return PagePlan(kept, site, prints, tuple(reasons), grounds, outdated)

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
            *map(theme.digest_of, sorted(theme.templates)),
            _encode((dossier.settings, dossier.profile, self._routes, assets.routes, styled)),
            _encode([facts.record for facts in dossier.records.values()]),
            _encode((edges, graph.printed, graph.anchors)),
        )

    def _basis(self, template: str, graph: Graph, site: Site) -> str:
        """A digest of what a page's bytes depend on beside its parts."""
        settings = graph.dossier.settings
        return digest(self._stamp, _encode((site, settings)), self._theme_digest(template))

    def _theme_digest(self, template: str) -> str:
        """A digest of the templates that a page of this one may print."""
        named = [*PARTIALS, template] if template else PARTIALS
        return digest(*map(self._theme.digest_of, named))

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
        """Every page as it is to be published, those `written` by this build among them."""
        return {
            r: written[r] if r in written else self._made[r].published for r in plan.fingerprints
        }

    def keep(self, plan: PagePlan, files: Mapping[str, Published]) -> None:
        """Remember what was planned and published, for the next build."""
        store = self._store
        now = {route: Made(print_, files[route]) for route, print_ in plan.fingerprints.items()}
        with store.transaction():
            self._ledger.save(self._made, now)
            store.meta.put({_ROW: _encode(plan.kept)})
            keep_grounds(plan.grounds, store)


def is_planned(store: Store) -> bool:
    """Whether a plan is kept, be it out of date."""
    return _ROW in store.meta.get([_ROW])


def forget(store: Store) -> None:
    """To be called before anything is written that only `Planner.keep` makes whole."""
    store.meta.delete([_ROW])


def _with_a_part_of(texts: Texts, changed: Collection[str]) -> Iterable[Planned]:
    """The pages that may show a part of a changed text."""
    names = (*WITHOUT_RECORD, *centres_near(texts.graph, changed))
    return pages_with_texts(
        texts, [name for name in names if not circle_of(texts, name).isdisjoint(changed)]
    )
