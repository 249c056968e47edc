"""Text that was decoded twice: its UTF-8 was taken for Windows-1252 or Latin-1, and then saved.

« Ã© » is « é », « â€™ » an apostrophe. What could as well be meant (a capital of Portuguese or Danish
before a closing quotation mark) is only counted among others that could not.
"""

from __future__ import annotations

import re
from itertools import islice
from unicodedata import category

from dossier.sparing import late

_BYTES = {bytes([byte]).decode("cp1252", "ignore"): byte for byte in range(0x80, 0x100)}
_BYTES |= {chr(byte): byte for byte in range(0x80, 0x100)}
"""Bytes by the characters that either encoding has for them."""
_REST = f"[{''.join(re.escape(one) for one, byte in _BYTES.items() if one and byte < 0xC0)}]"
_LETTERS = "ÂÃÄÅÎÏÐÑØÙ"
_SIGNS = "€‚„\x80\x82\x84"
_ONE = rf"[{_LETTERS}]{_REST}|â[{_SIGNS}]{_REST}|ð[Ÿ\x9f]{_REST}{_REST}"
_RUN = late(f"(?:{_ONE}){{1,100}}")
"""No longer than what can be shown."""
_WORD = late(rf"(?:{_ONE}|[\w'’-])+")
_PAIR = late(f"[{_LETTERS}]{_REST}")
_HEADS = (*_LETTERS, *(f"â{one}" for one in _SIGNS), "ðŸ", "ð\x9f")
"""One of these is in every such text: a look for each takes a tenth of what the expression does."""
_CLOSING = frozenset("\xa0‘’“”…–—«»‹›ªº°¹²³·´•†‡™")
"""What may follow a capital of a real text."""
_AROUND = 40
"""Characters on either side in which its word is looked for."""


_TRIED = 1000
"""Of places that nobody would write and that mean nothing, as many are looked at."""


def first_garbled(text: str) -> re.Match[str] | None:
    """The first place that was surely decoded twice: what takes time is done for few."""
    if not any(head in text for head in _HEADS):
        return None
    sure = (run for run in _RUN.finditer(text) if _is_sure(text, run))
    tried = islice(sure, _TRIED)
    return next((run for run in tried if all(map(_is_letter_or_sign, mended(run[0])))), None)


def count_garbled(text: str) -> int:
    """How many places there are, those included that could as well be meant."""
    return sum(1 for _ in _RUN.finditer(text))


def mended(text: str) -> str:
    """What was meant; what was decoded more than twice, too."""

    def decoded(run: re.Match[str]) -> str:
        return bytes(map(_BYTES.__getitem__, run[0])).decode("utf-8", "replace")

    while (once := _RUN.sub(decoded, text)) != text:
        text = once
    return text


def _is_letter_or_sign(one: str) -> bool:
    return one.isprintable() or category(one) in ("Zs", "Cf")


def _is_sure(text: str, run: re.Match[str]) -> bool:
    """Whether nobody would write this: one pair of characters may be a capital and a sign."""
    if not _PAIR.fullmatch(run[0]):
        return True
    lead, rest = run[0][0], run[0][1]
    before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
    if lead == "Â":
        return rest != "\xa0" and not before.isupper() and before not in ("«", "»", "“", "„")
    if rest not in _CLOSING or before.islower():
        return True
    begins_a_word = after.islower() and not before.isalnum()
    return begins_a_word and lead in "ÃÅ" and not re.match(r"['’]s\b", text[run.start() + 1 :][:3])


def word_of(text: str, run: re.Match[str]) -> tuple[int, int]:
    """The word that it stands in."""
    around = max(run.start() - _AROUND, 0)
    words = _WORD.finditer(text, around, run.end() + _AROUND)
    return next(word.span() for word in words if word.end() > run.start())
