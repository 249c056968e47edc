"""`missing.html`: origins that are not held, what has a single one, what nobody sources,
what is asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from dossier.linking.derivation import Derivation
from dossier.pages.division import Division, Filed, below, divide, each, title_levels, ways
from dossier.pages.frames import frame
from dossier.pages.listings import Listing
from dossier.pages.parts import MissingLine, MissingParts, Planned, Word
from dossier.pages.routes import index_route
from dossier.pages.texts import Texts

SECTIONS = ("cited", "single", "unnamed", "unknown", "circular", "events", "questions")
"""In the order of the page; `missing.SECTION` is the word of each."""
ABOUT = 8
"""Records that one line names at most."""


class _Gap(NamedTuple):
    section: str
    record: str
    about: tuple[str, ...]


def missing(texts: Texts) -> list[Listing[_Gap]]:
    """`missing.html`, and a page for each part where it is long; none where nothing is missing."""
    gaps = _gaps(texts)
    if not gaps:
        return []

    def filed(gap: _Gap) -> Filed:
        return texts.register[gap.record].under, gap.record

    def within(level: Callable[[_Gap], str]) -> Callable[[_Gap], str]:
        return lambda gap: f"{gap.section}.{level(gap)}"

    levels = below([lambda gap: gap.section], each(title_levels(filed), within))
    divided = divide(sorted(gaps, key=lambda g: (SECTIONS.index(g.section), filed(g))), levels)
    return [Listing("missing", divided, _route, lambda part: _page(texts, part))]


def is_something_missing(texts: Texts) -> bool:
    """Whether there is a page of what is missing."""
    return bool(_gaps(texts))


def _route(key: str) -> str:
    return index_route("missing", key)


def _page(texts: Texts, part: Division[_Gap]) -> Planned:
    title = Word("menu.missing")
    return Planned(
        _route(part.key),
        MissingParts(
            frame=frame(
                title,
                section="missing",
                noindex=bool(part.key),
                trail=((title, _route("")),) if part.key else (),
            ),
            key=part.key,
            lines=tuple(
                MissingLine(
                    gap.section,
                    texts.rows[gap.record],
                    texts.rows.all(gap.about[:ABOUT]),
                    max(len(gap.about) - ABOUT, 0),
                )
                for gap in part.entries
            ),
            parts=ways(part, _route),
        ),
    )


def _gaps(texts: Texts) -> list[_Gap]:
    derivations = texts.graph.derivations
    found: list[_Gap] = []
    for section in ("cited", "unknown"):
        resting: defaultdict[str, list[str]] = defaultdict(list)
        for record, derivation in derivations.items():
            for piece in _not_held(derivation) if section == "cited" else derivation.unknown:
                resting[piece].append(record)
        found += [_Gap(section, piece, tuple(about)) for piece, about in resting.items()]
    for record, derivation in derivations.items():
        kinds = {node.record: node.kind for node in derivation.nodes}
        about = (*derivation.origins, *derivation.unspecified)
        # Of what has an unknown origin, nobody can say that it has no other.
        is_known = not derivation.unknown
        if is_known and texts.dossier.kinds[record] == "claim" and derivation.most == 1:
            found.append(_Gap("single", record, about))
        if is_known and about and all(kinds[origin] == "unnamed" for origin in about):
            found.append(_Gap("unnamed", record, about))
        if derivation.circles:
            circling = dict.fromkeys(r for circle in derivation.circles for r in circle.records)
            found.append(_Gap("circular", record, tuple(circling)))
    found += [_Gap("events", event, ()) for event in texts.register.unsourced]
    for note in texts.overview.questions:
        about = tuple(dict.fromkeys(texts.graph.targets(note, "target", "against")))
        found.append(_Gap("questions", note, about))
    return found


def _not_held(derivation: Derivation) -> Iterable[str]:
    """Origins that are cited and that the dossier does not have: pieces, outlets' too."""
    kinds = {node.record: node.kind for node in derivation.nodes}
    yield from (origin for origin in derivation.origins if kinds[origin] == "reference")
    yield from derivation.unspecified
