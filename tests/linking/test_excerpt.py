"""What an excerpt withholds is in none of its bytes, and what it prints is as it was."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.diagnostics import Report
from dossier.linking.excerpt import excerpt
from dossier.model.body import Body
from dossier.reading.markup import parse_body
from tests.drawing import several


def parsed(source: str) -> Body:
    return parse_body(source, path="articles/a.md", report=Report())


WHOLE = """\
Un début[^a] et [une suite](#secret-titre).

# Titre

Deux **mots**[^b].[^a]

# Secret titre

Le secret[^a] [[secret-fiche|secret]] [@secret-cle, p. 9].[^c]

![secret](assets/secret.png)

[^a]: Note une[^d].
[^b]: Note deux.
[^c]: Note secrète [[secret-lien]].
[^d]: Note appelée par une note.
"""


@pytest.mark.parametrize(
    ("blocks", "text"),
    [
        (0, ""),
        (1, "Un début et une suite.\nNote une.\nNote appelée par une note."),
        (
            2,
            "Un début et une suite.\nTitre\nDeux mots.\n"
            "Note une.\nNote deux.\nNote appelée par une note.",
        ),
    ],
)
def test_printed_blocks(blocks: int, text: str) -> None:
    """Headings count for nothing, and trail no excerpt; footnotes follow their calls."""
    shown = excerpt(parsed(WHOLE), blocks)

    assert text == shown.text
    assert b"secret" not in msgspec.json.encode(shown).lower().replace(b"#secret", b"")
    assert b"secr" not in shown.html.encode().lower()


def test_the_whole_is_an_excerpt_of_enough_blocks() -> None:
    """Where nothing is withheld the body is as it was."""
    body = parsed(WHOLE)

    assert body == excerpt(body, 9)
    assert excerpt(parsed("Un\n\n# Titre\n"), 9).text == "Un"


def test_offsets_into_printed_blocks_stay() -> None:
    """Marks and mentions found in the whole text stand right in the excerpt."""
    body = parsed(WHOLE)
    shown = excerpt(body, 2)

    end = shown.blocks[2].text[1]
    assert body.text[:end] == shown.text[:end]
    assert [b.text for b in body.blocks[:3]] == [b.text for b in shown.blocks[:3]]


def test_links_to_what_is_withheld_lead_nowhere() -> None:
    """No fragment names an `id` that is not there, and no way back is left over."""
    shown = excerpt(parsed(WHOLE), 1)

    assert "<a>une suite</a>" in shown.html
    assert 'href="#fnref-1-2"' not in shown.html
    assert set(re.findall(r'href="#([^"]*)"', shown.html)) <= set(shown.ids)


PIECES = ["# @ titre\n\n", "@ un[^1] *mot*\n\n", "> @ cité [[a@|x]]\n\n", "% @ un\n% deux[^2] @\n\n",
          "`@` & <b>@</b> [@k@]\n\n", "***\n\n", "| @ | b |\n|---|---|\n| c | @[^3] |\n\n",
          "[@](#t) ![@](assets/@.png)\n\n", "![[f@]]\n\n", "<div id=\"@\">@</div>\n\n"]  # fmt: skip


@settings(derandomize=True, max_examples=200, deadline=None)
@given(several(PIECES, min_size=1, max_size=8), st.integers(0, 4))
def test_nothing_withheld_is_left(pieces: list[str], blocks: int) -> None:
    """Every block carries a word of its own; those of withheld blocks are in no field."""
    words = [f"zz{chr(97 + i)}" for i in range(len(pieces))]
    source = "".join(
        # Lists with one bullet would run together.
        piece.replace("@", word).replace("%", "-+"[number % 2])
        for number, (piece, word) in enumerate(zip(pieces, words, strict=True))
    )
    body = parsed(source + "".join(f"[^{n}]: yy{n}\n" for n in (1, 2, 3)))

    shown = excerpt(body, blocks)

    printed = sum(1 for block in shown.blocks if block.kind != "footnotes")
    encoded = msgspec.json.encode(shown).decode()
    withheld = [words[i] for i in range(printed, len(words))] if printed else words
    assert not [word for word in withheld if word in encoded]
    calls = {n for block in shown.blocks[:printed] for n in block.footnotes}
    assert {f"fn-{n}" for n in calls} == {i for i in shown.ids if i.startswith("fn-")}
    assert_consistent(shown)


def assert_consistent(body: Body) -> None:
    """Every map of the body points where it says."""
    for text_at, html_at, length, html_length in body.runs:
        if length == html_length:
            assert body.text[text_at:][:length] == body.html[html_at:][:length]
    assert body.text == "\n".join(body.text[slice(*p.text)] for p in body.paragraphs)
    assert all(body.html[start:end].startswith("<a") for start, end in body.anchors)
    assert all(body.html[start:end].endswith("</a>") for start, end in body.anchors)
    assert all((body.html[b.html[0]], body.html[b.html[1] - 1]) == ("<", ">") for b in body.blocks)
    assert all(0 <= p.block < len(body.blocks) for p in body.paragraphs)
    assert list(body.ids) == re.findall(r'(?<= id=")[^"]*', body.html)
    assert all(body.html[at - 1] in '"#' for at in body.id_offsets)
    assert all(body.html[use.at - 2 : use.at + 1] == '=""' for use in body.assets)
    assert all(h.anchor in body.ids for h in body.headings)
    assert all(0 <= link.at <= link.end <= len(body.html) for link in body.links)
