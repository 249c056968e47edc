"""What is kept of a body's links, encoded until somebody asks."""

from __future__ import annotations

from types import SimpleNamespace

import msgspec
import pytest

from dossier.diagnostics import Place
from dossier.model import facts
from dossier.model.facts import BodyFacts, LinkFact


def test_the_places_of_many_links_are_decoded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that points at one record thousands of times is read in time that grows with it."""
    links = [
        LinkFact(form="link", target="a", anchor="", place=Place.on_line(1, 1), text=(n, n + 1),
                 sentence=(0, 9), block=n % 3, paragraph=f"p{n}")
        for n in range(50)
    ]  # fmt: skip
    body = BodyFacts(pointers=msgspec.msgpack.encode(links))
    decoded: list[bytes] = []
    each = facts._each_link

    def decode(data: bytes) -> tuple[msgspec.Raw, ...]:
        decoded.append(data)
        return each.decode(data)

    monkeypatch.setattr(facts, "_each_link", SimpleNamespace(decode=decode))

    spots = [*body.spots_of([4, 2, 40])]

    assert [(spot.text, spot.block, spot.paragraph) for spot in spots] == [
        ((4, 5), 1, "p4"), ((2, 3), 2, "p2"), ((40, 41), 1, "p40"),
    ]  # fmt: skip
    assert len(decoded) == 1
