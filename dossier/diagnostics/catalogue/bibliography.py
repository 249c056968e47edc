"""The style of citations and references."""

EN = {
    "citation-style-needs-extra": "the citation style “{style}” needs the optional extra “csl”, which is not installed",
    "citation-style-needs-extra.hint": "install it from a checkout of the program: `pipx install --force '.[csl]'`; or choose one of iso690-author-date-fr, iso690-note-fr, chicago-notes, which need nothing",
    "citation-style-unknown": "no citation style “{style}”",
    "citation-style-unknown.near": "did you mean “{near}”? (built in: {known})",
    "citation-style-unknown.hint": "name a CSL style (letters, digits and hyphens), or put its .csl file beside dossier.yaml and write the file’s name",
    "citation-style-refused": "the citation style “{style}” cannot be used: {reason}",
    "citation-style-refused.hint": "check that the .csl file is a whole style with a bibliography, as zotero.org/styles gives it",
}

FR = {
    "citation-style-needs-extra": "le style de citation « {style} » demande l’extension facultative « csl », qui n’est pas installée",
    "citation-style-needs-extra.hint": "installez-la depuis une copie du dépôt du programme : `pipx install --force '.[csl]'` ; ou choisissez iso690-author-date-fr, iso690-note-fr ou chicago-notes, qui ne demandent rien",
    "citation-style-unknown": "pas de style de citation « {style} »",
    "citation-style-unknown.near": "vouliez-vous dire « {near} » ? (styles intégrés : {known})",
    "citation-style-unknown.hint": "nommez un style CSL (lettres, chiffres, traits d’union), ou placez son fichier .csl à côté de dossier.yaml et écrivez le nom du fichier",
    "citation-style-refused": "le style de citation « {style} » est inutilisable : {reason}",
    "citation-style-refused.hint": "vérifiez que le fichier .csl est un style entier, avec une bibliographie, tel que le donne zotero.org/styles",
}
