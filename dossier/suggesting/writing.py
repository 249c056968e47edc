"""Proposals as YAML that the program reads as it stands, with the rest left to the editor.

What only an editor can say (who speaks, from whom an article had its words, on whose word a
link rests) stands in comments, never as a value.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import get_args

from dossier.linking.quotes import Found, Passages
from dossier.model.body import Body, Range
from dossier.model.dates import wording
from dossier.model.facts import Locator
from dossier.model.names import short_slug
from dossier.model.records import KIND_FOLDERS, ActorKind, Selector
from dossier.reading.hidden import without_hidden
from dossier.reading.quoting import quote
from dossier.suggesting.actors import NewActor
from dossier.suggesting.dates import NewEvent
from dossier.suggesting.quotations import Printing, Shared
from dossier.suggesting.suggestion import Evidence, Library, Suggestion
from dossier.suggesting.words import counted, phrase

_FOLDERS = {kind: folder for folder, kind in KIND_FOLDERS.items()}
_TITLE = 90
"""Characters of a sentence that stands for a title."""
SHOWN = 200
"""Characters of a sentence that are shown beside its place."""
_KEY_WORDS = 8
_ID = 60
_SOURCES = 8
"""Articles that one proposal names."""


class Writer:
    """Writes proposals in one language, under ids that are free."""

    def __init__(
        self, library: Library, taken: Container[str], lang: str, folder: str = "content"
    ) -> None:
        self._library = library
        self._taken = taken
        self._given: set[str] = set()
        self._lang = lang
        self._folder = folder

    def quotation(self, shared: Shared, holder: str, path: str) -> Suggestion | None:
        """Words that articles share; `holder` has some of them already, in the file `path`.

        None where a passage cannot be told from others of its text.
        """
        lines = []
        for printing in shared.printings[:_SOURCES]:
            fields = self._quoted(printing)
            if fields is None:
                return None
            lines.append(f"  - {{in: {printing.article}, {fields}}}")
        count = len(shared.printings)
        words = self._words(shared.printings[0].article, _range(shared.printings[0]))
        percent = round(100 * shared.likeness)
        if holder:
            why = self._say(
                "quotations-add", id=holder, count=counted(self._lang, "articles", count)
            )
            file = path
            yaml = [
                f"# {self._say('add-to', file=self._shown(file))} {self._say('add-variants')}",
                f"# {self._say('fill-via')}",
                "#   via: [id], basis: stated | inferred",
                *lines,
            ]
        else:
            why = self._say("quotations", count=count, percent=percent)
            file = self._new_file("quotation", " ".join(words.split()[:_KEY_WORDS]))
            yaml = [
                "---",
                f"# {self._say('save-as', file=self._shown(file))}",
                f"# {self._say('fill-speaker')}",
                "# speaker: id",
                f"# {self._say('fill-via')}",
                "#   via: [id], basis: stated | inferred",
                "variants:",
                *lines,
                "---",
            ]
        return Suggestion(
            kind="quotations",
            score=round(shared.likeness, 4),
            why=why,
            evidence=tuple(
                self._evidence(p.article, _range(p), _range(p)) for p in shared.printings[:_SOURCES]
            ),
            file=file,
            is_new=not holder,
            yaml=_text(yaml),
            ignore=" ".join(words.split()[:_KEY_WORDS]),
        )

    def actor(self, new: NewActor, path: str) -> Suggestion:
        """A name without a page; `path` is the file of the actor whose alias it may be."""
        counts = {
            "places": counted(self._lang, "places", new.count),
            "articles": counted(self._lang, "articles", new.articles),
        }
        name = plain(new.name)
        evidence = tuple(self._evidence(article, at) for article, at in new.places)
        seen = [
            f"# {self._say('sentence', id=one.article, text=clipped(one.text))}" for one in evidence
        ]
        if new.actor:
            why = self._say("actors-alias", name=name, id=new.actor, **counts)
            file = path
            yaml = [
                f"# {self._say('add-to', file=self._shown(file))} {self._say('add-alias')}",
                *seen,
                f"aliases: [{quote(name)}]",
            ]
        else:
            why = self._say("actors", name=name, **counts)
            aliases = ", ".join(quote(plain(alias)) for alias in new.aliases)
            file = self._new_file("actor", name)
            yaml = [
                "---",
                f"# {self._say('save-as', file=self._shown(file))}",
                *seen,
                f"name: {quote(name)}",
                f"# {self._say('check-kind')}",
                f"kind: {new.kind or ' | '.join(get_args(ActorKind))}",
                *([f"aliases: [{aliases}]"] if aliases else []),
                "---",
            ]
        return Suggestion(
            kind="actors", score=float(new.articles), why=why, evidence=evidence,
            file=file, is_new=not new.actor, yaml=_text(yaml), ignore=name,
        )  # fmt: skip

    def event(self, new: NewEvent) -> Suggestion | None:
        """A date without an event; None where its words cannot be told from others."""
        lines = []
        for article, at in new.places[:_SOURCES]:
            fields = self._quoted(Printing(article, *at))
            if fields is None:
                return None
            lines.append(f"  - {{source: {article}, {fields}}}")
        first, at = new.places[0]
        evidence = tuple(self._evidence(article, at) for article, at in new.places[:_SOURCES])
        words = self._words(first, at)
        params = {
            "date": wording(new.date, self._lang),
            "articles": counted(self._lang, "articles", len(new.places)),
        }
        ids = ", ".join(new.near)
        file = self._new_file("event", f"{new.date.edtf} {evidence[0].text}")
        yaml = [
            "---",
            f"# {self._say('save-as', file=self._shown(file))}",
            *([f"# {self._say('add-source', ids=ids)}"] if ids else []),
            f"# {self._say('check-title')}",
            f"title: {quote(clipped(evidence[0].text, _TITLE))}",
            *([f"# {self._say('check-date')}"] if "?" in new.date.edtf else []),
            f"date: {quote(new.date.edtf)}",
            f"date_text: {quote(words)}",
            "sources:",
            *lines,
            "---",
        ]
        return Suggestion(
            kind="dates",
            score=float(len(new.places)),
            why=self._say("dates-near" if ids else "dates", ids=ids, **params),
            evidence=evidence,
            file=file,
            is_new=True,
            yaml=_text(yaml),
            ignore=new.date.edtf if len(new.places) > 1 else f"{first}: {words}",
        )

    def duplicates(self, articles: list[str], similarity: float) -> Suggestion:
        """Articles with nearly one text, the first of them published first."""
        first, *others = articles[:_SOURCES]
        last = others[-1]
        evidence = tuple(self._evidence(one, self._beginning(one)) for one in (first, *others))
        file = self._library.article(last).path
        yaml = [
            f"# {self._say('add-to', file=self._shown(file))}",
            f"# {self._say('duplicate-leans')}",
            f"# {self._say('duplicate-basis')}",
            "based_on:",
            f"  - {{source: {first}}}",
            f"# {self._say('duplicate-same')}",
            f"# former_ids: [{', '.join(others)}]",
        ]
        return Suggestion(
            kind="duplicates",
            score=round(similarity, 4),
            why=self._say("duplicates", count=len(articles), percent=round(100 * similarity)),
            evidence=evidence,
            file=file,
            is_new=False,
            yaml=_text(yaml),
            ignore=" = ".join((first, *others)),
        )

    def _shown(self, file: str) -> str:
        return file if file.startswith("overlay:") else f"{self._folder}/{file}"

    def _say(self, key: str, **params: object) -> str:
        return phrase(self._lang, key, **params)

    def _quoted(self, printing: Printing) -> str | None:
        """`quote: "…"`, with what settles its place; None where nothing does."""
        body = self._library.body(printing.article)
        passages = Passages(body.text)
        found = passages.selector(printing.start, printing.end)
        chosen = Selector(plain(found.exact), plain(found.prefix), plain(found.suffix))
        place = passages.find(chosen)
        if not isinstance(place, Found) or (place.start, place.end) != _range(printing):
            return None
        fields = {"quote": chosen.exact, "prefix": chosen.prefix, "suffix": chosen.suffix}
        return ", ".join(f"{name}: {quote(value)}" for name, value in fields.items() if value)

    def _words(self, article: str, at: Range) -> str:
        return plain(self._library.body(article).text[at[0] : at[1]])

    def _evidence(self, article: str, at: Range, shown: Range | None = None) -> Evidence:
        """A place, shown with its sentence unless `shown` says what else."""
        body = self._library.body(article)
        start, end = shown or Locator(body).spot(at).sentence
        return Evidence(
            article=article,
            path=self._library.article(article).path,
            place=self._library.place(article, at),
            text=plain(body.text[start:end]),
        )

    def _beginning(self, article: str) -> Range:
        body: Body = self._library.body(article)
        return (body.paragraphs[0].text[0], body.paragraphs[0].text[0] + 1)

    def _new_file(self, kind: str, title: str) -> str:
        """A file under the first free id."""
        stem = short_slug(title, _ID) or kind
        if kind == "actor" and stem in self._taken:
            # By a record that is no actor: « le-monde-2 » would seem a second one of that name.
            stem = f"{stem}-{self._say('id-actor')}"
        number, identifier = 1, stem
        while identifier in self._taken or identifier in self._given:
            number += 1
            identifier = f"{stem}-{number}"
        self._given.add(identifier)
        return f"{_FOLDERS[kind]}/{identifier}.md"  # type: ignore[index]


def plain(text: str) -> str:
    """`text` on one line, without what no field may hold."""
    return " ".join(without_hidden(text).split())


def _range(printing: Printing) -> Range:
    return printing.start, printing.end


def clipped(text: str, most: int = SHOWN) -> str:
    """`text`, cut between two words where it is longer."""
    if len(text) <= most:
        return text
    return (text[:most].rpartition(" ")[0] or text[:most]).rstrip(" ,;:«“(") + "…"


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"
