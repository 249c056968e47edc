"""What proposals say to the editor, in English and French."""

from __future__ import annotations

EN = {
    "quotations": "{count} articles print the same words: {percent} % alike.",
    "quotations-add": "Already in the quotation {id}; to be added: {count}.",
    "actors": "“{name}”: {places}, {articles}.",
    "actors-alias": "“{name}”: {places}, {articles}; the surname of {id}, under no alias.",
    "dates": "{date}: {articles}, no event.",
    "dates-near": "{date}: {articles}; of these days, without these sources: {ids}.",
    "duplicates": "{count} articles have nearly the same text: {percent} % alike.",
    "places.one": "1 place", "places": "{n} places",
    "articles.one": "1 article", "articles": "{n} articles",
    "save-as": "To be saved as {file}",
    "add-to": "For the front matter of {file}; where it has the field already, add to that.",
    "fill-speaker": "Who speaks: an actor's id.",
    "fill-via": "On each line, if you know it: from whom the article had it, and who says so.",
    "add-variants": "One more line for each, under `variants:`.",
    "check-kind": "person, organization, state, outlet or unnamed: to be checked.",
    "id-actor": "actor",
    "add-alias": "One more name of this actor.",
    "check-title": "The title is the article's sentence: write what happened.",
    "check-date": "The year is inferred from the day of publication.",
    "add-source": "Perhaps of {ids} instead: then add these lines to its sources.",
    "duplicate-leans": "Two outlets, one text: if this article leans on the other, say so.",
    "duplicate-basis": "basis: stated, if it says so itself; inferred, if you do.",
    "duplicate-same": "The same piece twice: delete one, and add to the other:",
    "sentence": "{id}: {text}",
}  # fmt: skip

FR = {
    "quotations": "{count} articles impriment les mêmes mots : semblables à {percent} %.",
    "quotations-add": "Déjà dans la citation {id} ; à y ajouter : {count}.",
    "actors": "« {name} » : {places}, {articles}.",
    "actors-alias": "« {name} » : {places}, {articles} ; le nom de {id}, sans alias.",
    "dates": "{date} : {articles}, aucun événement.",
    "dates-near": "{date} : {articles} ; de ces jours, sans ces sources : {ids}.",
    "duplicates": "{count} articles ont presque le même texte : semblables à {percent} %.",
    "places.one": "1 endroit", "places": "{n} endroits",
    "articles.one": "1 article", "articles": "{n} articles",
    "save-as": "À enregistrer sous {file}",
    "add-to": "Pour l’en-tête de {file} ; si le champ y est déjà, l’y ajouter.",
    "fill-speaker": "Qui parle : l’identifiant d’un acteur.",
    "fill-via": "Sur chaque ligne, si on le sait : de qui l’article tient ces mots, et qui l’établit.",
    "add-variants": "Une ligne de plus pour chacun, sous `variants:`.",
    "check-kind": "person, organization, state, outlet ou unnamed : à vérifier.",
    "id-actor": "acteur",
    "add-alias": "Un autre nom de cet acteur.",
    "check-title": "Le titre est la phrase de l’article : dites ce qui s’est passé.",
    "check-date": "L’année est déduite du jour de parution.",
    "add-source": "Peut-être {ids} : ajouter alors ces lignes à ses sources.",
    "duplicate-leans": "Deux médias, un texte : si cet article s’appuie sur l’autre, dites-le.",
    "duplicate-basis": "basis: stated, s’il le dit lui-même ; inferred, si c’est vous.",
    "duplicate-same": "Deux fois la même pièce : supprimez l’une, et ajoutez à l’autre :",
    "sentence": "{id} : {text}",
}  # fmt: skip


def phrase(lang: str, key: str, **params: object) -> str:
    return (FR if lang == "fr" else EN)[key].format(**params)


def counted(lang: str, key: str, n: int) -> str:
    return phrase(lang, f"{key}.one" if n == 1 else key, n=n)
