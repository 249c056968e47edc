"""The page of an actor: who they are, what mentions them, with whom they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from itertools import chain, islice

from dossier.model.records import Actor
from dossier.pages.backlinks import note_ids, shared_out
from dossier.pages.chronologies import chronology_of, chronology_route
from dossier.pages.frames import frame, tags_of
from dossier.pages.listings import Pages
from dossier.pages.parts import ActorParts, Planned, SaidPart, Share
from dossier.pages.texts import Texts
from dossier.pages.views import Part, Row

EVENTS = 40
ARTICLES = 40
"""Latest events and own articles on the page; the others stand in the backlinks."""
SAID = 40
RESTS = 40
"""Quotations of them, and what goes back to them, on the page; with how many others."""
PRINTED = 5
"""Articles named for each quotation, the earliest."""
COMPANIONS = 8
COMPANION_ARTICLES = 5
TOGETHER = 2
"""Articles in which two actors must stand together to be called companions."""


def actor_pages(texts: Texts, actor_id: str) -> Pages:
    """An actor's page, and those of its backlinks that need others."""
    rows, graph, dossier = texts.rows, texts.graph, texts.dossier
    actor = dossier[actor_id]
    assert isinstance(actor, Actor)
    sources = graph.pointing(actor_id)
    events = rows.latest(i for i in sources if dossier.kinds[i] == "event")
    own = rows.latest(
        i for i in graph.sources(actor_id, "outlet", "author") if dossier.kinds[i] == "article"
    )
    notes = tuple(
        texts.note(i, number=n, on_page=actor_id)
        for n, i in enumerate(texts.notes_on(actor_id), start=1)
    )
    said = rows.latest(dict.fromkeys(graph.sources(actor_id, "speaker")))
    spoken = set(said)
    rests = [i for i in graph.resting.on.get(actor_id, ()) if i not in spoken]
    rests.sort(key=lambda i: (rows.folded(i), i))
    here, parts, pages = shared_out(
        texts,
        actor_id,
        "actors",
        printed=set(note_ids(notes)),
        listed={*events[:EVENTS], *own[:ARTICLES], *said[:SAID], *rests[:RESTS]},
    )

    def first() -> list[Planned]:
        row = rows[actor_id]
        view = ActorParts(
            frame=frame(row.title, section="actors", record=actor),
            row=row,
            record=actor,
            text=texts.text(actor_id, references := texts.sources.references(actor_id)),
            named={
                text: rows[found]
                for text, found in sorted(graph.references[actor_id].named.items())
            },
            references=references,
            notes=notes,
            events=rows.all(rows.by_date(events[:EVENTS])),
            articles=rows.all(own[:ARTICLES]),
            companions=_companions(texts, actor_id, sources),
            backlinks=texts.backlinks(actor_id, here),
            total=sum(p.count for p in parts) or len(here),
            parts=parts,
            tags=tags_of(actor),
            said=tuple(_said(texts, i) for i in said[:SAID]),
            said_more=max(len(said) - SAID, 0),
            rests=rows.all(rests[:RESTS]),
            rests_more=max(len(rests) - RESTS, 0),
            chronology=_chronology(texts, actor_id),
            share=_share(texts, actor_id) if actor.actor_kind == "outlet" else None,
        )
        return [Planned(row.route, view)]

    return Pages(first, pages)


def _chronology(texts: Texts, actor_id: str) -> Part | None:
    count = len(chronology_of(texts, actor_id))
    return Part(title="", route=chronology_route(actor_id), count=count) if count else None


def _said(texts: Texts, quotation_id: str) -> SaidPart:
    holders = texts.rows.by_date(texts.graph.targets(quotation_id, "variant"))
    return SaidPart(
        texts.rows[quotation_id],
        texts.rows.all(holders[:PRINTED]),
        max(len(holders) - PRINTED, 0),
    )


def _share(texts: Texts, outlet_id: str) -> Share | None:
    """None where no claim or quotation says anything of an outlet's articles."""
    graph = texts.graph
    items = {i for i in graph.sources(outlet_id, "outlet") if texts.dossier.kinds[i] == "article"}
    texts.looks.faces.update(items)
    studied = items & graph.resting.studied
    if not studied:
        return None
    return Share(len(items), len(studied), len(studied & graph.resting.first_hand))


def _companions(
    texts: Texts, actor_id: str, sources: Collection[str]
) -> tuple[tuple[Row, int, tuple[Row, ...]], ...]:
    """Who stands in the same articles, most first, with the latest of them."""
    articles = texts.rows.latest(i for i in sources if texts.dossier.kinds[i] == "article")
    actors = {i: texts.rows.actors(i) for i in articles}
    together = Counter(chain.from_iterable(actors.values()))
    del together[actor_id]
    best = sorted((-n, i) for i, n in together.items() if n >= TOGETHER)[:COMPANIONS]
    found = []
    for count, other in best:
        shared = islice((i for i, names in actors.items() if other in names), COMPANION_ARTICLES)
        found.append((texts.rows[other], -count, texts.rows.all(shared)))
    return tuple(found)
