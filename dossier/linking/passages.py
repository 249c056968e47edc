"""Passages of an article that quotations, claims and events take their words from.

Notes have their own way onto the page, with a number and a place beside the text, but where that
is not printed.
"""

from __future__ import annotations

from collections import defaultdict

from msgspec import Struct

from dossier.linking.graph import Graph
from dossier.model.facts import Spot
from dossier.model.records import Claim, Event, Note, Quotation, Record, Selector

FORMS = {"variant": "quotation", "appearance": "claim", "reading": "event"}
"""What a passage is called, by what quotes it; in the order in which marks stand."""


class QuotedPassage(Struct, frozen=True, array_like=True):
    """A passage of an article, with the record that quotes it."""

    key: str
    owner: str
    form: str
    """quotation, claim, event"""
    selector: Selector
    spot: Spot


def passage_key(owner: str, number: int = 1) -> str:
    """What names the passages of one article: `ref-KEY` is the address of each on its page.

    `number` counts those that one record quotes of the article, from 1. Front matter alone
    gives a key, so that any page can lead to the passage, printed there or not.
    """
    return owner if number == 1 else f"{owner}.{number}"


def unprinted_quotes(graph: Graph, article_id: str) -> list[tuple[str, str]]:
    """The words that the page of an article prints of what it leaves out, each once, behind the
    address where it has them first: those of notes, by id, then others, by form and key.

    Nothing but what the article's text was linked by, and how much of it is printed, tells: where
    others quote it otherwise, it is linked anew.
    """
    linked = graph.linked.get(article_id)
    if linked is None or graph.printed.get(article_id, -1) < 0:
        return []
    found = []
    for name in sorted(linked.passages):
        owner, _, what = name.partition(" ")
        note = graph.dossier[owner] if what == "note" else None
        if isinstance(note, Note) and note.quote:
            found.append((f"note-{owner}", note.quote.exact, linked.passages[name]))
    others = quoted_passages(graph, article_id)
    found += [(f"ref-{one.key}", one.selector.exact, one.spot) for one in others]
    said: dict[str, str] = {}
    for address, words, spot in found:
        if not graph.is_printed(article_id, spot.last_block):
            said.setdefault(words, address)
    return [(address, words) for words, address in said.items()]


def quoted_passages(graph: Graph, article_id: str) -> list[QuotedPassage]:
    """The passages of an article that records other than notes quote: by form, then key."""
    linked = graph.linked.get(article_id)
    if linked is None:
        return []
    quoted: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for name in linked.passages:
        owner, _, what = name.partition(" ")
        relation, _, place = what.partition(".")
        if relation in FORMS and place.isdigit():
            quoted[relation, owner].append(int(place))
    found = []
    order = list(FORMS)
    for relation, owner in sorted(quoted, key=lambda way: (order.index(way[0]), way[1])):
        for number, index in enumerate(sorted(quoted[relation, owner]), start=1):
            selector = _selector(graph.dossier[owner], index)
            spot = linked.passages[f"{owner} {relation}.{index}"]
            key = passage_key(owner, number)
            found.append(QuotedPassage(key, owner, FORMS[relation], selector, spot))
    return found


def _selector(record: Record, index: int) -> Selector:
    """What a record quotes in its variant, appearance or reading of that index."""
    match record:
        case Quotation():
            found = record.variants[index].quote
        case Claim():
            found = record.appearances[index].quote
        case Event():
            source = record.readings[index].source
            found = source.quote if source else None
        case _:
            found = None
    assert found is not None, "linking has found this quote"
    return found
