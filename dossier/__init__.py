"""A static-site generator for annotated news dossiers."""

from dossier.sparing import sparing

with sparing("typing_extensions"):
    # Of what this has for older Pythons, it finds all in `typing`.
    import msgspec  # noqa: F401

__version__ = "0.1.0"
