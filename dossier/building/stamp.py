"""Which program wrote a cache."""

from __future__ import annotations

import os
import sys

import dossier


def code_stamp() -> str:
    """A digest that changes with the program: its version and, in a checkout, its files."""
    from dossier.building.store import digest

    package = os.path.dirname(os.path.abspath(dossier.__file__))
    parts = [dossier.__version__, sys.version]
    for where, folders, names in os.walk(package):
        folders[:] = sorted(f for f in folders if f not in ("__pycache__", "themes"))
        for name in sorted(names):
            if name.endswith(".py"):
                stat = os.stat(os.path.join(where, name))
                parts.append(f"{name} {stat.st_size} {stat.st_mtime_ns}")
    return digest(*parts)
