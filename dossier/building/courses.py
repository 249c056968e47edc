"""What of a plan is made again, and what stays."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import Struct

from dossier.building.ground import Ground, Resumed
from dossier.building.planned import Memory
from dossier.diagnostics import Report
from dossier.pages.circles import centres_near
from dossier.pages.looks import Touched, number
from dossier.pages.parts import Planned, SitePart
from dossier.pages.plan import (
    CHRONOLOGY,
    FILES,
    LIST,
    WITHOUT_RECORD,
    Centre,
    Lists,
    Sheaf,
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


class Shifted(Exception):
    """What all pages share is another, or an address is claimed twice, where the ground was
    resumed: all is to be looked at."""


class Course(Struct, frozen=True):
    """What is planned, and what stays."""

    site: SitePart
    sheaves: Iterable[Sheaf]
    stay: Mapping[str, Centre]
    """Those of which no page is planned again, by name; where not all were looked at, the last of
    those that are, or that are gone."""
    names: Collection[str] | None = None
    """Of all that have pages; None where not all were looked at."""
    gone: frozenset[str] = frozenset()
    """Names."""

    def without(self, centres: Mapping[str, Centre]) -> set[str]:
        """Pages that stood beside some of those planned and are no more."""
        before = {route for centre in self.stay.values() for route in centre.routes}
        return before.difference(*(centre.routes for centre in centres.values()))


def course_of(ground: Ground, memory: Memory) -> Course:
    """Texts alone have changed, or more, or nobody knows."""
    texts, last = ground.texts, ground.last
    if ground.resumed:
        return _resumed(ground, ground.resumed, memory)
    held, touched = memory.centres, _touched(ground)
    if last and not ground.turned:
        near = _near(texts, ground.changed, held, touched)
        former = {name: held[name] for name in near if name in held}
        if len(former) == len(near):
            return Course(last.site, sheaves(texts, {}, near, former, touched), former)
        last = None
    lists = lists_of(texts)
    names, part = names_of(texts, lists), site_of(texts, lists)
    stay, standing = dict[str, Centre](), dict[str, Centre]()
    if last and part == last.site:
        made = memory.made
        standing = {n: c for n, c in held.items() if all(route in made for route in c.routes)}
        stay = _stay(ground, lists, names, standing, touched)
    others = [name for name in names if name not in stay]
    return Course(part, sheaves(texts, lists, others, standing, touched), stay, [*names, FILES])


def _resumed(ground: Ground, resumed: Resumed, memory: Memory) -> Course:
    """What is planned where only what has changed was looked at."""
    texts, turned, held = ground.texts, ground.turned, memory.centres
    assert ground.last is not None
    site, touched = ground.last.site, _touched(ground)
    near = _near(texts, ground.changed, held, touched)
    if not turned:
        former = {name: held[name] for name in near if name in held}
        if len(former) < len(near):
            raise Shifted
        return Course(site, sheaves(texts, {}, near, former, touched), former)
    lists = lists_of(texts)
    if site_of(texts, lists) != site:
        raise Shifted
    met = memory.looked_at(turned.faces, turned.ways)
    met = [name for name in met if held[name].meets(touched)]
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
    planned = sheaves(texts, lists, sorted(names - {FILES}), former, touched)
    return Course(site, planned, former, gone=frozenset(gone))


def _touched(ground: Ground) -> Touched:
    """What may have been looked at and is another."""
    turned, changed = ground.turned, frozenset(map(number, ground.changed))
    return Touched(turned.faces, turned.ways, changed) if turned else Touched(texts=changed)


def _amended(
    course: Course, ground: Ground, memory: Memory, centres: dict[str, Centre], listed: list[str]
) -> Iterator[Planned]:
    """Pages near what has changed, and the files that name others where that is another;
    `centres` are told of each, `listed` is told all where some came or went."""
    made, former = memory.made, course.stay.values()
    routes = {route for centre in former for route in centre.routes}
    taken = set[str]()
    for name, centre, pages in course.sheaves:
        centres[name] = centre
        for route in centre.routes:
            if route in taken or (route in made and route not in routes):
                raise Shifted
            taken.add(route)
        yield from pages
    before = {route for centre in former for route in centre.listed}
    now = {route for centre in centres.values() for route in centre.listed}
    if ground.turned or before != now:
        found = sorted({*memory.listed()} - before | now)
        if before != now:
            listed += found
        name, centres[FILES], pages = file_sheaf(ground.texts, found)
        yield from pages


def _stay(
    ground: Ground, lists: Lists, names: Iterable[str], held: Mapping[str, Centre], touched: Touched
) -> dict[str, Centre]:
    """Names whose pages are as they were, as far as that can be said without planning."""
    texts = ground.texts
    near = {*WITHOUT_RECORD, *_near(texts, ground.changed, held, touched)}
    return {
        name: centre
        for name in names
        if name not in near
        and (centre := held.get(name)) is not None
        and not centre.meets(touched)
        and centre.own == own_of(texts, lists, name)
    }


def pages_of(
    course: Course, ground: Ground, memory: Memory, centres: dict[str, Centre],
    listed: list[str], report: Report,
) -> Iterator[Planned]:  # fmt: skip
    """The pages to plan; `centres` are told of each name's, `listed` of all that search engines
    may list, where some of these may have come or gone."""
    if ground.resumed:
        return _amended(course, ground, memory, centres, listed)
    if course.names is None:
        return _of_texts(course, centres)
    return _of_all(course, ground.texts, centres, listed, report)


def _of_texts(course: Course, centres: dict[str, Centre]) -> Iterator[Planned]:
    """Pages near changed texts; `centres` are told of each."""
    for name, centre, pages in course.sheaves:
        centres[name] = centre
        yield from pages


def _of_all(
    course: Course, texts: Texts, centres: dict[str, Centre], known: list[str], report: Report
) -> Iterator[Planned]:
    """Pages of which the routes of all are known in the end, with the files that name these;
    `known` is told of those that search engines may list."""
    stay = course.stay.values()
    routes = {route for centre in stay for route in centre.routes}
    listed = {route for centre in stay for route in centre.listed}
    for name, centre, pages in course.sheaves:
        centres[name] = centre
        for route in centre.routes:
            if route in routes:
                claimed_twice(texts, route, report)
            routes.add(route)
        listed.update(centre.listed)
        yield from pages
    known += sorted(listed)
    name, centres[FILES], pages = file_sheaf(texts, known)
    yield from pages


def _near(
    texts: Texts, changed: Collection[str], held: Mapping[str, Centre], touched: Touched
) -> list[str]:
    """The names whose pages may show a part of a changed text."""
    names = (*WITHOUT_RECORD, *centres_near(texts.rows.graph, changed))
    return [name for name in names if name not in held or held[name].meets(touched)]
