"""The field that an editor meant by a common word, in French or in English."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from dossier.model.names import slug

_WORDS = {
    "title": "titre headline intitule nom name label heading libelle",
    "name": "nom titre title label nom-complet full-name intitule prenom-nom",
    "published": "date publication publie publie-le parution paru paru-le date-publication "
    "date-de-publication date-parution date-de-parution publication-date publish-date pubdate "
    "published-on published-at issued jour year annee",
    "date": "jour quand when datum day moment published publie publie-le le date-debut start",
    "date_text": "texte-date date-texte",
    "accessed": "consulte consulte-le date-consultation date-de-consultation access-date "
    "accessed-on retrieved lu lu-le",
    "outlet": "journal media newspaper paper publisher publication editeur revue magazine source "
    "site site-web organe support titre-de-presse container-title masthead",
    "authors": "author auteur auteurs autrice autrices by byline par journaliste journalistes "
    "signature redacteur redacteurs ecrit-par writer writers",
    "author": "authors auteur auteurs autrice redacteur redactrice redacteurs par by editor "
    "signature writer",
    "url": "lien link adresse address href source-url site web site-web original uri page-web",
    "archive_url": "archive lien-archive archive-link wayback",
    "archive_date": "date-archive archived archived-on",
    "based_on": "sources d-apres selon base-sur references",
    "sources": "source reference references d-apres selon",
    "source": "sources reference origine article",
    "summary": "resume chapo chapeau description abstract sommaire standfirst lead accroche",
    "description": "resume presentation summary sous-titre subtitle",
    "lang": "langue language locale langage",
    "tags": "tag mots-cles mot-cle motscles keywords keyword categories categorie category "
    "themes theme sujets sujet rubrique etiquettes topics topic",
    "actors": "acteurs acteur actor personnes people persons participants qui who personnages",
    "aliases": "alias autres-noms autre-nom surnoms surnom aka other-names variantes",
    "roles": "role fonctions fonction postes poste titres occupation position job",
    "role": "fonction roles part",
    "kind": "type genre categorie nature sorte category",
    "type": "kind genre nature sorte csl-type",
    "target": "cible sur about fiche article source record",
    "quote": "citation passage extrait quotation exact texte-cite cite",
    "prefix": "avant before",
    "suffix": "apres after",
    "resolution": "conclusion",
    "corrections": "correction corrige corrige-le erratum errata rectificatif rectification corrected "
    "revised modified updated modifie modifie-le mis-a-jour mise-a-jour maj",
    "against": "contre contra",
    "place": "lieu ou where location ville endroit city",
    "speaker": "locuteur locutrice auteur author orateur personne person who qui dit-par said-by",
    "variants": "variantes versions articles sources",
    "appearances": "apparitions occurrences articles sources",
    "relations": "liens links",
    "status": "statut etat verdict rating state",
    "basis": "base bases fondement etabli-par",
    "supports": "appuie soutient conforte etaye support",
    "contradicts": "contredit dement refute contradict contra contre",
    "qualifies": "nuance precise tempere qualify",
    "same_as": "meme-que identique-a identique same same-claim",
    "assessed_by": "evalue-par assessor",
    "assessed_on": "evalue-le",
    "draft": "brouillon",
    "private": "prive confidentiel secret hidden",
    "embargo": "publier-le publish-at",
    "internal": "interne remarque remarques commentaire commentaires comment comments remark note "
    "notes todo a-faire",
    "former_ids": "ancien-id anciens-ids former-id redirect-from aliases",
    "id": "identifiant slug cle key permalink",
    "text": "texte corps body contenu content",
    "verbatim": "integral texte-integral copie mot-a-mot",
    "license": "licence droits rights",
    "rights": "droits droit copyright license licence",
    "country": "pays nation",
    "owner": "proprietaire actionnaire owned-by",
    "funding": "financement finance funded-by",
    "links": "liens lien link site web url sites",
    "organization": "organisation employeur org entreprise institution parti company employer",
    "from": "depuis debut since start de",
    "to": "jusqu-a fin until end a",
    "in": "dans article source",
    "locator": "page pages p localisation",
    "why": "pourquoi raison reason",
    "value": "valeur",
    "actor": "acteur nom name id who qui",
    "method": "methode moyen",
    "by": "par auteur author",
    "editors": "redaction redacteurs auteurs authors editeurs author auteur",
    "contact": "email mail courriel e-mail adresse",
    "timezone": "fuseau fuseau-horaire time-zone tz",
    "citation_style": "style csl style-de-citation",
    # CSL's, in references.
    "author.csl": "auteur auteurs authors autrice par by",
    "issued": "date published publie publie-le publication annee year parution paru",
    "container-title": "journal revue magazine newspaper media outlet titre-du-journal",
    "publisher": "editeur maison-d-edition",
    "publisher-place": "lieu ville place city",
    "URL": "url lien link adresse",
    "page": "pages p",
    "volume": "tome vol",
    "issue": "numero no",
    "language": "langue lang",
    "family": "nom nom-de-famille last last-name surname",
    "given": "prenom first first-name prenoms",
    "literal": "name nom-complet",
}
"""By field, the words written for it, as slugs; the first field that a record knows is meant."""


def _fields_by_word() -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for field, words in _WORDS.items():
        for word in words.split():
            found[word].append(field.removesuffix(".csl"))
    return dict(found)


_FIELDS = _fields_by_word()


def guess(word: str, known: Collection[str], written: Collection[str] = ()) -> str:
    """The one of `known`, not `written` already, that `word` stands for; empty for no word."""
    wanted = slug(word)
    same = (name for name in known if slug(name) == wanted != "")
    return next((name for name in (*same, *_FIELDS.get(wanted, ()))
                 if name in known and name not in written), "")  # fmt: skip
