"""The program's own source, read once for all who look for something in it."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import dossier

PACKAGE = Path(dossier.__file__).parent


@cache
def nodes() -> dict[Path, list[ast.AST]]:
    """What anybody looks for in each module; all of it would take much memory."""
    return {
        path: [
            node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if _is_looked_for(node)
        ]
        for path in PACKAGE.rglob("*.py")
    }


def _is_looked_for(node: ast.AST) -> bool:
    """Imports, calls that may report a finding, and texts that may be patterns with groups."""
    match node:
        case (
            ast.Import() | ast.ImportFrom() | ast.Call(func=ast.Attribute(attr="error" | "warning"))
        ):
            return True
        case ast.Constant(value=str(text)):
            return "(" in text or ")" in text
    return False
