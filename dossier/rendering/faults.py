"""What is wrong with a template, in the reader's words: Jinja's own are English.

What Jinja says is known by how it begins; what is not known so is told as Jinja says it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from dossier.diagnostics import Place, Report
from dossier.model.nearest import nearest
from dossier.sparing import late

if TYPE_CHECKING:
    from jinja2 import Environment, TemplateSyntaxError

_MANY = 40
"""Of more names than these none is listed."""


class Names(NamedTuple):
    """What there is that a template may ask for, to find what a mistyped name was meant to be."""

    variables: Iterable[str] = ()
    fields: Iterable[str] = ()
    """Of the value that lacks one."""
    templates: Iterable[str] = ()
    words: Iterable[str] = ()


class TemplateFailure(Exception):
    """A template that cannot be read or run: a fault of the theme, not of the content.

    `path` is the template's name below `templates/`, `line` counts from 1, `variant` is a wording of
    `template-failed`, `word` what in the line it is about, `message` what Jinja or Python says,
    `at` how many characters stand before the word, where that is known.
    """

    def __init__(
        self, path: str, line: int, message: str, variant: str | None = None, word: str = "",
        wanted: str = "", near: str = "", known: str = "", at: int = -1,
    ) -> None:  # fmt: skip
        super().__init__(path, line, message, variant, word, wanted, near, known, at)
        self.path, self.line, self.message, self.variant = path, line, message, variant
        self.word, self.wanted, self.near, self.known = word, wanted, near, known
        self.at = at

    def tell(self, report: Report, sources: Mapping[str, str], places: Mapping[str, str]) -> None:
        """Add it to `report` as the error `template-failed`, with its place in one of `sources`, whose
        files `places` names."""
        hint = "near" if self.near else "known" if self.known else _HINTS.get(self.variant or "")
        if (self.variant, self.wanted) == ("circle", ""):
            hint = None
        elif (self.variant, self.word) == ("expected", "="):
            hint = "compare"
        source = sources.get(self.path, "")
        place = place_in(source, self.line, self.word)
        if self.at >= 0:
            place = Place.on_line(
                self.line, self.at - source.rfind("\n", 0, self.at), len(self.word)
            )
        report.error(
            "template-failed", places.get(self.path, ""), place, variant=self.variant, hint=hint,
            template=self.path, why=self.message, word=self.word, wanted=self.wanted,
            near=self.near, known=self.known,
        )  # fmt: skip


_HINTS = {
    "open": "close", "crossed": "close-first", "brace": "ends", "unended": "ends", "quote": "straight",
    "undefined": "views", "field": "views", "unquoted": "quotes", "circle": "other",
}  # fmt: skip
"""What mends it, where no name is near and there are too many to list them."""


def place_in(source: str, line: int, word: str) -> Place:
    """Where a word stands in a line, if it is there once among what templates say; else the line."""
    lines = source.split("\n")
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    found = [at for part in _SAID.finditer(text) for at in _places_of(word, text, *part.span())]
    if word and (text.strip() == word or len(found) == 1):
        return Place.on_line(line, (found or [text.index(word)])[0] + 1, len(word))
    return Place.on_line(max(line, 1), len(text) - len(text.lstrip()) + 1, len(text.strip()))


def _places_of(word: str, text: str, begin: int, end: int) -> Iterator[int]:
    edges = (r"(?<!\w)" if word[:1].isalnum() else "", r"(?!\w)" if word[-1:].isalnum() else "")
    pattern = r"(?<![%}])}(?!})" if word == "}" else re.escape(word).join(edges)
    return (found.start() for found in re.compile(pattern).finditer(text, begin, end))


def unreadable(
    error: TemplateSyntaxError, name: str, source: str, environment: Environment
) -> TemplateFailure:
    """What is told of a template that Jinja cannot read."""
    said, line = str(error.message), error.lineno
    matched = ((variant, pattern.match(said)) for variant, pattern in _SYNTAX)
    variant, found = next((each for each in matched if each[1]), ("", None))
    if found is None:
        return TemplateFailure(name, line, said)
    given = {key: _SIGNS.get(value, value) for key, value in found.groupdict("").items()}
    word, wanted, near = given.get("word", ""), given.get("wanted", ""), ""
    match variant:
        case "open":
            word = word or "raw"
            line = _opened(environment, source, word) or line
        case "tag":
            variant, near = _tag(word, wanted)
        case "filter" | "test":
            near = nearest(word, getattr(environment, f"{variant}s")) or ""
        case "char":
            variant = "quote" if word in _CURLY else "string" if word in "\"'" else variant
        case "unexpected" if word == "}":
            variant = "brace"
        case "expected" if wanted == "name":
            variant = "name"
    at = int(given.get("at") or -1)
    return TemplateFailure(name, line, said, variant, word, wanted, near, at=at)


def _tag(word: str, wanted: str) -> tuple[str, str]:
    """(wording, name near to it) of a tag that is none, or none here, where `wanted` is open."""
    if word in _CLOSING:
        return "crossed" if wanted else "unopened", ""
    if word.startswith("end") and wanted:
        return "tag", f"end{wanted}"
    return "tag", _ELSEWHERE.get(word) or nearest(word, _TAGS | _CLOSING) or ""


def _opened(environment: Environment, source: str, word: str) -> int | None:
    """The line of the last tag of that name that nothing closes."""
    from jinja2 import TemplateSyntaxError

    lines: list[int] = []
    begun = False
    with suppress(TemplateSyntaxError):  # as where a `{% raw %}` is open
        for line, kind, value in environment.lex(source):
            if begun and kind == "name":
                begun = False
                if value == word:
                    lines.append(line)
                elif value == f"end{word}" and lines:
                    lines.pop()
            begun = kind == "block_begin" or (begun and kind == "whitespace")
    return lines[-1] if lines else None


def unfilled(error: BaseException, path: str, line: int, names: Names) -> TemplateFailure:
    """What is told of a template that failed where it was to print something."""
    from jinja2 import TemplateNotFound

    said = str(error) or type(error).__name__
    if isinstance(error, TemplateNotFound):
        return unknown_template(path, line, said, names.templates)
    for variant, pattern in _RUNNING:
        if found := pattern.search(said):
            known: Iterable[str] = ()
            match variant:
                case "undefined":
                    known = names.variables
                case "field":
                    known = names.fields
                case "word":
                    known = names.words
            return _unknown(path, line, said, variant, found["word"], known)
    return TemplateFailure(path, line, said, "unfilled")


def unknown_template(path: str, line: int, name: str, known: Iterable[str]) -> TemplateFailure:
    """What is told of a template that names another that there is not."""
    return _unknown(path, line, name, "absent", name, known)


def unknown_word(path: str, line: int, key: str, known: Iterable[str]) -> TemplateFailure:
    """What is told of a template that asks for a word of the interface that there is not."""
    return _unknown(path, line, key, "word", key, known)


def _unknown(
    path: str, line: int, said: str, variant: str, word: str, known: Iterable[str]
) -> TemplateFailure:
    names = sorted(set(known))
    near = nearest(word, names) or ""
    listed = ", ".join(names) if not near and len(names) <= _MANY else ""
    return TemplateFailure(path, line, said, variant, word, near=near, known=listed)


_PAIRED = {
    "autoescape", "block", "call", "filter", "for", "if", "macro", "raw", "set", "with",
}  # fmt: skip
_TAGS = _PAIRED | {"extends", "from", "import", "include", "print"}
_CLOSING = {f"end{tag}" for tag in _PAIRED} | {"elif", "else"}
_ELSEWHERE = {"elseif": "elif", "elsif": "elif"}
"""What other languages say."""
_CURLY = "“”„‘’«»"

_SAID = late(r"\{[{%#].*?(?:[}%#]\}|$)")
_SIGNS = {
    "end of print statement": "}}", "end of statement block": "%}",
    "begin of print statement": "{{", "begin of statement block": "{%",
}  # fmt: skip
"""What Jinja calls by names, as it is written."""

_SYNTAX = tuple(
    (variant, late(pattern, re.DOTALL))
    for variant, pattern in (
        ("open", r"Unexpected end of template\..*closed is '(?P<word>\w+)'"),
        ("open", r"Missing end of raw directive"),
        ("comment", r"Missing end of comment tag"),
        ("tag", r"Encountered unknown tag '(?P<word>\w+)'\.(?:.*closed is '(?P<wanted>\w+)')?"),
        ("unended", r"unexpected end of template, expected '(?P<wanted>.+)'\."),
        ("char", r"unexpected char '(?P<word>.)' at (?P<at>\d+)"),
        ("char", r"unexpected char \"(?P<word>')\" at (?P<at>\d+)"),
        ("expected", r"expected token '(?P<wanted>.+?)', got '(?P<word>.+)'"),
        ("expected", r"unexpected '(?P<word>.+)', expected '(?P<wanted>.+)'"),
        ("expression", r"Expected an expression, got '(?P<word>.+)'"),
        ("unexpected", r"unexpected '(?P<word>.+)'"),
        ("filter", r"No filter named '(?P<word>.+)'\."),
        ("test", r"No test named '(?P<word>.+)'\."),
        ("twice", r"block '(?P<word>.+)' defined twice"),
        ("block-name", r"Block names in Jinja"),
    )
)
"""What Jinja says of what it cannot read, by how we word it."""
_RUNNING = tuple(
    (variant, late(pattern))
    for variant, pattern in (
        ("filter", r"^No filter named '(?P<word>.+)' found"),
        ("test", r"^No test named '(?P<word>.+)' found"),
        ("undefined", r"^'(?P<word>\w+)' is undefined$"),
        ("field", r"has no attribute '(?P<word>\w+)'$"),
        ("export", r"does not export the requested name '(?P<word>\w+)'"),
        ("word", r"^no word has the key '(?P<word>.+)'$"),
    )
)
"""The same of what fails where it is to print something."""
