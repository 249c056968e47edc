"""Inflections that no text holds: « soldat » where only « soldats » stands.

The index has no stemmer to hand in the browser, only the forms that its texts hold. A word that
is none of these is looked for under other endings of the same kind. `kinship.js` does the same.
"""

from __future__ import annotations

SHARED = 3
"""Letters that two inflections have in common."""
LONGEST_ENDING = 6
ENDINGS = (
    " s es e",
    " x",
    " s es ed ing",
    " le les",
    " ne nes",
    "al aux ale ales",
    "eux euse euses",
    "eur eurs euse euses rice rices",
    "if ifs ive ives",
    "er ers ere eres",
    "er e es ent ez ons ant ait aient a era eront erait ee ees",
    "ir is it i ie ies ira issent issant issait",
    "e es ed ing",
    "y ies ied",
)
"""Of nouns, adjectives and verbs, French and English, folded; the file `lists` holds them, too."""
_ENDINGS = [frozenset(endings.split(" ")) for endings in ENDINGS]


def akin(word: str, form: str) -> bool:
    """Whether two folded words look like two inflections of one."""
    common = 0
    for a, b in zip(word, form, strict=False):
        if a != b:
            break
        common += 1
    least = max(SHARED, len(word) - LONGEST_ENDING, len(form) - LONGEST_ENDING)
    return any(
        word[cut:] in endings and form[cut:] in endings
        for cut in range(common, least - 1, -1)
        for endings in _ENDINGS
    )
