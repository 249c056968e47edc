"""Quotes found in the text they are taken from, under the W3C's TextQuoteSelector.

A quote is what a reader sees: it is sought in `Body.text`, compared as
`dossier.linking.normal` says. Every place where the words stand counts, inside a longer
word too; `prefix` and `suffix`, where given, must stand right beside them, also where they
occur once, so that a text that changed never moves an anchor in silence.
"""

from __future__ import annotations

import json
import re

from msgspec import Struct

from dossier.diagnostics import Place, Report
from dossier.linking.normal import normal, normalise
from dossier.linking.occurrences import places
from dossier.model.body import Range
from dossier.model.records import Selector
from dossier.sparing import late

GAP = re.compile(r"\s*\[\s*(?:…|\.\.\.)\s*\]\s*")
"""`[…]` in a quote: the shortest run that fits."""
_MOST_PARTS = 20
"""Parts of a quote with gaps: each is one pass over the text."""
_FARTHEST = 240
"""Characters of context looked at to tell two places apart."""
_MOST_RIVALS = 240
"""Places that are told apart."""
_SHOWN = 4
"""How many places of an ambiguous quote a hint tells apart."""
_LONG_HINT = 320
"""A nearest passage above this is shown as its ends, with `[…]` between."""


class Found(Struct, frozen=True, array_like=True):
    """Where a quote stands in the text, white space at its ends left out."""

    start: int
    end: int


class Problem(Struct, frozen=True, kw_only=True):
    """Why a quote has no place of its own."""

    code: str
    """`quote-not-found` or `quote-ambiguous`"""
    variant: str | None = None
    """`empty`: nothing to look for. `gaps`: more `[…]` than are followed. `context`: the
    words are there, the prefix or suffix is not beside them."""
    quote: str
    places: int = 0
    remedies: tuple[str, ...] = ()
    """Ready to paste: fields (`quote: "…"`, `prefix: "…"`) or block quotations (`> …`)."""
    hint: str | None = None
    """The wording of the hint that gives them."""
    where: tuple[str, ...] = ()
    """Of an ambiguous quote, its first places: a few words around each."""


class Passages:
    """One text, normalised once, in which any number of quotes are sought."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._normal = normalise(text)

    def find(self, selector: Selector) -> Found | Problem:
        parts = [part for part in map(normal, GAP.split(selector.exact)) if part]
        if not parts:
            return Problem(code="quote-not-found", variant="empty", quote=selector.exact)
        if len(parts) > _MOST_PARTS:
            return Problem(code="quote-not-found", variant="gaps", quote=selector.exact)
        prefix, suffix = normal(selector.prefix), normal(selector.suffix)
        places = self._places(parts, prefix, suffix)
        if len(places) == 1:
            return Found(*self._normal.range(*places[0]))
        if places:
            return self._ambiguous(selector, places)
        if prefix or suffix:
            places = self._places(parts, "", "")
            if places:
                return Problem(
                    code="quote-not-found",
                    variant="context",
                    quote=selector.exact,
                    places=len(places),
                    remedies=(remedies := self._contexts(places)),
                    hint="contexts" if remedies else None,
                )
        return Problem(code="quote-not-found", quote=selector.exact)

    def places(self, selector: Selector) -> list[Found]:
        """Every place of the words with this prefix and suffix beside them, in order."""
        parts = [part for part in map(normal, GAP.split(selector.exact)) if part]
        if not 0 < len(parts) <= _MOST_PARTS:
            return []
        found = self._places(parts, normal(selector.prefix), normal(selector.suffix))
        return [Found(*self._normal.range(*place)) for place in found]

    def selector(self, start: int, end: int) -> Selector:
        """What a note writes to mean [start, end): the words, and what settles their place."""
        exact = " ".join(self.text[start:end].split())
        sought = normal(exact)
        if not sought:
            return Selector(exact)
        places = self._places([sought], "", "")
        own = next((p for p in places if self._normal.range(*p) == (start, end)), None)
        if own is None or len(places) < 2:
            return Selector(exact)
        return Selector(exact, *self._context(own, places))

    def _places(self, parts: list[str], prefix: str, suffix: str) -> list[Range]:
        return places(self._normal.text, parts, prefix, suffix)

    def _ambiguous(self, selector: Selector, places: list[Range]) -> Problem:
        if selector.opening:
            remedies, hint = self._longer(places), "longer"
        else:
            remedies, hint = self._contexts(places), "contexts"
        return Problem(
            code="quote-ambiguous",
            quote=selector.exact,
            places=len(places),
            remedies=remedies,
            hint=hint if remedies else None,
            where=tuple(self._around(place) for place in places[:_SHOWN]),
        )

    def _around(self, place: Range) -> str:
        """A place with the few words before it and after it."""
        start, end = self._normal.range(*place)
        before, after = self.text[max(0, start - 60) : start], self.text[end : end + 60]
        first, last = (
            re.search(r"(?:\S+\s+){0,2}\S*\s*\Z", before),
            re.match(r"\s*\S*(?:\s+\S+){0,2}", after),
        )
        words = _clipped(self.text[start:end])
        around = f"… {first and first[0]}[{words}]{last and last[0]}"
        return " ".join(around.split()) + " …"

    def _longer(self, places: list[Range]) -> tuple[str, ...]:
        """Block quotations of the same words with as many around them as tell them apart."""
        lines = []
        for place in places[:_SHOWN]:
            prefix, suffix = self._context(place, places)
            if prefix or suffix:
                start, end = self._normal.range(*place)
                lines.append(block_quotation(prefix + self.text[start:end] + suffix))
        return tuple(dict.fromkeys(lines))

    def _contexts(self, places: list[Range]) -> tuple[str, ...]:
        fields = []
        for place in places[:_SHOWN]:
            prefix, suffix = self._context(place, places)
            field = _field("prefix", prefix) if prefix else _field("suffix", suffix)
            if (prefix or suffix) and field not in fields:
                fields.append(field)
        return tuple(fields)

    def _context(self, own: Range, places: list[Range]) -> tuple[str, str]:
        """The shortest (prefix, suffix) of whole words that tells a place from the others.

        Both are empty where nothing near does, and where there are too many others.
        """
        if len(places) > _MOST_RIVALS:
            return "", ""
        others = [place for place in places if place != own]
        text = self._normal.text
        start, end = self._normal.range(*own)
        before = _shared_before(text, own[0], [other[0] for other in others])
        if before is not None:
            for word in _word_starts_before(self.text, start):
                length = len(normal(self.text[word:start]))
                if length > before:
                    return _on_one_line(self.text[word:start]), ""
        after = _shared_after(text, own[1], [other[1] for other in others])
        if after is not None:
            for word in _word_ends_after(self.text, end):
                if len(normal(self.text[end:word])) > after:
                    return "", _on_one_line(self.text[end:word])
        return "", ""


def remedies(passages: Passages, chosen: Selector) -> tuple[str, ...]:
    """The fields, or the block quotation, that quote so; a long passage as its ends."""
    shown = chosen.exact
    if len(shown) > _LONG_HINT:
        words = shown.split(" ")
        shortened = f"{' '.join(words[:12])} […] {' '.join(words[-12:])}"
        if isinstance(passages.find(Selector(shortened, chosen.prefix, chosen.suffix)), Found):
            shown = shortened
    if chosen.opening:
        return (block_quotation(chosen.prefix + shown + chosen.suffix),)
    fields = {"quote": shown, "prefix": chosen.prefix, "suffix": chosen.suffix}
    return tuple(_field(name, value) for name, value in fields.items() if value)


def report_problem(problem: Problem, path: str, place: Place, quoted: str, report: Report) -> None:
    """Add the finding to the report, as an error of the file that quotes; `quoted` is the other."""
    report.error(
        problem.code,
        path,
        place,
        hint=problem.hint,
        variant="more" if problem.places > len(problem.where) > 0 else problem.variant,
        where=" · ".join(problem.where),
        quote=_clipped(problem.quote),
        places=str(problem.places),
        file=quoted,
        remedy=(", " if problem.hint in ("nearest", "reworded") else "\n").join(problem.remedies),
    )


_MARKUP = late(
    r"^(?:[-+#>=~]|\d{1,9}(?=[.)]\s))|[\\`*<]|_(?!\w)|(?<!\w)_|\[(?=[^]]*\]\()|&(?=#?\w+;)"
)


def block_quotation(words: str) -> str:
    """The line `> …` that opens a note with these words, what Markdown would take for mark-up
    escaped."""

    def escaped(found: re.Match[str]) -> str:
        return found[0] + "\\" if found[0].isdigit() else "\\" + found[0]

    return "> " + _MARKUP.sub(escaped, " ".join(_on_one_line(words).split(" ")).strip())


def _on_one_line(text: str) -> str:
    return re.sub(r"\s*\n\s*", " ", text)


def _clipped(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= 120 else f"{words[:100].rstrip()}…"


def _field(name: str, value: str) -> str:
    """`name: value` as YAML takes it, in the quotation marks that need least escaping."""
    if '"' not in value and "\\" not in value:
        return f'{name}: "{value}"'
    if value.isprintable() or all(c.isprintable() or c in "\u00a0\u202f" for c in value):
        return f"{name}: '{value.replace(chr(39), chr(39) * 2)}'"
    return f"{name}: {json.dumps(value, ensure_ascii=False)}"


def _shared_before(text: str, own: int, others: list[int]) -> int | None:
    """How many characters before `own` also stand before one of `others`; None: too many."""
    most = 0
    for other in others:
        length = 0
        while length < min(own, other) and text[own - length - 1] == text[other - length - 1]:
            length += 1
            if length > _FARTHEST:
                return None
        if length == own:
            return None
        most = max(most, length)
    return most


def _shared_after(text: str, own: int, others: list[int]) -> int | None:
    """How many characters after `own` also stand after one of `others`; None: too many."""
    most = 0
    for other in others:
        length = 0
        limit = len(text) - max(own, other)
        while length < limit and text[own + length] == text[other + length]:
            length += 1
            if length > _FARTHEST:
                return None
        if own + length == len(text):
            return None
        most = max(most, length)
    return most


def _word_starts_before(text: str, start: int) -> list[int]:
    """Places before `start` where a prefix of whole words may begin, nearest first."""
    window = max(0, start - 2 * _FARTHEST)
    return [window + m.start() for m in re.finditer(r"\S+", text[window:start])][::-1]


def _word_ends_after(text: str, end: int) -> list[int]:
    return [end + m.end() for m in re.finditer(r"\S+", text[end : end + 2 * _FARTHEST])]
