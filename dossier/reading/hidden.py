"""Characters that nobody sees, or that each machine shows otherwise, and where they belong.

Two joiners are letters' own business: Arabic, Persian and the scripts of India are spelt
with them, and emoji are put together by one. There they are no more hidden than a space.
"""

from __future__ import annotations

import re
import unicodedata

from dossier.sparing import late

_SEEN_BY_NOBODY = (
    "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164"
    "\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f"
)
PRIVATE_USE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
"""What a font of one's own shows, and no other."""
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
_HIDDEN = re.compile(f"[{_CONTROLS}{_SEEN_BY_NOBODY}{PRIVATE_USE}]")
CONTROL = re.compile(f"[{_CONTROLS}]")
"""Those that no text may hold."""
BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Those that a text may hold, and that are said."""
JOINERS = "\u200c\u200d"
_JOINED = late(
    # Arabic to Myanmar, Khmer, Mongolian, those of southern Asia, Arabic's printed forms.
    "[\u0600-\u109f\u1780-\u18af\u1900-\u1cff\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefc"
    "\U00010a00-\U00011fff]"
)
_TINTS = re.compile("[\ufe0f\U0001f3fb-\U0001f3ff]")
"""What stands between an emoji and its joiner."""


def first_hidden(text: str) -> str:
    """The first character of `text` that nobody sees and no script needs; empty for none."""
    return next((m[0] for m in _HIDDEN.finditer(text) if not is_needed(text, m.start())), "")


def without_hidden(text: str) -> str:
    """`text` without any of them."""
    return _HIDDEN.sub(lambda m: m[0] if is_needed(text, m.start()) else "", text)


def is_needed(text: str, at: int) -> bool:
    """Whether the character there is a joiner within a word of a script that has them, or
    between two emoji."""
    if text[at] not in JOINERS or at == 0:
        return False
    before = text[at - 1]
    if _JOINED.match(before):
        return True
    after = text[at + 1 : at + 2]
    return (
        text[at] == "\u200d"
        and (_TINTS.match(before) is not None or unicodedata.category(before) == "So")
        and after != ""
        and unicodedata.category(after) == "So"
    )
