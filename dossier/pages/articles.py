"""The page of an article: its text with the notes beside it, and all that stands around it."""

from __future__ import annotations

from collections import Counter

from dossier.linking.graph import published_blocks
from dossier.linking.passages import quoted_passages
from dossier.model.dates import Date, covers
from dossier.model.records import Actor, Article
from dossier.pages.backlinks import note_ids, shared_out
from dossier.pages.contradictions import sic_marks
from dossier.pages.frames import frame, tags_of
from dossier.pages.listings import Pages
from dossier.pages.parts import ActorPart, ArticleParts, NotePart, PassagePart, Planned
from dossier.pages.quotations import quotation_lines
from dossier.pages.rows import shorten
from dossier.pages.sources import CITES
from dossier.pages.texts import Texts
from dossier.pages.views import Row

RELATED = 8
"""Articles listed for sharing references, those that share most."""


def role_on(actor: Actor, date: Date | None) -> str:
    """The title that an actor held on a date; without a date, the one held last."""
    held = ""
    for role in actor.roles:
        if date is None or covers(role.start, role.end, date):
            held = role.title
    return held


def actor_parts(
    texts: Texts, record_id: str, date: Date | None, as_roles: dict[str, str] | None = None
) -> tuple[ActorPart, ...]:
    """The actors of a record, as they stood on its date: by name."""
    parts, rows, found = [], texts.rows, texts.graph.actors(record_id)
    for _, actor_id in sorted((rows.folded(i), i) for i in found):
        actor = texts.dossier[actor_id]
        assert isinstance(actor, Actor)
        parts.append(
            ActorPart(
                row=rows[actor_id],
                role=role_on(actor, date),
                as_role=(as_roles or {}).get(actor_id, ""),
                named=found[actor_id],
                label=rows.outlet_label(actor_id),
            )
        )
    return tuple(parts)


def article_pages(texts: Texts, article_id: str) -> Pages:
    """An article's page, and those of its backlinks that need others."""
    rows, graph = texts.rows, texts.graph
    article = texts.dossier[article_id]
    body = texts.body(article_id)
    assert isinstance(article, Article)
    row = rows[article_id]
    references = texts.sources.references(article_id)
    about, notes, unprinted = _notes(texts, article_id)
    passages, unprinted_passages = _passages(texts, article_id)
    events = rows.by_date(
        i for i in graph.sources(article_id, "source") if texts.dossier.kinds[i] == "event"
    )
    claims = graph.sources(article_id, "appearance")
    quotations = quotation_lines(texts, article_id)
    here, parts, pages = shared_out(
        texts,
        article_id,
        "articles",
        printed=set(note_ids((*about, *notes, *unprinted))),
        listed={*events, *claims, *(line.row.id for line in quotations)},
    )
    older, newer = (rows[i] if i else None for i in texts.neighbours[article_id])
    outlet = article.outlet
    parts_of_page = ArticleParts(
        frame=frame(
            row.title,
            section="articles",
            description=article.summary,
            record=article,
            lang=row.lang,
        ),
        row=row,
        record=article,
        withheld=graph.printed[article_id] >= 0,
        publishes=_publishes(texts, article),
        outlet=texts.labelled(article, outlet.text) if outlet else None,
        outlet_label=rows.outlet_label(rows.outlet_id(article_id)),
        authors=tuple(texts.labelled(article, a.text) for a in article.authors),
        based_on=tuple(
            texts.labelled(article, s.source.text, basis=s.basis, note=s.locator)
            for s in article.based_on
        ),
        sources=tuple(rows.item(i) for i in graph.targets(article_id, "based_on")),
        text=texts.text(article_id, references),
        about=about,
        notes=notes,
        unprinted=unprinted,
        passages=passages,
        unprinted_passages=unprinted_passages,
        actors=actor_parts(texts, article_id, article.published),
        events=rows.all(events),
        references=references,
        claims=rows.all(i for i in claims if texts.dossier.kinds[i] == "claim"),
        quotations=quotations,
        related=_related(texts, article_id),
        backlinks=texts.backlinks(article_id, here),
        backlink_parts=parts,
        tags=tags_of(article),
        entry=texts.sources.entry(article_id),
        words=body.words,
        headings=tuple(
            (level, shorten(title, 120), anchor) for level, title, anchor in body.headings
        )
        if graph.printed[article_id] < 0
        else (),
        older=older,
        newer=newer,
    )
    return Pages(lambda: [Planned(row.route, parts_of_page)], pages)


def _publishes(texts: Texts, article: Article) -> int:
    """As in its view."""
    if texts.dossier.profile != "internal":
        return -1
    blocks = published_blocks(texts.dossier.records[article.id])
    return article.excerpt if blocks > 0 else blocks


def _notes(
    texts: Texts, record_id: str
) -> tuple[tuple[NotePart, ...], tuple[NotePart, ...], tuple[NotePart, ...]]:
    """Notes about the whole, on printed passages in order of the text, on other passages."""
    about, printed, unprinted = [], [], []
    for note_id in texts.notes_on(record_id):
        spot = texts.spot(note_id)
        if spot is None:
            about.append(texts.note(note_id, on_page=record_id))
        elif texts.graph.is_printed(record_id, spot.last_block):
            printed.append((spot.text[1], spot.text[0], note_id))
        else:
            unprinted.append(texts.note(note_id, on_page=record_id))
    # Stable: notes that end at one place stay in order of date, then id.
    printed.sort(key=lambda item: item[:2])
    numbered = tuple(
        texts.note(note_id, number=number, on_page=record_id)
        for number, (_, _, note_id) in enumerate(printed, start=1)
    )
    return tuple(about), numbered, tuple(unprinted)


def _passages(
    texts: Texts, article_id: str
) -> tuple[tuple[PassagePart, ...], tuple[PassagePart, ...]]:
    """What quotations, claims and events quote: of what is printed, of the rest."""
    texts.body(article_id)
    printed: list[PassagePart] = []
    unprinted: list[PassagePart] = []
    for found in quoted_passages(texts.graph, article_id):
        row = texts.rows[found.owner]
        part = PassagePart(
            key=found.key,
            form=found.form,
            title=row.title,
            route=row.route,
            spot=found.spot,
            words=found.selector.exact,
            words_lang=texts.rows[article_id].lang,
            lang=row.lang,
        )
        is_printed = texts.graph.is_printed(article_id, found.spot.last_block)
        (printed if is_printed else unprinted).append(part)
    printed += sic_marks(texts, article_id)
    return tuple(printed), tuple(unprinted)


def _related(texts: Texts, article_id: str) -> tuple[tuple[Row, int, bool], ...]:
    """Articles that share references with this one, most first, and whether the editors have
    inferred that one of the two rests on one of them."""
    shared: Counter[str] = Counter()
    references = texts.graph.targets(article_id, *CITES)
    for reference in references:
        shared.update(texts.sources.citing_articles(reference))
    del shared[article_id]
    # Two sorts, neither of which calls anything of ours: equal numbers stay in order of ids.
    best = sorted(sorted(shared), key=shared.__getitem__, reverse=True)[:RELATED]
    inferred = {
        i
        for reference in _inferred(texts, article_id).intersection(references)
        for i in texts.sources.citing_articles(reference)
    }
    return tuple(
        (
            texts.rows[i],
            shared[i],
            i in inferred or not _inferred(texts, i).isdisjoint(references),
        )
        for i in best
    )


def _inferred(texts: Texts, article_id: str) -> set[str]:
    """What the editors have inferred that an article is based on."""
    return {i for i, basis in texts.sources.bases(article_id).items() if basis == "inferred"}
