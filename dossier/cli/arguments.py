"""What was typed, as one frozen value."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import Any, NoReturn

from msgspec import Struct, convert

from dossier import __version__
from dossier.cli.words import PARSER_FR, word
from dossier.config import Profile
from dossier.diagnostics.display import visible
from dossier.diagnostics.languages import Language

COMMANDS = ("new", "add", "build", "serve", "check", "search", "suggest", "verify", "schema")
KINDS = ("article", "note", "actor", "event", "quotation", "claim", "source", "page")
PROPOSALS = ("quotations", "actors", "dates", "duplicates")
_LEAST_SHARE = 0.3
PROFILES = ("public", "review", "internal")


class Options(Struct, frozen=True, kw_only=True):
    """Every option of every command; those of other commands keep their defaults."""

    command: str
    content: str = "content"
    overlay: str = ""
    cache: str = ""
    theme: str = ""
    profile: Profile | None = None
    verbose: int = 0
    quiet: bool = False
    no_color: bool = False
    lang: str = ""
    json: bool = False

    output: str = ""
    jobs: int = 0
    clean: bool = False
    explain: bool = False
    timings: bool = False
    scheduler: str = ""
    strict: bool = False
    fix: bool = False
    yes: bool = False
    zip: bool = False
    host: str = "127.0.0.1"
    port: int = 8000
    open: bool = False
    dir: str = ""
    site: str = ""
    kind: str = ""
    title: str = ""
    id: str = ""
    target: str = ""
    query: list[str] = []
    limit: int = 10
    kinds: list[str] = []
    threshold: float | None = None


class WrongCommandLine(Exception):
    """What is wrong, ready to print."""


class _Parser(argparse.ArgumentParser):
    """The standard parser in either language, with words of our own for what it refuses."""

    def __init__(self, *, lang: Language, **settings: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_Formatter, **settings)
        self.lang = lang
        # The parser ends a heading with a colon; French sets a space before it.
        space = "\u00a0" if lang == "fr" else ""
        self._positionals.title = word(lang, "arguments") + space
        self._optionals.title = word(lang, "options") + space
        self.add_argument("-h", "--help", action="help", help=word(lang, "help"))

    def error(self, message: str) -> NoReturn:
        raise WrongCommandLine(
            word(self.lang, "wrong", command=self.prog, message=visible(message)) + "\n"
        )

    def refuse(self, unknown: Sequence[str]) -> NoReturn:
        """Name arguments that the command does not take, and the option that was meant."""
        from dossier.model.nearest import nearest

        typed = unknown[0].partition("=")[0]
        meant = nearest(typed, self._option_string_actions) if typed.startswith("--") else None
        key = "unknown-argument" if meant is None else "mistyped-argument"
        self.error(word(self.lang, key, arguments=" ".join(unknown), meant=meant))

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is None or value in action.choices or value == action.default:
            return
        from dossier.model.nearest import nearest

        meant = nearest(str(value), map(str, action.choices))
        choices = ", ".join(map(str, action.choices))
        key = "unknown-choice" if meant is None else "mistyped-choice"
        raise argparse.ArgumentError(
            action, word(self.lang, key, value=value, meant=meant, choices=choices)
        )


def language_asked(argv: Sequence[str]) -> str:
    """The value of `--lang`, wherever it stands: it already words the help and the errors."""
    for at, argument in enumerate(argv):
        if argument == "--lang" and at + 1 < len(argv):
            return argv[at + 1]
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return ""


def read_arguments(argv: Sequence[str], lang: Language) -> Options:
    """Read the command line; `--help` and `--version` print and leave.

    Raises:
        WrongCommandLine: with the words to print.
        SystemExit: 0, after `--help` and `--version`.
    """
    # argparse takes its words from gettext's catalogue for the process; ours are a dict.
    words = PARSER_FR if lang == "fr" else {}
    argparse._ = lambda text: words.get(text, text)  # type: ignore[attr-defined]
    top, commands = _parsers(lang)
    typed, unknown = top.parse_known_args(argv)
    if unknown:
        commands[typed.command].refuse(unknown)
    return convert(vars(typed), Options)


def _parsers(lang: Language) -> tuple[_Parser, dict[str, _Parser]]:
    """The program's parser, and by name those of the commands."""
    space = "\u00a0" if lang == "fr" else ""
    top = _Parser(
        lang=lang, prog="dossier", description=word(lang, "about"), epilog=word(lang, "after")
    )
    version = f"dossier {__version__}"
    top.add_argument("--version", action="version", version=version, help=word(lang, "version"))
    commands = top.add_subparsers(
        dest="command",
        metavar="COMMAND",
        title=word(lang, "commands") + space,
        required=True,
        parser_class=_Parser,
    )
    parsers = {}
    for name in COMMANDS:
        says = word(lang, name)
        parsers[name] = parser = commands.add_parser(name, lang=lang, help=says, description=says)
        _own_arguments(name, parser)
        _common_arguments(parser, command=name)
    _common_arguments(top)
    return top, parsers


def _common_arguments(parser: _Parser, command: str = "") -> None:
    """The options that may stand before the command and after it."""
    space = "\u00a0" if parser.lang == "fr" else ""
    group = parser.add_argument_group(word(parser.lang, "common") + space)

    def option(*names: str, **settings: Any) -> None:
        says = word(parser.lang, names[0])
        # Left out of the result where not typed, so that neither place undoes the other.
        group.add_argument(*names, help=says, default=argparse.SUPPRESS, **settings)

    option("--content", metavar="DIR")
    option("--overlay", metavar="DIR")
    option("--cache", metavar="DIR")
    option("--theme", metavar="NAME|DIR")
    settings = {"action": _Profile, "nargs": "?"} if command == "build" else {}
    option("--profile", choices=PROFILES, metavar="PROFILE", **settings)
    option("--lang", choices=("en", "fr"))
    option("--json", action="store_true")
    option("--no-color", action="store_true")
    option("-v", "--verbose", action="count")
    option("-q", "--quiet", action="store_true")


def _own_arguments(command: str, parser: _Parser) -> None:
    def say(key: str) -> str:
        return word(parser.lang, key)

    def option(name: str, **settings: Any) -> None:
        parser.add_argument(name, help=say(name), default=argparse.SUPPRESS, **settings)

    count = _Number(parser.lang, 1, 1024)

    match command:
        case "new":
            parser.add_argument("dir", metavar="DIR", help=say("DIR"))
        case "add":
            parser.add_argument("kind", metavar="KIND", choices=KINDS, help=say("KIND"))
            option("--title", metavar="TEXT")
            option("--target", metavar="ID")
            option("--id", metavar="ID")
        case "build":
            option("--output", metavar="DIR")
            option("--jobs", metavar="N", type=count)
            option("--scheduler", metavar="ADDRESS")
            for flag in ("--clean", "--explain", "--timings", "--strict", "--zip"):
                option(flag, action="store_true")
        case "check":
            for flag in ("--strict", "--fix", "--yes"):
                option(flag, action="store_true")
            option("--jobs", metavar="N", type=count)
        case "serve":
            option("--host", metavar="HOST")
            option("--port", metavar="N", type=_Number(parser.lang, 0, 65535))
            option("--open", action="store_true")
        case "search":
            parser.add_argument("query", metavar="QUERY", nargs="+", help=say("QUERY"))
            parser.epilog = say("search.examples")
            option("--limit", metavar="N", type=count)
        case "suggest":
            parser.add_argument(
                "kinds",
                metavar="KIND",
                nargs="*",
                choices=PROPOSALS,
                default=[],
                help=say("KIND.suggest"),
            )
            option("--threshold", metavar="N", type=_Share(parser.lang))
            parser.add_argument(
                "--limit", metavar="N", type=count, default=argparse.SUPPRESS,
                help=say("--limit.suggest"),
            )  # fmt: skip
            option("--jobs", metavar="N", type=count)
        case "verify":
            parser.add_argument("site", metavar="SITE", nargs="?", default="", help=say("SITE"))
        case "schema":
            parser.add_argument(
                "kind",
                metavar="KIND",
                nargs="?",
                choices=(*KINDS, "dossier"),
                default="",
                help=say("KIND.schema"),
            )


class _Profile(argparse.Action):
    """What to build; without a value, what programmers call a profile: the time by phase."""

    def __call__(
        self, _: object, namespace: argparse.Namespace, values: object, __: str | None = None
    ) -> None:
        if values is None:
            namespace.timings = True
        else:
            namespace.profile = values


class _Number:
    """Reads a whole number between two bounds, both allowed."""

    def __init__(self, lang: Language, least: int, most: int) -> None:
        self._lang, self._least, self._most = lang, least, most

    def __call__(self, text: str) -> int:
        plain = text.isascii() and text.isdigit() and len(text) < 10
        if not plain or not self._least <= int(text) <= self._most:
            raise argparse.ArgumentTypeError(
                word(self._lang, "not-a-number", value=text, least=self._least, most=self._most)
            )
        return int(text)


class _Share:
    """Reads a likeness: a number from 0.3, below which all texts are alike, to 1."""

    def __init__(self, lang: Language) -> None:
        self._lang = lang

    def __call__(self, text: str) -> float:
        if re.fullmatch(r"[01](?:[.,][0-9]{1,6})?", text):
            share = float(text.replace(",", "."))
            if _LEAST_SHARE <= share <= 1:
                return share
        least = f"{_LEAST_SHARE:g}".replace(".", "," if self._lang == "fr" else ".")
        raise argparse.ArgumentTypeError(word(self._lang, "not-a-share", value=text, least=least))


class _Formatter(argparse.HelpFormatter):
    """The width of a book's line, whatever the terminal: help is the same everywhere."""

    def __init__(self, prog: str, **settings: Any) -> None:
        super().__init__(prog, max_help_position=22, width=96, **settings)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """What is set in lines stays so."""
        return text if "\n" in text else super()._fill_text(text, width, indent)
