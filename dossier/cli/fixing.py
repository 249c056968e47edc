"""`dossier check --fix`: each lost quote shown beside the passage that it may mean, and mended
after a yes."""

from __future__ import annotations

import os
from itertools import groupby

import msgspec
from msgspec import Struct

from dossier.building.requoting import Lost, Mending, lost_quotes
from dossier.cli.arguments import Options
from dossier.cli.build import waiting_on
from dossier.cli.console import Console
from dossier.cli.differences import difference
from dossier.cli.progress import progress_on
from dossier.cli.words import counted, word
from dossier.config import Config
from dossier.diagnostics.display import visible
from dossier.linking.requoting import Proposal, one_line
from dossier.model.records import Selector

SURE = 0.95
"""Similarity above which `--yes` answers for the editor, where spelling alone differs."""
FIELDS = ("quote", "prefix", "suffix")
_YES = frozenset(["y", "yes", "o", "oui"])
_QUIT = frozenset(["q", "quit", "quitter"])
_ANSWERS = _YES | _QUIT | {"", "n", "no", "non"}


class Fixed(Struct, frozen=True):
    """How a run ended."""

    written: int = 0
    left: int = 0
    """Quotes that are still lost."""
    interrupted: bool = False


def fix(config: Config, options: Options, console: Console) -> Fixed:
    """Propose a passage for every lost quote, and write those that are agreed to.

    Records that a public build holds back are mended too, unless a profile was asked for.
    """
    progress = progress_on(console)
    try:
        mending = lost_quotes(config, options.profile or "internal", progress, waiting_on(console))
    finally:
        progress.close()
    return _Session(mending, config, options, console).run()


class _Session:
    """The lost quotes of one run, one after the other."""

    def __init__(
        self, mending: Mending, config: Config, options: Options, console: Console
    ) -> None:
        self.mending = mending
        self.config = config
        self.console = console
        self.yes = options.yes
        self.asks = console.can_ask and not console.json
        self.written: list[Lost] = []
        self.quits = False

    def run(self) -> Fixed:
        interrupted = False
        try:
            for _, those in groupby(self.mending.lost, lambda one: one.path):
                self.settle_file(list(those))
        except KeyboardInterrupt:
            interrupted = True
            self.console.note("")
        self.tell_end(interrupted)
        written = len(self.written)
        return Fixed(written, len(self.mending.lost) - written, interrupted)

    def settle_file(self, those: list[Lost]) -> None:
        """Settle the lost quotes of one file. What nobody is asked about is written at once: the
        file is read again for each time that it is written."""
        sure = [(one, p) for one in those if self.yes and (p := one.proposal) and _is_sure(p)]
        outcomes = self.write(sure) if sure else {}
        for lost in those:
            self.settle(lost, outcomes.get(id(lost), ""))

    def settle(self, lost: Lost, outcome: str) -> None:
        """Show one; unless it is settled, ask where that is to be asked, and write."""
        proposal = lost.proposal
        if not self.console.json:
            self.show(lost)
        if proposal is None:
            outcome = _without(lost)
        elif not outcome:
            outcome = self.decide()
            if outcome == "written":
                outcome = self.write([(lost, proposal)])[id(lost)]
        if self.console.json:
            self.console.print_json(_as_json(lost, outcome))
        elif proposal is not None:
            self.console.note("  " + word(self.console.lang, f"fix-{outcome}") + "\n")

    def write(self, mended: list[tuple[Lost, Proposal]]) -> dict[int, str]:
        """What becomes of some quotes of one file."""
        refusals = self.mending.write([(lost, proposal.selector) for lost, proposal in mended])
        found: dict[int, str] = {}
        for (lost, _), refusal in zip(mended, refusals, strict=True):
            found[id(lost)] = refusal or "written"
            if not refusal:
                self.written.append(lost)
        return found

    def decide(self) -> str:
        """`written` where it is to be; else why not."""
        if self.quits:
            return "refused"
        if not self.asks:
            return "unsure" if self.yes else "unasked"
        answer = self.console.ask("fix-ask").lower()
        while answer not in _ANSWERS:
            answer = self.console.ask("fix-ask-again").lower()
        self.quits = answer in _QUIT
        return "written" if answer in _YES else "refused"

    def show(self, lost: Lost) -> None:
        say, lang = self.console.note, self.console.lang
        path = _shown(lost.path, self.config)
        where = f"{path}:{lost.selector.place.line}"
        what = word(lang, "fix-head", target=lost.target)
        say(f"{visible(where)}: {what}")
        if lost.title:
            say("  " + word(lang, "fix-title", title=visible(lost.title)))
        if lost.proposal is None:
            say("  " + visible(one_line(lost.selector.exact)))
            file = visible(_shown(lost.garbled, self.config)) if lost.garbled else ""
            say("  " + word(lang, f"fix-{_without(lost)}", file=file))
            for place in lost.rivals:
                paragraph = f" (#{place.paragraph})" if place.paragraph else ""
                say(
                    f"    …{visible(place.before)}[{visible(place.words)}]{visible(place.after)}…{paragraph}"
                )
            say("")
            return
        percent = _percent(lost.proposal.similarity, lang)
        for name in FIELDS:
            old, new = _field(lost.selector, name), _field(lost.proposal.selector, name)
            if old != new or name == "quote":
                label = "" if name == "quote" else f"{name}: "
                say(f"  {label}{difference(old, new, color=self.console.colors_notes)}")
        say("  " + word(lang, "fix-similarity", percent=percent))

    def tell_end(self, interrupted: bool) -> None:
        """What was written, and what is left."""
        console, lang = self.console, self.console.lang
        written, left = len(self.written), len(self.mending.lost) - len(self.written)
        if console.json:
            console.print_json(
                {"fixed": {"written": written, "left": left, "interrupted": interrupted}}
            )
            return
        quotes = counted(lang, written, "fix-quote", "fix-quotes")
        files = counted(lang, len({one.path for one in self.written}), "fix-file", "fix-files")
        rest = counted(lang, left, "fix-quote", "fix-quotes")
        key = "fix-interrupted" if interrupted else "fix-done"
        console.print(
            word(lang, key if written else f"{key}-none", quotes=quotes, files=files, left=rest)
        )
        paths = sorted({_shown(one.path, self.config) for one in self.written})
        if paths:
            console.print(word(lang, "fix-read-again", files=", ".join(map(visible, paths))))


def _without(lost: Lost) -> str:
    """Why nothing is proposed."""
    return "garbled" if lost.garbled else "rivals" if lost.rivals else "nothing"


def _is_sure(proposal: Proposal) -> bool:
    return proposal.similarity > SURE and proposal.only_slips


def _field(selector: Selector, name: str) -> str:
    return selector.exact if name == "quote" else str(getattr(selector, name))


def _percent(similarity: float, lang: str) -> str:
    """Cut, not rounded: what is not above a bound does not look as if it were."""
    tenths = int(similarity * 1000)
    shown = f"{tenths // 10}.{tenths % 10}" if tenths % 10 else str(tenths // 10)
    return shown.replace(".", ",") + "\u202f%" if lang == "fr" else shown + "%"


def _shown(path: str, config: Config) -> str:
    overlay = path.startswith("overlay:")
    root = config.overlay if overlay else config.content
    absolute = os.path.join(root, path.removeprefix("overlay:"))
    return os.path.relpath(absolute) if absolute.startswith(os.getcwd() + os.sep) else absolute


def _as_json(lost: Lost, outcome: str) -> dict[str, object]:
    """One proposal, or what is known instead."""
    proposal = lost.proposal
    old = {name: _field(lost.selector, name) for name in FIELDS}
    return {
        "path": lost.path,
        "line": lost.selector.place.line,
        "column": lost.selector.place.column,
        "record": lost.record,
        "name": lost.name,
        "target": lost.target,
        "old": old,
        "new": proposal and {name: _field(proposal.selector, name) for name in FIELDS},
        "similarity": proposal and round(proposal.similarity, 4),
        "rivals": [msgspec.to_builtins(place) for place in lost.rivals],
        "outcome": outcome,
    }
