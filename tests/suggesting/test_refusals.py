"""What an editor refused is refused however it is written, and nothing else is."""

from __future__ import annotations

from dossier.model.dates import parse
from dossier.suggesting.refusals import Refusals

SAID_NO = Refusals(["Robert Fico", "a1: Le 26 février", "a1 = a2 = a3", "Rien ne doit être exclu"])


def test_a_quotation_is_refused_by_words_of_it() -> None:
    """One word alone refuses none."""
    assert SAID_NO.quotes("Pour moi, rien ne doit etre EXCLU à ce stade")
    assert not SAID_NO.quotes("Rien ne sera exclu")
    assert not Refusals(["exclu"]).quotes("Rien ne doit être exclu")


def test_a_date_is_refused_in_its_article() -> None:
    """In no other, unless the day itself is refused."""
    day = parse("?2024-02-26")
    assert SAID_NO.dates("a1", "le 26 fevrier", day)
    assert not SAID_NO.dates("a2", "le 26 février", day)
    assert Refusals(["2024-02-26"]).dates("a2", "lundi", day)


def test_articles_are_refused_as_a_pair() -> None:
    """In either order, and of three each two."""
    assert SAID_NO.pairs("a3", "a1")
    assert not SAID_NO.pairs("a1", "a4")
