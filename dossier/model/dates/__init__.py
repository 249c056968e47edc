"""Dates as uncertain as they are: EDTF (ISO 8601-2), their bounds, order and wording.

Those in prose are looked for by `finding`, which builds seldom need.
"""

from dossier.model.dates.edtf import parse
from dossier.model.dates.errors import DateError
from dossier.model.dates.filing import Unit, filed_under, month_of
from dossier.model.dates.measures import (
    Component,
    Precision,
    Qualifiers,
    bounds_iso,
    contains,
    covers,
    iso_datetime,
    overlaps,
    precision,
    qualifiers,
)
from dossier.model.dates.reading import read_date
from dossier.model.dates.reducing import ends, known_ends
from dossier.model.dates.telling import told
from dossier.model.dates.value import OPEN_END, OPEN_START, Date
from dossier.model.dates.wording import in_both_languages, short_wording, wording

__all__ = [
    "OPEN_END",
    "OPEN_START",
    "Component",
    "Date",
    "DateError",
    "Precision",
    "Qualifiers",
    "Unit",
    "bounds_iso",
    "contains",
    "covers",
    "ends",
    "filed_under",
    "in_both_languages",
    "iso_datetime",
    "known_ends",
    "month_of",
    "overlaps",
    "parse",
    "precision",
    "qualifiers",
    "read_date",
    "short_wording",
    "told",
    "wording",
]
