"""Words for doubts about who had what from whom."""

EN = {
    "via-unknown": "where “{id}” had this is not said, though its “based_on” names {sources}",
    "via-unknown.hint": "say it with “via: [{sources}]” and a “basis”, or leave it if these are not where it had this",
    "via-without-basis": "nothing says who established that it comes from “{id}”",
    "via-without-basis.hint": "write “basis: stated” if the article says so, “basis: inferred” if you conclude it; until then it counts as inferred",
    "via-without-appearance": "“{id}” is in the dossier, but not among those that print this",
    "via-without-appearance.hint": "add “- {{in: {id}}}” with the words and where it had them; until then it counts as an origin. If you have not read it, leave its text empty, or make it a reference (`dossier add source`): nothing is asked of these",
    "via-later": "“{id}” is dated after “{holder}”, which is said to have this from it",
    "via-later.hint": "correct one of the two dates, or say from whom “{holder}” had this",
    "appearance-twice": "“{id}” stands here twice with the same words",
    "appearance-twice.hint": "keep one of the two, with all that is known of where it had them",
    "circular-reporting": "these have it from one another alone, so that none is an origin: {ids}",
    "circular-reporting.self": "“{ids}” is said to have this from itself, so that it is no origin",
    "circular-reporting.assumed": "where a piece stands in for its outlet, these have it from one another alone: {ids}",
    "circular-reporting.hint": "pages say so; where one of them reports on its own, write “via: []” there",
    "relation-itself": "“{id}” is related to itself",
    "relation-itself.hint": "name the other claim, or take the relation out",
}

FR = {
    "via-unknown": "rien ne dit d’où « {id} » tient ceci, alors que son « based_on » nomme {sources}",
    "via-unknown.hint": "dites-le par « via: [{sources}] » et un « basis », ou laissez ainsi si ce n’est pas de là qu’il le tient",
    "via-without-basis": "rien ne dit qui établit que cela vient de « {id} »",
    "via-without-basis.hint": "écrivez « basis: stated » si l’article le dit, « basis: inferred » si vous le déduisez ; d’ici là, c’est tenu pour une déduction",
    "via-without-appearance": "« {id} » est dans le dossier, mais pas parmi ceux qui impriment ceci",
    "via-without-appearance.hint": "ajoutez « - {{in: {id}}} » avec les mots et d’où il les tient ; d’ici là, il compte pour une origine. Si vous ne l’avez pas lu, laissez son texte vide, ou faites-en une référence (`dossier add source`)\xa0: rien ne leur est demandé",
    "via-later": "« {id} » est daté d’après « {holder} », qui est censé le tenir de lui",
    "via-later.hint": "corrigez l’une des deux dates, ou dites de qui « {holder} » tient ceci",
    "appearance-twice": "« {id} » figure ici deux fois avec les mêmes mots",
    "appearance-twice.hint": "gardez l’une des deux mentions, avec tout ce que l’on sait de la provenance de ces mots",
    "circular-reporting": "ces textes ne s’appuient que les uns sur les autres, et aucun n’est une origine : {ids}",
    "circular-reporting.self": "« {ids} » est censé tenir ceci de lui-même, et n’est donc pas une origine",
    "circular-reporting.assumed": "si un texte vaut pour son média, ceux-ci ne s’appuient que les uns sur les autres\xa0: {ids}",
    "circular-reporting.hint": "les pages le disent ; si l’un d’eux rapporte ce qu’il a appris lui-même, écrivez-y « via: [] »",
    "relation-itself": "« {id} » est liée à elle-même",
    "relation-itself.hint": "nommez l’autre affirmation, ou retirez la relation",
}
