"""Findings about a dossier: where, what, how to mend it."""

from dossier.diagnostics.place import NOWHERE, Place
from dossier.diagnostics.report import Diagnostic, Report, Severity

__all__ = ["NOWHERE", "Diagnostic", "Place", "Report", "Severity"]
