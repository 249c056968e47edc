"""Words that one article quotes are found in another, whatever was changed in translation."""

from __future__ import annotations

from itertools import permutations

import pytest

from dossier.suggesting.quotations import LEAST, Shared, find_printed, gather, index_quoted
from dossier.suggesting.shingles import Words
from dossier.suggesting.spans import quoted_ranges, quoted_sentences
from tests.suggesting.texts import body, needs_press, press

SPOKEN = "nous ne laisserons pas le port sans un nouveau contrat avant la fin de cette année"
ALTERED = "nous ne laisserons pas le port sans un autre contrat avant la fin de l’année"


def shared(texts: dict[str, str], least: float = LEAST) -> list[Shared]:
    bodies = {name: body(text) for name, text in texts.items()}
    quoted = {name: quoted_sentences(one) for name, one in bodies.items()}
    index = index_quoted(quoted)
    found = []
    for name, one in bodies.items():
        ranges = [(q.start, q.end) for q in quoted[name]]
        found += find_printed(index, name, Words(one.text), ranges, least)
    return gather(index, found)


def words(texts: dict[str, str], one: Shared) -> list[str]:
    return [body(texts[p.article]).text[p.start : p.end] for p in one.printings]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Il dit « oui », puis « non ».", [" oui ", " non "]),
        ("Il dit « elle a dit « oui » hier ».", [" elle a dit « oui » hier "]),
        ('He said “yes” and "no".', ["yes", "no"]),
        ("„Ja“, sagte er.", ["Ja"]),
        ("« Un premier paragraphe", [" Un premier paragraphe"]),
        ('Un 15" de 1980', []),
        ("L’un » et l’autre", []),
    ],
)
def test_quotation_marks_are_paired(text: str, quoted: list[str]) -> None:
    """Outermost ones; a paragraph may leave « open, never a straight mark."""
    assert [text[start:end] for start, end in quoted_ranges(text)] == quoted


@needs_press
def test_the_two_pieces_share_one_quotation() -> None:
    """The true pair scores 0.85; at 0.60 there is no other, nor far below it."""
    for least in (LEAST, 0.4):
        (one,) = shared(press(), least)
        assert one.likeness == pytest.approx(0.85, abs=0.005)
        first, second = words(press(), one)
        assert first.startswith("Des discussions sont en cours entre le Royaume-Uni")
        assert "noyau dur entre alliés" in first
        assert "groupe central d'alliés" in second
        assert second.endswith("la sécurité européenne au sens large")


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (f"« {ALTERED.capitalize()} », a dit la maire.", ALTERED.capitalize()),
        (f"La maire a dit que {ALTERED}, puis elle est partie.", ALTERED),
        (f'La maire : "{SPOKEN.upper()}".', SPOKEN.upper()),
        ("La maire ne laissera pas le port sans contrat.", None),
        ("", None),
    ],
)
def test_a_quotation_is_found_as_it_is_printed(other: str, found: str | None) -> None:
    """Quoted too or not, in capitals, with other words in it; a mere likeness of matter is none."""
    texts = {"a": f"« {SPOKEN} », dit la maire.", "b": other}
    every = shared(texts)

    assert [words(texts, one)[1] for one in every] == ([found] if found else [])


def test_few_words_must_be_quoted_in_both() -> None:
    """« Rien ne doit être exclu » in running text may be anybody's words."""
    quoting = "« Rien ne doit être exclu », dit-il."
    assert shared({"a": quoting, "b": "Selon nous rien ne doit être exclu ici."}) == []
    (one,) = shared({"a": quoting, "b": "Il répète : « rien ne doit être exclu »."})
    assert one.likeness == 1


def test_consecutive_sentences_are_one_quotation() -> None:
    """Where the same articles print them one after the other."""
    said = "« Le contrat sera signé lundi au port. Personne ne s’y opposera plus longtemps. »"
    texts = {"a": said, "b": f"La maire l’assure : {said}"}
    (one,) = shared(texts)

    assert words(texts, one)[0].startswith("Le contrat")
    assert words(texts, one)[0].endswith("longtemps")


def test_a_sentence_without_end_is_one_quotation() -> None:
    """It is aligned in parts, so that time does not grow with its square."""
    endless = " ".join(f"mot{number}" for number in range(500))
    texts = {"a": f"« {endless} »", "b": f"Il lit : {endless} et s’en va."}
    (one,) = shared(texts)

    assert words(texts, one) == [endless, endless]


def test_order_changes_nothing() -> None:
    """Three articles, whole, altered and without marks, make one quotation."""
    texts = {"a": f"« {SPOKEN} »", "b": f"« {ALTERED} »", "c": f"Elle dit que {SPOKEN}."}
    every = [shared(dict(order)) for order in permutations(texts.items())]

    assert [p.article for p in every[0][0].printings] == ["a", "b", "c"]
    assert all(one == every[0] for one in every)
