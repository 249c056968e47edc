"""What in French prose says that something is past, is said, or is still to come.

For text as `dossier.model.dates.grammars.levelled` gives it. Chosen for being right rather
than for finding all: a rule that cries wolf is switched off.
"""

from __future__ import annotations

from dossier.model.body import Range
from dossier.sparing import late

_ADVERB = (
    r"(?:(?:\w+ment|aussi|encore|ensuite|déjà|par ailleurs|à son tour|d'abord|même|bien) ){0,2}"
)
_SAID = (
    "accusé|admis|affirmé|ajouté|annoncé|argué|assuré|averti|commenté|concédé|condamné"
    "|confié|confirmé|critiqué|déclaré|démenti|dénoncé|déploré|dit|douté|écrit|estimé|évoqué"
    "|expliqué|exprimé|fustigé|garanti|indiqué|insisté|jugé|justifié|lancé|martelé"
    "|mentionné|noté|plaidé|précisé|prévenu|prononcé|rapporté|réaffirmé"
    "|réagi|reconnu|redit|regretté|relevé|répété|répliqué|répondu|résumé|révélé|salué|souligné"
    "|soutenu|tweeté"
)
SAID = late(
    rf"\b(?:a|ont|avait|avaient) (?:\w+ )?{_ADVERB}(?:{_SAID})\b"
    rf"|\bs(?:'est|e sont) {_ADVERB}(?:exprimé|dit|déclaré|félicité|inquiété|insurgé|défendu)e?s?\b"
    r"|\bs'exprimai(?:t|ent)\b|\b(?:interrogé|questionné)e?s?\b"
)
"""A statement that was made."""

_PARTICIPLE = r"(?:\w+(?:é|i|u|is|it|ert|eint|aint|oint)|mort|né|eu lieu)e?s?"
_TURNED_AHEAD = (
    "annoncé|annulé|appelé|arrêté|autorisé|avancé|calé|choisi|convenu|convié|convoqué|décalé|décidé"
    "|demandé|dit|donné|envisagé|estimé|évoqué|fixé|interdit|invité|maintenu|mis|obtenu|ouvert|permis"
    "|planifié|posé|pressenti|prévu|programmé|prolongé|promis|proposé|ramené|reconduit|reculé|rejeté"
    "|reporté|repoussé|réservé|retenu|réuni|suspendu|validé|voté"
)
HAPPENED = late(
    rf"\b(?:(?:a|ont|s'est|se sont|fut|furent|(?:est|sont) {_ADVERB}été) {_ADVERB}(?:été {_ADVERB})?"
    rf"(?!(?:{_TURNED_AHEAD}|été)e?s?\b){_PARTICIPLE}(?!\w)"
    r"|(?:(?:est|sont) )?(?:mort|né|décédé|survenu|apparu|paru|tombé|interpellé|blessé|tué|agressé"
    r"|assassiné|perpétré|commis)e?s?\b)"
)
"""Something that took place, told in the perfect; not what may be told of a day to come."""

PAST = late(
    r"\b(?:a|ont|avait|avaient|était|étaient|fut|furent|eut|eurent|est|sont) (?:\w+ment )?"
    r"(?:été\b|eu\b|\w+(?:é|i|u|is|it|ert)e?s?\b)"
    r"|\b\w{2,}(?<!r)(?:aient|ait)\b|\b\w{3,}(?:èrent|irent|urent)\b"
)
"""A tense of the past, the conditional apart."""
_NOT_PAST = late(
    r"\b(?:fait|parfait|souhait|trait|extrait|retrait|attrait|portrait|lait|plait|satisfait"
    r"|bienfait|forfait|ait|aient|soit|distrait|abstrait|méfait|refait|effrait)\b"
    r"|\b(?:est|sont) (?:prévu|attendu|annoncé|programmé|fixé)e?s?\b"
)

_FUTURE = (
    r"(?!opéra\b|caméra\b|choléra\b|restera\b|faudra attendre\b)\w+r(?:a|ont)"
    r"|(?:va|vont) \w+(?:er|ir|re|oir)"
    r"|(?:est|sont) (?:prévu|attendu|programmé|envisagé)e?s?|devrai(?:t|ent)|doi(?:t|vent)"
    r"|s'apprête(?:nt)?|compte(?:nt)? \w+(?:er|ir|re|oir)"
)
WILL = late(rf"\b(?:(?:{_FUTURE})\b|prévue?s?(?: \w+){{0,2}} ?\Z)")
"""A verb that says of something that it will be."""
MADE = late(r"\b(?!prévu|lieu|revenu)\w+(?:é|u|i|is|it)e?s? ?\Z|\bentre \Z")
"""What binds a date to something else than the verb: « créée en mars 2018 »."""

RELATIVE = late(r"\b(?:qui|que|qu'|dont|où|(?:la|le|les|aux?|du|des)quel(?:le)?s?)(?!\w)")
"""What opens a clause of its own."""

TO_COME = late(
    rf"\b(?:{_FUTURE}|possibles?|éventuel(?:le)?s?|probables?|hypothétiques?|prochaine?s?|futures?"
    r"|futurs?|à venir|prévoi(?:t|ent)|envisage(?:nt)?|pourrai(?:t|ent)|perspective|espère(?:nt)?)\b"
)
"""Something still to come, or thought of as such."""


def is_past(clause: str) -> bool:
    """Whether a tense of the past stands in a clause."""
    return PAST.search(_NOT_PAST.sub(" ", clause)) is not None


_MARKS = late('[«»“”"]')


def quoted(text: str) -> list[Range]:
    """What stands between quotation marks, in order; within one paragraph."""
    found: list[Range] = []
    start = depth = 0
    straight = False
    for mark in _MARKS.finditer(text):
        sign = mark[0]
        opens = sign in "«“" or (sign == '"' and not straight)
        if sign == '"':
            straight = not straight
        if opens:
            start = mark.start() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                found.append((start, mark.end()))
    if depth:
        found.append((start, len(text)))
    return found
