"""A text whose paragraphs run together, for want of an empty line between them.

It came from a page, a PDF or a mail with one paragraph a line, and is a single paragraph here:
an excerpt of the first two would print it whole. A text is never changed for it, only told of.
"""

from __future__ import annotations

from itertools import pairwise

from dossier.diagnostics import Report
from dossier.model.body import Block, Body
from dossier.model.facts import BodyFacts
from dossier.model.records import Article
from dossier.reading.documents import place_of
from dossier.reading.holdings import RecordSource
from dossier.sparing import late

_LONG = 80
"""Words of an excerpt at which it matters that it is cut nowhere."""
_WRAPPED = 160
"""Characters beyond which no program folds its lines."""
_RAGGED = 0.9
"""How full of the widest a line is that was folded, with the word that it had no room for."""
_BREAKS = late("[\n\u2028\u2029]")
_ENDED = late(r"""[.!?…][»”’"')\]\s]*""" + r"\Z")
_HEAD = late(r"(?:[^\S\n]*\S+){1,6}")
"""The first words of a line, which are looked for."""
_TAB = "\v"
"""What Word writes for a line's end; a blank in the body."""


def warn_of_run_on(source: RecordSource, body: Body, facts: BodyFacts, report: Report) -> None:
    """Say that an article's excerpt holds more paragraphs than it should, by its lines."""
    article = source.record
    if not isinstance(article, Article) or not article.verbatim or article.rights != "excerpt":
        return
    if article.draft or article.private or facts.words < _LONG:
        return
    printed = body.blocks[: facts.printed_blocks(article.excerpt)]
    is_whole = all(block.kind == "footnotes" for block in body.blocks[len(printed) :])
    texts = [body.text[slice(*block.text)] for block in printed if block.kind == "paragraph"]
    found = sum(map(_paragraphs, texts)) + (source.body.count(_TAB) if is_whole else 0)
    if found <= article.excerpt:
        return
    words = sum(any(map(str.isalnum, word)) for text in texts for word in text.split())
    if words < _LONG:
        return
    longest = max((one for one in printed if one.kind == "paragraph"), key=_length)
    start = longest.text[0]
    head = _HEAD.match(body.text, start)
    place = place_of(source, body.text, start, head.end() if head else start)
    variant = "whole" if is_whole else None
    report.warning("paragraphs-run-on", article.path, place, variant=variant, words=str(words))


def _length(block: Block) -> int:
    return block.text[1] - block.text[0]


def _paragraphs(text: str) -> int:
    """As how many a block was probably meant: a line that was not folded and ends a sentence
    ends one, and so does what only looks like an empty line.
    """
    lines = _BREAKS.split(text)
    widest = _RAGGED * max(map(len, lines))
    count = 1
    for line, following in pairwise(lines):
        if not following.strip():
            continue
        room = widest - len(line) - 1 >= len(following.split(None, 1)[0])
        if not line.strip() or (_ENDED.search(line) and (room or len(line) > _WRAPPED)):
            count += 1
    return count
