"""What a file that cannot be read would have held: who points there is not told that there is nothing."""

from __future__ import annotations

import re
from collections.abc import Collection

from dossier.model.records import RecordKind
from dossier.reading.records import stem_of
from dossier.sparing import late

_ID = late(
    r"""^[ \t]*+(?:-[ \t]++)?(?:\{[ \t]*+)?["']?id["']?[ \t]*+:[ \t]*+["']?([^\s"',{}\[\]]+)|^@\w+\{([^\s,{}]+)""",
    re.MULTILINE,
)
"""An id as a list of records gives it, or a key of BibTeX."""


def lost_ids(path: str, kind: RecordKind, data: bytes, read: Collection[str]) -> tuple[str, ...]:
    """Ids that stand in a file with errors, without those of the records that were `read`."""
    text = data.decode("utf-8", "replace")
    found = {(own or key).casefold() for own, key in _ID.findall(text)}
    if path.endswith(".md"):
        found.add(stem_of(path, kind))
    return tuple(sorted(found - {*read}))
