"""A dossier as it was before an edit, or as it is: where its records point."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from dossier.building.resuming.changing import Change
from dossier.building.resuming.outline import Outline
from dossier.building.store import Store
from dossier.diagnostics import Report
from dossier.linking.dossier import Dossier
from dossier.linking.edges import References, collect
from dossier.model.lazily import Lazily

_ROW = "references"
"""No row: what was collected, in the table's memory, with the outline that it goes with."""


class Side:
    """The dossier as it was, or as it is."""

    def __init__(
        self, dossier: Dossier, changed: Collection[str], known: dict[str, References]
    ) -> None:
        """`known` is where others than `changed` records point, as far as it is; it grows."""
        self.dossier = dossier
        self._changed = changed
        self._known = known
        self.report = Report()
        """What is found of changed records."""
        self.references = Lazily(dossier.kinds, self._collect)

    def _collect(self, record_id: str) -> References:
        found = self._known.get(record_id) if record_id not in self._changed else None
        if found is None:
            found = collect(self.dossier.records[record_id], self.dossier, Report())
            if record_id not in self._changed:
                self._known[record_id] = found
        return found

    def tell(self, record_id: str) -> None:
        """Report what is wrong with where a record points."""
        collect(self.dossier.records[record_id], self.dossier, self.report)


def known_references(
    store: Store, outline: Outline, changes: Mapping[str, Change]
) -> tuple[dict[str, References], dict[str, References]]:
    """Where unchanged records are known to point, before the changes and with them: the same, and
    from one build to the next, as long as nothing but texts changes."""
    memory = store.linked.memory
    if not all(change.is_text for change in changes.values()):
        memory.pop(_ROW, None)
        return {}, {}
    before, known = memory.get(_ROW, (None, {}))
    if before is not outline:
        known = {}
        memory[_ROW] = (outline, known)
    for record_id in changes:
        known.pop(record_id, None)
    return known, known
