"""`dossier schema`: JSON Schema of a front matter, for editors' completion."""

from __future__ import annotations

import msgspec

from dossier.cli.arguments import KINDS, Options
from dossier.cli.console import Console
from dossier.cli.failures import DONE


def run(options: Options, console: Console) -> int:
    from dossier.reading.schema import json_schema

    kinds = [options.kind] if options.kind else ["dossier", *KINDS]
    schemas = {kind: json_schema("reference" if kind == "source" else kind) for kind in kinds}
    shown = schemas[options.kind] if options.kind else schemas
    text = msgspec.json.encode(shown)
    console.print(text.decode() if console.json else msgspec.json.format(text, indent=2).decode())
    return DONE
