"""Ids, slugs and the names that no record may take."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?")
"""The form of a record's id: lower-case ASCII letters, digits, hyphens, at most 100."""

WINDOWS_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))]
)
RESERVED = WINDOWS_DEVICES | {"index"}
"""Ids that no record of any kind may have."""

RESERVED_FOR_PAGES = frozenset(
    "404 actors articles assets chronology claims contradictions data events feed manifest missing "
    "notes quotations robots search sitemap sources tags".split()
)
"""Ids that a free page may not have: it would take a section's or a generated page's address."""

_LIGATURES = str.maketrans(
    {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"}
)


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """`text` in lower case without accents or ligatures: what is compared, never shown."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.translate(_LIGATURES).casefold())
    return "".join(c for c in plain if c < "\u0300" or not unicodedata.combining(c))


@lru_cache(maxsize=10_000)
def slug(text: str, limit: int = 100) -> str:
    """`text` as a part of an address: ASCII letters, digits and single hyphens.

    Empty where nothing of it is in a script that folds to ASCII.
    """
    ascii_text = fold(text).replace("’", "-").encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")[:limit].strip("-")


def short_slug(text: str, limit: int) -> str:
    """As `slug`, cut between two words where that leaves any."""
    whole = slug(text, limit + 1)
    if len(slug(text, limit)) == len(whole):
        return whole
    return whole.rpartition("-")[0] or whole[:limit]


@lru_cache(maxsize=10_000)
def tag_key(text: str) -> str:
    """What tells one tag from another and names its page: its slug, if that says it all.

    A slug that lacks letters (« Україна »), is cut short or names something else is followed
    by a digest of the folded text: two tags never share a page for want of Latin letters.
    """
    plain = fold(text)
    short = slug(text)
    is_whole = len(plain) <= 100 and not any(c.isalnum() and not c.isascii() for c in plain)
    if short and is_whole and short not in RESERVED:
        return short
    mark = blake2b(" ".join(plain.split()).encode("utf-8", "surrogatepass"), digest_size=4)
    return f"{short[:80].strip('-') or 'tag'}-{mark.hexdigest()}"
