"""What a diagnostic says of a text that is no date."""

from __future__ import annotations

from dossier.model.dates.edtf import parse
from dossier.model.dates.errors import DateError
from dossier.model.dates.wording import wording

_LONGEST = 60


def told(error: DateError) -> dict[str, str]:
    """What the message and the hint print; suggestions come with their meaning in words."""
    text = error.text
    shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    params = {"text": shown, **error.params}
    for key, edtf in (("suggestion", error.suggestion), ("alternative", error.alternative)):
        if edtf:
            params[key] = edtf
            params |= {f"{key}_{lang}": wording(parse(edtf), lang) for lang in ("en", "fr")}
    month = params.get("month", "")
    if len(month) == len("2024-02"):
        params |= {f"month_{lang}": wording(parse(month), lang) for lang in ("en", "fr")}
    return params
