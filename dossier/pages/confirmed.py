"""Where each confirmed contradiction stands: known to every page that leads there."""

from __future__ import annotations

from dossier.linking.contradictions import Contradiction
from dossier.model.names import fold
from dossier.pages.division import Filed, divide, title_levels, walk
from dossier.pages.routes import index_route
from dossier.pages.rows import Rows


class Confirmed:
    """Every contradiction that editors have confirmed, and the page on which each stands."""

    def __init__(self, found: list[Contradiction], rows: Rows) -> None:
        def filed(one: Contradiction) -> Filed:
            return fold(rows[one.records[0]].title), one.records[0]

        self.division = divide(sorted(found, key=filed), title_levels(filed))
        self.entries: dict[str, Contradiction] = {}
        """By each record that speaks of it."""
        self._routes: dict[str, str] = {}
        for part in (self.division, *walk(self.division)):
            for one in part.entries:
                self.entries |= dict.fromkeys(one.records, one)
                self._routes |= dict.fromkeys(one.records, route(part.key))

    def __bool__(self) -> bool:
        return bool(self.entries)

    def address(self, record_id: str) -> str:
        """The route and fragment of the contradiction that a record speaks of; else empty."""
        page = self._routes.get(record_id)
        return f"{page}#{self.entries[record_id].records[0]}" if page else ""


def route(key: str = "") -> str:
    return index_route("contradictions", key)
