"""A theme's templates looked at before a page is made: what Jinja cannot read, names of templates,
words and blocks that there are not, and what no page would ever show.

What only a page's own values can tell, such as a field that one of them lacks, is found when it
is rendered. Templates of the program are known to be good.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from jinja2 import Environment, TemplateSyntaxError, nodes

from dossier.diagnostics import Report
from dossier.model.nearest import nearest
from dossier.rendering import faults
from dossier.rendering.ready import are_ready
from dossier.rendering.templates import Theme
from dossier.rendering.words import words_of

_BLOCK = re.compile(r"\{%[-+]?\s*block\s+(\w+)")
_EXTENDS = re.compile(r"""\{%[-+]?\s*extends\s*["']([^"']+)["']""")
_MOST = 20
"""Mistakes that are told of one template: who has more mends these first."""
_OWN = re.compile(r"\bself\.(\w+)")
"""A block that is printed by its name."""


def examine(theme: Theme, required: Collection[str], report: Report) -> None:
    """Tell what is wrong with a theme's templates; pages are made by the `required` ones."""
    Examination(theme, required, report).run()


class Examination:
    """The look at one theme."""

    def __init__(self, theme: Theme, required: Collection[str], report: Report) -> None:
        self._theme = theme
        self._required = required
        self._report = report
        self._words = words_of(theme.lang)
        self._asked = {name for source in theme.templates.values() for name in _OWN.findall(source)}

    def run(self) -> None:
        """All templates, each file once."""
        told = set()
        for name, source in sorted(self._theme.templates.items(), key=lambda each: ":" in each[0]):
            path = self._path(name)
            if path not in told and not are_ready([source]):
                self._look_at(name, source)
            told.add(path)
        self._look_for_unused()

    def _look_at(self, name: str, source: str) -> None:
        environment: Environment = self._theme.environment
        try:
            environment.get_template(name)
            tree = environment.parse(source, name, name)
        except TemplateSyntaxError as error:
            self._tell(faults.unreadable(error, name, source, environment))
            return
        except Exception as error:  # numbers and nesting beyond what Python takes
            self._tell(faults.unfilled(error, name, 1, faults.Names()))
            return
        for failure in islice(self._names_in(name, tree), _MOST):
            self._tell(failure)
        extended = [_written(tag.template) for tag in tree.find_all(nodes.Extends)]
        if len(extended) == 1 and extended[0] in self._theme.templates:
            self._look_at_blocks(name, tree, extended[0])
            self._look_for_unprinted(name, tree, extended[0])

    def _names_in(self, name: str, tree: nodes.Template) -> Iterator[faults.TemplateFailure]:
        """Templates and words that are named outright, and there are none of these names."""
        known = self._theme.templates
        for node in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
            asked: nodes.Expr = node.template  # type: ignore[attr-defined]
            wanted = _written(asked)
            if wanted and wanted not in known and not getattr(node, "ignore_missing", False):
                yield faults.unknown_template(name, asked.lineno, wanted, known)
            elif bare := _bare(asked):
                yield faults.TemplateFailure(name, asked.lineno, "", "unquoted", bare)
            elif isinstance(node, nodes.Extends) and self._returns(name, wanted):
                yield faults.TemplateFailure(
                    name, asked.lineno, "", "circle", wanted, self._over(name)
                )
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "t" and call.args:
                key = _written(call.args[0])
                if key and key not in self._words:
                    yield faults.unknown_word(name, call.lineno, key, self._words)

    def _returns(self, name: str, wanted: str) -> bool:
        """Whether who extends that one extends this one in the end."""
        seen: set[str] = set()
        while wanted and wanted not in seen:
            if self._path(wanted) == self._path(name):
                return True
            seen.add(wanted)
            found = _EXTENDS.search(self._theme.templates.get(wanted, ""))
            wanted = found[1] if found else ""
        return False

    def _over(self, name: str) -> str:
        """What a template that overrides another can extend; empty where it overrides none."""
        bare = name.rpartition(":")[2]
        others = (one for one in self._theme.templates if one.endswith(f":{bare}"))
        return next((one for one in others if self._path(one) != self._path(name)), "")

    def _path(self, name: str) -> str:
        return self._theme.places.get(name, name)

    def _look_at_blocks(self, name: str, tree: nodes.Template, parent: str) -> None:
        """Blocks that override none, of a template that extends another."""
        there = {
            block
            for above in self._theme.closure_of(parent)
            for block in _BLOCK.findall(self._theme.templates[above])
        }
        for block in _outermost(tree.body):
            if block.name not in there | self._asked:
                near = nearest(block.name, there)
                self._warn(
                    "block-unused", name, block.lineno, block.name, hint="near" if near else None,
                    block=block.name, parent=parent, near=near or "", known=", ".join(sorted(there)),
                )  # fmt: skip

    def _look_for_unprinted(self, name: str, tree: nodes.Template, parent: str) -> None:
        """What stands behind the tag by which a template extends another, outside of its blocks."""
        behind = False
        for node in tree.body:
            behind = behind or isinstance(node, nodes.Extends)
            if behind and isinstance(node, nodes.Output) and (text := _first_text(node)):
                line, word = text
                self._warn("template-unprinted", name, line, word, parent=parent)
                return

    def _look_for_unused(self) -> None:
        """Templates that make no page, and have a part in none."""
        theme = self._theme
        used = {one for name in self._required for one in theme.closure_of(name)}
        unused = [name for name in theme.own_templates if name not in used and not self._over(name)]
        below = {name: theme.closure_of(name) for name in unused}
        meant = {*theme.own_templates, *self._required} - {*unused}
        for name in unused:
            # Who is asked for by another is told with it; of a circle, the first is.
            above = [o for o in unused if name in below[o] and o != name]
            if all(o in below[name] and name < o for o in above):
                near = nearest(name, meant)
                self._report.warning(
                    "template-unused", theme.places.get(name, ""), hint="near" if near else None,
                    template=name, near=near or "",
                )  # fmt: skip

    def _tell(self, failure: faults.TemplateFailure) -> None:
        failure.tell(self._report, self._theme.templates, self._theme.places)

    def _warn(
        self, code: str, name: str, line: int, word: str, hint: str | None = None, **params: str
    ) -> None:
        place = faults.place_in(self._theme.templates[name], line, word)
        self._report.warning(code, self._theme.places.get(name, ""), place, hint=hint, **params)


def _written(node: nodes.Node | None) -> str:
    """A text that is written out; else none."""
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else ""


def _bare(node: nodes.Node) -> str:
    """A name such as `notes.html` without the marks that would make it a text."""
    if (
        isinstance(node, nodes.Getattr)
        and node.attr == "html"
        and isinstance(node.node, nodes.Name)
    ):
        return f"{node.node.name}.html"
    return ""


def _outermost(body: Iterable[nodes.Node]) -> Iterator[nodes.Block]:
    """Blocks that stand in no other."""
    for node in body:
        if isinstance(node, nodes.Block):
            yield node
        else:
            yield from _outermost(node.iter_child_nodes())


def _first_text(node: nodes.Output) -> tuple[int, str] | None:
    """(line, begin) of what would be printed, if that is more than blanks."""
    for part in node.nodes:
        if not isinstance(part, nodes.TemplateData):
            return part.lineno, ""
        text = part.data.lstrip()
        if text:
            line = part.lineno + part.data[: len(part.data) - len(text)].count("\n")
            return line, text.partition("\n")[0].rstrip()
    return None
