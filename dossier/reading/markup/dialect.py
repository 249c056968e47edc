"""The two Markdown parsers: the editors' own dialect, and CommonMark for verbatim text.

Both are built once per process, on first use. Links keep their address as written: what
may be linked to is `urls`' business, which can say where the refused one stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from dossier.reading.markup.citations import citation
from dossier.reading.markup.headings import explicit_anchor
from dossier.reading.markup.library import markdown_it
from dossier.reading.markup.wikilinks import wikilink

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    BlockRule = Callable[[StateBlock, int, int, bool], bool]
    InlineRule = Callable[[StateInline, bool], bool]

MAX_NESTING = 24
"""How deep blocks and brackets may nest; deeper mark-up stays text."""

_LONGEST_LABEL = 1000
"""Characters of a footnote's label, as CommonMark has it of a link's."""

# Where the rules in use can begin: fewer stops than markdown-it's default. One set of characters:
# an alternative (`!` only before `[`) takes eight times as long to look for.
_STOPS = re.compile(r"[\n!&*<\[\\\]_`~]")

_ENDS_PARAGRAPHS = ["paragraph", "reference", "blockquote", "list"]
_DEFINITION = re.compile(
    r"\[(?!\^)[^\[\]]{1,300}\]:\s{0,40}<?(?:https?:|mailto:|tel:|#|[./]{0,9}assets/)", re.IGNORECASE
)


@cache
def parser(verbatim: bool, quick: bool = True) -> MarkdownIt:
    """The parser of verbatim text, or of the editors' own; the same without shortcuts."""
    from markdown_it import rules_block, rules_inline

    class Parser(markdown_it.MarkdownIt):
        def validateLink(self, url: str) -> bool:  # noqa: ARG002
            return True

        def normalizeLink(self, url: str) -> str:
            return url

        def normalizeLinkText(self, link: str) -> str:
            return link

    markdown = Parser("commonmark", {"maxNesting": MAX_NESTING})
    # Escaped characters stay tokens of their own: `\\[[` is no mistake, `[[` may be one.
    markdown.disable("text_join")
    markdown.inline.terminator_re = _STOPS
    block = markdown.block.ruler
    block.at("reference", _definition_of_an_address(rules_block.reference))
    block.at("blockquote", _not_too_deep(rules_block.blockquote), {"alt": _ENDS_PARAGRAPHS})
    block.at("list", _not_too_deep(rules_block.list_block), {"alt": _ENDS_PARAGRAPHS[:-1]})
    inline = markdown.inline.ruler
    for name, rule in (
        ("link", rules_inline.link),
        ("image", rules_inline.image),
        ("autolink", rules_inline.autolink),
        ("html_inline", rules_inline.html_inline),
    ):
        inline.at(name, _with_place(rule))
    if verbatim:
        markdown.disable("code")
        return _quick(markdown) if quick else markdown

    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.footnote.index import footnote_ref

    markdown.enable(["table", "strikethrough"])
    footnote_plugin(markdown, inline=False, move_to_end=False)
    inline.at("footnote_ref", _with_short_label(footnote_ref))
    inline.before("link", "wikilink", wikilink)
    inline.before("link", "citation", citation)
    markdown.core.ruler.before("inline", "heading_anchor", _heading_anchors)
    return _quick(markdown) if quick else markdown


def _quick(markdown: MarkdownIt) -> MarkdownIt:
    """The same parser, by its shortcuts."""
    from markdown_it.rules_core import normalize

    from dossier.reading.markup.quick import QuickInline, normalized, plain_paragraph

    markdown.core.ruler.at("normalize", normalized(normalize))
    markdown.block.ruler.before("table", "plain_paragraph", plain_paragraph)
    markdown.inline = QuickInline(markdown.inline)
    return markdown


def parse(source: str, verbatim: bool) -> list[Token]:
    """Block tokens of `source`, with their inline children."""
    env: dict[str, Any] = {}
    return parser(verbatim).parse(source, env)


def _heading_anchors(state: StateCore) -> None:
    """Move the `{#id}` that ends a heading from its words to its attributes."""
    if "{#" not in state.src:
        return
    for opening, words in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type == "heading_open" and (found := explicit_anchor(words.content)):
            words.content, opening.attrs["id"] = found


def _definition_of_an_address(rule: BlockRule) -> BlockRule:
    """The rule of `[label]: address`, which prints nothing, for lines that hold an address.

    CommonMark takes any word for one, and the line would vanish: `[NDLR]: sic`.
    """

    def definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        at = state.bMarks[start] + state.tShift[start]
        if not state.src.startswith("[", at) or not _DEFINITION.match(state.src, at):
            return False
        return rule(state, start, end, silent)

    return definition


def _not_too_deep(rule: BlockRule) -> BlockRule:
    """A container's rule, which leaves text where the parser would drop what nests too deep."""

    def container(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return state.level < MAX_NESTING - 4 and rule(state, start, end, silent)

    return container


def _with_short_label(rule: InlineRule) -> InlineRule:
    """The rule of `[^label]`, which would look for the end of each to the end of the text."""

    def call(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if not state.src.startswith("[^", start):
            return False
        return state.src.find("]", start, start + _LONGEST_LABEL) > 0 and rule(state, silent)

    return call


def _with_place(rule: InlineRule) -> InlineRule:
    """`rule`, leaving in the first token it makes where it stood: `meta["at"]`."""

    def placed(state: StateInline, silent: bool) -> bool:
        start = state.pos
        first = -1 if silent else len(state.tokens) + bool(state.pending)
        if not rule(state, silent):
            return False
        if not silent:
            state.tokens[first].meta["at"] = (start, state.pos)
        return True

    return placed
