"""An entry while it is put together: plain runs of text that know how to end a sentence.

Punctuation is decided on the words themselves and mark-up added last, so that `“Why?”`
takes no further full stop whatever its characters become in HTML.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import escape
from typing import Self
from urllib.parse import urlsplit

NBSP, THIN = "\u00a0", "\u202f"
_CLOSERS = "»”’\"' \u00a0\u202f"
_STOPS = ".?!…"
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
"""Control characters, bidirectional overrides, lone surrogates: of an entry they are no part."""
_SPACES = re.compile(r"[ \t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+")
_WEB = re.compile(r"https?://[^\s\"<>\\^`{|}/?#@]+(?:[/?#][^\s\"<>\\^`{|}]*)?", re.IGNORECASE)
"""No name or password before the host: they only mislead a reader."""

Run = tuple[str, str, str]
"""Plain text, the tag that opens before it, the one that closes after it."""


def clean(text: str) -> str:
    """`text` on one line, without what cannot be seen or reorders its neighbours."""
    if text.isprintable():
        return text.strip() if text else text
    return _SPACES.sub(" ", _UNSEEN.sub("", text)).strip()


class Line:
    """Collects runs. Texts given to `put`, `then` and `add` are untrusted; `mark` is ours."""

    __slots__ = ("_end", "runs")

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self._end = ""

    def __bool__(self) -> bool:
        return bool(self.runs)

    def put(self, text: str, tag: str = "", lang: str = "") -> Self:
        """Untrusted text in `tag` (`i`), marked as another language where `lang` is given."""
        text = clean(text)
        if text:
            if lang:
                tag = tag or "span"
                self.runs.append((text, f'<{tag} lang="{lang}">', f"</{tag}>"))
            elif tag:
                self.runs.append((text, f"<{tag}>", f"</{tag}>"))
            else:
                self.runs.append((text, "", ""))
            self._end = (text.rstrip(_CLOSERS) or text)[-1]
        return self

    def mark(self, text: str) -> Self:
        """Our own words and punctuation."""
        if text:
            self.runs.append((text, "", ""))
            self._end = text.rstrip(_CLOSERS)[-1:] or self._end
        return self

    def link(self, url: str, shown: str = "") -> Self:
        """An outbound link, or the bare text of an address that no page may open."""
        url = clean(url)
        shown = clean(shown) or show_url(url)
        if is_web(url):
            opening = f'<a href="{escape(url)}" rel="noopener noreferrer external">'
            self.runs.append((shown, opening, "</a>"))
            self._end = "/"
        else:
            self.put(shown)
        return self

    def stop(self) -> Self:
        """End the sentence, unless its last words did."""
        if self._end and self._end not in _STOPS:
            self.runs.append((".", "", ""))
            self._end = "."
        return self

    def begin(self) -> Self:
        """End what stands here and leave a space for the next sentence."""
        if self.runs:
            self.stop()
            self.runs.append((" ", "", ""))
        return self

    def then(self, text: str, tag: str = "", lang: str = "") -> Self:
        """`text` as a new sentence; nothing where there is none."""
        return self.begin().put(text, tag, lang) if clean(text) else self

    def add(self, glue: str, text: str, tag: str = "", lang: str = "") -> Self:
        """`text` after `glue` in the same sentence; nothing where there is none."""
        text = clean(text)
        if not text:
            return self
        if self.runs:
            self.mark(glue)
        return self.put(text, tag, lang)

    def html(self) -> str:
        return "".join(
            [
                f"{opening}{escape(text, quote=False)}{closing}"
                for text, opening, closing in self.runs
            ]
        )

    def text(self) -> str:
        return "".join([run[0] for run in self.runs])


def foreign(lang: str, page_lang: str) -> str:
    """`lang` where a browser should be told it: well formed and not the page's own."""
    primary = lang.partition("-")[0].lower()
    if not primary or primary == page_lang.partition("-")[0].lower():
        return ""
    return lang if re.fullmatch(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}", lang) else ""


@lru_cache(maxsize=1 << 10)
def is_web(url: str) -> bool:
    """Whether a page may link to it."""
    return _WEB.fullmatch(url) is not None


def show_url(url: str) -> str:
    """`url` to read: a host that mixes scripts is shown in punycode, lest it pass for another."""
    if url.isascii():
        return url
    try:
        host = urlsplit(url).hostname or ""
        scripts = {unicodedata.name(c, "?").split(" ")[0] for c in host if c.isalpha()}
        if len(scripts) > 1:
            return url.replace(host, host.encode("idna").decode(), 1)
    except (ValueError, UnicodeError):
        pass
    return url
