"""The front page: the story, the latest pieces, what is open, who is who, when. The search page."""

from __future__ import annotations

from msgspec.structs import replace

from dossier.model.records import Actor, Article, Claim, Event, Page
from dossier.pages.chronologies import marks
from dossier.pages.frames import frame
from dossier.pages.missing import is_something_missing
from dossier.pages.parts import HomeParts, PlainParts, Planned, TextPart, Word
from dossier.pages.routes import index_route
from dossier.pages.texts import Texts
from dossier.pages.views import Examples, Row

LATEST = 8
QUESTIONS = 5
ACTORS = 12
EVENTS = 6
CLAIMS = 4
TAGS = 20
ABOUT = ("a-propos", "about")
"""Free pages whose opening introduces the dossier on its front page."""


def texts_at_home(texts: Texts) -> list[str]:
    """Records whose texts the front page shows."""
    return [*_open_questions(texts), *(i for i in ABOUT if i in texts.dossier.records)]


def home_pages(texts: Texts, counts: dict[str, int]) -> list[Planned]:
    """`index.html`, and `search.html`, whose examples are among what the front page shows."""
    home = _home(texts, counts)
    search = PlainParts(
        frame=frame(Word("menu.search"), section="search"),
        template="search.html",
        examples=_examples(home),
    )
    return [Planned("index.html", home), Planned("search.html", search)]


def _examples(home: HomeParts) -> Examples:
    """The foremost of each that the front page has; no actor whose name is a description."""
    actor = next((row for row, _ in home.actors if row.subkind != "unnamed"), None)
    return Examples(
        name=actor.title if actor else "",
        actor=actor.id if actor else "",
        outlet=next((row.detail for row in home.latest if row.detail), ""),
        tag=home.tags[0][0] if home.tags else "",
        year=next((row.when.datetime[:4] for row in home.latest if row.when), ""),
    )


def _home(texts: Texts, counts: dict[str, int]) -> HomeParts:
    rows, dossier, tags = texts.rows, texts.dossier, texts.tags
    articles = list(dossier.ids_of(Article))
    events = rows.by_date(dossier.ids_of(Event))
    named = {i: len(texts.graph.pointing(i)) for i in dossier.ids_of(Actor)}
    actors = sorted(((-n, i) for i, n in named.items() if n))[:ACTORS]
    chosen = sorted((-len(ids), key) for key, (_, ids) in tags.items())[:TAGS]
    return HomeParts(
        frame=frame("", section="home", description=dossier.settings.description),
        latest=rows.all(rows.latest(articles)[:LATEST]),
        questions=tuple(
            texts.note(i, on_page="index", with_target=True) for i in _open_questions(texts)
        ),
        actors=tuple((rows[i], -n) for n, i in actors),
        events=rows.all([i for i in events if rows.is_dated(i)][-EVENTS:]),
        marks=marks(texts, events or rows.by_date(articles)),
        counts=tuple(counts.items()),
        tags=tuple((tags[key][0], f"tags/{key}.html", -n) for n, key in chosen),
        intro=_intro(texts),
        claims=_most_printed(texts),
        missing=index_route("missing") if is_something_missing(texts) else "",
    )


def _most_printed(texts: Texts) -> tuple[Row, ...]:
    """Claims that several articles carry, most first."""
    derivations = texts.graph.derivations
    carried = sorted((-derivations[i].articles, i) for i in texts.dossier.ids_of(Claim))
    return texts.rows.all(i for n, i in carried[:CLAIMS] if n < -1)


def _open_questions(texts: Texts) -> list[str]:
    return texts.overview.questions[:QUESTIONS]


def _intro(texts: Texts) -> TextPart:
    for name in ABOUT:
        facts = texts.dossier.records.get(name)
        if facts is not None and isinstance(facts.record, Page) and texts.body(name).key:
            return replace(texts.text(name, prefix="intro-"), excerpt=1)
    return TextPart()
