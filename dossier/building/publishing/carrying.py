"""What in the output folder is the user's own goes along from one site to the next."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable
from contextlib import suppress

from dossier.building.publishing.trees import OURS, name_tree
from dossier.diagnostics import Report


def link_ahead(paths: Iterable[str], site: str, tree: str) -> None:
    """Give the tree to come a second name for each of the user's files, so that no instant of
    the exchange is without them. Folders cannot have two names: `carry` moves them after it."""
    for path in paths:
        source, target = os.path.join(site, path), os.path.join(tree, path)
        with suppress(OSError, NotImplementedError):
            if not stat.S_ISDIR(os.lstat(source).st_mode):
                os.makedirs(os.path.dirname(target), exist_ok=True)
                os.link(source, target, follow_symlinks=False)


def carry(former: str, site: str, named: Collection[str], report: Report) -> None:
    """Move to `site` all that stands in the tree `former` and is not `named` by its manifest.

    Besides the user's own names these are files put into the output folder during the
    build: they stay where they were put, and the next build says that they are foreign.
    """
    names = name_tree(former)
    strays = [path for path in names.files if path not in named and path not in OURS]
    carry_users(former, site, names.users + strays, report)


def carry_users(former: str, site: str, paths: Iterable[str], report: Report) -> None:
    """Move to `site` what is known to stand in the tree `former`."""
    for path in sorted(paths):
        _move(os.path.join(former, path), os.path.join(site, path), report)


def _move(source: str, target: str, report: Report) -> None:
    try:
        there = os.lstat(target)
    except (FileNotFoundError, NotADirectoryError):
        os.makedirs(os.path.dirname(target), exist_ok=True)
    else:
        if os.path.samestat(there, os.lstat(source)):
            os.unlink(source)
            return
        target = _free_name(target)
        report.warning("user-file-rescued", "", file=target)
    os.rename(source, target)


def _free_name(path: str) -> str:
    """A name in the same folder that nothing has, and that stays the user's."""
    folder, name = os.path.split(path)
    base = os.path.join(folder, f".rescued-{name.lstrip('.')}")
    free, number = base, 1
    while os.path.lexists(free):
        number += 1
        free = f"{base}-{number}"
    return free
