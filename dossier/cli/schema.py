"""`dossier schema`: JSON Schema of a front matter, for editors' completion."""

from __future__ import annotations

import msgspec

from dossier.cli.arguments import Options
from dossier.cli.console import Console
from dossier.cli.failures import DONE


def run(options: Options, console: Console) -> int:
    from dossier.reading.schema import json_schema

    kind = "reference" if options.kind == "source" else options.kind
    text = msgspec.json.encode(json_schema(kind or None, console.lang))
    console.print((text if console.json else msgspec.json.format(text, indent=2)).decode())
    return DONE
