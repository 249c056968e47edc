"""Libraries imported without what they import for uses that are none of ours: a build where
little has changed is over sooner than all of that is read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def sparing(name: str, **names: object) -> Iterator[None]:
    """Inside, the module `name` holds these `names` alone, or, without any, cannot be imported;
    as ever where it was imported already, and afterwards."""
    if name in sys.modules:
        yield
        return
    instead = ModuleType(name) if names else None
    if instead is not None:
        vars(instead).update(names)
    sys.modules[name] = instead  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[name]
