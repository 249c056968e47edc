"""The passage that a quote means whose words a correction has changed: one, or none.

Nothing is anchored anew here: what is found is proposed. A passage is proposed where it alone
is close; of two that are nearly as close as each other neither is.
"""

from __future__ import annotations

import re
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from dossier.linking.alignment import differences
from dossier.linking.nearest import Words, with_ends, with_marks
from dossier.linking.normal import normal, one_for_one
from dossier.linking.quotes import GAP, Found, Passages, Problem, remedies
from dossier.linking.similarity import only_slips, shared_letters, similarity
from dossier.model.body import Range
from dossier.model.records import Selector
from dossier.model.twice import first_garbled, mended

LEAST = 0.6
"""Similarity below which a passage is not what was quoted."""
APART = 0.05
"""The next passage must be twice as far from what was quoted as the closest, and this more."""
_SLIP = 0.8
"""As near as this, letters were mistyped; below, the text says it in other words."""
PATIENCE, _LEAST_SOUGHT = 10_000_000, 20
"""Characters of a text that are gone through for the passages of all its lost quotes, and how
many are sought even in a text so long that one alone takes more than that."""
_MOST = 40
"""Places of recurring words that are weighed against each other."""
_SPACES = re.compile(r"[ \t\n\r\f\v]+")
_WORD = re.compile(r"[^\W_]")


class Proposal(Struct, frozen=True):
    """What the quote may now say."""

    selector: Selector
    place: Found
    similarity: float
    """Of the words quoted, with their prefix and suffix: `dossier.linking.similarity`."""
    only_slips: bool
    """Whether no word of them all came, went or is another."""


class Rivals(Struct, frozen=True):
    """Passages that are all close, so that none is proposed."""

    places: tuple[Found, ...]
    """In order."""


class _Candidate(Struct, frozen=True, order=True):
    similarity: float
    start: int
    end: int


class Requoting:
    """One text, in which the passages of any number of lost quotes are sought."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.passages = Passages(text)
        self._answers: dict[tuple[str, str, str, bool], Found | Problem] = {}
        self._sought = 0

    @cached_property
    def _most_sought(self) -> int:
        return max(PATIENCE // (len(self.text) + 1), _LEAST_SOUGHT)

    @cached_property
    def _words(self) -> Words:
        return Words(self.text)

    @cached_property
    def _meant(self) -> Requoting | None:
        """The text as it was before it was decoded twice; None where it was not."""
        return Requoting(mended(self.text)) if first_garbled(self.text) else None

    def find(self, selector: Selector) -> Found | Problem:
        """Where the quote stands, or why it has no place, with the passage that `propose` would
        put in its stead. Many may quote the same words: these are looked for once. Where very many
        are lost, the last of them go without a passage."""
        key = (selector.exact, selector.prefix, selector.suffix, selector.opening)
        found = self._answers.get(key)
        if found is None:
            found = self.passages.find(selector)
            if isinstance(found, Problem) and self._sought < self._most_sought:
                self._sought += 1
                found = self.advise(found, selector)
            self._answers[key] = found
        return found

    def propose(self, lost: Selector) -> Proposal | Rivals | None:
        """The one passage that comes close to what `lost` quotes; None where none does."""
        parts = [part for part in GAP.split(lost.exact) if normal(part)]
        if not parts:
            return None
        if len(parts) > 1:
            return self._propose_with_gaps(lost, parts)
        chosen = self._closest(lost)
        if not isinstance(chosen, _Candidate):
            return chosen
        exact = reworded(lost.exact, self.text[chosen.start : chosen.end])
        own = self._own(exact, chosen)
        settled = None if own is None else self._settled(lost, exact, own)
        if own is None or settled is None:
            return None
        return self._proposal(lost, settled, own, chosen.similarity)

    def advise(self, problem: Problem, lost: Selector) -> Problem:
        """The same problem; of words that are not there, the hint gives the passage that
        `propose` would, and none where it has none."""
        if problem.code != "quote-not-found" or problem.variant not in (None, "context"):
            return problem
        if self.is_garbled_for(lost):
            return replace(problem, remedies=(), hint="garbled")
        if problem.variant:
            return problem
        proposal = self.propose(lost)
        if isinstance(proposal, Rivals):
            return replace(problem, hint="rivals")
        if proposal is None:
            return problem
        found = remedies(self.passages, proposal.selector)
        is_slip = proposal.similarity >= _SLIP
        hint = "nearest" if is_slip else "reworded"
        if lost.opening:
            hint = "opening" if is_slip else "reworded-opening"
        return replace(problem, remedies=found, hint=hint)

    def is_garbled_for(self, lost: Selector) -> bool:
        """Whether `lost` may be right, and it is the text whose letters were decoded twice: nothing
        is to be proposed that holds such letters."""
        if self._meant is None or first_garbled(lost.exact):
            return False
        if isinstance(self._meant.passages.find(lost), Found):
            return True
        found = self.propose(lost)
        if isinstance(found, Proposal):
            new = found.selector
            return any(map(first_garbled, (new.exact, new.prefix, new.suffix)))
        return isinstance(self._meant.propose(lost), Proposal)

    def _own(self, exact: str, chosen: _Candidate) -> Found | None:
        """Where the matcher sees the words that were chosen."""
        for found in self.passages.places(Selector(exact)):
            if found.start < chosen.end and chosen.start < found.end:
                return found
        return None

    def _closest(self, lost: Selector) -> _Candidate | Rivals | None:
        """The closest passage, edges and all; the rivals where it is not alone."""
        weighed = sorted((self._weighed(lost, r) for r in self._candidates(lost)), reverse=True)
        if not weighed or weighed[0].similarity < LEAST:
            return None
        best = weighed[0]
        again = self.passages.places(Selector(self.text[best.start : best.end]))[:_MOST]
        weighed += [self._weighed(lost, (place.start, place.end)) for place in again]
        least = max(LEAST, 1 - 2 * (1 - best.similarity) - APART)
        rivals: list[_Candidate] = []
        for other in sorted(weighed, reverse=True):
            apart = all(other.start >= c.end or other.end <= c.start for c in (best, *rivals))
            if apart and other.similarity >= least:
                rivals.append(other)
        if rivals:
            ranges = sorted((c.start, c.end) for c in (best, *rivals))
            return Rivals(tuple(Found(*r) for r in ranges))
        longer = self._weighed(lost, self._with_ends(lost, (best.start, best.end)))
        return longer if longer.similarity >= LEAST else best

    def _with_ends(self, lost: Selector, place: Range) -> Range:
        """The range with what stands for the first and last words of the quote that it lacks, but
        for the words beside it that its context still names."""
        start, end = place
        before = self._beside(lost.prefix, start, before=True) if lost.prefix else ""
        after = self._beside(lost.suffix, end, before=False) if lost.suffix else ""
        low = start if before and similarity(lost.prefix, before) > _SLIP else 0
        high = end if after and similarity(lost.suffix, after) > _SLIP else len(self.text)
        longer = with_ends(self.text, place, lost.exact, low, high)
        return place if longer == place else self._with_edges(longer, lost.exact)

    def _candidates(self, lost: Selector) -> list[Range]:
        """Places of the very words, and the nearest passages: overall, before and behind it, and
        where the context is; else the most of the words that stands anywhere."""
        places = self.passages.places(Selector(lost.exact))[:_MOST]
        found = [(p.start, p.end) for p in places]
        nearest = self._words.nearest
        if lost.prefix or lost.suffix:
            around = nearest(f"{lost.prefix} {lost.exact} {lost.suffix}")
            if around and (inner := nearest(lost.exact, *around)):
                found.append(inner)
        if best := nearest(lost.exact):
            others = (nearest(lost.exact, 0, best[0]), nearest(lost.exact, best[1]))
            found += [best, *(other for other in others if other)]
        elif not found and (rest := self._words.longest_run(lost.exact)):
            found.append(rest)
        return list(dict.fromkeys(self._with_edges(r, lost.exact) for r in found))

    def _weighed(self, lost: Selector, place: Range) -> _Candidate:
        start, end = place
        pairs = [(lost.exact, self.text[start:end])]
        if lost.prefix:
            pairs.append((lost.prefix, self._beside(lost.prefix, start, before=True)))
        if lost.suffix:
            pairs.append((lost.suffix, self._beside(lost.suffix, end, before=False)))
        counts = [shared_letters(*pair) for pair in pairs]
        total = sum(all_of_it for _, all_of_it in counts)
        return _Candidate(sum(shared for shared, _ in counts) / total if total else 1.0, *place)

    def _beside(self, context: str, at: int, *, before: bool) -> str:
        """As many words beside a place as `context` has, as they stand in the text."""
        count = len(context.split())
        width = 2 * len(context) + 40
        if before:
            near = list(re.finditer(r"\S+", self.text[max(0, at - width) : at]))[-count:]
            return self.text[max(0, at - width) : at][near[0].start() :] if near else ""
        near = list(re.finditer(r"\S+", self.text[at : at + width]))[:count]
        return self.text[at : at + near[-1].end()] if near else ""

    def _with_edges(self, place: Range, exact: str) -> Range:
        """The range with the marks that the quote has before its first letter and behind its
        last, as far as the text has them there, and without those that it has not; but for the
        other half of a pair that the range holds one half of."""
        start, end = place
        letters = _lettered(exact)
        inside = _lettered(self.text[start:end])
        if not letters or not inside:
            return place
        start, end = start + inside[0], start + inside[1]
        lead, trail = exact[: letters[0]], exact[letters[1] :]
        for mark in reversed("".join(one_for_one(lead).split())):
            near = self.text[max(0, start - 8) : start].rstrip()
            if one_for_one(near[-1:]) != mark:
                break
            start = max(0, start - 8) + len(near) - 1
        for mark in "".join(one_for_one(trail).split()):
            rest = self.text[end : end + 8]
            at = end + len(rest) - len(rest.lstrip())
            if one_for_one(self.text[at : at + 1]) != mark:
                break
            end = at + 1
        start, end = with_marks(self.text, start, end)
        # Of a pair round all the words, which the text closes further on, no half is left.
        for opening, closing in ("«»", "“”", "()"):
            words = self.text[start:end]
            if opening in lead and closing in trail and closing not in words:
                start += len(words) - len(words.removeprefix(opening).lstrip())
            elif opening in lead and closing in trail and opening not in words:
                end = start + len(words.removesuffix(closing).rstrip())
        return start, end

    def _settled(self, lost: Selector, exact: str, own: Found) -> Selector | None:
        """The words with what settles their place: kept where right, else the shortest."""
        places = self.passages.places
        prefix = lost.prefix if own in places(Selector(exact, lost.prefix)) else ""
        suffix = lost.suffix if own in places(Selector(exact, "", lost.suffix)) else ""
        if places(Selector(exact, prefix, suffix)) != [own]:
            shortest = self.passages.selector(own.start, own.end)
            if lost.opening and not lost.prefix and not lost.suffix:
                # It has no fields beside it: a few words more tell it apart.
                whole = shortest.prefix + self.text[own.start : own.end] + shortest.suffix
                longer = one_line(whole)
                return Selector(longer, opening=True) if places(Selector(longer)) else None
            prefix, suffix = shortest.prefix or prefix, shortest.suffix or suffix
        if lost.prefix and not prefix:
            prefix = one_line(self._beside(lost.prefix, own.start, before=True))
        if lost.suffix and not suffix:
            suffix = one_line(self._beside(lost.suffix, own.end, before=False))
        settled = Selector(exact, prefix, suffix, opening=lost.opening)
        return settled if places(settled) == [own] else None

    def _propose_with_gaps(self, lost: Selector, parts: list[str]) -> Proposal | Rivals | None:
        """A quote with `[…]`: each part that is lost is sought by itself."""
        gaps = [found[0] for found in GAP.finditer(lost.exact)]
        shared = total = 0
        found = []
        for part in parts:
            words = part
            if not self.passages.places(Selector(part)):
                chosen = self._closest(Selector(part))
                if not isinstance(chosen, _Candidate):
                    return chosen
                words = reworded(part, self.text[chosen.start : chosen.end])
            counted = shared_letters(part, words)
            shared, total = shared + counted[0], total + counted[1]
            found.append(words)
        if len(gaps) != len(parts) - 1:
            gaps = [" […] "] * (len(parts) - 1)
        exact = "".join(a + b for a, b in zip(found, [*gaps, ""], strict=True))
        places = self.passages.places(Selector(exact))
        if len(places) > 1 and not (lost.prefix or lost.suffix):
            return Rivals(tuple(places[:_MOST]))
        for own in places:
            settled = self._settled(lost, exact, own) if len(places) == 1 else None
            kept = Selector(exact, lost.prefix, lost.suffix, opening=lost.opening)
            if settled is None and self.passages.places(kept) == [own]:
                settled = kept
            if settled is not None:
                return self._proposal(lost, settled, own, shared / total if total else 1.0)
        return None

    def _proposal(self, lost: Selector, new: Selector, own: Found, similarity: float) -> Proposal:
        pairs = [(lost.exact, new.exact)]
        if lost.prefix != new.prefix and lost.prefix:
            pairs.append((lost.prefix, self._beside(lost.prefix, own.start, before=True)))
        if lost.suffix != new.suffix and lost.suffix:
            pairs.append((lost.suffix, self._beside(lost.suffix, own.end, before=False)))
        return Proposal(new, own, similarity, all(only_slips(*pair) for pair in pairs))


def _lettered(text: str) -> Range | None:
    """From the first letter or digit to behind the last."""
    first = _WORD.search(text)
    if first is None:
        return None
    return first.start(), next(n for n in range(len(text), 0, -1) if _WORD.match(text, n - 1))


def reworded(written: str, words: str) -> str:
    """`words` on one line; those that `written` has too stay as they were written there.

    What differs in nothing that is compared (kinds of space, of apostrophe, of quotation mark)
    is an editor's own way of writing.
    """
    words = one_line(words)
    ours, theirs = list(re.finditer(r"\S+", written)), list(re.finditer(r"\S+", words))
    one, other = [normal(m[0]) for m in ours], [normal(m[0]) for m in theirs]
    parts: list[str] = []
    at = i = j = 0
    for start, end, first, last in [*differences(one, other), (len(one), len(one), len(other), -1)]:
        if first > j:
            # `theirs[j:first]` are `ours[i:start]`.
            parts.append(words[at : theirs[j].start()])
            parts.append(one_line(written[ours[i].start() : ours[start - 1].end()]))
            at = theirs[first - 1].end()
        i, j = end, last
    kept = "".join([*parts, words[at:]])
    return kept if normal(kept) == normal(words) else words


def one_line(text: str) -> str:
    """`text` with one space for each run of them; no-break spaces stay."""
    return _SPACES.sub(" ", text)
