"""`dossier.yaml` to the settings of a dossier."""

from __future__ import annotations

import os
import re
from functools import cache
from typing import Any

from dossier.config import BUILT_IN_STYLES, FORMAT, Dossier, Editor
from dossier.diagnostics import NOWHERE, Place, Report
from dossier.reading.collections import Either, ListOf, Shape
from dossier.reading.definitions import HEADING, PROSE, RIGHTS, TITLE
from dossier.reading.fields import Field, read_fields
from dossier.reading.frontmatter import decode, read_yaml
from dossier.reading.meaning import Vocabulary
from dossier.reading.nodes import Mapping, Node
from dossier.reading.reader import Reader, Unread, text_of
from dossier.reading.scalars import Language, Schema, Text, Url


class _Format:
    def read(self, node: Node, reader: Reader) -> Any:
        text = text_of(node, reader)
        if isinstance(text, Unread) or text == str(FORMAT):
            return text
        return reader.error("format-unsupported", node.place, value=text, known=str(FORMAT))

    def schema(self, _lang: str) -> Schema:
        return {"const": FORMAT}


class _TimeZone:
    def read(self, node: Node, reader: Reader) -> Any:
        text = text_of(node, reader)
        if isinstance(text, Unread) or _is_time_zone(text):
            return text
        return reader.error("bad-timezone", node.place, value=text)

    def schema(self, _lang: str) -> Schema:
        return {"type": "string"}


@cache
def _is_time_zone(name: str) -> bool:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*", name):
        return False
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # Where the system has no time zones at all, none can be called wrong.
        return not _has_time_zones()
    return True


@cache
def _has_time_zones() -> bool:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo("Europe/Paris")
    except ZoneInfoNotFoundError:
        return False
    return True


class _Style:
    """A style by name, or a `.csl` file beside `dossier.yaml`."""

    def read(self, node: Node, reader: Reader) -> Any:
        text = text_of(node, reader)
        if isinstance(text, Unread) or re.fullmatch(r"[A-Za-z0-9-]+(\.csl)?", text):
            return text
        return reader.error("bad-style", node.place, value=text, known=", ".join(BUILT_IN_STYLES))

    def schema(self, _lang: str) -> Schema:
        return {"type": "string", "examples": [*BUILT_IN_STYLES]}


class _Theme:
    def read(self, node: Node, reader: Reader) -> Any:
        text = text_of(node, reader)
        if isinstance(text, Unread) or re.fullmatch(r"[A-Za-z0-9_-]{1,100}", text):
            return text
        return reader.error("bad-theme", node.place, value=text)

    def schema(self, _lang: str) -> Schema:
        return {"type": "string"}


_EDITOR = Shape(
    lambda found: Editor(found.get("name", ""), found.get("url", "")),
    Field("name", TITLE, "The editor's name.", "Le nom du rédacteur.", required=True),
    Field("url", Url("https", "http", "mailto"), "A page about the editor.",
          "Une page sur le rédacteur."),
)  # fmt: skip
_SUGGEST = Shape(
    lambda found: found.get("ignore", ()),
    Field("ignore", ListOf(Text()), "What it proposes no more, as it says beside each proposal.",
          "Ce qu’elle ne propose plus, comme elle le dit auprès de chaque proposition."),
)  # fmt: skip
FIELDS = {
    field.name: field
    for field in (
        Field("format", _Format(), "The version of the content model.",
              "La version du modèle de contenu.", default=FORMAT),
        Field("title", HEADING, "What the dossier is called.", "Le titre du dossier.", required=True),
        Field("description", PROSE, "What it is about.", "De quoi il traite."),
        Field("lang", Language(), "The language of the interface, and of the content by default.",
              "La langue de l’interface et, par défaut, du contenu.", default="fr"),
        Field("editors", ListOf(Either(TITLE, _EDITOR, Editor)), "Who makes it.", "Qui le fait."),
        Field("url", Url(), "The address it is published at.", "L’adresse où il est publié."),
        Field("license", TITLE, "The licence of the editors' own text.",
              "La licence des textes de la rédaction."),
        Field("citation_style", _Style(), "A CSL style by name, or a .csl file beside this one.",
              "Un style CSL par son nom, ou un fichier .csl à côté de celui-ci.",
              default="iso690-author-date-fr"),
        Field("contact", Url("mailto", "https", "http"), "Where to report an error.",
              "Où signaler une erreur."),
        Field("theme", _Theme(), "The theme's name.", "Le nom du thème.", default="default"),
        Field("rights", RIGHTS, "What a public build prints of verbatim articles.",
              "Ce qu’une édition publique imprime des articles repris tels quels.",
              never_empty=True, default="excerpt"),
        Field("timezone", _TimeZone(), "The editors' time zone.", "Le fuseau de la rédaction.",
              default="Europe/Paris"),
        Field("suggest", _SUGGEST, "What `dossier suggest` goes by.",
              "Ce que suit « dossier suggest ».", attribute="ignored"),
    )
}  # fmt: skip
_WORDS = Vocabulary(
    names=frozenset([*FIELDS, "name", "ignore"]),
    scalars=frozenset(FIELDS.keys() - {"editors", "suggest"} | {"name"}),
    text_lists=frozenset(["ignore"]),
    lists={"editors": ("name", *_EDITOR.fields)},
    shapes={"suggest": ("ignore",)},
)


def read_configuration(
    data: bytes | None, report: Report, *, path: str = "dossier.yaml", folder: str = ""
) -> Dossier:
    """The settings; where something is wrong, its default, and an error in `report`.

    Args:
        data: the file's bytes, None where there is no such file.
        folder: where the file lies; a `.csl` file is looked for there. Empty: not at all.
    """
    if data is None:
        report.error("config-missing", path)
        return Dossier(title="")
    text = decode(data, path, report)
    if text is None:
        return Dossier(title="")
    yaml = read_yaml(_without_fences(text), 1, path, report, _WORDS)
    reader = Reader(path, report, Dossier(title=""), _WORDS, yaml.lines, mended=yaml.mended)
    node = yaml.node
    if node is None:
        node = Mapping((), NOWHERE)
    if not isinstance(node, Mapping):
        reader.error("front-matter-not-fields", Place.on_line(1, 1))
        return Dossier(title="")
    found = read_fields(node, FIELDS, reader, required=yaml.whole)
    style = found.get("citation_style", "")
    if style.endswith(".csl") and folder and not os.path.isfile(os.path.join(folder, style)):
        known = ", ".join(BUILT_IN_STYLES)
        reader.error("bad-style", found.place_of("citation_style"), value=style, known=known)
    values = {name: value for name, value in found.values.items() if name != "format"}
    if url := values.get("url"):
        values["url"] = url if url.endswith("/") else f"{url}/"
    values.setdefault("title", "")
    return Dossier(**values)


def _without_fences(text: str) -> str:
    """The text without the `---` lines that may stand around it, each left as an empty line."""
    return re.sub(r"\A---[ \t]*$|^---\s*\Z", "", text, flags=re.MULTILINE)
