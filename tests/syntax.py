"""The program's own source, read once for all who look for something in it."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import dossier

PACKAGE = Path(dossier.__file__).parent
LOOKED_FOR = (ast.Call, ast.Constant, ast.Import, ast.ImportFrom)


@cache
def nodes() -> dict[Path, list[ast.AST]]:
    """What anybody looks for in each module."""
    return {
        path: [
            node
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, LOOKED_FOR)
        ]
        for path in PACKAGE.rglob("*.py")
    }
