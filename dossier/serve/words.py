"""What the preview says in the terminal and in the browser, in English and French."""

from __future__ import annotations

EN = {
    "address": "Preview: {url}  (Ctrl-C ends it)",
    "built": "{time}  {pages} in {seconds} s{warnings}",
    "unchanged": "{time}  nothing to rewrite{warnings}",
    "stopped": "{time}  {errors}: the preview shows the last good pages",
    "stopped-first": "{time}  {errors}: there is nothing to show yet",
    "pages": "{n} files rewritten",
    "page": "1 file rewritten",
    "warnings": ", {n} warnings",
    "warning": ", 1 warning",
    "errors": "{n} errors",
    "error": "1 error",
    "severity-error": "error",
    "severity-warning": "warning",
    "heading": "{errors} to mend",
    "standing": "The page below is the last good one. This goes away by itself once the files are mended and saved.",
    "nothing-yet": "The pages appear here by themselves once the files are mended and saved.",
    "more": "And {n} more, in the terminal.",
    "hint": "How to mend it:",
    "close": "Close",
    "building": "Building the preview…",
    "building-why": "The pages appear here by themselves. The first build of a large dossier takes a while; later ones redo only what changed.",
    "refused": "Refused",
    "refused-host": "This preview answers at {url} only.",
    "refused-origin": "This preview answers its own pages only.",
    "refused-method": "This preview takes no such request.",
    "missing": "Not found",
    "missing-why": "Nothing is published at this address.",
    "failed": "The preview failed",
    "failed-why": "Something went wrong here; the terminal may say more. Try again.",
    "crowded": "Too many connections; try again in a moment.",
}

FR = {
    "address": "Aperçu\u00a0: {url}  (Ctrl-C l’arrête)",
    "built": "{time}  {pages} en {seconds} s{warnings}",
    "unchanged": "{time}  rien à récrire{warnings}",
    "stopped": "{time}  {errors}\u00a0: l’aperçu montre les dernières pages valables",
    "stopped-first": "{time}  {errors}\u00a0: rien à montrer encore",
    "pages": "{n} fichiers récrits",
    "page": "1 fichier récrit",
    "warnings": ", {n} avertissements",
    "warning": ", 1 avertissement",
    "errors": "{n} erreurs",
    "error": "1 erreur",
    "severity-error": "erreur",
    "severity-warning": "avertissement",
    "heading": "{errors} à corriger",
    "standing": "La page en dessous est la dernière valable. Ce message disparaît de lui-même une fois les fichiers corrigés et enregistrés.",
    "nothing-yet": "Les pages paraîtront ici d’elles-mêmes une fois les fichiers corrigés et enregistrés.",
    "more": "Et {n} autres, dans le terminal.",
    "hint": "Pour corriger\u00a0:",
    "close": "Fermer",
    "building": "L’aperçu se construit…",
    "building-why": "Les pages paraîtront ici d’elles-mêmes. La première construction d’un grand dossier prend un moment\u202f; les suivantes ne refont que ce qui a changé.",
    "refused": "Refusé",
    "refused-host": "Cet aperçu ne répond qu’à l’adresse {url}.",
    "refused-origin": "Cet aperçu ne répond qu’à ses propres pages.",
    "refused-method": "Cet aperçu n’accepte pas ce type de requête.",
    "missing": "Page introuvable",
    "missing-why": "Rien n’est publié à cette adresse.",
    "failed": "L’aperçu a échoué",
    "failed-why": "Une erreur s’est produite ici\u202f; le terminal en dit peut-être plus. Réessayez.",
    "crowded": "Trop de connexions\u202f; réessayez dans un instant.",
}


def word(lang: str, key: str, **params: object) -> str:
    """The words of `key`."""
    return (FR if lang == "fr" else EN)[key].format(**params)


def counted(lang: str, n: int, one: str, many: str) -> str:
    """`1 error`, `3 errors`."""
    return word(lang, one) if n == 1 else word(lang, many, n=n)
