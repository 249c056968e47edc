"""Calls within templates, without the questions that Jinja asks before each."""

from __future__ import annotations

from types import FunctionType
from typing import Any

from jinja2.runtime import Context, Macro

_PLAIN = (Macro, FunctionType)


class QuickContext(Context):
    """Jinja looks four times whether what a template calls wants to be told of the context.

    Macros escape whatever the context says, and no function that templates are given asks.
    """

    def call(self, function: Any, /, *args: Any, **kwargs: Any) -> Any:
        if type(function) not in _PLAIN:
            return super().call(function, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return function(*args, **kwargs)
