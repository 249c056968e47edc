"""Themes: folders of Jinja templates, static files and scripts, one extending another.

A template receives one frozen view, its fields as variables, and the interface words as
`t('key', n=3)`. Jinja is imported when the first page is rendered, not before: a build
with nothing to render still needs every template's digest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property, lru_cache, partial
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

import msgspec

import dossier
from dossier.reading.markup.typography import french_spaces
from dossier.rendering.faults import Names, TemplateFailure, unfilled, unreadable
from dossier.rendering.words import (
    base_of,
    format_number,
    inside_sentence,
    is_plural,
    language_name,
    words_of,
)

if TYPE_CHECKING:
    from jinja2 import Environment, Template

DEFAULT = "default"
E = TypeVar("E", bound="Environment")


class View(Protocol):
    """A frozen struct of `dossier.pages.views`."""

    __struct_fields__: ClassVar[tuple[str, ...]]


class Theme(msgspec.Struct, frozen=True, dict=True):
    """A theme with what it extends, read whole into memory. Can be sent to a worker."""

    name: str
    lang: str
    """Of the interface."""
    templates: Mapping[str, str]
    """Sources by name below `templates/`; a template that another theme overrides is also
    here as `THEME:NAME`, so that the one that overrides can extend it."""
    static: Mapping[str, bytes]
    """By name below `static/`; bundled scripts by the names that `theme.yaml` gives them."""
    places: Mapping[str, str] = {}
    """The templates' files, as findings name them."""
    base: str = ""
    """The settings of the last theme that it extends, as findings name that file."""

    def static_files(self) -> list[tuple[str, bytes]]:
        """The files to publish, by name."""
        return sorted(self.static.items())

    def digest_of(self, template: str) -> str:
        """What a page made by `template` owes to the theme, as hexadecimal digits.

        Covers every template it can reach, the words of the interface and this program's
        version. Static files enter a view by their hashed names instead.
        """
        return self._digests[template]

    @cached_property
    def _digests(self) -> Mapping[str, str]:
        return _digests_of(dossier.__version__, self.lang, tuple(self.templates.items()))

    @cached_property
    def _closures(self) -> Mapping[str, frozenset[str]]:
        return _closures_of(tuple(self.templates.items()))

    def closure_of(self, template: str) -> frozenset[str]:
        """The template and all that it extends, includes or imports, at any depth."""
        return self._closures.get(template, frozenset())

    def render(self, template: str, view: View) -> str:
        """The page that `view` makes, its fields being the template's variables.

        Raises:
            TemplateFailure: the template is missing, malformed or names what is not there.
        """
        return self.render_partial(template, {f: getattr(view, f) for f in view.__struct_fields__})

    def render_file(self, template: str, view: View) -> bytes:
        """As `render`, and as it is written.

        Raises:
            TemplateFailure: too where a template prints half a character. The line is one that writes
                one by its number, if that is anywhere.
        """
        html = self.render(template, view)
        try:
            return html.encode()
        except UnicodeEncodeError as error:
            half = f"U+{ord(html[error.start]):04X}"
            for name in (template, *sorted(self.closure_of(template) - {template})):
                if found := _HALF.search(self.templates[name]):
                    line = self.templates[name].count("\n", 0, found.start()) + 1
                    raise TemplateFailure(name, line, half, "half") from error
            raise TemplateFailure(template, 1, half, "half") from error

    def render_partial(self, template: str, variables: Mapping[str, object]) -> str:
        """As `render`, for a template that stands inside a page: `partials/notes.html`."""
        lacking: object = None
        try:
            try:
                return self._loaded(template).render(variables)
            except (AttributeError, TypeError) as error:
                # A field that a value lacks, an argument that a macro does not take: Jinja's own
                # rules say what then holds.
                lacking = getattr(error, "obj", None)
                return self._plain_environment.get_template(template).render(variables)
        except Exception as error:  # whatever a template does to frozen values is its own fault
            raise self._failure(error, template, variables, lacking) from error

    def _failure(
        self, error: Exception, template: str, variables: Mapping[str, object], lacking: object
    ) -> TemplateFailure:
        """What is told of it; `lacking` is the value that has not the field that was asked for."""
        from jinja2 import TemplateSyntaxError

        if isinstance(error, TemplateSyntaxError):
            name = error.name or template
            return unreadable(error, name, self.templates.get(name, ""), self.environment)
        names = Names(
            variables, getattr(lacking, "__struct_fields__", ()), self.templates, words_of(self.lang)
        )  # fmt: skip
        return unfilled(error, *self._place_of(error, template), names)

    @property
    def own_templates(self) -> list[str]:
        """Their names, without those that another theme overrides."""
        return [name for name in self.templates if ":" not in name]

    def compile(self, wanted: Iterable[str]) -> Iterator[str]:
        """Compile some templates, each of which may be at fault, with what they reach. Each name
        is given when it is done."""
        environment = self.environment
        from jinja2 import TemplateError

        for name in dict.fromkeys(n for t in wanted for n in sorted(self.closure_of(t))):
            with suppress(TemplateError):
                environment.get_template(name)
            yield name

    def _place_of(self, error: BaseException, template: str) -> tuple[str, int]:
        """(name, line) of the innermost template that an exception passed through."""
        place = (template, 1)
        trace = error.__traceback__
        while trace:
            name = trace.tb_frame.f_code.co_filename
            if name in self.templates:
                place = (name, trace.tb_lineno)
            trace = trace.tb_next
        return place

    @cached_property
    def _loaded(self) -> Callable[[str], Template]:
        return lru_cache(maxsize=None)(self.environment.get_template)

    @cached_property
    def environment(self) -> Environment:
        """The Jinja environment of this theme."""
        from dossier.rendering.compiling import QuickEnvironment

        environment = self._equipped(QuickEnvironment)
        environment.speak(words_of(self.lang))
        return environment

    @cached_property
    def _plain_environment(self) -> Environment:
        from jinja2 import Environment

        return self._equipped(Environment)

    def _equipped(self, kind: type[E]) -> E:
        from jinja2 import FunctionLoader, StrictUndefined

        from dossier.rendering.compiling import CompiledCode

        environment = kind(
            loader=FunctionLoader(self._source_of),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=CompiledCode(kind),
        )
        environment.globals["t"] = words_in(self.lang)
        environment.filters["number"] = partial(format_number, self.lang)
        environment.filters["inside"] = partial(inside_sentence, self.lang)
        environment.filters["ordinals"] = raise_ordinals
        environment.filters["doubted"] = keep_doubt_whole
        environment.filters["unbroken"] = partial(keep_unbroken, self.lang)
        environment.filters["language"] = partial(language_name, self.lang)
        return environment

    def _source_of(self, name: str) -> tuple[str, str, None] | None:
        """For Jinja: the name stands for the file's in tracebacks."""
        return (self.templates[name], name, None) if name in self.templates else None


def words_in(lang: str) -> Callable[..., str]:
    """`t`: the word of a key in one language, with its parameters set in; text, not markup.

    A key without a word raises LookupError: `t('menu.' ~ key)` is for keys of a closed list.
    """
    words = words_of(lang)

    def t(key: str, **params: Any) -> str:
        try:
            word = words[key]
        except KeyError:
            raise LookupError(f"no word has the key '{key}'") from None
        if "n" in params:
            one, _, other = word.partition("|")
            n = params["n"]
            word = other if other and is_plural(lang, n) else one
            params["n"] = format_number(lang, n)
        if not params:
            return word
        return word.format(**params)

    return t


def raise_ordinals(text: str) -> str:
    """`text`, escaped, with the letters of « 1er » raised.

    A bare `span`: assistive technology reads « 1er » whole, and it is copied whole.
    """
    if "1er" not in text:
        return text
    from markupsafe import Markup, escape

    return Markup(_FIRST.sub(r'1<span class="ordinal">er</span>', str(escape(text))))  # noqa: S704


def keep_doubt_whole(date: str) -> str:
    """A date in words for display: « (date incertaine) » stands on one line, where it is short."""
    return _DOUBT.sub(lambda doubt: doubt[0].replace(" ", "\u00a0"), date) if "(" in date else date


def keep_unbroken(interface: str, text: str, lang: str = "") -> str:
    """`text` for display: in French no line begins with « : » or ends behind an opening quote.

    Data (metadata, feeds, the index, exports) keep what was written.
    """
    return _unbroken(text) if base_of(lang or interface) == "fr" else text


_unbroken = lru_cache(maxsize=1 << 14)(french_spaces)
"""Titles stand on many pages."""
_HALF = re.compile(r"\\(?:u|U0000)[dD][89a-fA-F]")
_DOUBT = re.compile(r"\([^()]{,20}\)")
_FIRST = re.compile(r"\b1er\b")
_TAG = re.compile(
    r"""\{%[-+]?\s*(?:extends|include|import|from)\b"""
    r"""(?:\s*("[^"\\\n]*"|'[^'\\\n]*')\s*(?:(?:as|import|ignore|with|without)\b|[-+]?%\}))?"""
)
"""A name that is written out ends what decides on it: no `~`, no `if` behind."""


def _references(source: str) -> set[str] | None:
    """Names of the templates that `source` names outright; None where one is computed."""
    found = _TAG.findall(source)
    return {name[1:-1] for name in found} if all(found) else None


_Sources = tuple[tuple[str, str], ...]


# A preview and the tests build with the same theme time and again.
@lru_cache(maxsize=8)
def _closures_of(sources: _Sources) -> Mapping[str, frozenset[str]]:
    """Of each template itself and all that it reaches."""
    named = {name: _references(source) for name, source in sources}

    def closure(template: str) -> frozenset[str]:
        reached: set[str] = set()
        waiting = {template}
        while waiting:
            reached |= waiting
            found = [named[name] for name in waiting]
            next_ones = {n for some in found for n in (named if some is None else some)}
            waiting = (next_ones & named.keys()) - reached
        return frozenset(reached)

    return {name: closure(name) for name in named}


@lru_cache(maxsize=8)
def _digests_of(version: str, lang: str, sources: _Sources) -> Mapping[str, str]:
    """Of each template and all that it reaches, in a language."""
    words = repr((version, lang, sorted(words_of(lang).items())))
    shared = blake2b(words.encode(), digest_size=16)
    own = {
        name: blake2b(f"{name}\0{source}".encode(), digest_size=16).digest()
        for name, source in sources
    }

    def digest(closure: frozenset[str]) -> str:
        whole = shared.copy()
        whole.update(b"".join(own[reached] for reached in sorted(closure)))
        return whole.hexdigest()

    return {name: digest(closure) for name, closure in _closures_of(sources).items()}
