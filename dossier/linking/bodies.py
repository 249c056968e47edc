"""What a body holds of other records: names of actors, passages that others quote.

The work of one record, a pure function of its body, its task and the names of the dossier;
it runs in worker processes.
"""

from __future__ import annotations

from collections import defaultdict

from msgspec import Struct

from dossier.diagnostics import Diagnostic, Report
from dossier.linking.edges import WORDING, Quote
from dossier.linking.mentions import NameTable, find_mentions, report_ambiguities
from dossier.linking.quotes import Found, Problem, report_problem
from dossier.linking.requoting import Requoting
from dossier.model.body import Body
from dossier.model.facts import Locator, MentionFact, Spot
from dossier.model.records import Mentions

SPOTS = 3
"""Sentences kept for a backlink from one record."""


class LinkTask(Struct, frozen=True, array_like=True):
    """What is asked of one record's body."""

    record: str
    path: str
    body: str
    """The body's key in the store."""
    mentions: Mentions
    """With actor ids instead of names."""
    quotes: tuple[tuple[str, Quote], ...]
    """(path of the file that quotes, quote)"""


class Named(Struct, frozen=True, gc=False, array_like=True):
    """An actor's name in a body."""

    actor: str
    start: int
    end: int
    linked: bool
    """The first of its section."""


class LinkedBody(Struct, frozen=True, kw_only=True):
    mentions: tuple[MentionFact, ...] = ()
    named: tuple[Named, ...] = ()
    passages: dict[str, Spot] = {}
    """By `OWNER NAME` of the quote."""
    misread: dict[str, str] = {}
    """By event whose `date_text` is not in this text, the nearest passage, ready to paste."""
    diagnostics: tuple[Diagnostic, ...] = ()


def link_body(task: LinkTask, body: Body, names: NameTable) -> LinkedBody:
    """Find the names and the quoted passages of one body."""
    report = Report()
    locate = Locator(body)
    mentions, ambiguities = find_mentions(body, names, task.mentions)
    report_ambiguities(ambiguities, task.path, report)
    spots: defaultdict[str, list[Spot]] = defaultdict(list)
    counts: defaultdict[str, int] = defaultdict(int)
    named = []
    for mention in mentions:
        if mention.actor == task.record:
            continue
        counts[mention.actor] += 1
        if len(spots[mention.actor]) < SPOTS:
            spots[mention.actor].append(locate.spot((mention.start, mention.end)))
        named.append(Named(mention.actor, mention.start, mention.end, mention.linked))
    passages: dict[str, Spot] = {}
    misread = {}
    search = Requoting(body.text) if task.quotes else None
    for path, quote in task.quotes:
        assert search is not None
        found = search.find(quote.selector)
        if quote.name == WORDING:
            # Another of its sources may have the words: `dossier.linking.settling` knows all.
            if isinstance(found, Problem) and found.code == "quote-not-found":
                misread[quote.owner] = _nearest(found)
        elif isinstance(found, Found):
            passages[f"{quote.owner} {quote.name}"] = locate.spot((found.start, found.end))
        else:
            report_problem(found, path, quote.selector.place, task.path, report)
    return LinkedBody(
        mentions=tuple(MentionFact.of(a, counts[a], spots[a]) for a in sorted(spots)),
        named=tuple(named),
        passages=passages,
        misread=misread,
        diagnostics=tuple(report),
    )


def _nearest(problem: Problem) -> str:
    if problem.hint not in ("nearest", "reworded"):
        return ""
    return problem.remedies[0].replace("quote:", f"{WORDING}:", 1)
