"""A lost quote finds the one passage that comes close, or none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.linking.quotes import Found, Problem
from dossier.linking.requoting import Proposal, Requoting, Rivals, reworded
from dossier.model.records import Selector

TEXT = (
    "Paris et Londres ont relancé, en novembre, leurs discussions sur l’envoi de troupes. "
    "Un officier britannique parle de « créer un noyau central entre alliés ».\n"
    "Les négociations doivent s’ouvrir à compter de janvier 2025. "
    "Le ministre, lui, avait promis des troupes en janvier 2023 et en mars 2023.\n"
    "La France n’exclut rien. Le Royaume-Uni n’exclut rien non plus."
)

CASES = [
    # what was quoted, prefix, suffix -> what is proposed
    (("ont relancé en novembre leurs discutions", "", ""), ("ont relancé, en novembre, leurs discussions", "", "")),
    (("« créer un noyau dur entre alliés »", "", ""), ("« créer un noyau central entre alliés »", "", "")),
    # Marks put round a part of what the text has between such.
    (("« créer un noyau central »", "", ""), ("créer un noyau central", "", "")),
    # What is written otherwise and compared alike stays as the editor wrote it.
    (("leurs discussion sur l'envoi", "", ""), ("leurs discussions sur l'envoi", "", "")),
    # Of a short quote that was reworded, what stands there still.
    (("à partir de mars 2023", "", ""), ("mars 2023", "", "")),
    (("dès le mois de mars 2023", "", ""), None),
    # A mark that went is not kept, one that came is not taken.
    (("Paris et Londre,", "", ""), ("Paris et Londres", "", "")),
    # Of a pair that the passage holds one half of, the other comes with it.
    (("parle de créer un noyau dur entre alliés", "", ""), ("parle de « créer un noyau central entre alliés »", "", "")),
    # The words recur: the prefix that was there tells which, and is adapted.
    (("janvier 2025", "s’ouvrir à partir de ", ""), ("janvier 2025", "s’ouvrir à compter de ", "")),
    # A context that is still right stays as it was written.
    (("des troupes en janvier 2022", "promis ", ""), ("des troupes en janvier 2023", "promis ", "")),
    # The words are there; what stands beside them changed.
    (("La France", "2024. ", ""), ("La France", "2023.\n", "")),
    (("ne s'exclut rien", "Royaume Uni ", ""), None),
    # Each part of a quote with a gap is sought by itself.
    (("Paris et Londre ont […] envoi de troupes", "", ""), ("Paris et Londres ont […] envoi de troupes", "", "")),
    (("noyau dur entre amis […] Les négociations", "", ""), None),
    (("une tout autre affaire de pêche", "", ""), None),
    (("…", "", ""), None),
    (("2026", "", ""), None),
]  # fmt: skip


def test_the_last_of_very_many_go_without_a_passage(monkeypatch: pytest.MonkeyPatch) -> None:
    """All are told lost; passages are sought for as many as the length of the text allows."""
    monkeypatch.setattr("dossier.linking.requoting.PATIENCE", 30 * len(TEXT))
    requoting = Requoting(TEXT)
    found = [requoting.find(Selector(f"avait promit des troupes {n}")) for n in range(40)]

    assert all(isinstance(f, Problem) and f.code == "quote-not-found" for f in found)
    assert [isinstance(f, Problem) and bool(f.remedies) for f in found] == [True] * 29 + [
        False
    ] * 11


@pytest.mark.parametrize(
    ("lost", "is_garbled"),
    [
        (("La France n’exclut rien", "", ""), True),
        (("des négociations doivent s'ouvrir", "", ""), True),
        (("avait promis des troupes", "lui, ", ", en"), False),
        (("avait promit des troupes en janvier 2023", "", ""), False),
        (("une tout autre affaire de pêche", "", ""), False),
    ],
)
def test_letters_decoded_twice_are_not_proposed(
    lost: tuple[str, str, str], is_garbled: bool
) -> None:
    """It is the text that is wrong, not the quote; where the words hold none, all is as ever."""
    spoilt = TEXT.replace("’", "â€™").replace("é", "Ã©")
    garbled, whole = Requoting(spoilt), Requoting(TEXT)
    found = garbled.find(Selector(*lost))

    assert isinstance(found, Problem)
    assert (found.hint == "garbled") == garbled.is_garbled_for(Selector(*lost)) == is_garbled
    assert not (is_garbled and found.remedies)
    assert not whole.is_garbled_for(Selector(*lost))


def test_the_words_beside_a_quote_are_not_proposed_garbled() -> None:
    """The words are there; the prefix, which is right, is not."""
    found = Requoting("La cathÃ©drale a brûlé.").find(Selector("a brûlé", "La cathédrale "))

    assert isinstance(found, Problem)
    assert (found.variant, found.hint, found.remedies) == ("context", "garbled", ())


@pytest.mark.parametrize(("lost", "wanted"), CASES, ids=[c[0][0] for c in CASES])
def test_proposed(lost: tuple[str, str, str], wanted: tuple[str, str, str] | None) -> None:
    """Each case; what is proposed is found, in one place."""
    requoting = Requoting(TEXT)
    found = requoting.propose(Selector(*lost))

    if wanted is None:
        assert found is None
    else:
        assert isinstance(found, Proposal)
        new = found.selector
        assert (new.exact, new.prefix, new.suffix) == (
            wanted[0],
            wanted[1].replace("\n", " "),
            wanted[2],
        )
        assert requoting.passages.find(new) == found.place


@pytest.mark.parametrize(
    ("lost", "places"),
    [
        ("n'exclut rien", ["n’exclut rien", "n’exclut rien"]),
        ("Le Maroc n’exclut rien", ["n’exclut rien", "n’exclut rien"]),
    ],
)
def test_of_two_that_are_close_neither_is_proposed(lost: str, places: list[str]) -> None:
    """Both are named."""
    found = Requoting(TEXT).propose(Selector(lost))

    assert isinstance(found, Rivals)
    assert [TEXT[p.start : p.end] for p in found.places] == places


@pytest.mark.parametrize(
    ("lost", "wanted"),
    [
        (("leurs discusions", "en novembre, ", ""), True),
        (("janvier 2025", "s’ouvrir à compter de ", ""), True),
        (("janvier 2025", "s’ouvrirr à compter de ", ""), True),
        (("janvier 2025", "s’ouvrir à partir de ", ""), False),
        (("des troupes en janvier 2023", "", " ou en mars 2023"), False),
        (("Paris et Londes ont […] l’envoi de troupes", "", ""), True),
        (("Paris et Londres ont […] l’envoi de vivres", "", ""), False),
    ],
)
def test_slips_are_told_from_words(lost: tuple[str, str, str], wanted: bool) -> None:
    """Of the words, of each part round a gap, and of what stands beside them."""
    found = Requoting(TEXT).propose(Selector(*lost))

    assert isinstance(found, Proposal)
    assert found.only_slips == wanted


def test_passage_that_recurs_gets_the_shortest_prefix() -> None:
    """Where the words now stand in two places, and the context says which was meant."""
    text = "Le port a fermé mardi soir. Là-bas, la gare des marchandises a fermé mardi soir."
    found = Requoting(text).propose(Selector("a ferme mardi soir", "la gare de marchandise "))

    assert isinstance(found, Proposal)
    assert (found.selector.exact, found.selector.prefix) == ("a fermé mardi soir", "marchandises ")


def test_word_that_stands_elsewhere_misleads_nobody() -> None:
    """The year is in the text, in another date; the passage is where the month is."""
    text = "Article du 27 novembre 2024. Le soutien cesserait « à partir de janvier 2025 »."
    found = Requoting(text).propose(Selector("janvier 2024"))

    assert isinstance(found, Proposal)
    assert found.selector.exact == "janvier 2025"


def test_opening_quotation_that_recurs_is_lengthened() -> None:
    """It has no prefix of its own."""
    text = "Il a dit qu’il viendrait demain. Elle a dit qu’il viendrait demain. Fin."
    lost = Selector("Elle a dit quil viendrait demain", opening=True)
    found = Requoting(text).propose(lost)

    assert isinstance(found, Proposal)
    assert found.selector.exact == "Elle a dit qu’il viendrait demain"


@pytest.mark.parametrize(
    ("written", "words", "wanted"),
    [
        ("l'été  à \n Sète", "l’été à Sèvres", "l'été à Sèvres"),
        ("« oui »", "«\u00a0oui,\u00a0»", "« oui, »"),
        ("a b c", "x a b\nc y", "x a b c y"),
        ("", "a b", "a b"),
    ],
)
def test_words_that_stay_stay_as_written(written: str, words: str, wanted: str) -> None:
    """Only what differs when compared is taken from the text."""
    assert " ".join(reworded(written, words).split()) == wanted


WORDS = (
    "le port ferme mardi selon la maire et rouvre jeudi matin dit elle sans rien promettre".split()
)


@settings(derandomize=True, max_examples=80, deadline=None)
@given(st.data())
def test_whatever_is_proposed_is_found(data: st.DataObject) -> None:
    """Of any text and any quote: one place, the matcher's own, and above the least."""
    words = st.sampled_from([*WORDS, "2024", "«", "»", ".", "…", "l’an"])
    text = " ".join(data.draw(st.lists(words, max_size=40)))
    lost = Selector(
        " ".join(data.draw(st.lists(words, min_size=1, max_size=8))),
        " ".join(data.draw(st.lists(words, max_size=2))),
        " ".join(data.draw(st.lists(words, max_size=2))),
        opening=data.draw(st.booleans()),
    )
    requoting = Requoting(text)
    found = requoting.propose(lost)

    if isinstance(found, Proposal):
        assert requoting.passages.find(found.selector) == found.place
        assert 0.6 <= found.similarity <= 1
    elif isinstance(found, Rivals):
        assert len(set(found.places)) > 1
        assert all(isinstance(place, Found) for place in found.places)


def test_hint_and_proposal_are_one() -> None:
    """Where no passage is near enough to be proposed, no hint gives one either."""
    text = "Ce 25 novembre, le maire a signé. La convention est lue au conseil."

    def hint(words: str) -> tuple[str, ...]:
        requoting, lost = Requoting(text), Selector(words)
        problem = requoting.passages.find(lost)
        assert isinstance(problem, Problem)
        return requoting.advise(problem, lost).remedies

    assert hint("ce 25 octobre") == ()
    assert hint("La convention a été lue au conseil") == (
        'quote: "La convention est lue au conseil"',
    )
