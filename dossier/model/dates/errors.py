"""Why a text is no date."""

from __future__ import annotations


class DateError(ValueError):
    """A text that is no date, in the terms of a diagnostic.

    Hand it to a report as `report.error(e.code, path, place, hint=e.hint,
    variant=e.variant, **told(e))`.
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
        self.params = params
        """What else the message prints; all of it: `telling`."""
