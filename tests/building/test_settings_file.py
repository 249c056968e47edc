"""`dossier.yaml` is a file of the content folder, or there is none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.conftest import DossierOnDisk


def link_outside(path: Path) -> None:
    path.symlink_to("/etc/hostname")


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, link_outside])
def test_what_is_no_file_is_not_read(small: DossierOnDisk, make) -> None:
    """A pipe would be waited for for ever, a link would be read outside the project."""
    small.remove("dossier.yaml")
    make(small.content / "dossier.yaml")
    result = small.build()

    assert result.stopped
    assert "config-missing" in {d.code for d in result.report}
