"""The dossier's words in three orders: what completion and correction look through.

A row is a written form and, as one last digit, in about how many documents it stands under one
stem: so the row of a frequent word is not another for each edit.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from dossier.search.index.listing import shared_by
from dossier.search.index.spelling import units
from dossier.search.index.tables import Layout, Row
from dossier.search.language.words import LONGEST_WORD, fold
from dossier.search.packed import numbers

LONG = 8
"""Letters from which a word may be found by its middle; shorter ones by their beginning and
length."""
HEAD = 3
"""Letters before that middle."""
WORD_BOUND = 8192

_STEPS = [1, 2, 4, *(round(8 * 2 ** (n / 4)) for n in range(54))]
"""The least number of documents for each digit: octaves first, then quarters of them."""
_PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ACCENTED = "àâäçéèêëîïôöùûüÿœæñáíóúßøå"
"""Letters that capitals stand for; the file `lists` holds them, too."""
_LENGTHEN = str.maketrans(_PLAIN, ACCENTED)
_SHARED = {numbers.write_one(shared): shared for shared in range(LONGEST_WORD + 1)}


def rows(forms: Iterable[tuple[str, int]]) -> list[Row]:
    """The rows of forms, each with how many documents hold it. One letter is no word here,
    nor is a number, nor what a browser counts as more characters than it has."""
    found = []
    for form, count in forms:
        if len(form) > 1 and not form.isdigit() and (form.isascii() or max(form) <= "\uffff"):
            digit = numbers.write_one(bisect_right(_STEPS, count) - 1)
            found.append((fold(form), form + digit))
    return found


def octaves(digit: int) -> int:
    """Four times the binary logarithm of how many documents a digit stands for, about."""
    return 4 * digit if digit < 3 else digit + 9


def _folded(row: str) -> str:
    return fold(row[:-1])


def by_beginning(folded: str) -> str:
    """The key under which a word is completed."""
    return folded


def by_end(folded: str) -> str:
    """Its length, then its letters from the last."""
    if "_" not in folded:
        return f"{min(len(folded), LONG)}{folded[::-1]}"
    letters = units(folded)
    return f"{min(len(letters), LONG)}{''.join(letters[::-1])}"


def by_middle(folded: str) -> str:
    """Its length, then its letters; of a long word those after the first few, and then these."""
    letters = folded if "_" not in folded else units(folded)
    if len(letters) < LONG:
        return f"{len(letters)}{folded}"
    head = "".join(letters[:HEAD])
    return f"{min(len(letters), LONG + 1)}{folded[len(head) :]}{head}"


def _as_it_is(form: str) -> str:
    return form


def _backwards(form: str) -> str:
    return form[::-1]


def _turned(form: str) -> str:
    return form if len(form) < LONG else form[HEAD:] + form[:HEAD]


def _turned_back(text: str) -> str:
    return text if len(text) < LONG else text[-HEAD:] + text[:-HEAD]


def _shortened(text: str) -> str:
    # Few of them stand in a text: looking for each is faster than looking each letter up.
    for letter, plain in zip(ACCENTED, _PLAIN, strict=True):
        text = text.replace(letter, plain)
    return text


Turn = Callable[[str], str]


def _layout(kind: str, key: Turn, turn: Turn, back: Turn) -> Layout:
    """`turn` puts first the letters that neighbours in the table share."""

    def pieces(before: str, rows: Sequence[str]) -> str:
        """Each word as how much of the one before it begins with, the rest, and its digit."""
        written = []
        last = before
        for row in rows:
            form = turn(row[:-1])
            shared = shared_by(last, form)
            written.append(numbers.write_one(shared) + form[shared:] + row[-1])
            last = form
        return _shortened(" ".join(written))

    def write(rows: Sequence[str]) -> str:
        return pieces("", rows)

    def amend(payload: str, at: int, gone: int, come: int, rows: Sequence[str]) -> str:
        # The word that follows says what it shares with the last that has come.
        held = payload.split(" ")
        some = pieces(turn(rows[at - 1][:-1]) if at else "", rows[at : at + come + 1])
        held[at : at + gone + 1] = [some] if some else []
        return " ".join(held)

    def read(payload: str) -> list[str]:
        found = []
        last = ""
        for piece in payload.split(" "):
            more = piece[1:-1]
            if not more.islower():
                more = more.translate(_LENGTHEN)
            last = last[: _SHARED[piece[0]]] + more
            found.append(back(last) + piece[-1])
        return found

    def exchange(payload: str, old: str, new: str) -> str | None:
        text = _shortened(turn(old[:-1]))
        at = _find(payload, text, old[-1])
        again = numbers.write_one(len(text))
        is_twice = payload.startswith(again, at + 2) and payload[at + 4 : at + 5] in _PARTED
        if at < 0 or new[:-1] != old[:-1] or is_twice:
            return None
        return payload[:at] + new[-1] + payload[at + 1 :]

    return Layout(kind, WORD_BOUND, _folded, key, _weight, write, amend, read, exchange)


def _find(payload: str, text: str, digit: str) -> int:
    """Where the digit stands of a word, as it is turned and shortened; -1 where there is none, or
    a word as that has come before it, which says all of it."""
    found = []
    for shared in range(len(text) + 1):
        piece = numbers.write_one(shared) + text[shared:] + digit
        at = payload.find(piece)
        while at >= 0:
            end = at + len(piece)
            if payload[at - 1 : at] in _PARTED and payload[end : end + 1] in _PARTED:
                found.append((at, shared))
            at = payload.find(piece, end)
    # Others end alike after other letters, which mostly is soon seen.
    for most in (_LOOKED_AT, len(payload)):
        if len(found) > 1:
            found = [(at, n) for at, n in found if _may_follow(payload, at, text[:n], most)]
    if len(found) != 1 or found[0][1] == len(text):
        return -1
    return found[0][0] + len(text) - found[0][1] + 1


_LOOKED_AT = 16
_PARTED = ("", " ")


def _may_follow(payload: str, at: int, head: str, most: int) -> bool:
    """Whether the word before a piece may begin with these letters, as so many pieces tell."""
    for _ in range(most):
        if not head:
            break
        end = at - 1
        at = payload.rfind(" ", 0, end) + 1
        shared = _SHARED[payload[at]]
        if shared < len(head):
            if not payload.startswith(head[shared:], at + 1, end - 1):
                return False
            head = head[:shared]
    return True


def _weight(row: str) -> int:
    return len(row) * 2 // 3 + 2


BEGINNINGS = _layout("w", by_beginning, _as_it_is, _as_it_is)
ENDS = _layout("e", by_end, _backwards, _backwards)
MIDDLES = _layout("c", by_middle, _turned, _turned_back)
WORD_LAYOUTS = (BEGINNINGS, ENDS, MIDDLES)
