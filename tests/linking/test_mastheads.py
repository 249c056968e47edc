"""A masthead that is no actor's is held against the outlets that there are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dossier.linking.mastheads import Mastheads
from tests.conftest import SMALL, DossierOnDisk

NAMES = {name: (name,) for name in ("le monde", "ouest-france", "france 2", "the nation", "l'est")}


@pytest.mark.parametrize(
    ("text", "like"),
    [
        ("Le Mnde", "le monde"),
        ("Le Mondé.", "le monde"),
        ("Monde", "le monde"),
        ("lemonde.fr", "le monde"),
        ("www.lemonde.fr", "le monde"),
        ("Le Monde.fr", "le monde"),
        ("Ouest France", "ouest-france"),
        ("Nation", "the nation"),
        ("Est", "l'est"),
        ("La Nation", None),
        ("France 3", None),
        ("France 24", None),
        ("Le Mond diplo", None),
        ("Lest.", "l'est"),
        ("Lesp", None),
        ("Звезда", None),
        ("", None),
    ],
)
def test_what_editors_leave_out_or_mistype_is_one_masthead(text: str, like: str | None) -> None:
    """Two that differ in their articles or numbers are two; so are short ones with another letter."""
    assert Mastheads(NAMES).like(text) == (frozenset() if like is None else {like})


def test_a_masthead_that_is_nearly_an_outlets_is_doubted_until_it_is_settled(
    small: DossierOnDisk,
) -> None:
    """Whatever changes: the article, the outlet's aliases, or the outlets."""

    def told() -> list[tuple[str, int, str]]:
        found = small.build().report
        return [(one.path, one.place.line, one.params["ids"]) for one in found]

    doubt = ("articles/contrat.md", 3, "gazette")
    small.write({"articles/contrat.md": "---\ntitle: T\noutlet: gazette\n---\nUn contrat signé.\n"})
    small.write({"notes/n1.md": "---\ntarget: contrat\n---\nUne note.\n"})
    assert told() == []
    small.edit("articles/contrat.md", "outlet: gazette", "outlet: La Gazete")
    assert told() == [doubt]
    small.edit("articles/vote.md", "Le conseil", "Un conseil")
    assert told() == [doubt]
    small.edit("actors/gazette.md", "funding: private", "aliases: [La Gazete]")
    assert told() == []
    small.edit("actors/gazette.md", "aliases: [La Gazete]", "funding: private")
    assert told() == [doubt]
    small.write({"actors/autre.md": "---\nname: La Gazete\nkind: outlet\n---\n"})
    assert told() == []
    small.edit("actors/autre.md", "kind: outlet", "kind: organization")
    assert told() == []
    small.edit("actors/autre.md", "La Gazete", "La Gasette")
    assert told() == [doubt]


def test_a_name_of_two_outlets_is_neither(write_dossier: Callable[..., DossierOnDisk]) -> None:
    second = {"actors/autre.md": "---\nname: La Gazette\nkind: outlet\n---\n"}
    third = {"sources/s.yaml": "- id: s\n  type: book\n  title: T\n  outlet: La Gazette\n"}
    found = write_dossier(SMALL | second | third).build().report

    assert [(one.path, one.variant, one.hint, one.params["ids"]) for one in found] == [
        ("sources/s.yaml", "outlet-unlinked.shared", "outlet-unlinked.one-of", "autre, gazette")
    ]
