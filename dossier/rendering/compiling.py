"""Templates compiled to plainer code than Jinja's own: a site calls them millions of times.

What they print is the same. Left out is what no template of a theme needs: asking each
called value whether it wants the context, looking into mappings where a field is meant,
making markup of every word only to join it. Words of the interface are looked up where they are
printed, escaped once: what is compiled serves all languages.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping
from functools import partial
from itertools import islice
from keyword import iskeyword
from types import CodeType
from typing import Any, ClassVar, cast

from dossier.sparing import compiling_late, sparing

# Of a cache on the disk; and of what reads templates, where those are ready.
with sparing("tempfile", mkstemp=None), compiling_late():
    from jinja2 import BytecodeCache, Environment, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.environment import Template, TemplateModule
from jinja2.runtime import Context, markup_join
from jinja2.utils import missing
from markupsafe import Markup, escape

from dossier.rendering import ready

try:
    from markupsafe._speedups import _escape_inner as _escaped
except ImportError:

    def _escaped(text: str, /) -> str:
        return str(escape(text))


class _QuickGenerator(CodeGenerator):
    _is_ours = False
    """Whether `t` is ours all over the template."""
    _printed: nodes.Expr | None = None
    """A word that is printed where it stands."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self._is_ours = not any(_gives(each, "t") for each in node.find_all(nodes.Node))
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if self._is_ours and _is_word(node) and _is_plain(frame) and finalize.src is None:
            self._printed = node
        elif not _is_plain(frame) or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        elif isinstance(node, nodes.Call):
            self.write("(_value if type(_value := ")
        else:
            self.write("(escaped(_value) if type(_value := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if self._printed is node:
            self._printed = None
        elif not _is_plain(frame) or finalize.src is not None:
            super()._output_child_post(node, frame, finalize)
        elif isinstance(node, nodes.Call):
            self.write(") is Markup else printed(_value))")
        else:
            self.write(") is str else printed(_value))")

    def blockvisit(self, body: Iterable[nodes.Node], frame: Frame) -> None:
        """What a template or a block prints is handed on in one piece: each goes through every
        template that the page's own extends."""
        if frame.buffer is not None:
            super().blockvisit(body, frame)
            return
        frame.buffer = "pieces"
        self.writeline("pieces = []")
        super().blockvisit(body, frame)
        if not (frame.toplevel and self.has_known_extends):
            self.writeline("yield concat(pieces)")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
        elif isinstance(node.node, nodes.Name) and node.node.ctx == "load":
            # What is missing has no fields either.
            self.write(f"{frame.symbols.ref(node.node.name)}.{node.attr}")
        else:
            self.write("(")
            self.visit(node.node, frame)
            self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if self._is_ours and _is_word(node):
            words = "escaped_words" if self._printed is node else "words"
            self.write(f"{words}[{cast('nodes.Const', node.args[0]).value!r}]")
            return
        if (
            forward_caller
            or node.dyn_args
            or node.dyn_kwargs
            or any(iskeyword(named.key) for named in node.kwargs)
        ):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        if not _is_plain(frame):
            super().visit_Concat(node, frame)
            return
        self.write("joined(")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        names = [argument.name for argument in macro_ref.node.args]
        if (
            not _is_plain(frame)
            or macro_ref.accesses_caller
            or macro_ref.accesses_kwargs
            or macro_ref.accesses_varargs
            or any(iskeyword(name) or name in _NOT_PLAIN for name in names)
        ):
            super().macro_def(macro_ref, frame)
            return
        taken = "".join(f"{name}=missing, " for name in names)
        self.write(f"lambda {taken}*, _body=macro: markup(_body({', '.join(names)}))")


def _is_plain(frame: Frame) -> bool:
    """Whether what is printed is escaped, come what may."""
    return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile


_NOT_PLAIN = frozenset(["caller", "kwargs", "varargs", "markup", "_body"])
"""Names of arguments that Jinja gives a meaning to, and ours."""


def _gives(node: nodes.Node, name: str) -> bool:
    """Whether it gives a name another meaning: a variable, an argument, a macro, an import."""
    match node:
        case nodes.Name():
            return node.name == name and node.ctx != "load"
        case nodes.Macro():
            return node.name == name
        case nodes.Import():
            return node.target == name
        case nodes.FromImport():
            return any((n if isinstance(n, str) else n[1]) == name for n in node.names)
    return False


def _is_word(node: nodes.Expr) -> bool:
    """Whether it is `t("key")`."""
    return (
        isinstance(node, nodes.Call)
        and isinstance(node.node, nodes.Name)
        and node.node.name == "t"
        and [type(argument) for argument in node.args] == [nodes.Const]
        and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
    )


def printed(value: object) -> str:
    """What a value is in a page; as `markupsafe.escape`, but no markup for the sake of it."""
    if type(value) is str:
        return _escaped(value)
    if value is missing:
        raise TypeError("what is missing cannot be printed")
    return value if type(value) is Markup else escape(value)


def joined(*parts: object) -> str:
    """As `jinja2.runtime.markup_join`."""
    for part in parts:
        if type(part) is not str:
            return markup_join(parts)
    return "".join(cast("tuple[str, ...]", parts))


markup = partial(str.__new__, Markup)
"""Text that is markup already, as a value that says so."""


class _QuickTemplate(Template):
    _known: dict[str, Any]
    """What all templates know."""

    @classmethod
    def from_code(
        cls, environment: Environment, code: CodeType, globals: Any, uptodate: Any = None
    ) -> Template:
        assert isinstance(environment, QuickEnvironment)
        namespace = {
            "environment": environment,
            "escaped": _escaped,
            "escaped_words": environment.escaped_words,
            "joined": joined,
            "markup": markup,
            "printed": printed,
            "words": environment.words,
        }
        exec(code, namespace)  # noqa: S102  Jinja's own output, of a theme that is trusted
        namespace["__file__"] = namespace["name"]  # for who tells of a fault
        template = cls._from_namespace(environment, namespace, globals)
        template._uptodate = uptodate
        return template

    def render(self, *args: Any, **kwargs: Any) -> str:
        if "_known" not in self.__dict__:
            self._known = dict(self.globals)
        try:
            names = self._known | dict(*args, **kwargs)
            context = Context(self.environment, names, self.name, self.blocks)
            return "".join(self.root_render_func(context))
        except Exception:
            self.environment.handle_exception()

    def _get_default_module(self, _ctx: Context | None = None) -> TemplateModule:
        # All templates of a theme have the same globals: what one imports is the same for all.
        return super()._get_default_module()


class Words(dict[str, str]):
    """Words of the interface by their keys."""

    def __missing__(self, key: str) -> str:
        raise LookupError(f"no word has the key '{key}'")


class QuickEnvironment(Environment):
    """A Jinja environment of such templates, with the words of the interface.

    Where a value lacks a field, they raise AttributeError instead of Jinja's own error.
    """

    code_generator_class = _QuickGenerator
    template_class = _QuickTemplate
    words = Words()
    escaped_words = Words()

    def speak(self, words: Mapping[str, str]) -> None:
        """Take these words, by their keys."""
        self.words = Words(words)
        self.escaped_words = Words({key: _escaped(word) for key, word in words.items()})


class CompiledCode(BytecodeCache):
    """The code of templates: of those that are ready, and of others in memory, since compiling
    them takes longer than rendering the few pages of an edit. Nothing is written to the disk."""

    _kept: ClassVar[dict[tuple[str, str], tuple[str, CodeType]]] = {}
    """(digest of the source, code), by kind of environment and name."""

    def __init__(self, environment: type[Environment]) -> None:
        self._made_for = environment.__name__

    @classmethod
    def sent(cls, name: str, told: int) -> bytes:
        """All of it behind the first so many, for the process that began this one, with the name
        of the template that they are."""
        return marshal.dumps((name, dict(islice(cls._kept.items(), told, None))))

    @classmethod
    def count(cls) -> int:
        """How much there is."""
        return len(cls._kept)

    @classmethod
    def take(cls, sent: bytes) -> str:
        """Keep what a process that this one began has compiled; the template's name."""
        name, code = marshal.loads(sent)  # noqa: S302
        cls._kept |= code
        return str(name)

    def get_source_checksum(self, source: str) -> str:
        return ready.digest_of(source)

    def load_bytecode(self, bucket: Bucket) -> None:
        if self._made_for == QuickEnvironment.__name__ and (
            found := ready.code_of(bucket.checksum)
        ):
            name, bucket.code = found
            if bucket.key == self.get_cache_key(name, name):
                return
            bucket.reset()
        digest, code = self._kept.get((self._made_for, bucket.key), ("", None))
        if digest == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code is not None
        self._kept[self._made_for, bucket.key] = (bucket.checksum, bucket.code)
