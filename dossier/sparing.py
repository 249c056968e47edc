"""Libraries imported without what they import for uses that are none of ours, and expressions
compiled when they are first used: a build where little has changed is over sooner than all of that
is done."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, cast

_compile = re.compile


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


@contextmanager
def compiling_late() -> Iterator[None]:
    """Inside, modules that are imported have their expressions compiled as by `late`."""
    re.compile = late  # type: ignore[assignment]
    try:
        yield
    finally:
        re.compile = _compile


def late(pattern: str, flags: int | re.RegexFlag = 0) -> re.Pattern[str]:
    """What `re.compile` gives, compiled when its first method is asked for.

    For those that few builds need, or that take long: of 280 in an edit, 70 are used. No other
    function of `re` takes it for an expression.
    """
    return cast("re.Pattern[str]", _Late(pattern, flags))


class _Late:
    """An expression, compiled or not."""

    def __init__(self, pattern: str, flags: int | re.RegexFlag) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Each method is asked for here once: then the object has it."""
        if name.startswith("__"):
            raise AttributeError(name)
        if name == "_compiled":
            found: object = _compile(self.pattern, self._flags)
        else:
            found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found
