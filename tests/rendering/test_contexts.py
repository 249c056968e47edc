"""A backlink's sentence reads as it does on its page."""

from __future__ import annotations

import pytest

from dossier.config import Dossier
from dossier.pages.parts import Context
from dossier.pages.views import Piece
from dossier.rendering.compose.text import TextWriter

TEXT = "Un titre\nVoir ici, puis dans . Le Monde le dit .\nFin"


class Stored:
    def text(self, key: str) -> str:
        assert key == "k"
        return TEXT


CASES = [
    ((9, 30), (9, 13), (), "*Voir* ici, puis dans ."),
    ((9, 30), (29, 29), ((29, "Le vote", ""),), "Voir ici, puis dans *Le vote*."),
    ((31, 48), (31, 39), ((47, "(Gazette)", "en"),), "*Le Monde* le dit [en:(Gazette)]."),
    ((31, 48), (47, 47), ((47, "(Gazette)", "en"),), "Le Monde le dit *en:(Gazette)*."),
    ((9, 30), (14, 17), ((29, "A", ""), (30, "B", "")), "Voir *ici*, puis dans A.B"),
    ((9, 30), (14, 30), ((29, "Le vote", ""),), "Voir *ici, puis dans **Le vote**.*"),
    ((0, 13), (0, 2), (), "*Un* titre Voir"),
]


@pytest.mark.parametrize(("sentence", "match", "filled", "expected"), CASES)
def test_sentence_with_what_stands_in_it(
    sentence: tuple[int, int],
    match: tuple[int, int],
    filled: tuple[tuple[int, str, str], ...],
    expected: str,
) -> None:
    """Titles and sources stand where the text itself has no words for them."""
    writer = TextWriter(Stored(), None, Dossier(title="T").citation_style, "fr")  # type: ignore[arg-type]
    pieces = writer.sentence(Context("k", sentence, match, filled))

    assert "".join(map(shown, pieces)) == expected


def shown(piece: Piece) -> str:
    text = f"{piece.lang}:{piece.text}" if piece.lang else piece.text
    return f"*{text}*" if piece.is_match else f"[{text}]" if piece.lang else text


def test_a_sentence_that_names_somebody_twice_is_shown_once() -> None:
    """Both names are set apart, and what stands between them is as it was."""
    writer = TextWriter(Stored(), None, Dossier(title="T").citation_style, "fr")  # type: ignore[arg-type]
    context = Context("k", (9, 30), (9, 13), ((29, "Le vote", ""),), ((14, 17), (19, 23)))

    assert "".join(map(shown, writer.sentence(context))) == "*Voir* *ici*, *puis* dans Le vote."
