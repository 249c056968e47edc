"""What the program is written without: modules that need one another, and what old Pythons do wrongly."""

from __future__ import annotations

import ast
import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.syntax import PACKAGE, nodes


def imports(path: Path, modules: dict[str, Path]) -> set[str]:
    """The modules that one names, in functions and for types alone too."""
    found = set()
    for node in nodes()[path]:
        if isinstance(node, ast.ImportFrom) and node.module:
            names = {f"{node.module}.{one.name}" for one in node.names}
            found |= (names & modules.keys()) or {node.module}
        elif isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
    return found & modules.keys()


def test_no_circle() -> None:
    """Packages stand for what their `__init__` imports."""
    modules = {}
    for path in nodes():
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        modules[".".join(parts).removesuffix(".__init__")] = path
    graph = {name: imports(path, modules) - {name} for name, path in modules.items()}

    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        pytest.fail(" -> ".join(circle.args[1]))


def test_no_group_of_a_pattern_is_held_possessively() -> None:
    """Pythons before 3.11.5, which distributions still have, match such groups wrongly."""
    held = re.compile(r"(?<!\\)\)[*+?]\+|\(\?>")
    for path, found in nodes().items():
        for node in found:
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert "()*+" in node.value or not held.search(node.value), (path, node.lineno)
