"""What `dossier new` and `dossier add` write for the editor to replace, and whether it is still
there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import blake2b

from dossier.diagnostics import Place, Report
from dossier.model.samples import FILES

SENTENCES = frozenset(
    [
        "Dites ici, en une phrase, qui c’est.",
        "Say here, in a sentence, who or what this is.",
        "Collez ici le texte de l’article, à la place de cette ligne, avec une ligne vide entre les paragraphes.",
        "Paste the text of the article here, in place of this line, with an empty line between paragraphs.",
        "Dites ici ce qui est affirmé, et ce que l’on en sait.",
        "Say here what is asserted, and what is known of it.",
        "Dites ici ce qui s’est passé.",
        "Say here what happened.",
        "Écrivez ici la note. Un lien s’écrit avec deux crochets, une source citée avec un crochet "
        "et une arobase : voyez la documentation.",
        "Write the note here. A link is written with two brackets, a cited source with one bracket "
        "and an at sign: see the documentation.",
        "Écrivez ici la page.",
        "Write the page here.",
        "Dites ici ce qui change d’une version à l’autre.",
        "Say here what changes from one version to another.",
    ]
)
"""The last line of every file of Markdown that it writes."""

_SETTINGS = re.compile(
    r"^(?:title: (?P<title>Mon premier dossier|My first dossier)"
    r"|description: (?P<description>\"(?:Un exemple à remplacer|An example to replace)\b.*))\s*$",
    re.M,
)
"""The lines of `dossier.yaml` that say what the dossier is about, as it writes them."""

_REFERENCE = re.compile(
    r"^  # author: \[\{family: (?:Nom, given: Prénom|Last, given: First)}]$", re.M
)
"""A field of the reference that it writes, waiting to be taken up."""


_VALUE = re.compile(
    r"^[^#\n]*?(?P<value>\b(?:Prénom Nom|First Last)\b|De quoi il s’agit\.|What it is about\."
    r"|Ce que nous retenons\.|What we retain\.)",
    re.M,
)
"""What the fields of its records hold for an example, once the sign before them is taken out."""


def warn_of_sample_value(front: str, line: int, path: str, report: Report) -> None:
    """Say that a field still holds the example; `line` is the front matter's first."""
    if found := _VALUE.search(front):
        number = line + front.count("\n", 0, found.start())
        place = Place.on_line(number, found.start("value") - found.start() + 1, len(found["value"]))
        report.warning("sample-left", path, place, hint="value")


def warn_of_sample(body: str, line: int, path: str, report: Report) -> None:
    """Say that a text still opens or closes with the sample; `line` is the body's first."""
    stripped = body.strip()
    if not stripped:
        return
    first = line + body[: len(body) - len(body.lstrip())].count("\n")
    last = first + stripped.count("\n")
    for number, text in ((first, stripped.split("\n", 1)[0]), (last, stripped.rsplit("\n", 1)[-1])):
        if " ".join(text.split()) in SENTENCES:
            report.warning("sample-left", path, Place.on_line(number, 1, len(text)))
            return


def warn_of_sample_dossier(settings: str, documents: Mapping[str, str], report: Report) -> None:
    """Say that records of the editor's own stand under the title of the sample, or else beside
    records of the sample that nobody touched.

    A dossier just begun is nothing but the sample, and is not said to be.

    Args:
        settings: the absolute path of `dossier.yaml`.
        documents: the absolute paths of the files of records, by those below the content folder.
    """
    if all(path in FILES for path in documents):
        return
    with open(settings, encoding="utf-8", errors="replace") as file:
        found = _SETTINGS.search(text := file.read())
    if found:
        name = found.lastgroup or ""
        line = text.count("\n", 0, found.start()) + 1
        start = found.start(name) - found.start() + 1
        place = Place.on_line(line, start, len(found[name]))
        report.warning("sample-left", "dossier.yaml", place, variant=name, hint="settings.hint")
    elif left := [path for path in FILES if path in documents and _is_sample(path, documents)]:
        report.warning(
            "sample-left", left[0], variant="records", hint="records.hint", files=", ".join(left)
        )


def _is_sample(path: str, documents: Mapping[str, str]) -> bool:
    """Whether a file is byte for byte as it was written."""
    with open(documents[path], "rb") as file:
        return digest_of(file.read()) in FILES[path]


def digest_of(data: bytes) -> str:
    """As in `FILES`."""
    return blake2b(data, digest_size=8).hexdigest()


def holds_sample_reference(text: str) -> bool:
    """Whether a whole file still has what was written into it for a reference."""
    return _REFERENCE.search(text) is not None


def warn_of_bare_reference(place: Place, path: str, report: Report) -> None:
    """Say that of a reference in such a file nothing was filled in."""
    report.warning("sample-left", path, place, variant="reference", hint="reference.hint")
