"""Nothing in a source line commands the terminal, and carets stand under what is meant."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.diagnostics import display
from dossier.diagnostics.display import WIDEST, excerpt, pasteable, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("harbour", "harbour"),
        ("l’été : « œuvre »", "l’été : « œuvre »"),
        ("a\x1b[2Jb", "a<U+001B>[2Jb"),
        ("a\u202eb", "a<U+202E>b"),
        ("a\u200bb", "a<U+200B>b"),
        ("a\u2028b", "a<U+2028>b"),
        ("a\nb\tc", "a<U+000A>b    c"),
        ("a\udc80b", "a<U+DC80>b"),
        ("e\u0301", "e\u0301"),
        ("e" + "\u0301" * 6, "e" + "\u0301" * 4 + "<U+0301>" * 2),
    ],
)
def test_what_cannot_be_seen_is_written_out(text, shown):
    """Controls, bidirectional marks and invisible characters have names instead of effects."""
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("\ttitle: été", "\ttitle: été"),
        ("co\u00adopérer", "co\u00adopérer"),
        ("a\x1bb\u202ec", "a<U+001B>b<U+202E>c"),
    ],
)
def test_a_line_to_paste_keeps_its_characters(line, shown):
    """Only what could command or reorder the terminal is changed in it."""
    assert pasteable(line) == shown


@pytest.mark.parametrize(
    ("line", "column", "end", "shown", "carets"),
    [
        ("actors: [port, mayr]", 16, 20, "actors: [port, mayr]", " " * 15 + "^^^^"),
        ("\tkey", 2, 5, "    key", "    ^^^"),
        ("日本: x", 1, 3, "日本: x", "^^^^"),
        ("日本: x", 5, 6, "日本: x", "      ^"),
        ("e\u0301t", 3, 4, "e\u0301t", " ^"),
        ("a\u202eb", 2, 3, "a<U+202E>b", " ^^^^^^^^"),
        ("ab", 3, 4, "ab", "  ^"),
        ("ab", 9, 12, "ab", "  ^"),
        ("", 1, 1, "", "^"),
    ],
)
def test_carets_follow_what_is_shown(line, column, end, shown, carets):
    """Tabs, wide characters and combining marks take the cells that they take."""
    assert excerpt(line, column, end) == (shown, carets)


def test_a_long_line_is_cut_around_its_caret():
    """What is meant stands whole in the window, with an ellipsis where the line goes on."""
    shown, carets = excerpt("a" * 500 + "bad" + "c" * 500, 501, 504)

    assert shown.startswith("…a")
    assert shown.endswith("c…")
    assert shown[carets.index("^") : carets.rindex("^") + 1] == "bad"


@settings(max_examples=150, derandomize=True)
@given(st.text(max_size=260), st.integers(1, 300), st.integers(1, 300))
def test_any_line_is_shown_safely(line, column, end):
    """Whatever the line and the place, one printable line of bounded width has carets under it."""
    shown, carets = excerpt(line, column, end)

    assert all(unicodedata.category(c)[0] != "C" for c in shown)
    assert "^" in carets
    assert set(carets) <= {" ", "^"}
    assert len(carets) <= WIDEST + 2


def test_what_is_taken_for_plain_is_shown_as_it_is_in_one_cell() -> None:
    plain = "".join(c for c in map(chr, range(0x3000)) if display._PLAIN.fullmatch(c))
    assert list(display._cells(plain)) == [(c, 1) for c in plain]
    assert {"é", "œ", "’", "\u00a0", "\u202f", "«", "€"} <= set(plain)
