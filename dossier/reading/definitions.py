"""Every field of every kind of record, declared once: what validates is what documents."""

from __future__ import annotations

from dossier.model.dates import in_both_languages
from dossier.model.records import (
    KIND_FOLDERS,
    Against,
    Correction,
    Participant,
    RecordKind,
    Ref,
    Role,
    Selector,
    Sourced,
    SourceRef,
    Transcription,
    Variant,
)
from dossier.model.records import Reading as RivalReading
from dossier.reading.collections import (
    Anything,
    DatedOrTold,
    Either,
    ListOf,
    MapOf,
    MentionRules,
    Shape,
)
from dossier.reading.csl import TYPES as CSL_TYPES
from dossier.reading.fields import Field, Values
from dossier.reading.instants import Instant
from dossier.reading.reader import Reader
from dossier.reading.scalars import (
    Choice,
    Dated,
    Flag,
    Id,
    Language,
    Name,
    Number,
    Text,
    TextOrNone,
    Type,
    Url,
    WikidataItem,
)

TITLE = Text(title=True)
HEADING = Text(title=True, ours=True)
PROSE = Text(ours=True)
PASSAGE = Text(passage=True)
NAME = Name()
BASIS = Choice("stated", "inferred")
RIGHTS = Choice("full", "excerpt", "link")


def selector(found: Values) -> Selector | None:
    """The TextQuoteSelector of a mapping's `quote`, `prefix` and `suffix`."""
    exact = found.get("quote")
    if not exact:
        return None
    prefix, suffix = found.get("prefix", ""), found.get("suffix", "")
    return Selector(exact, prefix, suffix, found.place_of("quote"))


def _source(found: Values) -> SourceRef:
    return SourceRef(
        source=found.get("source"),
        locator=found.get("locator", ""),
        quote=selector(found),
        basis=found.get("basis", ""),
    )


def _against(found: Values) -> Against:
    return Against(target=found.get("target"), quote=selector(found))


def _participant(found: Values) -> Participant:
    return Participant(found.get("actor"), found.get("role", ""))


def _reading(found: Values) -> RivalReading:
    return RivalReading(
        date=found.get("date"),
        value=found.get("value", ""),
        source=_source(found) if found.get("source") else None,
        rank="" if "rank" in found.failed else found.get("rank", "normal"),
        why=found.get("why", ""),
        place=found.place,
    )


def _variant(found: Values) -> Variant:
    return Variant(
        holder=found.get("holder"),
        via=found.get("via"),
        basis="" if "via" in found.failed else found.get("basis", ""),
        quote=selector(found),
        lang=found.get("lang", ""),
        place=found.place,
    )


def _check_role(found: Values, reader: Reader) -> None:
    start, end = found.get("start"), found.get("end")
    if start and end and end.latest < start.earliest:
        place, dates = found.place_of("end"), in_both_languages(start=start, end=end)
        reader.error("date-reversed", place, variant="role", hint="role-years", **dates)


def _relation(found: Values) -> tuple[tuple[str, Ref], ...]:
    return tuple(found.values.items())


def _quote(kind: Text) -> Field:
    return Field("quote", kind, "The exact words, as a reader sees them.",
                 "Les mots exacts, tels que le lecteur les voit.")  # fmt: skip


_BESIDE = (
    Field("prefix", PASSAGE, "What stands before the words, where they recur.",
          "Ce qui précède ces mots, s’ils reviennent."),
    Field("suffix", PASSAGE, "What stands after the words, where they recur.",
          "Ce qui suit ces mots, s’ils reviennent."),
)  # fmt: skip
QUOTE = (_quote(PASSAGE), *_BESIDE)
_LOCATOR = Field("locator", PROSE, "Where in the source: p. 4, §3.",
                 "Où dans la source\xa0: p. 4, §3.")  # fmt: skip
_BASIS = Field("basis", BASIS, "Who established the link: the article (stated) or the editor.",
               "Qui établit le lien\xa0: l’article (stated) ou la rédaction (inferred).")  # fmt: skip

SOURCE = Either(
    NAME,
    Shape(
        _source,
        Field("source", NAME, "The id of an article or a reference; in `via`, of an actor too.",
              "L’identifiant d’un article ou d’une référence\xa0; dans «\xa0via\xa0», d’un acteur aussi.",
              required=True),
        _LOCATOR, *QUOTE, _BASIS,
    ),
    lambda ref: SourceRef(source=ref),
)  # fmt: skip
SOURCES = ListOf(SOURCE)


def _sourced(value: Type) -> Either:
    return Either(
        value,
        Shape(
            lambda found: Sourced(found.get("value", ""), found.get("source")),
            Field("value", value, "What is said.", "Ce qui est dit.", required=True),
            Field("source", SOURCE, "Where it is from.", "D’où cela vient."),
        ),
        Sourced,
    )


_VARIANT = (
    Field("in", NAME, "The article or the reference that prints it.",
          "L’article ou la référence qui l’imprime.", required=True, attribute="holder"),
    Field("via", ListOf(SOURCE),
          "From whom it had it; [] is its own reporting, absent is not known.",
          "De qui il la tient\xa0; [] si c’est son propre travail, rien si on l’ignore."),
    _BASIS, *QUOTE,
    Field("lang", Language(), "The language of these words.", "La langue de ces mots."),
)  # fmt: skip

COMMON = (
    Field("id", Id(), "Its id; the file's name unless it is given.",
          "Son identifiant\xa0; à défaut, le nom du fichier.", attribute="own_id"),
    Field("title", HEADING, "What it is called.", "Son titre."),
    Field("lang", Language(), "The language of its text (BCP 47).",
          "La langue de son texte (BCP 47)."),
    Field("tags", ListOf(TITLE), "Subjects; compared without case or accents.",
          "Ses sujets, comparés sans casse ni accents."),
    Field("former_ids", ListOf(Id()), "Ids that it had: each leaves a redirect.",
          "Ses anciens identifiants\xa0: chacun laisse une redirection."),
    Field("draft", Flag(), "Withheld until it is ready.", "Retenu tant qu’il n’est pas prêt.",
          never_empty=True, default=False),
    Field("private", Flag(), "Never published.", "Jamais publié.", never_empty=True, default=False),
    Field("embargo", Instant(), "Withheld before this instant.", "Retenu avant cet instant.",
          never_empty=True),
    Field("internal", Anything(), "For the editors alone: any fields.",
          "Pour la rédaction seule\xa0: tous les champs qu’on veut."),
    Field("noindex", Flag(), "Asks search engines to leave its page out.",
          "Demande aux moteurs de recherche d’ignorer sa page.", default=False),
    Field("mentions", MentionRules(), "Which actor each name is, or off.",
          "Quel acteur désigne chaque nom, ou off."),
    Field("corrections", ListOf(DatedOrTold(Dated(), Shape(
        lambda found: Correction(found.get("date"), found.get("text", "")),
        Field("date", Dated(), "When it was corrected.", "Quand il a été corrigé.", required=True),
        Field("text", PROSE, "What was wrong, and is right now.",
              "Ce qui était faux, et ce qui est juste."),
    ), Correction)), "What was put right here after publication.",
          "Ce qui a été corrigé ici après la publication."),
)  # fmt: skip

_SUMMARY = Field("summary", PROSE, "A sentence for lists, the feed and search engines.",
                 "Une phrase pour les listes, le fil d’actualité et les moteurs de recherche.")  # fmt: skip
_REQUIRED_TITLE = Field("title", HEADING, "What it is called.", "Son titre.", required=True)

_ARTICLE = (
    Field("title", TITLE, "What it is called.", "Son titre.", required=True),
    Field("type", Choice(*CSL_TYPES), "A CSL type.", "Un type CSL.", attribute="csl_type",
          default="article-newspaper"),
    Field("verbatim", Flag(), "Whether the body is the printed text.",
          "Si le corps est le texte imprimé.", default=False),
    Field("outlet", NAME, "The actor that published it.", "L’acteur qui l’a publié."),
    Field("authors", ListOf(NAME), "Authors as printed, or actors' ids.",
          "Auteurs tels qu’imprimés, ou identifiants d’acteurs."),
    Field("published", Dated(), "When it appeared (EDTF).", "Quand il a paru (EDTF)."),
    Field("accessed", Dated(), "When it was read.", "Quand il a été consulté."),
    Field("url", Url(), "Where the original is.", "Où se trouve l’original."),
    Field("archive_url", Url(), "An archived copy.", "Une copie archivée."),
    Field("archive_date", Dated(), "When the copy was made.", "Quand la copie a été faite."),
    Field("url_status", Choice("live", "dead", "changed", "unfit"), "What has become of url.",
          "Ce qu’il est advenu de url."),
    Field("transcription", Shape(
        lambda found: Transcription(**found.values),
        Field("method", Choice("typed", "pasted", "ocr", "pdf", "import"),
              "How the text was taken.", "Comment le texte a été relevé."),
        Field("by", PROSE, "By whom.", "Par qui."),
        Field("date", Dated(), "When.", "Quand."),
    ), "How the text came here.", "Comment le texte est arrivé ici."),
    Field("based_on", SOURCES, "What the piece itself leans on.",
          "Ce sur quoi la pièce elle-même s’appuie."),
    Field("rights", RIGHTS, "What a public build may print.",
          "Ce qu’une édition publique peut imprimer.", never_empty=True),
    Field("excerpt", Number(), "How many paragraphs are printed where rights is excerpt.",
          "Combien de paragraphes sont imprimés si rights vaut excerpt.", default=2),
    _SUMMARY,
    Field("actors", ListOf(NAME), "Actors concerned though not named.",
          "Acteurs concernés sans être nommés."),
)  # fmt: skip

_NOTE = (
    Field("target", NAME, "The record that the note is about.", "La fiche que la note concerne."),
    _quote(TextOrNone(passage=True)), *_BESIDE,
    Field("kind", Choice("context", "correction", "contradiction", "question", "translation",
                         "verification", "definition"),
          "What the note does.", "Ce que fait la note.", attribute="note_kind", default="context"),
    Field("against", Shape(
        _against,
        Field("target", NAME, "The other record.", "L’autre fiche.", required=True), *QUOTE,
    ), "The other reading, of a contradiction.", "L’autre version, d’une contradiction."),
    Field("resolution", PROSE, "What the editor makes of a contradiction.",
          "Ce que la rédaction conclut d’une contradiction."),
    Field("author", TITLE, "Who wrote the note.", "Qui a écrit la note."),
    Field("date", Dated(), "When it was written.", "Quand elle a été écrite."),
)  # fmt: skip

_ACTOR = (
    Field("name", TITLE, "The name it is known by.", "Le nom sous lequel on le connaît.",
          required=True, attribute="title"),
    Field("kind", Choice("person", "organization", "state", "outlet", "unnamed"),
          "What kind of actor it is.", "Quelle sorte d’acteur c’est.", attribute="actor_kind",
          default="person"),
    Field("aliases", ListOf(TITLE), "Other names found in texts.",
          "Autres noms trouvés dans les textes."),
    Field("not", ListOf(TITLE), "Phrases that hold its name and are not it.",
          "Expressions qui contiennent son nom sans le désigner.", attribute="not_names"),
    Field("roles", ListOf(Shape(
        lambda found: Role(**found.values),
        Field("title", HEADING, "The role.", "La fonction.", required=True),
        Field("organization", NAME, "Where it is held.", "Où elle est exercée."),
        Field("from", Dated(), "Since when.", "Depuis quand.", attribute="start"),
        Field("to", Dated(), "Until when.", "Jusqu’à quand.", attribute="end"),
        Field("source", SOURCE, "Where this is from.", "D’où on le tient."),
        check=_check_role,
    )), "Roles over time.", "Fonctions au fil du temps."),
    Field("wikidata", WikidataItem(), "Its item in Wikidata: Q…", "Son élément Wikidata\xa0: Q…"),
    Field("links", MapOf(Url("https", "http", "mailto")), "Label and address of its own pages.",
          "Intitulé et adresse de ses propres pages."),
    Field("funding", _sourced(Choice("state", "public", "private", "donations", "unknown")),
          "Who pays for an outlet.", "Qui finance un média."),
    Field("owner", _sourced(TITLE), "Who owns an outlet.", "À qui appartient un média."),
    Field("country", _sourced(TITLE), "Where an outlet is established.",
          "Où un média est établi."),
)  # fmt: skip

_EVENT = (
    _REQUIRED_TITLE,
    Field("date", Dated(), "When it happened (EDTF).", "Quand il a eu lieu (EDTF)."),
    Field("date_text", PASSAGE, "The wording that the date was read from.",
          "Les mots d’où la date est tirée."),
    Field("place", HEADING, "Where it happened.", "Où il a eu lieu.", attribute="place_name"),
    Field("actors", ListOf(Either(NAME, Shape(
        _participant,
        Field("actor", NAME, "The actor's id or name.", "L’identifiant ou le nom de l’acteur.",
              required=True),
        Field("role", HEADING, "Its part in it.", "Le rôle qu’il y joue."),
    ), Participant)), "Who took part.", "Qui y a pris part."),
    Field("sources", SOURCES, "Who reports it.", "Qui le rapporte."),
    Field("readings", ListOf(Shape(
        _reading,
        Field("date", Dated(), "The date that this source gives.",
              "La date que donne cette source."),
        Field("value", PROSE, "The value that this source gives.",
              "La valeur que donne cette source."),
        Field("source", NAME, "The source.", "La source."),
        _LOCATOR, *QUOTE, _BASIS,
        Field("rank", Choice("preferred", "normal", "deprecated"), "What the editor makes of it.",
              "Ce que la rédaction en pense.", default="normal"),
        Field("why", PROSE, "Why.", "Pourquoi."),
    )), "Rival dates or values.", "Dates ou valeurs concurrentes."),
)  # fmt: skip

_QUOTATION = (
    Field("speaker", NAME, "The actor whose words these are.", "L’acteur dont ce sont les mots."),
    Field("original_lang", Language(), "The language they were said in.",
          "La langue dans laquelle ils ont été dits."),
    Field("variants", ListOf(Shape(_variant, *_VARIANT)), "The words, as each article prints them.",
          "Les mots, tels que chaque article les imprime."),
)  # fmt: skip

_CLAIM = (
    _REQUIRED_TITLE,
    Field("status", Choice("unverified", "corroborated", "disputed", "refuted", "confirmed"),
          "What the editors found.", "Ce que la rédaction a établi.", default="unverified"),
    Field("assessed_by", TITLE, "Who assessed it.", "Qui l’a évaluée."),
    Field("assessed_on", Dated(), "When it was assessed.", "Quand elle a été évaluée."),
    Field("appearances", ListOf(Shape(_variant, *_VARIANT)), "Who printed it.", "Qui l’a imprimée."),
    Field("relations", ListOf(Shape(
        _relation,
        Field("supports", NAME, "A claim that this one supports.",
              "Une affirmation que celle-ci appuie."),
        Field("contradicts", NAME, "A claim that this one contradicts.",
              "Une affirmation que celle-ci contredit."),
        Field("qualifies", NAME, "A claim that this one qualifies.",
              "Une affirmation que celle-ci nuance."),
        Field("same_as", NAME, "The same claim in other words.",
              "La même affirmation en d’autres mots."),
    )), "How it stands to other claims.", "Ses rapports à d’autres affirmations."),
)  # fmt: skip


def _fields(*own: Field) -> dict[str, Field]:
    named = {field.name for field in own}
    common = (
        f for f in COMMON if f.name not in named and not ("name" in named and f.name == "title")
    )
    fields = [*own, *common]
    return {field.name: field for field in fields}


FIELDS: dict[RecordKind, dict[str, Field]] = {
    "article": _fields(*_ARTICLE),
    "note": _fields(*_NOTE),
    "actor": _fields(*_ACTOR),
    "event": _fields(*_EVENT),
    "quotation": _fields(*_QUOTATION),
    "claim": _fields(*_CLAIM),
    "page": _fields(_REQUIRED_TITLE, _SUMMARY),
}
"""Of the kinds whose records are Markdown with front matter; references have CSL's."""

TEXT = Field("text", Text(), "The record's text, in a list of records.",
             "Le texte de la fiche, dans une liste de fiches.")  # fmt: skip


def folder_with(name: str, besides: RecordKind) -> str:
    """A folder whose records have a field of that name, where those of `besides` have not."""
    kinds = {kind: folder for folder, kind in KIND_FOLDERS.items()}
    for kind, fields in FIELDS.items():
        if kind != besides and name in fields:
            return kinds[kind]
    return ""
