"""One preview for all that only reads."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conftest import SMALL, DossierOnDisk
from tests.serve.running import Preview


@pytest.fixture(scope="session")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    dossier = DossierOnDisk(tmp_path_factory.mktemp("served"))
    dossier.write(SMALL)
    (dossier.root / "secret.txt").write_text("secret")
    with Preview(dossier.root) as preview:
        preview.wait_for_build(1)
        yield preview
