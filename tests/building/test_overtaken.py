"""Builds with caches of their own that publish in one folder: each site is whole."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable

import pytest

from dossier.building import build
from dossier.building.lock import folder_locked
from dossier.building.publishing import publish
from dossier.building.publishing.manifest import decode_manifest
from dossier.building.publishing.publish import Publication
from tests.conftest import SMALL, DossierOnDisk, files_below


def overtake(monkeypatch: pytest.MonkeyPatch, at: str, act: Callable[[], None], times: int) -> None:
    """Have every build do something, so many times in all, when it comes to a step."""
    left = times
    is_other = False

    def step(name: str) -> None:
        nonlocal left, is_other
        if name == at and left and not is_other:
            left -= 1
            is_other = True
            act()
            is_other = False

    monkeypatch.setattr(publish, "Publication", functools.partial(Publication, step=step))


def other_build(dossier: DossierOnDisk) -> Callable[[], None]:
    """A build of the same folder with another cache, after an edit."""
    count = 0

    def act() -> None:
        nonlocal count
        count += 1
        dossier.write({f"articles/other-{count}.md": "---\ntitle: Autre\n---\nTexte.\n"})
        built = build(dossier.config(cache=str(dossier.root / "other-cache")))
        assert not built.stopped

    return act


@pytest.mark.parametrize("at", ["opened", "filled", "synced"])
@pytest.mark.parametrize("is_first", [False, True])
def test_the_build_that_is_overtaken_goes_on_from_there(
    write_dossier: Callable[..., DossierOnDisk],
    monkeypatch: pytest.MonkeyPatch,
    at: str,
    is_first: bool,
) -> None:
    """Its site is that of the content as it then is, with no file of the other's that is not."""
    dossier = write_dossier(SMALL)
    if not is_first:
        dossier.build()
        dossier.write({"articles/new.md": "---\ntitle: Neuf\n---\nTexte.\n"})
    overtake(monkeypatch, at, other_build(dossier), 1)

    result = dossier.build()

    assert (result.stopped, list(result.report)) == (False, [])
    site = files_below(dossier.site)
    manifest = decode_manifest(site.pop("manifest.json"))
    assert manifest is not None
    assert manifest.files.keys() == site.keys()
    assert "articles/other-1.html" in site


def test_a_build_that_is_overtaken_again_and_again_says_so(
    write_dossier: Callable[..., DossierOnDisk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stops, and the other's site stands whole."""
    dossier = write_dossier(SMALL)
    overtake(monkeypatch, "opened", other_build(dossier), 3)

    result = dossier.build()

    assert result.stopped
    assert [found.code for found in result.report] == ["site-overtaken"]
    assert (dossier.site / "articles/other-3.html").exists()


@pytest.mark.skipif(os.name != "posix", reason="folders are locked on POSIX alone")
def test_an_exchange_waits_for_another(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder above the site is held while two sites are exchanged, and only so long."""
    from dossier.building import lock

    tries = []
    take = lock._lock
    monkeypatch.setattr(lock, "_lock", lambda fd: tries.append(take(fd)) or tries[-1])
    monkeypatch.setattr(lock, "_MOMENT", 0.02)
    with folder_locked(str(tmp_path)), folder_locked(str(tmp_path)):
        pass
    with folder_locked(str(tmp_path)):
        pass

    assert tries[0] is True
    assert not any(tries[1:-1])
    assert tries[-1] is True
