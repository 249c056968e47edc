"""What `dossier add` writes for the editor to replace, and whether it is still there."""

from __future__ import annotations

import re

from dossier.diagnostics import Place, Report

SENTENCES = frozenset(
    [
        "Dites ici, en une phrase, qui c’est.",
        "Say here, in a sentence, who or what this is.",
        "Collez ici le texte de l’article, à la place de cette ligne.",
        "Paste the text of the article here, in place of this line.",
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

_REFERENCE = re.compile(
    r"^  # author: \[\{family: (?:Nom, given: Prénom|Last, given: First)}]$", re.M
)
"""A field of the reference that it writes, waiting to be taken up."""


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


def holds_sample_reference(text: str) -> bool:
    """Whether a whole file still has what was written into it for a reference."""
    return _REFERENCE.search(text) is not None


def warn_of_bare_reference(place: Place, path: str, report: Report) -> None:
    """Say that of a reference in such a file nothing was filled in."""
    report.warning("sample-left", path, place, variant="reference", hint="reference.hint")
