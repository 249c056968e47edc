"""Shortcuts through the parser that give the same tokens: most of a text is plain words.

markdown-it asks every rule at every place. A paragraph whose lines begin with a letter can be
nothing else, a text without a character that stops it is one token, and an inline rule is asked
only at the characters it can begin with.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from markdown_it.common.utils import mdTrim
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.utils import EnvType

    Rule = Callable[[StateInline, bool], bool]

BEGIN = {
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "wikilink": "[!",
    "citation": "[",
    "link": "[",
    "image": "!",
    "footnote_ref": "[",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
}
"""The characters that each rule can begin with."""


def plain_paragraph(state: StateBlock, start: int, _end: int, _silent: bool) -> bool:
    """The rule of a paragraph whose every line begins with a letter, or beyond ASCII.

    All other blocks, what underlines a heading or sets out a table begin with something else.
    """
    if state.sCount[start] - state.blkIndent > 3:
        return False
    after = start
    while after < state.lineMax:
        at = state.bMarks[after] + state.tShift[after]
        if at >= state.eMarks[after]:
            break
        first = state.src[at]
        if first < "\x80" and not first.isalpha():
            return False
        after += 1
    content = mdTrim(state.getLines(start, after, state.blkIndent, False))
    state.line = after
    state.push("paragraph_open", "p", 1).map = [start, after]
    words = state.push("inline", "", 0)
    words.content = content
    words.map = [start, after]
    words.children = []
    state.push("paragraph_close", "p", -1)
    return True


def normalized(rule: Callable[[StateCore], None]) -> Callable[[StateCore], None]:
    """The rule that ends lines and replaces NUL, where there is anything to do."""

    def normalize(state: StateCore) -> None:
        if "\r" in state.src or "\0" in state.src:
            rule(state)

    return normalize


class QuickInline(ParserInline):
    """Asks each rule where it can begin, in their order."""

    def __init__(self, whole: ParserInline) -> None:
        super().__init__()
        self.ruler, self.ruler2 = whole.ruler, whole.ruler2
        self.terminator_re = whole.terminator_re
        names = [name for name in self.ruler.get_active_rules() if name != "text"]
        active = dict(zip(self.ruler.get_active_rules(), self.ruler.getRules(""), strict=True))
        self._rules: dict[str, tuple[Rule, ...]] = {
            first: tuple(active[name] for name in names if first in BEGIN[name])
            for first in "".join(BEGIN.values())
        }

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        stop = self.terminator_re.search(src)
        if stop is None:
            if src:
                tokens.append(Token("text", "", 0, content=src))
            return tokens
        state = StateInline(src, md, env, tokens)
        if at := stop.start():
            state.append_pending(src[:at])
            state.pos = at
        self.tokenize(state)
        # What follows pairs these, and joins the text of those that have no other.
        if "*" in src or "_" in src or "~" in src:
            for rule in self.ruler2.getRules(""):
                rule(state)
        return state.tokens

    def tokenize(self, state: StateInline) -> None:
        src, end = state.src, state.posMax
        search = self.terminator_re.search
        if state.level >= state.md.options["maxNesting"]:
            state.append_pending(src[state.pos : end])
            state.pos = end
        while state.pos < end:
            pos = state.pos
            found = search(src, pos)
            at = found.start() if found else end
            if at > pos:
                state.append_pending(src[pos:at])
                state.pos = at
                continue
            for rule in self._rules.get(src[pos], ()):
                if rule(state, False):
                    break
            else:
                state.append_pending(src[pos])
                state.pos = pos + 1
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:
        pos = state.pos
        if pos in state.cache:
            state.pos = state.cache[pos]
            return
        if state.level >= state.md.options["maxNesting"]:
            super().skipToken(state)
            return
        found = self.terminator_re.search(state.src, pos)
        at = found.start() if found else state.posMax
        if at > pos:
            state.pos = at
        else:
            state.level += 1
            for rule in self._rules.get(state.src[pos], ()):
                if rule(state, True):
                    break
            else:
                state.pos += 1
            state.level -= 1
        state.cache[pos] = state.pos
