"""What is compiled beside a build spares it the work, and never stands in its way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BESIDE = """
from jinja2 import Environment
from dossier.building.ahead import Compiling
from dossier.config import Config, Dossier
from dossier.diagnostics import Report
from dossier.rendering import compiled
from dossier.rendering.compiling import CompiledCode
from dossier.rendering.themes import load_theme

compiled.MADE_OF.clear()  # as for a theme of one's own
dossier = Dossier(title="Le port")
config = Config(content="content", output="site", cache="cache", jobs=2)
"""
TAKEN = """
theme = load_theme("default", dossier.lang, "", Report(), lambda *_: {})
with (ahead := Compiling(config, lambda: dossier)):
    ahead.take(theme.closure_of("article.html"))
    some = len(CompiledCode._kept)
    ahead.take(theme.closure_of("article.html"))
    ahead.take(own := [name for name in theme.templates if ":" not in name])

def fail(*_, **__):
    raise AssertionError("compiled here")

Environment.compile = fail
for name in own:
    assert theme.environment.get_template(name).name == name
print(5 < some < len(CompiledCode._kept) == len(own))
"""
FAILED = """
with (ahead := Compiling(config, lambda: 1 / 0)):
    ahead.take(["article.html"])
print(CompiledCode._kept == {})
"""
INTERRUPTED = """
import os, signal

def interrupted():
    os.kill(os.getpid(), signal.SIGINT)
    return dossier

with (ahead := Compiling(config, interrupted)):
    ahead.take(["article.html"])
print(CompiledCode._kept != {})
"""


@pytest.mark.skipif(sys.platform != "linux", reason="no process is forked elsewhere")
@pytest.mark.parametrize(
    "script", [TAKEN, FAILED, INTERRUPTED], ids=["taken", "failed", "interrupted"]
)
def test_templates_come_from_the_process_beside(script: str) -> None:
    """All of them, and none is compiled again; where that one fails, nobody hears of it. In a
    process of its own: one with threads forks none."""
    done = subprocess.run(
        [sys.executable, "-c", BESIDE + script], cwd=ROOT, capture_output=True, text=True, check=False
    )  # fmt: skip

    assert (done.stdout, done.stderr, done.returncode) == ("True\n", "", 0)
