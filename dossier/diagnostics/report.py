"""What is wrong with a dossier: collected as values, worded and printed late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from dossier.diagnostics.place import NOWHERE, Place

Severity = Literal["error", "warning"]


class Diagnostic(Struct, frozen=True, array_like=True):
    """One finding. Its words come from the catalogue when it is printed, so that a
    finding kept in the cache speaks the language of the run that prints it."""

    path: str
    """Relative to the content folder, with `/`; an overlay's files begin with `overlay:`;
    empty where no file is to blame (the command line, the output folder)."""
    place: Place
    severity: Severity
    code: str
    """Stable, kebab-case. The catalogue's key of the message."""
    params: dict[str, str]
    """What the message and the hint print. Untrusted text: escaped when printed."""
    hint: str | None = None
    """The catalogue's key of the hint, printed with the same `params`: `CODE.VARIANT`;
    where None, `CODE.hint` is printed if the catalogue has it."""
    variant: str | None = None
    """A second wording of the same code: the message's key is then `CODE.VARIANT`."""

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        return (self.path, self.place.line, self.place.column, self.severity, self.code)

    @property
    def identity(self) -> tuple[object, ...]:
        """What two findings that say the same have in common."""
        return (*self.sort_key, tuple(sorted(self.params.items())))


class Report:
    """Collects diagnostics; functions take one and go on."""

    def __init__(self, found: Iterable[Diagnostic] = ()) -> None:
        self._found: list[Diagnostic] = list(found)

    def error(
        self,
        code: str,
        path: str,
        place: Place = NOWHERE,
        *,
        hint: str | None = None,
        variant: str | None = None,
        **params: str,
    ) -> None:
        """Add an error. `hint` and `variant` name catalogue keys without the code."""
        self._add("error", code, path, place, hint, variant, params)

    def warning(
        self,
        code: str,
        path: str,
        place: Place = NOWHERE,
        *,
        hint: str | None = None,
        variant: str | None = None,
        **params: str,
    ) -> None:
        """Add a warning: the build goes on."""
        self._add("warning", code, path, place, hint, variant, params)

    def _add(
        self,
        severity: Severity,
        code: str,
        path: str,
        place: Place,
        hint: str | None,
        variant: str | None,
        params: dict[str, str],
    ) -> None:
        hint_key = f"{code}.{hint}" if hint else None
        variant_key = f"{code}.{variant}" if variant else None
        self._found.append(Diagnostic(path, place, severity, code, params, hint_key, variant_key))

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        self._found.extend(diagnostics)

    def __iter__(self) -> Iterator[Diagnostic]:
        """In order of place, each finding once."""
        seen = set()
        for found in sorted(self._found, key=lambda d: d.sort_key):
            if (identity := found.identity) not in seen:
                seen.add(identity)
                yield found

    def added(self, count: int) -> list[Diagnostic]:
        """Those behind the first `count`, in the order in which they came."""
        return self._found[count:]

    def __len__(self) -> int:
        return len(self._found)

    @property
    def failed(self) -> bool:
        """Whether anything found is an error."""
        return any(d.severity == "error" for d in self._found)
