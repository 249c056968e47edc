"""Who had it from whom: the appearances of a claim, or the variants of a quotation, as a graph.

A link leads from who prints something to where it had it. What no link leaves is a root, and
the roots are the origins, but for three: a piece that does not say where it had it, an
outlet of which no piece is known that can be meant, and a ring of pieces that had it from one
another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from dossier.linking.pieces import HUB, Pieces
from dossier.model.dates import Date

PIECES = ("article", "reference")
OUTLET = "outlet"
FEW = 4
"""Pieces that one link to an outlet is written out for, the earliest."""


class Source(Struct, frozen=True, array_like=True):
    """Where a piece had it."""

    record: str
    basis: str = ""
    """`stated` by the piece, else `inferred` by the editor."""
    quote: str = ""
    """The piece's words that say so, or those of the source."""


class Appearance(Struct, frozen=True, array_like=True):
    """One printing of a claim or a quotation."""

    holder: str
    via: tuple[Source, ...] | None = None
    """None: where it had it is not known. Empty: its own reporting."""
    basis: str = ""
    """Of its own reporting."""


class Node(Struct, frozen=True, kw_only=True, omit_defaults=True):
    record: str
    kind: str
    """article, reference, or an actor's kind: person, organization, state, outlet, unnamed"""
    component: int
    """Nodes of one component had it from one another."""
    depth: int
    """Links to the farthest root; 0 for a root."""
    appears: bool = False
    """Whether it prints the thing, as far as the dossier says."""
    own: str = ""
    """Of a piece that reports on its own: who says so, `stated` or `inferred`."""
    unknown: bool = False
    """Whether where it had it is not known."""

    @property
    def held(self) -> bool:
        """Whether the dossier has the piece itself."""
        return self.kind == "article"


class Link(Struct, frozen=True, array_like=True):
    """A piece had it from another, or from an actor."""

    holder: str
    source: str
    basis: str
    """stated or inferred"""
    quote: str = ""
    through: str = ""
    """The outlet that was named, where `source` is the piece of it that counts in its stead."""
    more: bool = False
    """Whether that outlet has other pieces for which no link is written out."""


class Circle(Struct, frozen=True, array_like=True):
    """Pieces that had it from one another alone: circular reporting."""

    records: tuple[str, ...]
    assumed: bool = False
    """Whether it closes only by a piece that stands in for its outlet."""


class Derivation(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The graph, and what a page says of it. Everything is in order of ids."""

    nodes: tuple[Node, ...] = ()
    links: tuple[Link, ...] = ()
    origins: tuple[str, ...] = ()
    """Identified: own reporting, persons and bodies, pieces that are cited and nothing more; of a body
    and the pieces that it publishes, the body."""
    unspecified: tuple[str, ...] = ()
    """Outlets of which no piece is known that can be meant: each may have an origin of its own,
    or none."""
    circles: tuple[Circle, ...] = ()
    unknown: tuple[str, ...] = ()
    """Pieces of which it is not known where they had it."""
    articles: int = 0
    """Held pieces that print it."""
    stated: int = 0
    inferred: int = 0
    """Relays: who had it from whom, each pair once."""

    @property
    def fewest(self) -> int:
        """An outlet's piece may go back to another origin, where there is one."""
        return max(len(self.origins), 1 if self.unspecified else 0)

    @property
    def most(self) -> int:
        return len(self.origins) + len(self.unspecified)


def derive(
    appearances: Iterable[Appearance],
    kinds: Mapping[str, str],
    outlets: Mapping[str, str],
    dates: Mapping[str, Date],
) -> Derivation:
    """The derivation of what appears there.

    `kinds` tells of each record what `Node.kind` holds; `outlets` of each piece whose it is, and
    `dates` when it appeared, where that is known.
    """
    printed = _printed(appearances)
    said = _said(printed)
    named = {*printed, *(source for _, source in said)}
    pieces = Pieces((r for r in named if kinds[r] in PIECES), outlets, dates)
    links = _links(said, kinds, outlets, pieces)
    hubs = dict(pieces.hubs((link.holder, link.through) for link in links if link.more))
    records = sorted({*printed, *(r for link in links for r in (link.holder, link.source))})
    leads: dict[str, list[str]] = {record: [] for record in records} | hubs
    for link in links:
        leads[link.holder].append(
            pieces.hub(link.holder, link.through) if link.more else link.source
        )
    components = strong_components(leads)
    depth = _depths(components, leads)
    found = sorted(filter(None, map(_without_hubs, components)))
    number = {record: n for n, members in enumerate(found) for record in members}
    nodes = tuple(
        Node(
            record=record,
            kind=kinds[record],
            component=number[record],
            depth=depth[record],
            appears=record in printed,
            own=_own(printed.get(record, ())),
            unknown=record in printed and all(a.via is None for a in printed[record]),
        )
        for record in records
    )
    return _counted(nodes, links, components, leads, outlets)


def _printed(appearances: Iterable[Appearance]) -> dict[str, list[Appearance]]:
    found: defaultdict[str, list[Appearance]] = defaultdict(list)
    for appearance in appearances:
        found[appearance.holder].append(appearance)
    return found


def _own(appearances: Sequence[Appearance]) -> str:
    bases = {a.basis for a in appearances if a.via == ()}
    if not bases:
        return ""
    return "inferred" if bases == {"inferred"} else "stated"


def _without_hubs(members: Iterable[str]) -> tuple[str, ...]:
    return tuple(member for member in members if not member.startswith(HUB))


_Said = dict[tuple[str, str], tuple[str, str]]
"""By holder and source, the basis and the words that say so."""


def _said(printed: Mapping[str, Sequence[Appearance]]) -> _Said:
    """Each pair once, `stated` where anything says so."""
    said: _Said = {}
    for holder, appearances in printed.items():
        for via in (s for a in appearances for s in a.via or ()):
            found = ("stated" if via.basis == "stated" else "inferred", via.quote)
            before = said.get((holder, via.record), found)
            # The strongest basis, then the first quote in order of its words, not of files.
            said[holder, via.record] = min(
                (before, found), key=lambda f: (f[0] != "stated", not f[1], f[1])
            )
    return said


def _links(
    said: _Said, kinds: Mapping[str, str], outlets: Mapping[str, str], pieces: Pieces
) -> tuple[Link, ...]:
    """What was said, outlets replaced by their known pieces that can be meant."""
    named: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for holder, source in sorted(said):
        if kinds[source] in PIECES and source in outlets and source != holder:
            named[holder, outlets[source]].append(source)
    links: list[Link] = []
    for (holder, source), (basis, quote) in said.items():
        if kinds[source] != OUTLET:
            links.append(Link(holder, source, basis, quote))
            continue
        # A piece that is named beside its outlet is the one that is meant.
        meant = named.get((holder, source), [])
        count = 0 if meant else pieces.before(holder, source)
        known = meant or pieces.first(source, FEW + 1)[:count]
        first = [piece for piece in known[: FEW + 1] if piece != holder][:FEW]
        more = count > FEW and outlets.get(holder) != source
        links += [Link(holder, piece, basis, quote, source, more) for piece in first]
        if not first:
            links.append(Link(holder, source, basis, quote))
    return tuple(sorted(links, key=lambda k: (k.holder, k.source, k.through)))


def strong_components(leads: Mapping[str, Sequence[str]]) -> list[tuple[str, ...]]:
    """What leads to one another (Tarjan), each set in order of ids; roots before what
    leads to them."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    waiting: set[str] = set()
    found: list[tuple[str, ...]] = []
    for start in leads:
        if start in index:
            continue
        path = [(start, iter(leads[start]))]
        index[start] = low[start] = len(index)
        stack.append(start)
        waiting.add(start)
        while path:
            record, ahead = path[-1]
            following = next(ahead, None)
            if following is None:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[record])
                if low[record] == index[record]:
                    members = [stack.pop()]
                    while members[-1] != record:
                        members.append(stack.pop())
                    waiting.difference_update(members)
                    found.append(tuple(sorted(members)))
            elif following not in index:
                index[following] = low[following] = len(index)
                stack.append(following)
                waiting.add(following)
                path.append((following, iter(leads[following])))
            elif following in waiting:
                low[record] = min(low[record], index[following])
    return found


def _depths(
    components: Sequence[tuple[str, ...]], leads: Mapping[str, Sequence[str]]
) -> dict[str, int]:
    depth: dict[str, int] = {}
    for members in components:
        beyond = [depth[s] for r in members for s in leads[r] if s in depth]
        # A hub is no step of its own.
        step = 1 if _without_hubs(members) else 0
        depth |= dict.fromkeys(members, max((d + step for d in beyond), default=0))
    return depth


def _counted(
    nodes: tuple[Node, ...],
    links: tuple[Link, ...],
    components: Sequence[tuple[str, ...]],
    leads: Mapping[str, Sequence[str]],
    outlets: Mapping[str, str],
) -> Derivation:
    by_record = {node.record: node for node in nodes}
    origins = [node.record for node in nodes if node.own]
    unspecified, circles = [], []
    explicit = {(link.holder, link.source) for link in links if not link.through}
    stated, relays = set(), set()
    for link in links:
        pair = (link.holder, link.source)
        relay = pair if pair in explicit else (link.holder, link.through)
        relays.add(relay)
        if link.basis == "stated":
            stated.add(relay)
    for members in components:
        inside, records = set(members), _without_hubs(members)
        if any(s not in inside for r in members for s in leads[r]):
            continue
        node = by_record[records[0]]
        if any(by_record[r].own for r in records):
            continue
        if any(leads[r] for r in records):
            circles.append(Circle(records, not _closes(records, leads, explicit)))
        elif node.kind == OUTLET:
            unspecified.append(node.record)
        elif not node.unknown:
            origins.append(node.record)
    return Derivation(
        nodes=nodes,
        links=links,
        # A body and what it publishes itself are one.
        origins=tuple(sorted(o for o in origins if outlets.get(o) not in origins)),
        unspecified=tuple(sorted(unspecified)),
        circles=tuple(sorted(circles, key=lambda c: c.records)),
        unknown=tuple(node.record for node in nodes if node.unknown),
        articles=sum(node.appears and node.held for node in nodes),
        stated=len(stated),
        inferred=len(relays - stated),
    )


def _closes(
    members: tuple[str, ...], leads: Mapping[str, Sequence[str]], explicit: set[tuple[str, str]]
) -> bool:
    """Whether what was said outright leads from one of the members back to it."""
    ahead = {r: [s for s in leads[r] if (r, s) in explicit] for r in members}
    return any(len(found) > 1 or found[0] in ahead[found[0]] for found in strong_components(ahead))
