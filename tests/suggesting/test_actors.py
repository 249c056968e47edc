"""A name is what texts themselves write with a capital where nothing else asks for one."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

import pytest

from dossier.model.records import Actor
from dossier.suggesting.actors import Known, NewActor, new_actors, sightings
from dossier.suggesting.articles import small_words
from dossier.suggesting.capitals import capitalised
from tests.suggesting.texts import body, needs_press, press


def runs(text: str) -> list[str]:
    return [run.name for run in capitalised(body(text), [])]


def proposed(texts: dict[str, str], known: Known | None = None) -> list[NewActor]:
    bodies = {name: body(text) for name, text in texts.items()}
    small: Counter[str] = Counter()
    for one in bodies.values():
        small.update(small_words(one))
    seen = {n: sightings(capitalised(one, []), frozenset()) for n, one in bodies.items()}
    return new_actors(seen, small, known or Known.of([], []))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("selon l'OTAN et l’Élysée", ["OTAN", "Élysée"]),
        ("avec Jean-Noël Barrot et J. D. Vance", ["Jean-Noël Barrot", "J. D. Vance"]),
        ("le Premier ministre slovaque Robert Fico", ["Robert Fico"]),
        ("le Président Macron, Mme Le Pen et M. Barrot", ["Macron", "Le Pen", "Barrot"]),
        ("chez Ursula von der Leyen et Mohammed ben Salmane",
         ["Ursula von der Leyen", "Mohammed ben Salmane"]),
        ("le palais de l'Élysée, le Palais de l'Élysée", ["Élysée", "Palais de l'Élysée"]),
        ("dans Le Monde et L’Humanité", ["Le Monde", "L'Humanité"]),
        ("L’Américain Trump est venu", ["Trump"]),
        ("des Européens, deux Russes et l’Ukraine", ["Ukraine"]),
        ("French President Emmanuel Macron's plan", ["Emmanuel Macron"]),
        ("the United States of America in March", ["United States of America"]),
        ("on Monday the British spoke", []),
        ("On Monday Keir Starmer met Joe Biden Tuesday", ["Keir Starmer", "Joe Biden"]),
        ("GRAND TITRE SANS NOM", []),
        ("Voici un GRAND TITRE SANS NOM", []),
        ("sous Louis XIV puis le XX", ["Louis XIV"]),
        ("# Un Titre de Robert Fico\n", []),
        ("écrire à Jean@example.org", []),
    ],
)  # fmt: skip
def test_names_are_runs_of_capitals(text: str, names: list[str]) -> None:
    """Titles, elisions, peoples, headings and capitals among capitals are none."""
    assert runs(text) == names


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        # A word that begins sentences, and one that texts write small too.
        (["Envoi de troupes. Envoi encore.", "Un envoi."], []),
        (["Notamment ceci. Notamment cela."], []),
        (["la Défense et la Défense", "la défense", "une défense"], []),
        (["Il faut SIGNER ici, puis SIGNER là.", "Ils vont signer."], []),
        # At the head of sentences alone: a name of several words may be one.
        (["Robert Fico vient. Robert Fico part."], ["Robert Fico"]),
        (["Troupes Wagner ici. Troupes Wagner là, des troupes."], ["Wagner"]),
        # A surname, an acronym, an article, an adjective.
        (["avec Robert Fico", "Hier, Fico partit avec Fico"], ["Robert Fico"]),
        (["with Keir Starmer", "Starmer agreed."], ["Keir Starmer"]),
        (["Starmer agreed.", "Starmer left."], []),
        (["à Défense Conseil International (DCI)", "pour DCI"], ["Défense Conseil International"]),
        (["dans Le Monde", "un article du Monde"], ["Le Monde"]),
        (["dans l’Union européenne", "à l’Union européenne,"], ["Union européenne"]),
        (["avec M. Dominique de Villepin", "Hier, Villepin partit"], ["Dominique de Villepin"]),
        # What « de » stands before is mostly a place, which others are of too.
        (["à Notre-Dame de Paris", "Le parquet de Paris", "l’archevêque de Paris"], ["Paris"]),
        (["à Sciences Po de Lille", "pour Sciences Po de Lille", "le maire de Lille"],
         ["Sciences Po de Lille"]),
        (["avec Jean Roux, puis Paul Roux", "Hier Roux dit. Selon Roux, non. Jean Roux, Paul Roux"],
         ["Jean Roux", "Paul Roux", "Roux"]),
        # Once is not enough.
        (["avec Keir Starmer"], []),
    ],
)  # fmt: skip
def test_texts_say_what_a_name_is(texts: list[str], names: list[str]) -> None:
    """By the places in which they write it."""
    numbered = {f"a{number}": text for number, text in enumerate(texts)}
    assert sorted(one.name for one in proposed(numbered)) == names


def test_what_is_settled_is_not_proposed() -> None:
    """Names, aliases and `not` phrases of actors, given names, what was refused."""
    actor = Actor(id="f", path="actors/f.md", title="Robert Fico", aliases=("Le Slovaque",),
                  not_names=("Fico & Fils",))  # fmt: skip
    text = "avec Robert Fico, Robert, Le Slovaque, Fico & Fils et Keir Starmer"
    known = Known.of([actor], ["keir starmer"])
    assert proposed({"a": text, "b": text}, known) == []


def test_a_surname_of_an_actor_may_be_an_alias() -> None:
    """Where no other full name ends with it."""
    actor = Actor(id="f", path="actors/f.md", title="Robert Fico")
    (one,) = proposed({"a": "selon Fico", "b": "pour Fico"}, Known.of([actor], []))
    assert (one.name, one.actor, one.count) == ("Fico", "f", 2)


@needs_press
def test_the_two_pieces_name_their_actors() -> None:
    """And no word that only begins a sentence."""
    names = {one.name: one for one in proposed(press())}
    assert set(names) == {
        "Ukraine", "France", "Royaume-Uni", "OTAN", "Paris", "Russie", "Donald Trump", "Europe",
        "États-Unis", "Dmitri Peskov", "Défense Conseil International", "Kiev", "Kremlin", "Le Monde",
    }  # fmt: skip
    assert names["Dmitri Peskov"].aliases == ("Peskov",)
    assert names["Dmitri Peskov"].kind == "person"
    assert names["Défense Conseil International"].aliases == ("DCI",)


def test_order_changes_nothing() -> None:
    """Those of most articles come first."""
    texts = {"a": "avec Robert Fico et Fico", "b": "chez Fico", "c": "à Paris, Paris, Paris"}
    every = [proposed(dict(order)) for order in permutations(texts.items())]

    assert [one.name for one in every[0]] == ["Robert Fico", "Paris"]
    assert all(one == every[0] for one in every)
