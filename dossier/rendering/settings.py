"""What a theme's `theme.yaml` says, and what is wrong with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from dossier.diagnostics import NOWHERE, Place, Report
from dossier.model.nearest import nearest

if TYPE_CHECKING:
    import yaml


SETTINGS = "theme.yaml"


class ThemeSettings(msgspec.Struct, forbid_unknown_fields=True):
    """What `theme.yaml` may hold."""

    extends: str | None = None
    name: str | None = None
    """For people."""
    bundles: dict[str, str] = {}
    """Modules below `scripts/` by the names under which scripts are made of them."""
    shortened: list[str] = []
    """Those scripts whose modules of this theme may be written in other words, which are shorter."""


def read_settings(data: bytes) -> ThemeSettings:
    """What a `theme.yaml` of these bytes says.

    Raises:
        ValueError: it is no YAML, or says something else.
    """
    import yaml

    try:
        return msgspec.convert(yaml.safe_load(data) or {}, ThemeSettings)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def tell_of_settings(path: str, data: bytes, report: Report) -> None:
    """Say what is wrong with a `theme.yaml` that `read_settings` does not read."""
    import yaml

    try:
        root = yaml.compose(data, yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = Place.on_line(mark.line + 1, mark.column + 1) if mark else NOWHERE
        report.error("theme-settings", path, place)
        return
    if not isinstance(root, yaml.MappingNode):
        report.error("theme-settings", path)
        return
    known, before = ThemeSettings.__struct_fields__, len(report)
    for key, value in root.value:
        field = str(key.value)
        if field not in known:
            near = nearest(field, known)
            report.error(
                "theme-settings", path, _place_of(key), variant="unknown",
                hint="near" if near else "known", field=field, near=near or "", known=", ".join(known),
            )  # fmt: skip
        elif not _is_good(field, value):
            report.error(
                "theme-settings", path, _place_of(value), variant="value", hint=field, field=field
            )
    if len(report) == before:
        report.error("theme-settings", path)


def place_of_field(data: bytes, field: str) -> Place:
    """Where a line gives a field of a file of settings its value."""
    name = re.escape(field.encode())
    found = re.search(rb"^[ \t]*[\"']?%s[\"']?[ \t]*:[ \t]*(\S*)" % name, data, re.MULTILINE)
    if found is None:
        return NOWHERE
    begin = data.rfind(b"\n", 0, found.start(1)) + 1
    before = data[begin : found.start(1)].decode("utf-8", "replace")
    word = found[1].decode("utf-8", "replace")
    return Place.on_line(data.count(b"\n", 0, begin) + 1, len(before) + 1, len(word))


def _is_good(field: str, node: yaml.Node) -> bool:
    import yaml

    loader = yaml.SafeLoader("")
    try:
        msgspec.convert({field: loader.construct_document(node)}, ThemeSettings)
    except (yaml.YAMLError, ValueError):
        return False
    return True


def _place_of(node: yaml.Node) -> Place:
    begin, end = node.start_mark, node.end_mark
    return Place(begin.line + 1, begin.column + 1, end.line + 1, end.column + 1)
