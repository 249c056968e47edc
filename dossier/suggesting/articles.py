"""What is gathered of one article, alone: a pure function of its text, run in workers."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct

from dossier.model.body import Body, Range
from dossier.model.dates import Date
from dossier.suggesting.actors import Sighting, compared, sightings
from dossier.suggesting.capitals import capitalised
from dossier.suggesting.dates import Dated, dated
from dossier.suggesting.duplicates import Sketch, sketch
from dossier.suggesting.shingles import WORD, Words, shingles
from dossier.suggesting.spans import Quoted, quoted_sentences
from dossier.suggesting.suggestion import Kind


class ArticleTask(Struct, frozen=True, kw_only=True):
    """An article to look into."""

    article: str
    body: str
    """The body's key in the store."""
    lang: str
    published: Date | None
    unnamed: bool
    """Whether its own rules stop names."""
    settled: tuple[str, ...]
    """The names that its own rules settle."""


class Gathered(Struct, frozen=True, kw_only=True):
    """What proposals need of one article."""

    article: str
    quoted: tuple[Quoted, ...] = ()
    sketch: Sketch | None = None
    names: tuple[Sighting, ...] = ()
    dates: tuple[Dated, ...] = ()


def gather_article(
    task: ArticleTask, body: Body, named: list[Range], kinds: Collection[Kind]
) -> Gathered:
    """`named` are the places where names of actors were found."""
    settled = frozenset(map(compared, task.settled))
    looks = "actors" in kinds and not task.unnamed
    return Gathered(
        article=task.article,
        quoted=tuple(quoted_sentences(body)) if "quotations" in kinds else (),
        sketch=sketch(shingles(Words(body.text).keys)) if "duplicates" in kinds else None,
        names=tuple(sightings(capitalised(body, named), settled)) if looks else (),
        dates=tuple(dated(body, task.lang, task.published)) if "dates" in kinds else (),
    )


def small_words(body: Body) -> set[str]:
    """The words that stand in small letters."""
    return {word for word in WORD.findall(body.text) if word.islower()}
