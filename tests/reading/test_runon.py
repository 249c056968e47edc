"""A clipping whose paragraphs run together is told of before its excerpt prints it whole."""

from __future__ import annotations

from typing import Any

import pytest

from dossier.diagnostics import Report
from dossier.model.facts import body_facts
from dossier.model.records import Article
from dossier.reading.holdings import RecordSource
from dossier.reading.markup import parse_body
from dossier.reading.runon import warn_of_run_on

A = (
    "L’eau du robinet distribuée à Aubry contenait 68 milligrammes de nitrates par litre, bien "
    "au-dessus de la limite de 50, d’après un relevé de l’agence régionale daté de la mi-juillet."
)
B = "« Personne n’a été en danger, à aucun moment », assure la maire, qui dit l’avoir su tard."
C = (
    "Quatre cents foyers ont reçu de l’eau en bouteille pendant trois jours, selon la mairie. Un "
    "agent du syndicat, qui a demandé à ne pas être nommé, affirme que « la mairie savait. »"
)
D = "La préfecture n’a pas répondu à nos questions."
PASTED = "\n".join([A, B, C, D])
FOLDED = """\
L’eau du robinet distribuée à Aubry contenait 68 milligrammes
de nitrates par litre, bien au-dessus de la limite de 50.
Personne n’a été en danger, assure la maire, qui dit aussi
l’avoir su tard. Quatre cents foyers ont reçu de l’eau en
bouteille pendant trois jours, selon la mairie. Un agent du
syndicat, qui a demandé à ne pas être nommé, dit autre chose.
La préfecture n’a pas répondu à nos questions, ni avant ni
après la publication du relevé par l’agence régionale. Dans
la rue, des habitants disent avoir été prévenus les derniers.
D’autres l’ont appris par le journal, un matin de septembre,
en même temps que la date de la réunion à la salle des fêtes."""
"""One paragraph, three of whose lines happen to end a sentence."""


def told(body: str, **fields: Any) -> list[tuple[int, bool, str]]:
    settings = {"verbatim": True, "rights": "excerpt", **fields}
    record = Article(id="a", path="articles/a.md", title="A", **settings)
    report = Report()
    source = RecordSource(record=record, body=body, body_line=5)
    parsed = parse_body(
        body, path=record.path, line=5, lang="fr", verbatim=record.verbatim, report=Report()
    )
    warn_of_run_on(source, parsed, body_facts(parsed, "key"), report)
    return [(one.place.line, one.variant is not None, one.params["words"]) for one in report]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (PASTED, [(5, True, "86")]),
        (f"## Un titre\n\n{PASTED}\n", [(7, True, "86")]),
        (PASTED.replace("\n", "\n\u00a0\n"), [(5, True, "86")]),
        (PASTED.replace("\n", "\u2029"), [(5, True, "86")]),
        (PASTED.replace("\n", "\v"), [(5, True, "86")]),
        (PASTED.replace("\n", "<br><br>\n"), [(5, True, "86")]),
        (PASTED.replace("\n", "  \n"), [(5, True, "86")]),
        (f"Par Paul Merle\n\n{PASTED}\n\nPartager\n\n{D}", [(7, False, "89")]),
        # A PDF's lines, where each paragraph's last one is short.
        (f"{FOLDED}\nUne enquête est ouverte.\nElle dira qui savait.\n{D}", [(5, True, "134")]),
        (PASTED.replace("\n", "\n\n"), []),
        (PASTED.replace("\n", " "), []),
        ("\n".join([A, C]), []),
        ("\n".join([B, D, B, D]), []),
        (FOLDED, []),
        (f"{FOLDED}\n\n{FOLDED}\n\n{FOLDED}", []),
        ("\n".join(f"Et voici le vers numéro {n}, qui va" for n in range(12)), []),
        ("\n".join(f"- {one}" for one in [A, B, C, D]), [])
    ],
)  # fmt: skip
def test_paragraphs_that_run_together_are_told_of(
    body: str, expected: list[tuple[int, bool, str]]
) -> None:
    assert told(body) == expected


@pytest.mark.parametrize(
    "fields",
    [
        {"rights": "full"},
        {"rights": "link"},
        {"verbatim": False},
        {"draft": True},
        {"private": True},
        {"excerpt": 4},
    ],
)
def test_what_is_printed_as_it_was_meant_is_not_asked_about(fields: dict[str, Any]) -> None:
    assert told(PASTED, **fields) == []
