"""What can be wrong with a theme."""

EN = {
    "theme-missing": "there is no theme “{theme}”",
    "theme-missing.circle": "the theme “{theme}” extends itself, at once or through others",
    "theme-missing.hint": "themes at hand: {known}; a theme is a folder with a `theme.yaml`",
    "theme-settings": "`{file}` is not a list of settings such as `extends: default`",
    "theme-script": "the theme’s script `{script}`, line {line}, cannot be bundled",
    "theme-script.missing": "the theme’s script `{script}`, line {line}, asks for `{word}`, which is not there",
    "theme-script.circle": "the theme’s script `{script}`, line {line}, asks for `{word}`, which asks for it in turn",
    "theme-script.unoffered": "the theme’s script `{script}`, line {line}, imports `{word}`, which that module does not export",
    "theme-script.twice": "the theme’s script `{script}`, line {line}, declares `{word}` at its top, as another module does",
    "theme-script.taken": "the theme’s script `{script}`, line {line}, uses `{word}` without importing it: another module declares it at its top",
    "theme-script.form": "the theme’s script `{script}`, line {line}: `{word}` cannot be bundled as it is used here",
    "theme-script.unreadable": "the theme’s script `{script}`, line {line}: `{word}` is not understood here",
    "theme-script.hint": "docs/themes.md (“Scripts”) says what can be bundled",
    "template-failed": "the theme’s template `{template}`, line {line}: {why}",
    "template-failed.hint": "docs/themes.md lists what each template receives",
}

FR = {
    "theme-missing": "il n’y a pas de thème « {theme} »",
    "theme-missing.circle": "le thème « {theme} » s’étend lui-même, directement ou par d’autres",
    "theme-missing.hint": "thèmes disponibles : {known} ; un thème est un dossier avec un `theme.yaml`",
    "theme-settings": "`{file}` n’est pas une liste de réglages comme `extends: default`",
    "theme-script": "le script `{script}` du thème, ligne {line}, ne peut pas être assemblé",
    "theme-script.missing": "le script `{script}` du thème, ligne {line}, demande `{word}`, qui n’existe pas",
    "theme-script.circle": "le script `{script}` du thème, ligne {line}, demande `{word}`, qui le demande à son tour",
    "theme-script.unoffered": "le script `{script}` du thème, ligne {line}, importe `{word}`, que ce module n’exporte pas",
    "theme-script.twice": "le script `{script}` du thème, ligne {line}, déclare `{word}` à son premier niveau, comme un autre module",
    "theme-script.taken": "le script `{script}` du thème, ligne {line}, emploie `{word}` sans l’importer : un autre module le déclare à son premier niveau",
    "theme-script.form": "le script `{script}` du thème, ligne {line} : `{word}` ne peut pas être assemblé tel qu’il est employé ici",
    "theme-script.unreadable": "le script `{script}` du thème, ligne {line} : `{word}` n’est pas compris ici",
    "theme-script.hint": "docs/themes.md (« Scripts ») dit ce qui peut être assemblé",
    "template-failed": "le gabarit `{template}` du thème, ligne {line} : {why}",
    "template-failed.hint": "docs/themes.md dit ce que reçoit chaque gabarit",
}
