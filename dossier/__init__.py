"""A static-site generator for annotated news dossiers."""

import sys

from dossier.sparing import sparing

with (
    # Of what this has for older Pythons, it finds all in `typing`.
    sparing("typing_extensions"),
    # What `uuid` asks this for, for numbers of machines.
    sparing("platform", system=sys.platform.capitalize),
    # For docstrings in JSON Schemas.
    sparing("textwrap", dedent=str),
):
    import msgspec  # noqa: F401

__version__ = "0.1.0"
