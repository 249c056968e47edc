"""Text -> date, as editors write it."""

from __future__ import annotations

import re
from functools import lru_cache

from dossier.model.dates.edtf import LONGEST, parse
from dossier.model.dates.errors import DateError
from dossier.model.dates.forms import as_date
from dossier.model.dates.value import Date


@lru_cache(maxsize=8192)
def read_date(text: str, lang: str = "fr") -> Date:
    """Read EDTF, or any wording that a page prints, in French or in English.

    `lang` only decides which of two readings of `05/03/2024` is proposed first.

    Raises:
        DateError: what `parse` raises, `date-ambiguous`; with the nearest EDTF as its
            suggestion where there is one.
    """
    text = text.strip()
    # Sets come from YAML's own lists too, with a space after the comma.
    edtf = re.sub(r" *, *", ",", text) if text[:1] in ("[", "{") else text
    try:
        return parse(edtf)
    except DateError as error:
        if error.code != "date-unsupported" or error.suggestion:
            raise
    # Words are read late: in most dossiers every date is EDTF.
    from dossier.model.dates.mending import either_winter, unreadable, winter_before
    from dossier.model.dates.phrases import normalise, read_phrase

    said = normalise(text) if len(text) <= LONGEST else ""
    try:
        form = read_phrase(said)
    except DateError as error:
        error.text = text
        if error.code == "date-reversed":
            error.suggestion = winter_before(said) or error.suggestion
        raise
    if form is None:
        raise unreadable(text, lang)
    if ambiguous := either_winter(text, said):
        raise ambiguous
    return as_date(form)
