"""A bundle tells what its modules tell when node runs them, or is refused."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from dossier.rendering.scripts.bundling import bundle
from dossier.rendering.scripts.failure import BundleFailure

CASES = Path(__file__).parents[1] / "cases/scripts"
RUNNER = Path(__file__).with_name("beside_node.mjs")
NAMED = re.compile(r"^(?:=== (?P<case>.*)|--- (?P<path>.*))$")

BEYOND = """
    a function that becomes another, a function that becomes another in a loop,
    a function that becomes another in a pattern, a function that becomes another in brackets, alias,
    an import with more to say, circ, default, export destr, export obj key, hashbang, meta, ns,
    one that may change, tla, tla2, tla3, unicode esc
"""
"""What neither kind takes; who shares one scope and writes one declaration a statement takes less."""
OTHERWISE = """
    const assign, const assign2, const num inc, join let arrow, obj proto,
    own members that a text asks for from elsewhere, tdz const, this is nobody, this undef, tpl underscore, us concat, us json
"""
"""What the shortened change: names of classes, constants that are given another value or used before
they are there, members that are asked for by texts, and whom `this` means outside of functions."""


def read_cases() -> dict[str, dict[str, str]]:
    """Modules by path, by case; the first is begun with, and is called `m.js` where nothing is said."""
    cases: dict[str, dict[str, str]] = {}
    for file in sorted(CASES.glob("*.txt")):
        path = ""
        for line in file.read_text("utf-8").splitlines(keepends=True):
            named = NAMED.match(line.rstrip("\n"))
            if named and named["case"]:
                assert named["case"] not in cases
                modules = cases[named["case"]] = {}
                path = "m.js"
            elif named:
                path = named["path"]
            else:
                modules[path] = modules.get(path, "") + line
    return cases


def bundled(modules: dict[str, str]) -> dict[str, dict[str, str]]:
    """The scripts of both kinds, but for those that are refused."""
    found: dict[str, dict[str, str]] = {}
    for kind, shortened in (("closed", ()), ("shared", tuple(modules))):
        try:
            found[kind] = bundle("all.js", next(iter(modules)), modules, shortened)
        except BundleFailure:
            continue
    return found


@pytest.fixture(scope="module")
def told() -> dict[str, dict[str, list[str]]]:
    """What each case told, by kind."""
    node = shutil.which("node")
    if not node:
        pytest.skip("for want of node")
    cases = [
        {
            "name": name,
            "entry": next(iter(modules)),
            "modules": modules,
            "bundles": bundled(modules),
        }
        for name, modules in read_cases().items()
    ]
    run = subprocess.run(
        [node, "--no-warnings", "--experimental-vm-modules", str(RUNNER)],
        input=json.dumps(cases), capture_output=True, text=True, timeout=180, check=True,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def named(names: str) -> set[str]:
    return {" ".join(name.split()) for name in names.split(",")}


def test_what_is_written_as_it_was_tells_the_same(told: dict[str, dict[str, list[str]]]) -> None:
    """All of it, but for what is refused."""
    mistaken = {name for name, by in told.items() if by["modules"] == ["! SyntaxError"]}
    assert mistaken <= named(BEYOND)
    assert {name for name, by in told.items() if "closed" not in by} == named(BEYOND)
    assert {
        name: by["closed"]
        for name, by in told.items()
        if by.get("closed", by["modules"]) != by["modules"]
    } == {}


def test_what_is_shortened_tells_the_same(told: dict[str, dict[str, list[str]]]) -> None:
    """But for what docs/themes.md says that it does not."""
    assert sum("shared" in by for by in told.values()) > 200
    assert {
        name for name, by in told.items() if by.get("shared", by["modules"]) != by["modules"]
    } == named(OTHERWISE)
