"""A text reads well where its citations are not printed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model.gaps import edited, edits


def shown(marked: str) -> str:
    """A text in which `@` is a citation and `#` a link that shows « Titre »."""
    places = [(found.start() - n, found[0]) for n, found in enumerate(re.finditer("[@#]", marked))]
    text = re.sub("[@#]", "", marked)
    titles = [(at, "Titre") for at, sign in places if sign == "#"]
    return edited(
        text, 0, len(text), edits(text, titles, [at for at, sign in places if sign == "@"])
    )


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("un mot @.", "un mot."),
        ("un mot @, puis", "un mot, puis"),
        ("un mot @ , puis", "un mot, puis"),
        ("un mot @ @ et", "un mot et"),
        ("un mot @ puis", "un mot puis"),
        ("un mot@ puis", "un mot puis"),
        ("un@mot", "unmot"),
        ("@ un mot @", "un mot"),
        ("un mot (@).", "un mot."),
        ("un mot (@) puis", "un mot puis"),
        ("un mot ( @ ). ", "un mot. "),
        ("(@) un mot", "un mot"),
        ("(voir @) un mot", "un mot"),
        ("un mot (cf. @ et @), puis", "un mot, puis"),
        ("un mot (Source\u00a0: @).", "un mot."),
        ("un mot (@ ; @) puis", "un mot puis"),
        ("un mot (voir # et @)", "un mot (voir Titre)"),
        ("un mot (voir @, p. 3)", "un mot (voir, p. 3)"),
        ("un mot (@, p. 3)", "un mot (p. 3)"),
        ("un «\u00a0@\u00a0» mot", "un mot"),
        ("un (mot) @ (de) plus", "un (mot) (de) plus"),
        ("un mot, @, puis", "un mot, puis"),
        ("un mot, @, @, puis", "un mot, puis"),
        ("un mot\u00a0: @.", "un mot."),
        ("un mot, @\npuis", "un mot,\npuis"),
        ("@, un mot", "un mot"),
        ("un mot. @. Puis", "un mot. Puis"),
        ("un mot – @ – puis", "un mot – puis"),
        ("un mot, # @, puis", "un mot, Titre, puis"),
        ("(@ et après)", "(et après)"),
        ("un mot @\u00a0; puis", "un mot\u00a0; puis"),
        ("un mot @ ; puis", "un mot ; puis"),
        ("un mot @; puis", "un mot; puis"),
        ("«\u00a0mot @\u00a0»", "«\u00a0mot\u00a0»"),
        ("a\n@ b @\nc", "a\nb\nc"),
        ("# @.", "Titre."),
        ("@ #", "Titre"),
        ("un @ # @ mot", "un Titre mot"),
        ("un #@ mot", "un Titre mot"),
        ("(# @)", "(Titre)"),
        ("un mot (@) (@) puis", "un mot puis"),
        ("(@) (@) mot", "mot"),
        ("un mot (@)(@).", "un mot."),
        ("un mot (@) @ (voir @) puis", "un mot puis"),
        ("a @ (@) b", "a b"),
        ("((@))", ""),
        ("un mot ([@]).", "un mot."),
        ("((@) mot)", "(mot)"),
        ("un mot ((@) et)", "un mot"),
        ("@. Un mot.", "Un mot."),
        ("@. @ Un mot", "Un mot"),
        ("a\n@. Un mot.", "a\nUn mot."),
        ("a (voir « @ ») b", "a b"),
        ("un (@ – mot)", "un (mot)"),
        ("un (mot – @)", "un (mot)"),
        ("un mot (vgl. @).", "un mot."),
        ("un mot (siehe auch @).", "un mot."),
        ("(@) # (@) mot", "Titre mot"),
        # What led to a citation alone goes with it, where nothing follows.
        ("un mot ; voir # et @. Puis", "un mot ; voir Titre. Puis"),
        ("un mot ; voir @ et @. Puis", "un mot. Puis"),
        ("un mot ; voir @, @ et @. Puis", "un mot. Puis"),
        ("un mot\u00a0; voir aussi @\u00a0; puis", "un mot\u00a0; puis"),
        ("voir # et @, puis", "voir Titre, puis"),
        ("# et @ ou @.", "Titre."),
        ("Voir @. Un mot.", "Un mot."),
        ("Un mot. Voir @ et @. Puis", "Un mot. Puis"),
        ("Un mot.\nSource\u00a0: @.\nPuis", "Un mot.\n\nPuis"),
        ("un mot selon @.", "un mot."),
        ("un mot, d’après @ ; puis", "un mot ; puis"),
        ("a word, according to @ and @.", "a word."),
        ("un mot – voir @.", "un mot."),
        ("un mot – @.", "un mot."),
        ("(un mot ; voir @)", "(un mot)"),
        ("Selon @, un mot", "Selon, un mot"),
        ("il faut voir @.", "il faut voir."),
        ("voir # @.", "voir Titre."),
        ("voir @ pour un mot", "voir pour un mot"),
        ("un sujet @.", "un sujet."),
        ("un . mot ( sans )", "un . mot ( sans )"),
        ("", ""),
        ("@", ""),
    ],
)
def test_a_gap_is_closed(marked: str, expected: str) -> None:
    """Blanks that divided words from a citation go, one between words stays, as do those typed
    where no citation is; of two commas one, and brackets round what only led to it."""
    assert shown(marked) == expected


@given(st.text(alphabet="ab @#(),.;:–[]\u00a0«»\n", max_size=40))
def test_no_word_is_lost_or_joined(marked: str) -> None:
    """Only blanks go, marks at the side of a citation, and empty brackets."""
    words = re.findall("[ab]+|#", re.sub("(?<=[ab])@+(?=[ab])|@", "", marked))
    found = re.findall("[ab]+|Titre", shown(marked))

    assert found == [word.replace("#", "Titre") for word in words]
