"""Letters that were decoded twice are known from capitals that a text holds."""

from __future__ import annotations

import pytest

from dossier.diagnostics import Diagnostic, Report
from dossier.reading.twice import warn_of_twice

TEXTS = [
    *("décidé", "où", "l’été", "Voilà !", "À Paris", "ÉTÉ", "Île", "être", "ôter", "naïf", "Ça"),
    *("cœur", "œuvre", "Œuvre", "« oui »", "“yes”", "—", "…", "10 €", "n° 5", "™"),
    *("São Paulo", "Österreich", "Åland", "Erdoğan", "Zeleński", "Привет", "Ζεύς"),
]
REAL = [
    *(
        "« Ã »",
        "«\xa0Ã\xa0»",
        "“Ã”",
        "‘Ã’s",
        "AMANHû",
        "IRMÔ",
        "AMANHÃ…",
        "AMANHÃ– e",
        "SÃO\xa0TOMÉ",
    ),
    *(
        "SKÅ’s",
        "„BLÅ“",
        "«Â»",
        "Â\xa0»",
        "CAFÉ»",
        "ESPAÑ…",
        "DÉCLARÉ\xa0»",
        "L’ÎLE",
        "bâ…»",
        "ANTÃ²",
    ),
]


def garbled(text: str, encoding: str) -> str:
    """As a program makes it that takes UTF-8 for another encoding."""

    def shown(byte: int) -> str:
        return bytes([byte]).decode(encoding, "ignore") or chr(byte)

    return "".join(map(shown, text.encode()))


def found(text: str, path: str = "articles/a.md") -> list[Diagnostic]:
    report = Report()
    warn_of_twice(text, path, report)
    return list(report)


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
@pytest.mark.parametrize("text", TEXTS)
def test_what_was_meant_is_said(text: str, encoding: str) -> None:
    """Whichever of the two encodings it was taken for, and when that was done twice over."""
    for written in (garbled(text, encoding), garbled(garbled(text, encoding), encoding)):
        (warning,) = found(f"Un mot, {written} ici.")
        assert warning.params["meant"] in text
        assert warning.params["found"] in written


def test_emoji_are_signs() -> None:
    """Of four bytes each."""
    (warning,) = found(garbled("😀", "cp1252"))
    assert warning.params["meant"] == "😀"


@pytest.mark.parametrize("text", [*TEXTS, *REAL])
def test_real_letters_are_no_fault(text: str) -> None:
    """Capitals before what closes a quotation are those of Portuguese, Danish or French."""
    assert not found(f"{text}\n\nUn mot, {text} ici.")


def test_a_file_is_told_once_at_its_first_sure_place() -> None:
    """With how many there are: one that could be a capital counts among others."""
    (warning,) = found("«\xa0Ã\xa0»\n\nIl a dÃ©cidÃ©, puis\xa0Ã©crit.\n")

    assert (warning.place.line, warning.place.column) == (3, 6)
    assert warning.params == {"found": "dÃ©cidÃ©", "meant": "décidé", "count": "4"}
    assert warning.variant == "decoded-twice.often"


def test_what_has_no_end_is_shown_in_part() -> None:
    """A message holds no whole file."""
    (warning,) = found("Ã©" * 10_000)

    assert len(warning.params["found"]) < 500
    assert warning.params["meant"] in "é" * 500
    assert warning.place.end_column - warning.place.column < 500


def test_what_means_no_letter_is_passed_over() -> None:
    """For the first that does."""
    (warning,) = found("Â\x81 Â\x82 Ã©tÃ©")

    assert warning.params["meant"] == "été"


@pytest.mark.parametrize(
    "code",
    [
        *(
            "Écrire `Ã©`.",
            "``Ã© ` Ã¨``",
            "` Ã©\n\\Ã© `",
            "> ```\n> Ã©\n> ```",
            "- ~~~\n  Ã©\n  ~~~",
        ),
        *("```text\nÃ©\n\nÃ¨\n```", "````\n```\nÃ©\n````", "```\n~~~\nÃ©\n```\n", "```\nÃ©"),
        "text: |\n    ```\n    Ã©\n    ```",
    ],
)
def test_code_is_written_so_on_purpose(code: str) -> None:
    """In it nothing is looked for; what follows is told at its place."""
    assert not found(code)
    if code != "```\nÃ©":
        (warning,) = found(f"{code}\n\nUn Ã©tÃ©.")
        assert (warning.place.line, warning.place.column) == (code.count("\n") + 3, 4)
        assert warning.params["count"] == "2"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "`Ã©",
            "`a` Ã© `b`",
            "\\`Ã©`",
            "`a\n\nÃ©`",
            "``a` Ã©",
            "```\na\n```\nÃ©",
            "a ```Ã©",
            "`` Ã© `",
        ),
        "```a`b``` Ã© `",
    ],
)
def test_what_is_no_code_is_looked_at(text: str) -> None:
    """Beside code, or behind a backtick that opens none."""
    (warning,) = found(text)
    assert warning.params["count"] == "1"


def test_backticks_of_latex_open_a_quotation() -> None:
    """A file of BibTeX has no code."""
    assert found("title = {``Ã©tÃ©'' et ``Ã©crits''}", "sources/s.bib")
