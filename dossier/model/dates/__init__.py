"""Dates as uncertain as they are: EDTF (ISO 8601-2), their bounds, order and wording."""

from dossier.model.dates.value import OPEN_END, OPEN_START, Date

__all__ = ["OPEN_END", "OPEN_START", "Date"]
