"""What the rules about dates ask the editors of a text."""

_HINT_EN = (
    "if it is a contradiction, confirm it with a note on these words: `kind: contradiction`, the "
    "other reading in `against:`, your conclusion in `resolution:`; or with an event whose "
    "`readings:` quote them; if the text is right, a note on them with `kind: verification` says so "
    "and ends the warning"
)
_HINT_FR = (
    "s’il y a contradiction, confirmez-la par une note sur ces mots\xa0: `kind: contradiction`, "
    "l’autre lecture dans `against:`, votre conclusion dans `resolution:`\u202f; ou par un événement "
    "dont les `readings:` les citent\u202f; si le texte a raison, une note sur eux avec "
    "`kind: verification` le dit et met fin à l’avertissement"
)

EN = {
    "two-dates": "“{words}”: the text gives “{other}” as well for words of the same person",
    "two-dates.hint": _HINT_EN,
    "two-months": "“{words}”: at its head, the text says “{other}”",
    "two-months.hint": _HINT_EN,
    "already-past": "“{words}”: told as still to come, and past when the article appeared ({published_en})",
    "already-past.hint": _HINT_EN,
    "yet-to-come": "“{words}”: told as past, and later than the day when the article appeared ({published_en})",
    "yet-to-come.hint": _HINT_EN,
    "wrong-weekday": "“{words}”: in no year that can be meant has that day this name",
    "wrong-weekday.day": "“{words}”: {day_en} is a {weekday_en}",
    "wrong-weekday.hint": _HINT_EN,
}

FR = {
    "two-dates": "« {words} » : le texte donne aussi « {other} » pour des propos de la même personne",
    "two-dates.hint": _HINT_FR,
    "two-months": "« {words} » : en tête, le texte dit « {other} »",
    "two-months.hint": _HINT_FR,
    "already-past": "«\xa0{words}\xa0»\xa0: annoncé comme à venir, mais déjà passé quand l’article a paru ({published_fr})",
    "already-past.hint": _HINT_FR,
    "yet-to-come": "«\xa0{words}\xa0»\xa0: raconté au passé, mais postérieur à la parution de l’article ({published_fr})",
    "yet-to-come.hint": _HINT_FR,
    "wrong-weekday": "« {words} » : ce jour ne porte ce nom dans aucune année possible",
    "wrong-weekday.day": "« {words} » : le {day_fr} est un {weekday_fr}",
    "wrong-weekday.hint": _HINT_FR,
}
