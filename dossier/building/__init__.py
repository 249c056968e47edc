"""Bringing the published folder up to date."""

from dossier.building.build import BuildResult, build, check

__all__ = ["BuildResult", "build", "check"]
