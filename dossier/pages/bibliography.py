"""What a list of references needs to know of the whole dossier."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

SortKey = tuple[str, tuple[int, int], str, str]
"""(author or title, date, title, id), folded: the same order in every style."""


class Work(Struct, frozen=True, array_like=True):
    """One article or reference among all that can be cited."""

    key: SortKey
    alike: str
    """The same for all that would be cited alike."""
    letter: str = ""
    """Year suffix, where one is needed to tell those apart: `a` of 2024a."""
    styled: str = ""
    """Its entry as safe HTML, where the dossier's style is not built in."""


class Bibliography(Struct, frozen=True):
    """The order of all that can be cited, and the letters that tell alike works apart."""

    works: Mapping[str, Work]
    """By id."""

    def letter(self, record_id: str) -> str:
        return self.works[record_id].letter

    def order(self, record_id: str) -> SortKey:
        return self.works[record_id].key

    def styled(self, record_id: str) -> str:
        return self.works[record_id].styled
