"""Whether words that look like a name are the name, or part of a longer one.

What stands beside decides. Word boundaries:

- a hyphen makes another word (« Macron-compatible », « anti-OTAN », « Paris-Match »);
- an apostrophe before must be an elision (`l'`, `d'`, `qu'`, `jusqu'`…), one behind the
  English possessive (`Trump's`);
- `@` before or behind, and `.` with a small letter behind, make an address.

A longer capitalised name:

- A capitalised word right behind makes one (« Trump Tower », « Charles III »), unless it is
  one of the actor's own (« Macron Emmanuel »), begins a known name of several words, or is a
  word that sentences begin with (two lines of a poem, a headline and its text).
- A capitalised word right before makes one (« Brigitte Macron », « Radio France »), unless it
  is one of the actor's own (« Donald Trump » where `Trump` is an alias of *Donald J. Trump*),
  a title (« le Président Macron », « Mme Le Pen »), a word that any sentence may begin with
  (« Selon Macron »), a word that begins its sentence and stands in small letters elsewhere in
  the text, or a demonym behind its article (« l'Américain Trump »).
- A capitalised word before `de`, `du`, `des`, `d'` makes one (« Institut du Monde arabe »,
  « Banque de France »), unless it is one of the actor's own, a title (« le Président de la
  Russie »), a demonym or another known name (« éloigner Kiev de l'OTAN »). Where it begins the
  sentence, its capital tells nothing, and only words that head the names of institutions count.
- An initial before (« B. Macron ») must be one of the actor's.
- Between words in full capitals only what stands right before the one word of a person's
  name counts (« BRIGITTE MACRON »).

In doubt nothing is linked: a missing link is mended by an alias, a wrong one misleads.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import cached_property

from dossier.linking.lexicon import (
    ARTICLES,
    ELIDED,
    HEADS,
    LINK_ENDS,
    OPENERS,
    TITLES,
    is_demonym,
)
from dossier.linking.names import WORD
from dossier.model.names import fold

_LINK = re.compile(
    r"(?:^|(?<=[\s'\"«“(]))(?:de la |de l'|dell'|de |du |des |d'|del |della |of the |of |von |van )$",
    re.IGNORECASE,
)
_NEXT = re.compile(r" ([^\W_][\w'-]*)")
_ELISION = re.compile(r"(?:[ldjmnstc]|qu|lorsqu|puisqu|jusqu)'", re.IGNORECASE)
_OPENING = re.compile(r"[«“\"(\[‹–—•]")
_REACH = 80
"""Characters before a name that are looked at."""
_SEARCHES = 32
"""Words that are looked for in a text one by one, before all of its words are gathered."""
_SENTENCE_ENDS = '.!?…:;•–—«“"([‹'
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")


def is_bounded(text: str, start: int, end: int) -> bool:
    """Whether [start, end) of a levelled text is a word, or words, of its own."""
    if start:
        before = text[start - 1]
        if before.isalnum() or before in "_@":
            return False
        if before == "-" and start > 1 and _is_letter(text[start - 2]):
            return False
        if before == "'" and start > 1 and _is_letter(text[start - 2]):
            word = _last_word(text, start - 1)
            if word.casefold() not in ELIDED:
                return False
    if end < len(text):
        after, beyond = text[end], text[end + 1 : end + 2]
        if _is_letter(after) or after == "@":
            return False
        if after == "-" and _is_letter(beyond):
            return False
        if after == "." and beyond.islower():
            return False
        if after == "'" and _is_letter(beyond):
            return beyond in "sS" and not _is_letter(text[end + 2 : end + 3])
    return True


def _is_letter(character: str) -> bool:
    return (
        character.isalnum() or character == "_" or unicodedata.category(character or " ")[0] == "M"
    )


def _last_word(text: str, end: int) -> str:
    start = end
    while start and end - start < 12 and (text[start - 1].isalnum() or text[start - 1] == "-"):
        start -= 1
    return text[start:end]


class Vocabulary:
    """The words of a whole text: looked for one by one, and gathered where many are asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, bool] = {}

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(WORD.findall(self._text))

    def __contains__(self, word: str) -> bool:
        found = self._known.get(word)
        if found is None:
            by_search = len(self._known) < _SEARCHES
            found = self._holds(word) if by_search else word in self._words
            self._known[word] = found
        return found

    def _holds(self, word: str) -> bool:
        """As `word in _words`."""
        text = self._text
        at = text.find(word) if WORD.fullmatch(word) else -1
        while at >= 0:
            end = at + len(word)
            if not WORD.match(text[end : end + 1]) and not (at and WORD.match(text[at - 1])):
                return True
            at = text.find(word, end)
        return False


class Neighbours:
    """A levelled paragraph, and what is known of the words that stand in it."""

    def __init__(
        self, text: str, vocabulary: Vocabulary, last_words: Container[str], several: Container[int]
    ) -> None:
        self._text = text
        self._vocabulary = vocabulary
        self._last_words = last_words
        """Of all names."""
        self._several = several
        """Where names of several words may begin."""

    def leave(
        self, start: int, end: int, own: frozenset[str], *, in_capitals: bool, is_surname: bool
    ) -> bool:
        """Whether what stands beside [start, end) makes no longer name of it.

        `own` are the folded words of the actor's names; `in_capitals`: the name is written
        otherwise; `is_surname`: it is one word, a person's.
        """
        floor = max(0, start - _REACH)
        return self._leaves_behind(end, own, in_capitals) and self._leaves_before(
            floor, start, end, own, in_capitals, is_surname
        )

    def _leaves_behind(self, end: int, own: frozenset[str], in_capitals: bool) -> bool:
        found = _NEXT.match(self._text, end)
        if found is None or not found[1][0].isupper():
            return True
        if in_capitals and found[1].isupper():
            return True
        plain = fold(found[1])
        return plain in own or plain in OPENERS or end + 1 in self._several

    def _leaves_before(
        self,
        floor: int,
        start: int,
        end: int,
        own: frozenset[str],
        in_capitals: bool,
        is_surname: bool,
    ) -> bool:
        text = self._text
        at = start
        begin = self._chunk(floor, at)
        while text[begin:at].lower() in LINK_ENDS and (found := _LINK.search(text, floor, at)):
            at = found.start()
            begin = self._chunk(floor, at)
        linked = at < start
        if begin == at or text[at - 1] != " ":
            return linked or self._is_elided(at, end)
        chunk = text[begin : at - 1]
        if chunk[:1].islower() and "'" not in chunk:
            return True
        elision = _ELISION.match(chunk)
        word = chunk[elision.end() :] if elision else chunk
        if _INITIALS.fullmatch(word):
            return linked or word in ("M.", "MM.") or fold(word[0]) in {w[:1] for w in own}
        if not word or not word[0].isupper() or not word[-1].isalnum():
            return True
        plain = fold(word)
        if plain in own and not linked:
            return self._leaves_before(floor, at - 1 - len(word), end, own, in_capitals, False)
        if plain in own or plain in TITLES:
            return True
        if in_capitals and word.isupper():
            return linked or not is_surname or plain in OPENERS
        follows_article = elision is not None or self._follows_article(begin)
        if follows_article and plain not in HEADS and is_demonym(plain):
            return True
        opens = elision is None and self._opens_sentence(begin)
        if linked:
            return plain not in HEADS if opens else word in self._last_words
        if word in self._last_words and " " in text[start:end]:
            return True
        return plain in OPENERS or (opens and word.lower() in self._vocabulary)

    def _chunk(self, floor: int, at: int) -> int:
        """Where the word begins that ends at `at` or at the space before it."""
        begin = max(self._text.rfind(" ", floor, at - 1) + 1, floor)
        return at - len(_OPENING.split(self._text[begin:at])[-1].lstrip("'-"))

    def _is_elided(self, at: int, end: int) -> bool:
        """Whether a capital elision before `at` may have its capital from the sentence."""
        text = self._text
        if at < 2 or text[at - 1] != "'" or not text[at - 2].isupper() or text[at:end].isupper():
            return True
        return self._opens_sentence(at - 1 - len(_last_word(text, at - 1)))

    def _opens_sentence(self, at: int) -> bool:
        before = self._text[max(0, at - 6) : at].rstrip(" ")
        return not before or before[-1] in _SENTENCE_ENDS or before == "-" or before[-2:] == " -"

    def _follows_article(self, at: int) -> bool:
        before = self._text[max(0, at - 6) : at].split(" ")
        return len(before) > 1 and not before[-1] and before[-2].lower() in ARTICLES
