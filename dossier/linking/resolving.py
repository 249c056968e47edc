"""Finding what a record names, and saying of what is not found what may have been meant."""

from __future__ import annotations

import re

from dossier.diagnostics import Report
from dossier.linking.dossier import CITABLE, Dossier
from dossier.model.names import ID, slug
from dossier.model.records import Record, Ref
from dossier.model.samples import is_of_sample
from dossier.sparing import late


def _to_add(name: str) -> dict[str, str]:
    """What `dossier add` is given for an actor of that name or id: its options, as a shell reads them."""
    is_id = ID.fullmatch(name)
    title = "…" if is_id or re.search(r'["$`\\!]', name) else name
    key = name if is_id else slug(name, 90)
    return {"options": f'--title "{title}"' + f" --id {key}" * bool(key)}


class Resolver:
    """Resolves what one record names, reporting what it cannot at the place it stands."""

    def __init__(self, dossier: Dossier, report: Report) -> None:
        self._dossier = dossier
        self._report = report

    def target(self, record: Record, ref: Ref) -> str | None:
        """The id of any record."""
        found = self._dossier.find(ref.text)
        if found is None:
            self._unknown("unknown-target", record, ref)
        return found

    def of_kind(self, record: Record, ref: Ref, kinds: tuple[str, ...]) -> str | None:
        """The id of a record of one of some kinds.

        The name of an actor is said to be one; no id of another kind is proposed.
        """
        found = self._dossier.find(ref.text)
        meant = found or (None if self._is_withheld(ref) else self._dossier.find_actor(ref.text))
        if meant is None:
            self._unknown("unknown-target", record, ref, kinds)
        elif found is None or self._dossier.kinds[meant] not in kinds:
            kind = self._dossier.kinds[meant]
            wanted = "-".join(kinds)
            hint = "actor" if kind == "actor" else wanted
            variant = f"{kind}-{wanted}"
            report, place = self._report, ref.place
            report.error("wrong-kind", record.path, place, variant=variant, hint=hint, id=ref.text)
            return None
        return found

    def _is_withheld(self, ref: Ref) -> bool:
        return ref.text in self._dossier.withheld or self._dossier.names_withheld(ref.text)

    def actor(self, record: Record, ref: Ref) -> str | None:
        """The id of an actor, from an id or a name."""
        found = self._dossier.find_actor(ref.text)
        if found is None:
            sharing = self._dossier.bearers(ref.text)
            if len(sharing) > 1:
                self._report.error(
                    "ambiguous-actor",
                    record.path,
                    ref.place,
                    name=ref.text,
                    ids=", ".join(sharing),
                )
            else:
                self._unknown("unknown-actor", record, ref, ("actor",))
        return found

    def actor_or_text(self, record: Record, ref: Ref) -> str | None:
        """The id of an actor, or None for a text that is printed as written."""
        found = self._dossier.find_actor(ref.text)
        if found is None and self._is_pointer(ref):
            return self.actor(record, ref)
        return found

    def _is_pointer(self, ref: Ref) -> bool:
        return bool(ID.fullmatch(ref.text)) or self._is_withheld(ref)

    def outlet(self, record: Record, ref: Ref) -> str | None:
        """The same of who published something. A slip in the name would be another outlet, and its
        pieces another source: so it is said which one a text is like."""
        found = self.actor_or_text(record, ref)
        if found is None and not self._is_pointer(ref):
            near = self._dossier.outlets_like(ref.text)
            params = {"name": ref.text, "ids": ", ".join(near)} | _to_add(ref.text)
            variant = "shared" if self._dossier.bearers(ref.text) else None
            hint = "one-of" if len(near) > 1 else "hint"
            if near:
                self._report.warning(
                    "outlet-unlinked", record.path, ref.place, variant=variant, hint=hint, **params
                )
        return found

    def source(self, record: Record, ref: Ref) -> str | None:
        """The id of an article, a reference or, for who had it from whom, an actor."""
        found = self._dossier.find(ref.text) or self._dossier.find_actor(ref.text)
        if found is None:
            self._unknown("unknown-target", record, ref, fallback="origin")
        return found

    def _unknown(
        self, code: str, record: Record, ref: Ref, kinds: tuple[str, ...] = (), fallback: str = ""
    ) -> None:
        """`fallback` is the hint where nothing near is known."""
        dossier = self._dossier
        if self._is_withheld(ref):
            self._withheld(record, ref)
            return
        if ref.text.casefold() in dossier.lost:
            return
        meant, locator = self._with_more(ref.text, kinds)
        guesses = (meant,) if meant else dossier.meant(ref.text, kinds, record.id)
        guess = ", ".join(guesses)
        variant, hint = None, "did-you-mean" if guess else None
        if len(guesses) > 1:
            hint = "one-of"
        key = ref.text.casefold() if kinds == CITABLE else ref.text
        params = {"id": ref.text, "guess": guess, "key": key}
        if kinds == CITABLE:
            variant, hint = "cited", hint or ("cited-id" if ID.fullmatch(key) else "cited-key")
        elif not guess and (fallback or code == "unknown-actor"):
            hint, params = fallback or None, params | _to_add(ref.text)
        elif code == "unknown-target" and not guess and ID.fullmatch(key):
            hint = "renamed"
        if locator:
            hint, params = "locator", params | {"locator": locator}
        if is_of_sample(record.path, ref.text):
            hint = "sample"
        self._report.error(code, record.path, ref.place, variant=variant, hint=hint, **params)

    def _withheld(self, record: Record, ref: Ref) -> None:
        """What was written is told, and nothing else of the record that is held back."""
        is_id = ref.text in self._dossier.withheld
        variant, hint = (None, None) if is_id else ("named", "namesake")
        self._report.error(
            "points-at-withheld", record.path, ref.place, variant=variant, hint=hint, id=ref.text
        )

    def _with_more(self, text: str, kinds: tuple[str, ...]) -> tuple[str, str]:
        """The id that is meant by « id p. 4 », with where in it; by « Name (mayor) », the actor's."""
        dossier = self._dossier
        if kinds == ("actor",) and (named := _NAMED.fullmatch(text)):
            return dossier.find_actor(named[1]) or "", ""
        if kinds != ("actor",) and (located := _LOCATED.fullmatch(text)):
            found = dossier.find(located[1])
            if found and dossier.kinds[found] in CITABLE:
                return found, located[2]
        return "", ""


_NAMED = late(r"(.+?) *\([^()]*\)")
_LOCATED = late(r"([^\s,]+)(?:,| |, )((?:pp?\.|§|n[°o]|chap|art|vol|t\.|[0-9]).*)")
