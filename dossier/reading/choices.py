"""The word of a closed list that an editor meant, and what such words are in French."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from dossier.model.names import slug
from dossier.model.nearest import nearest

_MEANT = {
    "person": "personne individu homme femme journaliste journalist people human personnalite",
    "organization": "organisation organisme entreprise societe company association institution parti "
    "party ong ngo firm agency collectif",
    "state": "etat pays country nation gouvernement government public",
    "outlet": "journal media medias newspaper magazine presse agence radio television tv chaine site "
    "revue press quotidien hebdomadaire",
    "unnamed": "anonyme anonymous source source-anonyme source-non-nommee inconnu unknown",
    "context": "contexte precision explication commentaire information note remarque background comment",
    "correction": "erreur rectification rectificatif coquille error erratum",
    "contradiction": "contredit incoherence contradictoire inconsistency",
    "question": "interrogation doute",
    "translation": "traduction",
    "verification": "verifie fact-check factcheck check",
    "definition": "glossaire",
    "unverified": "non-verifie non-verifiee a-verifier unknown inconnu inconnue",
    "corroborated": "corrobore corroboree recoupe recoupee",
    "disputed": "conteste contestee discute discutee controverse",
    "refuted": "refute refutee faux fausse false dementi dementie infirme infirmee debunked",
    "confirmed": "confirme confirmee vrai vraie true verifie verifiee etabli etablie verified",
    "stated": "declare dit explicite cite says explicit said affirme",
    "inferred": "deduit suppose implicite inference guessed supposed implicit",
    "full": "complet entier integral tout texte-integral all whole entire",
    "excerpt": "extrait extraits partiel part partial citation",
    "link": "lien aucun rien none seulement-le-lien url",
    "live": "en-ligne actif vivant ok online valid valide",
    "dead": "mort morte rompu lien-mort hors-ligne offline broken 404",
    "changed": "modifie change mis-a-jour updated modified",
    "unfit": "detourne",
    "typed": "saisi saisie tape recopie typing",
    "pasted": "colle copie-colle copier-coller copie copy paste copy-paste copied",
    "pdf": "extrait-pdf",
    "ocr": "numerise scan scanne scanned",
    "import": "importe imported importation",
    "public": "publique subvention subventions",
    "private": "prive privee actionnaires",
    "donations": "dons don abonnes donation crowdfunding",
    "unknown": "inconnu inconnue",
    "preferred": "prefere preferee retenu retenue best",
    "normal": "normale possible",
    "deprecated": "ecarte ecartee rejete rejetee obsolete rejected wrong",
    # CSL's types of works.
    "article-newspaper": "journal presse newspaper article-de-presse article-de-journal depeche quotidien "
    "press news",
    "article-journal": "revue article-scientifique article-de-revue paper",
    "article-magazine": "magazine hebdomadaire",
    "book": "livre ouvrage essai",
    "broadcast": "emission radio television tv podcast reportage",
    "chapter": "chapitre",
    "entry-dictionary": "dictionnaire",
    "entry-encyclopedia": "encyclopedie",
    "graphic": "photo photographie image dessin",
    "interview": "entretien",
    "legal_case": "jugement arret decision",
    "legislation": "loi decret",
    "map": "carte",
    "motion_picture": "film documentaire video",
    "paper-conference": "conference",
    "personal_communication": "lettre courriel mail email letter",
    "post": "tweet message publication facebook mastodon",
    "post-weblog": "blog billet blogue",
    "regulation": "reglement arrete",
    "report": "rapport etude",
    "software": "logiciel programme",
    "speech": "discours allocution",
    "standard": "norme",
    "thesis": "these memoire",
    "treaty": "traite",
    "webpage": "page-web site-web site web website page web-page internet",
}  # fmt: skip
"""By word of a list, what is written for it, as slugs; the first of a list that is meant counts."""

_FRENCH = {
    "person": "personne", "organization": "organisme", "state": "État", "outlet": "média",
    "unnamed": "source non nommée", "context": "contexte", "translation": "traduction",
    "verification": "vérification", "definition": "définition", "unverified": "non vérifiée",
    "corroborated": "recoupée", "disputed": "contestée", "refuted": "réfutée",
    "confirmed": "confirmée", "stated": "dit par le texte", "inferred": "déduit par vous",
    "full": "tout", "excerpt": "les premiers paragraphes", "link": "rien du texte",
    "live": "en ligne", "dead": "lien rompu", "changed": "page modifiée",
    "unfit": "page détournée", "typed": "saisi", "pasted": "collé", "ocr": "reconnu",
    "pdf": "tiré d’un PDF", "import": "importé", "private": "privé", "donations": "dons",
    "unknown": "inconnu", "preferred": "retenue", "deprecated": "écartée",
}  # fmt: skip
"""What the program's own words are in French, as its pages and the files of `add` say it."""


_LANGUAGES = {
    "fr": "francais francaise french", "en": "anglais english", "de": "allemand german deutsch",
    "es": "espagnol spanish espanol", "it": "italien italian italiano", "ru": "russe russian",
    "uk": "ukrainien ukrainian", "pl": "polonais polish", "pt": "portugais portuguese",
    "nl": "neerlandais dutch", "ar": "arabe arabic", "he": "hebreu hebrew", "tr": "turc turkish",
    "zh": "chinois chinese", "fa": "persan persian farsi", "ro": "roumain romanian",
}  # fmt: skip


def language_meant(word: str) -> str:
    """The tag of a language that is called by its name, or written as a locale; empty for none."""
    if re.fullmatch(r"[a-z]{2}_[A-Z]{2}(?:\.[\w-]+)?", word):
        return word.partition(".")[0].replace("_", "-")
    return next((tag for tag, names in _LANGUAGES.items() if slug(word) in names.split()), "")


def meant(word: str, known: Collection[str]) -> str:
    """The one of `known` that comes nearest, or that is written so by others; empty for none."""
    if near := nearest(word, known):
        return near
    wanted = slug(word)
    return next((name for name in known if wanted in _MEANT.get(name, "").split()), "")


def in_french(known: Iterable[str]) -> str:
    """The words of a list, each with what it is in French where that is another word."""
    return ", ".join(f"{name} ({_FRENCH[name]})" if name in _FRENCH else name for name in known)
