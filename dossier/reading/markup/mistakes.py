"""What was probably meant as a link, a citation or a footnote, and is text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dossier.reading.markup.findings import Findings
from dossier.reading.markup.places import InlineText
from dossier.sparing import late

if TYPE_CHECKING:
    from markdown_it.token import Token

_SUSPECT = re.compile(
    r"\[\[[^\[\]\n]{0,60}|\[-?@[^\[\]\n]{0,60}|\[\^[^\[\]\s]{1,60}\]|\]\([^\s()]{0,40}"
)
_CODES = {"[[": "wikilink-malformed", "[@": "citation-malformed", "[-": "citation-malformed"}


_BEGUN = late(
    # Not behind « et al. » or « O.T.A.N. ».
    r"(?:\A|[a-zà-ÿœ]{4}[.:!?]|[0-9)»”\]\s][.:!?]"
    r"|\b(?:qu['’]|que|or|mais|car|donc|comme|puis|et|that|but|while|and))\s*\Z",
    re.IGNORECASE,
)
"""Behind what a clause begins with its subject."""
_VERB = late(
    r"\s+(?:(?:ne|l[ea]s?|se|en|y|lui|nous|also|still|even)\s+|[nls]['’])*"
    r"(?:dit|disent|disait|écri(?:t|vent|vait)|a(?! (?:prio|forti|posterio|contra)ri?)|ont|avait|avaient|est|sont|était|étaient|donn(?:e|ait)"
    r"|affirm(?:e|ent|ait)|rapport(?:e|ent|ait)|parl(?:e|ent|ait)|indiqu(?:e|ent|ait)|précis(?:e|ent|ait)"
    r"|montr(?:e|ent|ait)|estim(?:e|ent|ait)|not(?:e|ent|ait)|ajout(?:e|ent|ait)|expliqu(?:e|ent|ait)"
    r"|annon(?:ce|cent|çait)|cit(?:e|ent|ait)|évoqu(?:e|ent|ait)|confirm(?:e|ent|ait)|raconte(?:nt)?"
    r"|assur(?:e|ent|ait)|relèv(?:e|ent)|soulign(?:e|ent|ait)|s(?:ou|é)tient|mentionn(?:e|ent|ait)"
    r"|says?|said|writes?|wrote|reports?|reported|claims?|claimed|notes?|noted|argues?|argued|shows?|showed"
    r"|states?|stated|quotes?|quoted|speaks?|spoke|gives?|gave|confirms?|confirmed|has|have|had|is|are|was|were)"
    r"(?!\w)"
)
_GOVERNING = late(
    r"(?<![\w’'-])(?:selon|d['’]après|par|dans|chez|de|according to)\s+\Z", re.IGNORECASE
)
"""Words that a name follows: none of them stands at a clause's end."""
_FAR = 40
"""Characters around a citation that tell its part in the sentence."""
_SPACED = late(r"\]\(([^\s()<>\"]+(?: [^\s()<>\"]+| \([^\s()<>\"]*\)[^\s()<>\"]*)+)\)")
"""A link's address that holds spaces, each perhaps with brackets behind it, and no title."""
_WORDS = 60
"""Characters of a link's words that are given back."""


def _with_angles(text: str, at: int) -> str:
    """The link whose address begins there, its spaces between < and >; empty where it is something else."""
    found = _SPACED.match(text, at)
    begin = text.rfind("[", max(0, at - _WORDS), at)
    if found is None or begin < 0 or "\n" in text[begin : found.end()]:
        return ""
    lead = "!" if text[begin - 1 : begin] == "!" else ""
    return f"{lead}{text[begin:at]}](<{found[1]}>)"


def _stands_for_a_name(text: str, start: int, end: int) -> bool:
    """Whether a citation is the subject of a clause, or what a preposition governs."""
    # What is cut off does not begin a sentence.
    before = text[:start] if start <= _FAR else "," + text[start - _FAR : start]
    if _GOVERNING.search(before):
        return True
    return bool(_VERB.match(text, end) and _BEGUN.search(before))


def report_mistakes(children: Sequence[Token], text: InlineText, findings: Findings) -> None:
    """Warn of brackets that look like the dialect's and stayed text."""
    cursor = 0
    ends: list[int] = []
    """Where the links that are open end in the block's text."""
    reference: Token | None = None
    """The last link to a record, citation or call: a Markdown link cannot hold one."""
    for child in children:
        start, end = child.meta.get("at", (cursor, cursor))
        if child.nesting > 0:
            cursor = max(cursor, start)
            ends.append(end)
        elif child.nesting < 0:
            cursor = max(cursor, ends.pop())
        else:
            cursor = max(cursor, end)
        if child.type in ("wikilink_open", "citation", "footnote_ref"):
            reference = child
            if child.type == "citation" and _stands_for_a_name(text.text, start, end):
                key = child.meta["items"][0].key
                findings.warning("citation-as-name", text.place(start, end), target=key)
        elif child.type == "text" and ("[" in child.content or "](" in child.content):
            for found in _SUSPECT.finditer(child.content):
                written = found[0]
                at = text.text.find(written, cursor)
                if at < 0:
                    continue
                cursor = at + len(written)
                place = text.place(at, cursor)
                if written.startswith("]("):
                    if reference is None:
                        mended = _with_angles(text.text, at)
                        hint = "spaces" if mended else None
                        findings.warning("link-malformed", place, hint, mended=mended)
                    else:
                        where = reference.meta.get("at")
                        findings.error("nested-link", text.place(*where) if where else place)
                        reference = None
                elif written[1] == "^":
                    findings.warning("footnote-undefined", place, label=written[2:-1])
                else:
                    hint = "table" if text.column is not None and written[1] == "[" else None
                    findings.warning(_CODES[written[:2]], place, hint, text=written)


_STARS = late(r"(?<!\w)\*\*((?=\S)[^*\n]{1,80}|[^*\n]{0,80}[^*\s])\*\*(?!\w)")


def report_stars(children: Sequence[Token], text: InlineText, findings: Findings) -> None:
    """Warn of asterisks round words that are printed, mostly for a blank inside them."""
    cursor = 0
    for child in children:
        if child.type != "text" or "**" not in child.content:
            continue
        for found in _STARS.finditer(child.content):
            # What is escaped is meant so.
            if (at := text.text.find(found[0], cursor)) >= 0:
                cursor = at + len(found[0])
                mended = f"**{found[1].strip()}**"
                findings.warning("emphasis-malformed", text.place(at, cursor), mended=mended)
