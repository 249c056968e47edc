"""Reading small texts as the files of a dossier."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dossier.config import Dossier
from dossier.diagnostics.rendering import hint_of
from dossier.model.records import KIND_FOLDERS, AnyRecord
from dossier.reading.documents import NO_DEFAULTS, Defaults, read_document
from dossier.reading.holdings import Document

SETTINGS = Dossier(title="Essai")


class Reading:
    """What came of one file, in the words that tests ask about."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.codes = [found.code for found in document.diagnostics]
        self.places = [
            (found.code, found.place.line, found.place.column) for found in document.diagnostics
        ]
        self.pastes = [hint_of(found, "en").partition("\n")[2] for found in document.diagnostics]
        """The lines that the hints give to paste."""

    @property
    def record(self) -> AnyRecord:
        """The only record of a file that has nothing wrong with it."""
        assert self.codes == []
        (source,) = self.document.records
        return source.record

    @property
    def records(self) -> list[AnyRecord]:
        return [source.record for source in self.document.records]


@pytest.fixture(scope="session")
def read() -> Callable[..., Reading]:
    """Read a text as the file of that path; the top folder gives its kind."""

    def read(
        text: str | bytes, path: str = "articles/essai.md", defaults: Defaults = NO_DEFAULTS
    ) -> Reading:
        data = text if isinstance(text, bytes) else text.encode()
        kind = KIND_FOLDERS[path.removeprefix("overlay:").split("/")[0]]
        return Reading(read_document(path, kind, data, defaults, SETTINGS))

    return read
