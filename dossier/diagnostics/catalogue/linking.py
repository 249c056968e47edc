"""What is wrong between records: ids, links, names, what may be pointed at."""

_KINDS_EN = {
    "article": "an article", "note": "a note", "actor": "an actor", "event": "an event",
    "quotation": "a quotation", "claim": "a claim", "reference": "a reference", "page": "a page",
}  # fmt: skip
_WANTED_EN = {
    "article-reference": "an article or a reference",
    "article-reference-actor": "an article, a reference or an actor",
    "claim": "a claim",
}
_KINDS_FR = {
    "article": "un article", "note": "une note", "actor": "un acteur", "event": "un événement",
    "quotation": "une citation", "claim": "une affirmation", "reference": "une référence",
    "page": "une page",
}  # fmt: skip
_WANTED_FR = {
    "article-reference": "un article ou une référence",
    "article-reference-actor": "un article, une référence ou un acteur",
    "claim": "une affirmation",
}

_SAMPLE_EN = "“{id}” was of the sample that `dossier new` wrote, and this record came with it: delete this one too, or, if you made it yours, take the pointer out"
_SAMPLE_FR = "«\xa0{id}\xa0» était de l’exemple écrit par `dossier new`, et cette fiche en vient aussi\xa0: supprimez-la de même, ou, si vous l’avez faite vôtre, retirez-en le renvoi"

EN = {
    **{
        f"wrong-kind.{kind}-{wanted}": f"“{{id}}” is {one}; here stands {others}"
        for kind, one in _KINDS_EN.items()
        for wanted, others in _WANTED_EN.items()
    },
    "duplicate-id": "the id “{id}” is taken by {other}",
    "duplicate-id.copy": "the id “{id}” is taken by {other}, of which this seems to be a copy",
    "duplicate-id.hint": "an id is unique in the whole dossier: give this record another with `id:`, or rename its file",
    "duplicate-id.delete": "delete the file, or give this record another id with `id:`",
    "former-id-taken": "the former id “{id}” belongs to {other}",
    "former-id-taken.hint": "a redirect cannot stand where another record does: remove one of the two",
    "unknown-target": "no record has the id “{id}”",
    "unknown-target.did-you-mean": "did you mean “{guess}”?",
    "unknown-target.one-of": "did you mean one of these: {guess}?",
    "unknown-target.locator": 'the id stands alone, and where in it under `locator`:\n{{source: {guess}, locator: "{locator}"}}',
    "unknown-target.sample": _SAMPLE_EN,
    "unknown-target.renamed": "add the record, or correct the id; where the record’s file was renamed, `id: {id}` in its front matter keeps the old one",
    "unknown-target.hint": "write the record’s file name without its ending, or add the record",
    "unknown-target.origin": "correct it, or add whoever it is from with `dossier add actor {options}` (an agency or a paper is `kind: outlet`), a text with `dossier add source`",
    "unknown-target.cited": "no article and no reference has the id “{id}”",
    "unknown-target.cited-id": "add a reference with `dossier add source --id {key}`, or correct the id; where an article’s file was renamed, `id: {key}` in its front matter keeps the old one",
    "unknown-target.cited-key": "write the id of an article or the key of a reference; `dossier add source` begins a reference, which takes its key as `id:`",
    "unknown-actor": "no actor has the id or the name “{id}”",
    "unknown-actor.did-you-mean": "did you mean “{guess}”?",
    "unknown-actor.one-of": "did you mean one of these: {guess}?",
    "unknown-actor.sample": _SAMPLE_EN,
    "unknown-actor.hint": "correct the name, or add the actor with `dossier add actor {options}`",
    "ambiguous-actor": "“{name}” is the name of several actors: {ids}",
    "ambiguous-actor.hint": "write the id of the one that is meant",
    "outlet-unlinked": "“{name}” is the name of no actor, and nearly that of “{ids}”: its pieces count as another outlet’s",
    "outlet-unlinked.shared": "“{name}” is the name of several outlets ({ids}): its pieces count as another’s",
    "outlet-unlinked.hint": "write “{ids}” here if it is meant, or put “{name}” among its `aliases`; another outlet is told from it by a record of its own: `dossier add actor {options}`",
    "outlet-unlinked.one-of": "write the id of the one that is meant; if it is none of them, `dossier add actor {options}` says so",
    "wrong-kind": "“{id}” is of another kind than is wanted here",
    "wrong-kind.actor": "the article of “{id}” is not in the dossier? `dossier add source` makes a reference of it, whose id stands here",
    "wrong-kind.article-reference": "write the id of an article or of a reference; `dossier add source` makes a reference of what is not in the dossier",
    "wrong-kind.article-reference-actor": "write the id of whoever it is from; `dossier add source` makes a reference of what is not in the dossier",
    "wrong-kind.claim": "write the id of a claim: the name of its file under claims/, without its ending",
    "points-at-withheld": "“{id}” is held back from this build, and a published record may not point at it",
    "points-at-withheld.named": "“{id}” is the name of an actor held back from this build, and a published record may not name them in a field or link",
    "points-at-withheld.namesake": "publish that actor, hold this record back too, or take the name out; if it is somebody else’s, give them a record of their own, whose id stands here",
    "points-at-withheld.hint": "publish “{id}”, hold this record back too, or take the pointer out",
    "unknown-anchor": "the text of “{id}” has no anchor “{anchor}”",
    "unknown-anchor.near": "did you mean “#{near}”?",
    "unknown-anchor.hint": "headings have an anchor made from their words, paragraphs p1, p2, …",
    "quote-without-text": "“{id}” has no text in which the quote could stand",
    "quote-without-text.hint": "add the text of “{id}”, or take the quote out",
    "route-taken": "two records would be published as {route}",
    "route-taken.hint": "give one of them another id",
}

FR = {
    **{
        f"wrong-kind.{kind}-{wanted}": f"«\xa0{{id}}\xa0» est {one}\u202f; il faut ici {others}"
        for kind, one in _KINDS_FR.items()
        for wanted, others in _WANTED_FR.items()
    },
    "duplicate-id": "l’identifiant « {id} » est déjà pris par {other}",
    "duplicate-id.copy": "l’identifiant « {id} » est déjà pris par {other}, dont ceci semble être une copie",
    "duplicate-id.hint": "un identifiant est unique dans tout le dossier : donnez-en un autre à cette fiche avec « id: », ou renommez son fichier",
    "duplicate-id.delete": "supprimez le fichier, ou donnez un autre identifiant à cette fiche avec « id: »",
    "former-id-taken": "l’ancien identifiant « {id} » appartient à {other}",
    "former-id-taken.hint": "une redirection ne peut pas prendre la place d’une fiche : retirez l’un des deux",
    "unknown-target": "aucune fiche n’a l’identifiant « {id} »",
    "unknown-target.did-you-mean": "vouliez-vous dire « {guess} » ?",
    "unknown-target.one-of": "vouliez-vous dire l’un de ceux-ci\xa0: {guess}\u202f?",
    "unknown-target.locator": 'l’identifiant se met seul, et l’endroit sous `locator`\xa0:\n{{source: {guess}, locator: "{locator}"}}',
    "unknown-target.sample": _SAMPLE_FR,
    "unknown-target.renamed": "ajoutez la fiche, ou corrigez l’identifiant ; si son fichier a changé de nom, `id: {id}` dans son en-tête garde l’ancien",
    "unknown-target.hint": "écrivez le nom du fichier de la fiche sans son extension, ou ajoutez la fiche",
    "unknown-target.origin": "corrigez-le, ou ajoutez celui dont on le tient avec `dossier add actor {options}` (une agence ou un journal est `kind: outlet`), un texte avec `dossier add source`",
    "unknown-target.cited": "aucun article ni aucune référence n’a l’identifiant «\xa0{id}\xa0»",
    "unknown-target.cited-id": "ajoutez une référence avec `dossier add source --id {key}`, ou corrigez l’identifiant\u202f; si le fichier d’un article a changé de nom, `id: {key}` dans son en-tête garde l’ancien",
    "unknown-target.cited-key": "écrivez l’identifiant d’un article ou la clé d’une référence\u202f; `dossier add source` commence une référence, qui prend sa clé dans `id:`",
    "unknown-actor": "aucun acteur n’a l’identifiant ou le nom « {id} »",
    "unknown-actor.did-you-mean": "vouliez-vous dire « {guess} » ?",
    "unknown-actor.one-of": "vouliez-vous dire l’un de ceux-ci\xa0: {guess}\u202f?",
    "unknown-actor.sample": _SAMPLE_FR,
    "unknown-actor.hint": "corrigez le nom, ou ajoutez l’acteur avec `dossier add actor {options}`",
    "ambiguous-actor": "« {name} » est le nom de plusieurs acteurs : {ids}",
    "ambiguous-actor.hint": "écrivez l’identifiant de celui dont il s’agit",
    "outlet-unlinked": "«\xa0{name}\xa0» n’est le nom d’aucun acteur, mais presque celui de «\xa0{ids}\xa0»\xa0: ses articles comptent pour un autre média",
    "outlet-unlinked.shared": "«\xa0{name}\xa0» est le nom de plusieurs médias ({ids})\xa0: ses articles comptent pour un autre encore",
    "outlet-unlinked.hint": "écrivez ici «\xa0{ids}\xa0» si c’est lui, ou ajoutez «\xa0{name}\xa0» à ses `aliases`\u202f; un autre média s’en distingue par sa propre fiche\xa0: `dossier add actor {options}`",
    "outlet-unlinked.one-of": "écrivez l’identifiant de celui dont il s’agit\u202f; si ce n’est aucun d’eux, `dossier add actor {options}` le dit",
    "wrong-kind": "«\xa0{id}\xa0» n’est pas de la nature qu’il faut ici",
    "wrong-kind.actor": "l’article de «\xa0{id}\xa0» n’est pas dans le dossier\u202f? `dossier add source` en fait une référence, dont l’identifiant se met ici",
    "wrong-kind.article-reference": "écrivez l’identifiant d’un article ou d’une référence\u202f; `dossier add source` fait une référence de ce qui n’est pas dans le dossier",
    "wrong-kind.article-reference-actor": "écrivez l’identifiant de ce dont on le tient\u202f; `dossier add source` fait une référence de ce qui n’est pas dans le dossier",
    "wrong-kind.claim": "écrivez l’identifiant d’une affirmation\xa0: le nom de son fichier sous claims/, sans sa terminaison",
    "points-at-withheld": "«\xa0{id}\xa0» n’est pas publié ici (brouillon, fiche privée ou sous embargo), et une fiche publiée ne peut pas y renvoyer",
    "points-at-withheld.named": "«\xa0{id}\xa0» est le nom d’un acteur qui n’est pas publié ici (brouillon, fiche privée ou sous embargo), et une fiche publiée ne peut le nommer ni dans un champ ni par un lien",
    "points-at-withheld.namesake": "publiez cet acteur, ne publiez pas non plus cette fiche, ou retirez le nom\u202f; si c’est celui de quelqu’un d’autre, donnez-lui sa propre fiche, dont l’identifiant se met ici",
    "points-at-withheld.hint": "publiez «\xa0{id}\xa0», ne publiez pas non plus cette fiche, ou retirez le renvoi",
    "unknown-anchor": "le texte de « {id} » n’a pas d’ancre « {anchor} »",
    "unknown-anchor.near": "vouliez-vous dire «\xa0#{near}\xa0»\u202f?",
    "unknown-anchor.hint": "un titre a une ancre faite de ses mots, les paragraphes ont p1, p2, …",
    "quote-without-text": "« {id} » n’a pas de texte où chercher la citation",
    "quote-without-text.hint": "ajoutez le texte de « {id} », ou retirez la citation",
    "route-taken": "deux fiches seraient publiées sous {route}",
    "route-taken.hint": "donnez un autre identifiant à l’une d’elles",
}
