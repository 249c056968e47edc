"""What can be wrong with a theme."""

EN = {
    "theme-missing": "there is no theme “{theme}”",
    "theme-missing.hint": "themes at hand: {known}; a theme is a folder with a `theme.yaml`",
    "theme-settings": "`{file}` is not a list of settings such as `extends: default`",
    "template-failed": "the theme’s template `{template}`, line {line}: {why}",
    "template-failed.hint": "docs/themes.md lists what each template receives",
}

FR = {
    "theme-missing": "il n’y a pas de thème « {theme} »",
    "theme-missing.hint": "thèmes disponibles : {known} ; un thème est un dossier avec un `theme.yaml`",
    "theme-settings": "`{file}` n’est pas une liste de réglages comme `extends: default`",
    "template-failed": "le gabarit `{template}` du thème, ligne {line} : {why}",
    "template-failed.hint": "docs/themes.md dit ce que reçoit chaque gabarit",
}
