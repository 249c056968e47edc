"""Dates as uncertain as they are: EDTF (ISO 8601-2), their bounds, order and wording."""

from dossier.model.dates.edtf import parse
from dossier.model.dates.errors import DateError
from dossier.model.dates.finding import FoundDate, find_dates
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
    year_months,
)
from dossier.model.dates.reading import read_date
from dossier.model.dates.telling import told
from dossier.model.dates.value import OPEN_END, OPEN_START, Date
from dossier.model.dates.wording import short_wording, wording

__all__ = [
    "OPEN_END",
    "OPEN_START",
    "Component",
    "Date",
    "DateError",
    "FoundDate",
    "Precision",
    "Qualifiers",
    "bounds_iso",
    "contains",
    "covers",
    "find_dates",
    "iso_datetime",
    "overlaps",
    "parse",
    "precision",
    "qualifiers",
    "read_date",
    "short_wording",
    "told",
    "wording",
    "year_months",
]
