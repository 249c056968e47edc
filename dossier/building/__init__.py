"""Bringing the published folder up to date."""

from dossier.building.build import build, check
from dossier.building.outcome import BuildResult

__all__ = ["BuildResult", "build", "check"]
