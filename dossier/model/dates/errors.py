"""Why a text is no date."""

from __future__ import annotations


class DateError(ValueError):
    """A text that is no date, in the terms of a diagnostic.

    Hand it to a report as `report.error(e.code, path, place, hint=e.hint,
    variant=e.variant, **e.params)`.
    """

    def __init__(
        self,
        code: str,
        text: str,
        *,
        variant: str | None = None,
        hint: str | None = None,
        suggestion: str | None = None,
        alternative: str | None = None,
        **params: str,
    ) -> None:
        super().__init__(f"{code}: {text}")
        self.code = code
        self.text = text
        self.variant = variant
        self.suggestion = suggestion
        """The nearest EDTF."""
        self.alternative = alternative
        """The other reading of a text that has two."""
        self.hint = hint or ("suggestion" if suggestion else None)
        self._params = params

    @property
    def params(self) -> dict[str, str]:
        """What the message and the hint print; suggestions come with their meaning in words."""
        from dossier.model.dates.edtf import parse
        from dossier.model.dates.wording import wording

        shown = self.text if len(self.text) <= 60 else self.text[:59] + "…"
        params = {"text": shown, **self._params}
        for key, edtf in (("suggestion", self.suggestion), ("alternative", self.alternative)):
            if edtf:
                params[key] = edtf
                params |= {f"{key}_{lang}": wording(parse(edtf), lang) for lang in ("en", "fr")}
        return params
