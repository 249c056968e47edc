"""Proposals for a dossier: read and linked as for a build, its articles looked into by workers.

Nothing is written but the cache. Quotations take a second pass over the texts, once all that
articles quote is known.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from itertools import islice

import msgspec
from msgspec import Struct

from dossier.building.reading import StoredTexts, named_decoder
from dossier.building.run import Help, Run, alone
from dossier.building.store import Damaged, Store
from dossier.building.timing import Phase
from dossier.building.workers import Progress, run
from dossier.config import Config
from dossier.diagnostics import Place, Report
from dossier.diagnostics.rendering import OVERLAY
from dossier.linking.graph import Graph
from dossier.model.body import Body, Range
from dossier.model.records import KIND_FOLDERS, Article
from dossier.suggesting.articles import ArticleTask, Gathered, gather_article, small_words
from dossier.suggesting.duplicates import LEAST as LEAST_ALIKE
from dossier.suggesting.places import locate
from dossier.suggesting.proposing import Proposer
from dossier.suggesting.quotations import LEAST as LEAST_QUOTED
from dossier.suggesting.quotations import Index, Printed, Shared, find_printed, gather, index_quoted
from dossier.suggesting.refusals import Refusals
from dossier.suggesting.shingles import Words
from dossier.suggesting.suggestion import KINDS, Kind, Suggestion
from dossier.suggesting.writing import Writer

_body = msgspec.msgpack.Decoder(Body)
_SETTLED_IN: dict[Kind, str] = {"quotations": "quotations", "actors": "actors", "dates": "events"}
"""The folder whose records say what of a kind the dossier has already."""


class Asked(Struct, frozen=True, kw_only=True):
    """What an editor asks for."""

    kinds: tuple[Kind, ...] = KINDS
    threshold: float | None = None
    """The least likeness of quotations and articles; None: each kind's own."""
    limit: int = 10
    """Proposals of one kind."""
    lang: str = "fr"
    """Of their words."""
    folder: str = "content"
    """How the content folder is called before the names of its files."""


class Suggested(Struct, frozen=True, kw_only=True):
    report: Report
    suggestions: tuple[Suggestion, ...] = ()
    """By kind, then the best first."""
    more: tuple[Kind, ...] = ()
    """Kinds of which there are more."""
    stopped: bool = False
    """Whether errors left nothing to go by."""
    without: tuple[Kind, ...] = ()
    """Kinds of which nothing is proposed: of what the dossier has, something may be unread."""
    articles_without: int = 0
    """Files of articles that were left out, since something is wrong with them."""
    phases: tuple[Phase, ...] = ()


class SuggestContext(Struct, frozen=True):
    where: tuple[str, str, str]
    kinds: tuple[Kind, ...]


class QuoteTask(Struct, frozen=True):
    article: str
    body: str
    quoted: tuple[Range, ...]
    """What it sets between quotation marks."""


class QuoteContext(Struct, frozen=True):
    where: tuple[str, str, str]
    index: Index
    least: float


def suggest(
    config: Config,
    asked: Asked,
    progress: Progress | None = None,
    waiting: Callable[[], None] | None = None,
) -> Suggested:
    """What an editor may want to add, ready to paste.

    Raises:
        OSError: the machine failed.
    """
    return alone(config, progress, waiting, lambda *begun: _Suggesting(asked, *begun).suggest())


def gather_articles(
    context: SuggestContext, tasks: Sequence[ArticleTask]
) -> tuple[list[Gathered], Counter[str]]:
    """Look into some articles; runs in worker processes."""
    small: Counter[str] = Counter()
    found = []
    with Store(*context.where, read_only=True) as store:
        bodies = _bodies(store, [task.body for task in tasks])
        named = store.named.get(task.article for task in tasks)
    for task, body in zip(tasks, bodies, strict=True):
        if task.article not in named:
            raise Damaged(task.article)
        places = [(n.start, n.end) for n in named_decoder.decode(named[task.article])]
        found.append(gather_article(task, body, places, context.kinds))
        if "actors" in context.kinds:
            small.update(small_words(body))
    return found, small


def find_quotes(context: QuoteContext, tasks: Sequence[QuoteTask]) -> list[Printed]:
    """Where some articles print what others quote; runs in worker processes."""
    with Store(*context.where, read_only=True) as store:
        bodies = _bodies(store, [task.body for task in tasks])
    index, least = context.index, context.least
    return [
        printed
        for task, body in zip(tasks, bodies, strict=True)
        for printed in find_printed(index, task.article, Words(body.text), task.quoted, least)
    ]


def _bodies(store: Store, keys: Sequence[str]) -> list[Body]:
    rows = store.bodies.rows(keys)
    if missing := [key for key in keys if key not in rows]:
        raise Damaged(missing[0])
    return [_body.decode(rows[key][0]) for key in keys]


class _Suggesting(Run):
    def __init__(self, asked: Asked, config: Config, progress: Progress, help_: Help) -> None:
        super().__init__(config, progress, help_)
        self.asked = asked

    def suggest(self) -> Suggested:
        with self.open_store() as store:
            linked = self.read_and_link(self.scan(), store)
            faulty = {found.path for found in self.report if found.severity == "error"}
            if not all(map(_is_of_records, faulty)):
                return Suggested(report=self.report, stopped=True, phases=self.watch.measured())
            refusals = Refusals(linked.ignored)
            return self._propose(linked.graph, refusals, store, faulty)

    def _propose(
        self, graph: Graph, refusals: Refusals, store: Store, faulty: set[str]
    ) -> Suggested:
        """What files hold that are not `faulty`, of kinds of which all that is settled is read."""
        asked = self.asked
        tasks = _tasks(graph, faulty)
        folders = [_folder(path) for path in faulty]
        without = tuple(kind for kind in asked.kinds if _SETTLED_IN.get(kind) in folders)
        gathered, small = self._gather(tasks)
        library = StoredLibrary(graph, store, self.config)
        dossier = graph.dossier
        taken = dossier.records.keys() | dossier.withheld | dossier.lost
        writer = Writer(library, taken, asked.lang, asked.folder)
        proposer = Proposer(graph, gathered, refusals, library, writer)
        suggestions: list[Suggestion] = []
        more: list[Kind] = []
        for kind in asked.kinds:
            if kind in without:
                continue
            with self.phase(kind):
                every: Iterable[Suggestion]
                match kind:
                    case "quotations":
                        every = proposer.quotations(self._shared(tasks, gathered))
                    case "actors":
                        every = proposer.actors(small)
                    case "dates":
                        every = proposer.dates()
                    case "duplicates":
                        every = proposer.duplicates(self._least(LEAST_ALIKE))
                first = list(islice(every, asked.limit + 1))
                suggestions += first[: asked.limit]
                if len(first) > asked.limit:
                    more.append(kind)
        return Suggested(
            report=self.report,
            suggestions=tuple(suggestions),
            more=tuple(more),
            without=without,
            articles_without=folders.count("articles"),
            phases=self.watch.measured(),
        )

    def _gather(self, tasks: list[ArticleTask]) -> tuple[dict[str, Gathered], Counter[str]]:
        """What each article holds, and in how many articles each word stands small."""
        gathered: dict[str, Gathered] = {}
        small: Counter[str] = Counter()
        context = SuggestContext(self.where, self.asked.kinds)
        with self.phase("gather"):
            self.progress.start("suggest", len(tasks))
            for found, words in run(
                gather_articles, context, tasks, crew=self.help.crew, progress=self.progress
            ):
                gathered.update((one.article, one) for one in found)
                small.update(words)
        return gathered, small

    def _shared(self, tasks: list[ArticleTask], gathered: dict[str, Gathered]) -> list[Shared]:
        """The words that articles share."""
        index = index_quoted({article: one.quoted for article, one in gathered.items()})
        context = QuoteContext(self.where, index, self._least(LEAST_QUOTED))
        wanted = [
            QuoteTask(
                task.article,
                task.body,
                tuple((one.start, one.end) for one in gathered[task.article].quoted),
            )
            for task in tasks
        ]
        self.progress.start("quotations", len(wanted))
        found: list[Printed] = []
        for batch in run(find_quotes, context, wanted, crew=self.help.crew, progress=self.progress):
            found += batch
        return gather(index, found)

    def _least(self, default: float) -> float:
        return default if self.asked.threshold is None else self.asked.threshold


def _folder(path: str) -> str:
    return path.removeprefix(OVERLAY).lstrip("/").partition("/")[0]


def _is_of_records(path: str) -> bool:
    """Whether a file can be left out without a doubt about what the others mean."""
    return _folder(path) in KIND_FOLDERS and not path.endswith("/_defaults.yaml")


def _tasks(graph: Graph, faulty: Collection[str]) -> list[ArticleTask]:
    """The articles with a text, in id order, but for those in `faulty` files."""
    dossier = graph.dossier
    tasks = []
    for facts in dossier.of(Article):
        record = facts.record
        if isinstance(record, Article) and facts.body.key and record.path not in faulty:
            rules = record.mentions
            tasks.append(
                ArticleTask(
                    article=record.id,
                    body=facts.body.key,
                    lang=record.lang or dossier.settings.lang,
                    published=record.published,
                    unnamed=rules.off,
                    settled=tuple(name for name, _ in rules.rules),
                )
            )
    return tasks


class StoredLibrary:
    """Implements `dossier.suggesting.suggestion.Library` over the store and the files."""

    def __init__(self, graph: Graph, store: Store, config: Config) -> None:
        self._records = graph.dossier.records
        self._texts = StoredTexts(store)
        self._config = config
        self.body = lru_cache(maxsize=256)(self._read_body)
        self._file = lru_cache(maxsize=64)(self._read_file)

    def article(self, article: str) -> Article:
        record = self._records[article].record
        assert isinstance(record, Article)
        return record

    def place(self, article: str, passage: Range) -> Place:
        record = self.article(article)
        return locate(self._file(record.path), record, self.body(article), passage)

    def _read_body(self, article: str) -> Body:
        return self._texts.body(self._records[article].body.key)

    def _read_file(self, path: str) -> str:
        """The text of a file, its lines ended by line feeds."""
        folder = self._config.overlay if path.startswith(OVERLAY) else self._config.content
        path = path.removeprefix(OVERLAY).lstrip("/")
        with open(os.path.join(folder, path), encoding="utf-8-sig") as file:
            return file.read()
