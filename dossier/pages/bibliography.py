"""What a list of references needs to know of the whole dossier."""

from __future__ import annotations

from msgspec import Struct


class Bibliography(Struct, frozen=True):
    """The order of all that can be cited, and the letters that tell alike works apart."""

    letters: dict[str, str]
    """Year suffixes by id, where one is needed: `a` of 2024a."""
    keys: dict[str, tuple[str, tuple[int, int], str, str]]
    """(author or title, date, title, id), folded, by id: the same order in every style."""

    styled: dict[str, str]
    """Entries as safe HTML by id, where the dossier's style is not built in."""

    def letter(self, record_id: str) -> str:
        return self.letters.get(record_id, "")

    def order(self, record_id: str) -> tuple[str, tuple[int, int], str, str]:
        return self.keys[record_id]
