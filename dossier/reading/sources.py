"""Bibliographies to references: CSL in YAML or JSON, and BibTeX turned into the same."""

from __future__ import annotations

import re

from dossier.config import Dossier
from dossier.diagnostics import NOWHERE, Report
from dossier.model.citation import OTHERS
from dossier.model.dates import Date
from dossier.model.names import RESERVED, slug
from dossier.model.nearest import nearest
from dossier.model.records import Name, Reference
from dossier.reading import csl
from dossier.reading.definitions import COMMON, NAME
from dossier.reading.fields import Field, read_fields, refuse_without_id
from dossier.reading.frontmatter import read_yaml
from dossier.reading.guesses import guess
from dossier.reading.holdings import RecordSource
from dossier.reading.nodes import Mapping, Node, Scalar, Sequence
from dossier.reading.reader import Reader, Unread, text_of
from dossier.reading.samples import holds_sample_reference, warn_of_bare_reference
from dossier.reading.scalars import Choice, Text, Url, date_from
from dossier.reading.vocabulary import WORDS

OWN_FIELDS = {field.name: field for field in COMMON if field.name not in ("id", "title", "lang")}
OWN_FIELDS["outlet"] = Field(
    "outlet", NAME, "The actor that published it.", "L’acteur qui l’a publié."
)
_VARIABLES = frozenset([*csl.NAMES, *csl.DATES, *csl.FIELDS, "id", "type", "language"])
_IGNORED = frozenset(["citation-key", "custom", "categories", "note", "abstract", "keyword"])
"""What Zotero's exports carry and no bibliography prints; `note` may hold what is private."""


def read_references(path: str, text: str, dossier: Dossier, report: Report) -> list[RecordSource]:
    """Every entry of one file of `sources/`; each that cannot be read is an error of its own."""
    if path.endswith(".bib"):
        from dossier.reading.bibtex import read_bibtex

        nodes, lines = read_bibtex(text, path, report), tuple(text.split("\n"))
    else:
        source = _yaml_of_json(text) if path.endswith(".json") else text
        yaml = read_yaml(source, 1, path, report, WORDS)
        nodes, lines = _entries(yaml.node, path, report, quiet=not yaml.whole), yaml.lines
    reader = Reader(path, report, dossier, WORDS, lines)
    sampled = holds_sample_reference(text)
    references = []
    keys: dict[str, tuple[str, int]] = {}
    for entry in nodes:
        reference = read_reference(entry, reader)
        if reference is None:
            continue
        place = reference.id_place
        for name in {reference.key.casefold(), reference.id}:
            if name in keys:
                other, line = keys[name]
                reader.error(
                    "reference-twice", place, key=reference.key, other=other, line=str(line)
                )
                break
        else:
            keys[reference.key.casefold()] = keys[reference.id] = (reference.key, place.line)
            references.append(RecordSource(record=reference))
            withheld = reference.draft or reference.private
            filled = reference.names or reference.dates or reference.fields
            if sampled and not (withheld or filled):
                warn_of_bare_reference(place, path, report)
    return references


def _yaml_of_json(text: str) -> str:
    """JSON as the YAML that it nearly is: no tabs between tokens, no surrogate pairs."""
    return re.sub(
        r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})",
        lambda m: bytes.fromhex(m[1] + m[2]).decode("utf-16-be"),
        text.replace("\t", " "),
    )


def _entries(node: Node | None, path: str, report: Report, *, quiet: bool) -> list[Mapping]:
    """The items of a bibliography: a list of mappings, or such a list under `references:`."""
    if isinstance(node, Mapping):
        node = node.get("references") or node.get("items") or node
        if isinstance(node, Mapping):
            report.error("not-a-list-of-references", path)
            return []
    if not isinstance(node, Sequence):
        if node is not None and not quiet:
            report.error("not-a-list-of-references", path)
        return []
    found = []
    for item in node.items:
        if isinstance(item, Mapping):
            found.append(item)
        else:
            report.error("not-a-list-of-references", path, item.place, variant="item")
    return found


def read_reference(node: Mapping, reader: Reader) -> Reference | None:
    """One CSL item; None, and an error, where it has no usable key."""
    named = node.get("id")
    written = [entry.key.text for entry in node.entries]
    ours = tuple(entry for entry in node.entries if entry.key.text in OWN_FIELDS)
    common = read_fields(Mapping(ours, node.place), OWN_FIELDS, reader)
    common.values.pop("internal", None)
    fields: dict[str, str] = {}
    names: dict[str, tuple[Name, ...]] = {}
    dates: dict[str, Date] = {}
    csl_type, title, title_place, lang = "document", "", NOWHERE, ""
    for entry in node.entries:
        variable, value = entry.key.text, entry.value
        if variable in OWN_FIELDS or variable == "id" or variable in _IGNORED:
            continue
        if isinstance(value, Scalar) and value.is_absent:
            continue
        if variable in csl.NAMES:
            names[variable] = _names(value, reader)
        elif variable in csl.DATES:
            date = _date(value, reader)
            if not isinstance(date, Unread):
                dates[variable] = date
        elif variable == "type":
            csl_type = _type(value, reader)
        elif variable in _VARIABLES:
            text = _text(variable, value, reader)
            if isinstance(text, Unread):
                continue
            if variable == "title":
                title, title_place = text, value.place
            elif variable == "language":
                lang = text.replace("_", "-")
            else:
                fields[variable] = text
        elif near := nearest(variable, _VARIABLES):
            reader.error("unknown-field", entry.key.place, hint="near", field=variable, near=near)
        else:
            near = guess(variable, _VARIABLES, written)
            hint = "near" if near else None
            place = entry.key.place
            reader.report.warning(
                "unknown-variable", reader.path, place, hint=hint, variable=variable, near=near
            )
    key = _key(named, node, reader)
    if key is None:
        return None
    if not title and "container-title" not in fields and not names:
        reader.error("required-field", node.place, field="title")
    if reader.path.startswith("overlay:"):
        common.values.setdefault("private", True)
    return Reference(
        id=slug(key.text),
        key=key.text,
        path=reader.path,
        place=node.place,
        id_place=key.place,
        title=title,
        title_place=title_place,
        lang=lang if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", lang) else "",
        csl_type=csl_type,
        names=names,
        dates=dates,
        fields=fields,
        **common.values,
    )


def _key(node: Node | None, item: Mapping, reader: Reader) -> Scalar | None:
    if node is None or (isinstance(node, Scalar) and node.is_absent):
        refuse_without_id(item, reader)
        return None
    key = Text(title=True).read(node, reader)
    if isinstance(key, Unread):
        return None
    if not slug(key) or re.search(r"[\s\[\]{};,@]", key):
        reader.error("bad-key", node.place, key=key)
        return None
    if slug(key) in RESERVED:
        reader.error("reserved-id", node.place, id=key)
        return None
    return Scalar(key, node.place)


def _type(node: Node, reader: Reader) -> str:
    found = _TYPE.read(node, reader)
    return "document" if isinstance(found, Unread) else str(found)


_TYPE = Choice(*csl.TYPES)
_ADDRESS = Url("https", "http", "ftp")


def _text(variable: str, node: Node, reader: Reader) -> str | Unread:
    if variable == "URL":
        return _ADDRESS.read(node, reader)  # type: ignore[no-any-return]
    text = Text(title=variable == "title").read(node, reader)
    if isinstance(text, str) and "<" in text:
        # CSL allows a few tags in titles; what is printed here is plain text.
        return re.sub(r"</?(?:i|b|sup|sub|sc|span(?: [^<>]*)?)>", "", text)
    return text  # type: ignore[no-any-return]


_NAME_PARTS = frozenset(csl.NAME_PARTS)


def _names(node: Node, reader: Reader) -> tuple[Name, ...]:
    """`[{family, given}]`, `[{literal}]`, or names as text: "Family, Given" or as printed."""
    items = node.items if isinstance(node, Sequence) else (node,)
    found = []
    for item in items:
        if not isinstance(item, Mapping):
            text = Text(title=True).read(item, reader)
            if isinstance(text, str) and text:
                found.append(name_from(text))
            continue
        parts: dict[str, str] = {}
        for entry in item.entries:
            if entry.key.text not in _NAME_PARTS:
                near = guess(entry.key.text, _NAME_PARTS)
                reader.error(
                    "unknown-field",
                    entry.key.place,
                    hint="meant" if near else "known",
                    field=entry.key.text,
                    known=", ".join(sorted(_NAME_PARTS)),
                    near=near,
                )
                continue
            text = Text(title=True).read(entry.value, reader)
            if isinstance(text, str):
                parts[entry.key.text] = text
        given = " ".join(filter(None, [parts.get("given"), parts.get("dropping-particle")]))
        if not parts.get("family") and not parts.get("literal") and not given:
            if all(entry.key.text in _NAME_PARTS for entry in item.entries):
                reader.error("empty-item", item.place)
            continue
        family = parts.get("family", "")
        found.append(
            Name(
                family=family,
                given=given if family else "",
                literal=parts.get("literal", "") or ("" if family else given),
                particle=parts.get("non-dropping-particle", ""),
                suffix=parts.get("suffix", ""),
            )
        )
    return tuple(found)


def name_from(text: str) -> Name:
    """A name written as one text: `Family, Given`, else as it stands; `et al.` for others."""
    if re.fullmatch(r"\s*et al\.?\s*", text):
        return OTHERS
    family, comma, given = (part.strip() for part in text.partition(","))
    if not comma or not family or not given or "," in given:
        return Name(literal=text.strip())
    particle, family = _particle(family)
    return Name(family=family, given=given, particle=particle)


def _particle(family: str) -> tuple[str, str]:
    """The lower-case words that open a family name, and the rest: `de`, `Gaulle`."""
    words = family.split(" ")
    count = 0
    while count < len(words) - 1 and words[count][:1].islower():
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])


def _date(node: Node, reader: Reader) -> Date | Unread:
    """A CSL date: `date-parts`, `raw`, `literal`, `season`, `circa`; or an EDTF text."""
    if isinstance(node, Scalar):
        text = text_of(node, reader)
        return text if isinstance(text, Unread) else date_from(text, node.place, reader)
    if isinstance(node, Sequence):
        # Pandoc's form: a list of {year, month, day}, or date-parts without their name.
        if len(node.items) == 1 and isinstance(node.items[0], Mapping):
            return _date(node.items[0], reader)
        return date_from(_edtf_of_parts(node), node.place, reader)
    for name in ("raw", "edtf", "literal"):
        text_node = node.get(name)
        if isinstance(text_node, Scalar) and text_node.text:
            return date_from(text_node.text, text_node.place, reader)
    parts = node.get("date-parts")
    edtf = ""
    if isinstance(parts, Sequence):
        edtf = _edtf_of_parts(parts)
    elif year := node.get("year"):
        own = [part for part in (year, node.get("month"), node.get("day")) if part]
        edtf = _edtf_of_parts(Sequence(tuple(own), node.place))
    season = node.get("season")
    if isinstance(season, Scalar) and re.fullmatch("[1-4]", season.text) and len(edtf) == 4:
        edtf += f"-2{season.text}"
    circa = node.get("circa")
    if isinstance(circa, Scalar) and circa.text not in ("", "false", "0") and "/" not in edtf:
        edtf += "~"
    return date_from(edtf, node.place, reader)


def _edtf_of_parts(parts: Sequence) -> str:
    """`[[2024, 11]]` as `2024-11`, two of them as an interval; anything else as it stands."""
    if parts.items and not isinstance(parts.items[0], Sequence):
        parts = Sequence((parts,), parts.place)
    points = []
    for point in parts.items:
        numbers = [n.text.strip() for n in getattr(point, "items", ()) if isinstance(n, Scalar)]
        numbers = [number for number in numbers if number not in ("", "0", "null")]
        year = numbers[0].zfill(4) if numbers and numbers[0].isdigit() else "".join(numbers[:1])
        points.append("-".join([year, *(number.zfill(2) for number in numbers[1:3])]))
    return "/".join(point or ".." for point in points)
