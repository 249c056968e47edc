"""What is compiled beside a build spares it the work, and never stands in its way."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from jinja2 import Environment

from dossier.building.ahead import compiling
from dossier.config import Config, Dossier
from dossier.diagnostics import Report
from dossier.rendering.compiling import CompiledCode
from dossier.rendering.templates import load_theme
from tests.conftest import SMALL, DossierOnDisk

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="no process is forked elsewhere")


@pytest.fixture
def config(write_dossier: Callable[..., DossierOnDisk], monkeypatch: pytest.MonkeyPatch) -> Config:
    monkeypatch.setattr(CompiledCode, "_kept", {})
    return write_dossier(SMALL).config(jobs=2)


def test_what_was_compiled_is_not_compiled_again(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every template of the theme comes from the other process."""
    dossier = Dossier(title="Le port")
    with compiling(config, lambda: dossier) as compiled:
        compiled()
    theme = load_theme("default", dossier.lang, "", Report(), lambda *_: "")
    assert theme is not None
    monkeypatch.setattr(Environment, "compile", lambda *_, **__: pytest.fail("compiled"))

    for name in theme.templates:
        assert theme.environment.get_template(name).name == name


def test_a_failure_there_is_none_here(config: Config, capfd: pytest.CaptureFixture[str]) -> None:
    """Templates are then compiled where they are needed, and nobody hears of it."""

    def settings() -> Dossier:
        raise RuntimeError

    with compiling(config, settings) as compiled:
        compiled()

    assert CompiledCode._kept == {}
    assert capfd.readouterr() == ("", "")
