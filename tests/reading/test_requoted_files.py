"""A quote is rewritten where it stands; all else in the file stays, byte for byte."""

from __future__ import annotations

from unittest.mock import patch

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.config import Dossier
from dossier.model.records import Note, Selector
from dossier.reading import requoting
from dossier.reading.documents import NO_DEFAULTS
from dossier.reading.quoting import double_quoted
from dossier.reading.requoting import QuotingFile, Requote, requote, selectors_of

WORDS = "le port l’an 1. #2 - : oui, non: [a] {b} \"c\" 'd' % @e * _f_ `g` <h> & > | ! \\i « » …".split()
STYLES = {
    "double": "quote: {double}",
    "single": "quote: {single}",
    "literal": "quote: |-\n  {plain}",
    "folded": "quote: >\n   {plain}\n",
    "lines": "quote: |\n  {lines}",
    "flow": "against: {{target: b, quote: {double}}}",
    "opening": "",
}
PREFIX = "# un : deux\n"
SUFFIX = "\n# trois\nauthor: A. R.   # quatre\n"


def note(style: str, words: list[str]) -> str:
    """A note that quotes some words, written in one style."""
    text = " ".join(words)
    filled = STYLES[style].format(
        plain=text,
        double=double_quoted(text),
        single="'" + text.replace("'", "''") + "'",
        lines=text.replace(" ", "\n  "),
    )
    kind = "kind: contradiction\n" if style == "flow" else ""
    body = f"> {text}\n\nVu." if style == "opening" else "Vu.\n> pas de citation"
    return f"---\n{PREFIX}target: a\n{kind}{filled}{SUFFIX}---\n\n{body}\n"


FILE = QuotingFile("notes/n.md", "note", NO_DEFAULTS, Dossier(title="T"))


def quote_of(data: bytes, record: str = "n", file: QuotingFile = FILE) -> Selector | None:
    return next(iter(file.quotes(data).get(record, [])), None)


def one(data: bytes, new: Selector, file: QuotingFile = FILE) -> bytes | None:
    """The file with a new quote in its first record; None where it cannot be written."""
    written, refused = requote(file, data, [Requote("n", 0, new)])
    assert written == data or not refused
    return None if refused else written


some_words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6)


@pytest.mark.parametrize("style", STYLES)
@settings(derandomize=True, max_examples=40, deadline=None)
@given(old=some_words, new=some_words, crlf=st.booleans(), bom=st.booleans())
def test_any_words_can_be_written(
    style: str, old: list[str], new: list[str], crlf: bool, bom: bool
) -> None:
    """In any style; what is read again is what was meant, and the rest is untouched."""
    text = note(style, ["mot", *old])
    data = text.replace("\n", "\r\n" if crlf else "\n").encode()
    data = b"\xef\xbb\xbf" * bom + data
    before = quote_of(data)
    wanted = " ".join(["terme", *new])
    opening = style == "opening"
    if before is None:
        return  # Not every word can be written in every style.
    written = one(data, Selector(wanted, opening=opening))

    assert written is not None
    found = quote_of(written)
    assert found is not None
    assert (found.exact, found.prefix, found.suffix, found.opening) == (wanted, "", "", opening)
    after = written.decode("utf-8-sig").replace("\r\n", "\n")
    assert ("\r" in written.decode()) == crlf
    assert after.startswith(f"---\n{PREFIX}target: a\n")
    assert SUFFIX + "---\n" in after
    assert after.endswith(text.rsplit("\n\n", 1)[1])


def test_prefix_of_an_opening_quotation_is_rewritten() -> None:
    """It stands in the front matter, away from the words."""
    data = b"---\ntarget: a\nprefix: 'devant '  # ici\n---\n> les mots\n\nVu.\n"
    new = Selector("les mots", "derrière l'", opening=True)

    assert one(data, new) == (
        "---\ntarget: a\nprefix: 'derrière l'''  # ici\n---\n> les mots\n\nVu.\n".encode()
    )


@pytest.mark.parametrize(
    ("data", "new", "wanted"),
    [
        ("target: a\nquote: x\nkind: question\n", ("x", "p", "s"),
         'target: a\nquote: x\nsuffix: "s"\nprefix: "p"\nkind: question\n'),
        ("target: a\nquote: |\n  x\n\nkind: question\n", ("y", "p", ""),
         'target: a\nquote: |\n  y\nprefix: "p"\n\nkind: question\n'),
        ("target: a\nkind: contradiction\nagainst: {target: b, quote: x, suffix: s}\n", ("x", "p", "t"),
         'target: a\nkind: contradiction\nagainst: {target: b, quote: x, prefix: "p", suffix: t}\n'),
    ],
)  # fmt: skip
def test_missing_context_is_added_beside_the_quote(
    data: str, new: tuple[str, str, str], wanted: str
) -> None:
    """As a line of its own, or within the braces."""
    whole = f"---\n{data}---\nVu.\n".encode()

    assert one(whole, Selector(*new)) == f"---\n{wanted}---\nVu.\n".encode()


@pytest.mark.parametrize(
    "data",
    [
        b"---\ntarget: a\nquote: &x un\n---\nVu.\n",
        b"---\ntarget: a\nquote: un\n",
        b"---\ntarget: a\n---\nVu.\n",
        b"\xff\xfe",
        b"",
    ],
)
def test_file_that_cannot_be_read_is_not_written(data: bytes) -> None:
    """Nothing is guessed."""
    assert one(data, Selector("deux")) is None


def test_quote_in_a_text_within_quotation_marks_is_left() -> None:
    """A note of a list whose text is one quoted value has no lines of its own to edit."""
    file = msgspec.structs.replace(FILE, path="notes/n.yaml")
    data = b'- id: n\n  target: a\n  text: "> un\\n\\nVu."\n'

    assert quote_of(data, file=file) is not None
    assert one(data, Selector("deux", opening=True), file) is None


def test_quotes_are_counted_in_the_order_of_fields() -> None:
    """The number of a quote is its place among those of its record."""
    data = b"---\ntarget: a\nkind: contradiction\nagainst: {target: b, quote: deux}\nquote: un\n---\nVu.\n"
    (source,) = FILE.read(data).records

    assert isinstance(source.record, Note)
    assert [one.exact for one in selectors_of(source.record)] == ["un", "deux"]


def test_many_are_written_at_once() -> None:
    """Each in the way that suits it; one that cannot be written keeps none of the others back."""
    file = msgspec.structs.replace(FILE, path="notes/n.yaml")
    styles = ["quote: un", "quote: 'un'", "text: '> un'", "quote: |\n    un", "quote: 'un'  # deux"]
    text = "".join(f"- id: n{n}\n  target: a\n  {style}\n" for n, style in enumerate(styles))
    new = ["deux", "l'un : #1", "deux", "deux trois", "- [deux"]
    wanted = [Requote(f"n{n}", 0, Selector(one)) for n, one in enumerate(new)]
    wanted[2] = Requote("n2", 0, Selector("deux", opening=True))
    with patch.object(requoting, "read_document", wraps=requoting.read_document) as reads:
        written, refused = requote(file, text.encode(), wanted)

    assert refused == {2}
    assert [quote_of(written, f"n{n}", file).exact for n in (0, 1, 3, 4)] == [
        "deux", "l'un : #1", "deux trois", "- [deux",
    ]  # fmt: skip
    assert b"text: '> un'" in written
    assert b"  # deux" in written
    assert reads.call_count < 20


@pytest.mark.parametrize("style", ["quote: &x un", "text: '> un'", "quote: un"])
def test_very_many_that_cannot_be_written_cost_few_readings(
    style: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether that shows at a glance or only when the file is read again, quote by quote."""
    monkeypatch.setattr(requoting, "_READ", 0)
    file = msgspec.structs.replace(FILE, path="notes/n.yaml", last=None)
    count = 100
    text = "".join(f"- id: n{n}\n  target: a\n  {style}\n" for n in range(count)).encode()
    wanted = [Requote(f"n{n}", 0, Selector("deux")) for n in range(count)]
    with (
        patch.object(requoting, "read_document", wraps=requoting.read_document) as reads,
        patch.object(requoting, "QuotingText", wraps=requoting.QuotingText) as parsed,
        patch.object(requoting, "_meaning", side_effect=lambda *_: object()),
    ):
        written, refused = requote(file, text, wanted)

    assert (written, len(refused)) == (text, count)
    assert reads.call_count + parsed.call_count < 60
