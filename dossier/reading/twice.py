"""Text that was decoded twice: its UTF-8 was taken for Windows-1252 or Latin-1, and then saved.

« Ã© » is « é », « â€™ » an apostrophe. What could as well be meant (a capital of Portuguese or Danish
before a closing quotation mark) is only counted among others that could not. Who writes of such
letters writes them as code, where none is looked for.
"""

from __future__ import annotations

import re
from itertools import islice
from unicodedata import category

from dossier.diagnostics import Place, Report
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
_CODE = late(
    r"\\`"  # which opens none
    r"|^[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)?(?P<fence>`{3,16}|~{3,16})[^`\n]*+$"
    r"(?:\n(?![ \t>]*+(?P=fence)[`~]*+[ \t]*+$)[^\n]*+)*+(?:\n[^\n]*+)?"
    r"|(?<!`)(?P<ticks>`{1,16})(?!`)"
    r"(?:[^`\n]++|\n(?![ \t>]*+\n)|(?!(?P=ticks)(?!`))`++)++(?P=ticks)(?!`)",
    re.MULTILINE,
)
"""Code of Markdown: a block in fences, and what stands in a paragraph between as many backticks.
Their number has a limit so that each character is looked at a few times at most."""
_CLOSING = frozenset("\xa0‘’“”…–—«»‹›ªº°¹²³·´•†‡™")
"""What may follow a capital of a real text."""
_AROUND = 40
"""Characters on either side in which its word is looked for."""


_TRIED = 1000
"""Of places that nobody would write and that mean nothing, as many are looked at."""


def warn_of_twice(text: str, path: str, report: Report) -> None:
    """Say where a text was first decoded twice, what was meant there, and how often it was."""
    if not any(head in text for head in _HEADS) or not _first(text):
        return
    if not path.endswith(".bib"):  # where two backticks open a quotation
        text = _CODE.sub(_blank, text)
    if not (first := _first(text)):
        return
    start, end = _word(text, first)
    shown, count = text[start:end], sum(1 for _ in _RUN.finditer(text))
    row = text.rfind("\n", 0, start) + 1
    place = Place.on_line(text.count("\n", 0, start) + 1, start - row + 1, end - start)
    report.warning(
        "decoded-twice", path, place, variant="often" if count > 1 else None,
        found=shown, meant=_mended(shown), count=str(count),
    )  # fmt: skip


def _blank(code: re.Match[str]) -> str:
    """As much of nothing: what follows it keeps its place."""
    return "\n".join(" " * len(line) for line in code[0].split("\n"))


def _first(text: str) -> re.Match[str] | None:
    """The first place that is sure: what takes time is done for few."""
    sure = (run for run in _RUN.finditer(text) if _is_sure(text, run))
    tried = islice(sure, _TRIED)
    return next((run for run in tried if all(map(_is_letter_or_sign, _mended(run[0])))), None)


def _mended(text: str) -> str:
    """What was meant; what was decoded more than twice, too."""

    def decoded(run: re.Match[str]) -> str:
        return bytes(map(_BYTES.__getitem__, run[0])).decode("utf-8", "replace")

    while (mended := _RUN.sub(decoded, text)) != text:
        text = mended
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


def _word(text: str, run: re.Match[str]) -> tuple[int, int]:
    """The word that it stands in."""
    around = max(run.start() - _AROUND, 0)
    words = _WORD.finditer(text, around, run.end() + _AROUND)
    return next(word.span() for word in words if word.end() > run.start())
