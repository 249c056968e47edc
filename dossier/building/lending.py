"""What an update of the index asks of the helper, whose files stay there until they are stored."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec

from dossier.building.helping import Helper, Order
from dossier.building.indextables import Files, WaitingTable
from dossier.building.publishing.published import Published
from dossier.search.index.patching import Made

_given = msgspec.msgpack.Decoder(dict[str, Made])
_staged = msgspec.msgpack.Decoder(tuple[bool, dict[str, Published]])
_files = msgspec.msgpack.Decoder(dict[str, bytes])


class Lending:
    """Implements `dossier.search.index.patching.Help`."""

    def __init__(
        self, helper: Helper, table: WaitingTable, folder: str, written: dict[str, Published]
    ) -> None:
        """`table` is lent its files, which it writes into the staging `folder` and are noted as
        `written`."""
        self._helper = helper
        self._table = table
        self._folder = folder
        self._written = written

    def ask(self, asked: bytes) -> None:
        self._helper.ask(Order("patch", asked=asked))

    def patched(self) -> bytes | None:
        return self._helper.answer()

    def give(self, start: str) -> Mapping[str, Made]:
        self._helper.ask(Order("give", start=start))
        return _given.decode(self._helper.must_answer())

    def stage(self) -> None:
        self._helper.ask(Order("stage", folder=self._folder))

    def staged(self) -> Mapping[str, bytes]:
        is_written, said = _staged.decode(self._helper.must_answer())
        digests = {path: bytes.fromhex(file.sha256) for path, file in said.items()}
        if is_written:
            self._table.lend(said, self._lent)
            self._written.update(said)
        else:
            self._table.put(self._lent(said), digests)
        return digests

    def _lent(self, paths: Collection[str]) -> Files:
        self._helper.ask(Order("lend", paths=[*paths]))
        return _files.decode(self._helper.must_answer())
