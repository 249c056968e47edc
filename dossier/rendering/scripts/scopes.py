"""What each name in a module stands for, and in which functions and blocks that is seen.

What is uncertain is taken together rather than apart: names of one spelling are then one variable,
which may be renamed all the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from dossier.rendering.scripts.tokens import Token

WORDS = frozenset(
    """
    arguments as async await break case catch class const constructor continue debugger default
    delete do else eval export extends false finally for from function get if import in instanceof
    let new null of return set static super switch this throw true try typeof undefined var void
    while with yield
    """.split()
)
_BEFORE_BLOCK = frozenset(") => { } ; else do try catch finally static".split())
_BETWEEN = frozenset("in instanceof typeof new void delete await extends".split())
_BEFORE_STATEMENT = frozenset("; { } ) ] else do".split())
_BEFORE_CONDITION = frozenset("if for while switch with".split())
_ENDING = frozenset(", ; ) ] }".split())
_VALUES = frozenset("true false const".split())
"""Words that `renaming` writes otherwise, and that a class may give to what it holds."""
_OPENING, _CLOSING = ("(", "[", "{"), (")", "]", "}")


class Scope:
    """A function with its parameters, a block, a loop with what it declares; or the whole script."""

    def __init__(self, begin: int, end: int, within: Scope | None) -> None:
        self.begin, self.end = begin, end
        """Of its tokens, both in it."""
        self.within = within
        self.declared: set[str] = set()
        self.beside: Scope | None = None
        """Of a function's body, or of what is done with something caught: the parameters, of which
        it declares none again."""


class Reading:
    """A module's tokens: which of them are names, and of which variables."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.ends = dict(self._pairs())
        """Where the bracket that opens here closes."""
        self.begins = {end: begin for begin, end in self.ends.items()}
        self.blocks: set[int] = set()
        """Where statements begin in a brace."""
        self.given: set[int] = set()
        """Where, right within a class or an object, a bracket opens: of methods, mostly."""
        self.classes: list[int] = []
        """Where classes begin that stand in no other, in a brace."""
        self.roles = list(self._roles())
        """Of each token: `name`, `short` (a key that names its value too), `key`, `member` (what a
        class gives a name there) or nothing."""
        self.top = Scope(-1, len(tokens), None)
        self.scopes = list(self._innermost())
        """Of each token, the innermost one around it."""
        for scope, name in self._declared():
            scope.declared.add(name)
        for scope, name in self._looped():
            scope.declared.add(name)

    def text(self, at: int) -> str:
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ";"

    def behind(self, at: int) -> int:
        """Where what stands here ends: a token, what a bracket holds, a template with all its parts."""
        while at in self.ends:
            at = self.ends[at]
        return at + 1

    def ends_statement(self, at: int) -> bool:
        """Whether a brace that closes here ends a statement, or a method of a class: for certain."""
        begin = self.begins.get(at, -1)
        before = self.text(begin - 1)
        if begin not in self.blocks or before != ")":
            return begin in self.blocks and before != "=>"
        at = self.begins[begin - 1]
        word = self.text(at - 1)
        if word in _BEFORE_CONDITION or word in ("catch", "constructor"):
            return True
        is_function = self.text(at - 2) == "function" and self._is_statement(at - 2)
        return is_function or self.roles[at - 1] in ("key", "member")

    def is_member(self, at: int) -> bool:
        return self.text(at - 1) in (".", "?.")

    def around(self, at: int, scope: Scope | None) -> Iterator[Scope]:
        """The scopes around a token, from within, as far as one of them."""
        inner: Scope | None = self.scopes[at]
        while inner is not None and inner is not scope:
            yield inner
            inner = inner.within

    def variables(self, tops: Collection[str]) -> Iterator[tuple[int, str, Scope | None]]:
        """Each name with the scope that declares it: none where nothing does, which is the
        browser's. `tops` are what all modules declare for the whole script."""
        for at, (token, role) in enumerate(zip(self.tokens, self.roles, strict=True)):
            if role in ("name", "short"):
                own = (one for one in self.around(at, self.top) if token.text in one.declared)
                yield at, token.text, next(own, self.top if token.text in tops else None)

    def _pairs(self) -> Iterator[tuple[int, int]]:
        opened: list[int] = []
        for at, token in enumerate(self.tokens):
            if token.kind == "template":
                if token.text[0] == "}":
                    yield opened.pop(), at
                if token.text.endswith("${"):
                    opened.append(at)
            elif token.kind == "mark" and token.text in _OPENING:
                opened.append(at)
            elif token.kind == "mark" and token.text in _CLOSING:
                yield opened.pop(), at

    def _roles(self) -> Iterator[str]:
        within: list[tuple[str, int]] = [("block", len(self.tokens))]
        is_class = False
        for at, token in enumerate(self.tokens):
            if at == within[-1][1]:
                within.pop()
            if within[-1][0] in ("class", "field") and token.text not in _CLOSING:
                within[-1] = (self._of_class(at, within[-1][0]), within[-1][1])
            before, around = self.text(at - 1), within[-1][0]
            is_word = token.kind == "name" and token.text not in WORDS and token.text[0] != "#"
            is_word = is_word or (around == "class" and token.text in _VALUES)
            if not is_word or self.is_member(at):
                yield ""
            elif around == "class":
                yield "member"
            elif around == "object" and before in ("get", "set", "async", "*"):
                yield "key" if self.text(at + 1) == "(" else "name"
            elif around == "object" and before in ("{", ","):
                yield "short" if self.text(at + 1) in (",", "}", "=") else "key"
            else:
                yield "name"
            is_class = is_class or self._is_class(at)
            if token.text == "(" and around in ("class", "object"):
                self.given.add(at)
            if at in self.ends:
                kind = "other"
                if token.text == "{":
                    is_block = before in _BEFORE_BLOCK or self._is_value(at - 1)
                    if before == ":" and around == "block":
                        is_block = self._is_label(at - 1)
                    kind = "block" if is_block else "object"
                    if is_class:
                        kind = "class"
                        self.classes += [at] * {"class", "field"}.isdisjoint(
                            one for one, _ in within
                        )
                    is_class = False
                    self.blocks.update([at] if kind == "block" else ())
                within.append((kind, self.ends[at]))

    def _is_class(self, at: int) -> bool:
        """Whether a class begins here, and no key or member is called so."""
        if self.text(at) != "class" or self.is_member(at) or at + 1 == len(self.tokens):
            return False
        return self.tokens[at + 1].kind == "name" or self.text(at + 1) == "{"

    def _is_value(self, at: int) -> bool:
        """Whether a value ends here, behind which a brace opens no other (but it may open a class)."""
        kind, text, *_ = self.tokens[at] if at >= 0 else Token("mark", ";", 0, "", 0)
        if kind == "name":
            return text not in WORDS or self.is_member(at)
        return kind in ("number", "text", "pattern") or text[-1] in ("`", "]")

    def _of_class(self, at: int, kind: str) -> str:
        """Whether a token right within a class belongs to the value of a field, or to what the class
        names; `kind` is what the one before it did."""
        if kind == "class":
            return "field" if self.text(at - 1) == "=" else "class"
        ends = self.text(at - 1) == ";" or self._begins_line(at)
        return "class" if ends else "field"

    def _begins_line(self, at: int) -> bool:
        """Whether what stands on the lines before ends where this one begins, without a mark."""
        token, before = self.tokens[at], self.tokens[at - 1]
        if token.after != "\n" or before.text in _BETWEEN:
            return False
        begins = token.kind in ("name", "text", "number") or token.text in ("{", "++", "--")
        ends = before.kind != "mark" or before.text in (*_CLOSING, "++", "--")
        return begins and ends and token.text not in ("in", "instanceof")

    def _is_label(self, at: int) -> bool:
        """Whether a colon in a block ends a label or a case, and is not that of `a ? b : c`."""
        colons = 0
        while (at := at - 1) >= 0 and self.text(at) not in (";", "{"):
            if self.text(at) == ":":
                colons += 1
            elif self.text(at) == "?" and self.text(at - 1) == "?":
                at -= 1
            elif self.text(at) == "?":
                if not colons:
                    return False
                colons -= 1
            while at in self.begins:
                at = self.begins[at]
        return True

    def _innermost(self) -> Iterator[Scope]:
        spans = sorted(self._spans(), key=lambda span: (-span[0], span[1]))
        scope = self.top
        for at in range(len(self.tokens)):
            while scope.end < at and scope.within:
                scope = scope.within
            while spans and spans[-1][0] == at:
                scope = Scope(*spans.pop(), scope)
                if at in self.blocks and scope.within and scope.within.end == scope.end:
                    scope.beside = None if self._is_loop(scope.within.begin) else scope.within
            yield scope

    def _spans(self) -> Iterator[tuple[int, int]]:
        """Where scopes begin and end. A loop without braces has none of its own."""
        for at in range(len(self.tokens)):
            if at in self.blocks:
                yield at, self.ends[at]
            elif self._is_loop(at) and self.text(self.ends[at] + 1) == "{":
                yield at, self.ends[self.ends[at] + 1]
        yield from self.functions()

    def functions(self) -> Iterator[tuple[int, int]]:
        """Where the parameters of each function begin, and its body ends."""
        for at in range(len(self.tokens)):
            if self.text(at) == "(" and self._is_parameters(at):
                yield at, self._body_end(self.ends[at] + 1)
            elif self.roles[at] == "name" and self.text(at + 1) == "=>":
                yield at, self._body_end(at + 1)

    def _body_end(self, at: int) -> int:
        """Of a function whose parameters end before."""
        at += self.text(at) == "=>"
        if self.text(at) == "{":
            return self.ends[at]
        conditions = 0
        while at < len(self.tokens) and self.text(at) not in _ENDING:
            if self.tokens[at].kind == "template" and self.text(at)[0] == "}":
                break
            if self.text(at) == "?" and self.text(at + 1) == "?":
                at += 1
            elif self.text(at) in ("?", ":"):
                conditions += 1 if self.text(at) == "?" else -1
                if conditions < 0:
                    break
            if self._begins_line(at):
                return at - 1
            at = self.behind(at)
        return at

    def _declared(self) -> Iterator[tuple[Scope, str]]:
        """Names of variables, functions, classes and parameters that are certain; none by `var`."""
        for at, token in enumerate(self.tokens):
            names: Iterable[str] = ()
            if token.text == "(" and self._is_parameters(at):
                names = self._targets(at + 1, self.ends[at])
            elif token.kind == "name" and not self.is_member(at):
                if self._is_declaring(at) and not self._is_bare_loop(at - 1):
                    names = self._declarators(at + 1)
                elif token.text in ("function", "class") and self._is_statement(at):
                    names = self._targets(at + 1, at + 2)
                elif self.text(at + 1) == "=>":
                    names = self._targets(at, at + 1)
            for name in names:
                yield self.scopes[at], name

    def _looped(self) -> Iterator[tuple[Scope, str]]:
        """What loops without braces declare, in the scopes around them: where these see another
        variable of that name, the two are taken for one."""
        for at in range(len(self.tokens)):
            if self._is_declaring(at) and self._is_bare_loop(at - 1):
                scope = self.scopes[at]
                seen = {name for one in self.around(at, None) for name in one.declared}
                yield from ((scope, name) for name in self._declarators(at + 1) if name not in seen)

    def _is_loop(self, at: int) -> bool:
        """Whether the bracket here is that of a loop, and no method is called so."""
        is_bracket = self.text(at) == "(" and at not in self.given
        return is_bracket and "for" in (self.text(at - 1), self.text(at - 2))

    def _is_bare_loop(self, at: int) -> bool:
        """Whether the bracket here is that of a loop without braces."""
        return self._is_loop(at) and self.text(self.ends[at] + 1) != "{"

    def _is_declaring(self, at: int) -> bool:
        """Whether variables are declared here, and no key is called so."""
        return self.text(at) in ("const", "let") and self._names(at + 1)

    def _names(self, at: int) -> bool:
        """Whether a name or a pattern stands here."""
        named = self.tokens[at : at + 1]
        return bool(named) and (named[0].kind == "name" or named[0].text in ("{", "["))

    def _declarators(self, at: int) -> Iterator[str]:
        """Each of them up to the end of the declaration, or sooner where that is uncertain."""
        while True:
            yield from self._targets(at, at + 1)
            at = self.behind(at)
            while self.text(at) not in _ENDING:
                if self.tokens[at].after == "\n" and self.tokens[at].kind == "name":
                    return
                at = self.behind(at)
            if self.text(at) != ",":
                return
            at += 1

    def _is_statement(self, at: int) -> bool:
        """Whether a function or class begins here that is no value."""
        at -= self.text(at - 1) == "async"
        ends_line = self.tokens[at].after == "\n" and self.tokens[at - 1].kind != "mark"
        return ends_line or self.text(at - 1) in _BEFORE_STATEMENT

    def _is_parameters(self, at: int) -> bool:
        """Whether a bracket holds the parameters of a function, or what is caught."""
        after = self.text(self.ends[at] + 1)
        if after != "{":
            return after == "=>"
        words = [self.text(at - n) for n in (1, 2, 3)]
        is_function = "function" in (words[0], words[2 if words[1] == "*" else 1])
        return (
            is_function or words[:2] == ["*", "function"] or words[0] == "catch" or at in self.given
        )

    def _targets(self, at: int, end: int) -> Iterator[str]:
        """What is declared by names and patterns from here on; computed keys and values by default
        left out."""
        while at < min(end, len(self.tokens)):
            if self.text(at) in ("{", "["):
                is_key = self.text(at) == "[" and self.text(self.ends[at] + 1) == ":"
                if not is_key:
                    yield from self._targets(at + 1, self.ends[at])
                at = self.ends[at]
            elif self.text(at) == "=":
                while at < end and self.text(at) != ",":
                    at = self.behind(at)
            elif self.roles[at] in ("name", "short"):
                yield self.text(at)
            at += 1
