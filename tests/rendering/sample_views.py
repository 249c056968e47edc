"""Views as a real dossier gives them, one or more for each template: what the theme is
tried on, by its tests and by eye (`python -m tests.rendering.sample_views FOLDER`)."""

from __future__ import annotations

import os
import re
import sys

from dossier.diagnostics import Report
from dossier.model.dates import parse
from dossier.pages.parts import Mark
from dossier.pages.views import (
    ActorCard,
    ActorView,
    ArticleView,
    Backlink,
    ChainView,
    ChronologyView,
    CircleView,
    ClaimView,
    Companion,
    ConclusionView,
    Context,
    ContradictionsView,
    ContradictionView,
    Difference,
    Examples,
    ExportSnippet,
    GivenView,
    Group,
    HomeView,
    Labelled,
    Listing,
    ListView,
    MenuEntry,
    MissingItem,
    MissingSection,
    MissingView,
    NoteView,
    PageInfo,
    Part,
    PassageView,
    Person,
    Piece,
    PlainView,
    PrintedListView,
    PrintedView,
    Printing,
    QuotationLine,
    QuotationView,
    ReadingView,
    RecordView,
    RedirectView,
    ReferenceEntry,
    RoleLine,
    Row,
    SaidLine,
    ShareView,
    Site,
    SourcesView,
    Standing,
    When,
    Wording,
)
from dossier.rendering.picture import derivation
from dossier.rendering.picture.chronology import draw
from dossier.rendering.templates import Theme
from dossier.rendering.themes import load_theme

MENU = ("articles", "actors", "chronology", "notes", "quotations", "claims", "sources", "tags")
ROUTES = {
    "chronology": "chronology.html",
    **{k: f"{k}/index.html" for k in MENU if k != "chronology"},
}


def context(before: str, match: str, after: str, lang: str = "") -> Context:
    return Context((Piece(before), Piece(match, is_match=True), Piece(after)), lang)


def site(theme: Theme, **changes: object) -> Site:
    values: dict[str, object] = {
        "title": "Troupes occidentales en Ukraine",
        "description": "Ce qu’en a dit la presse en 2023 et 2024, source par source.",
        "lang": theme.lang,
        "editors": (
            Person("A. Rédactrice", "https://example.org/redaction"),
            Person("B. Relecteur"),
        ),
        "license": "CC BY 4.0",
        "license_url": "https://creativecommons.org/licenses/by/4.0/",
        "contact": "mailto:redaction@example.org",
        "menu": tuple(MenuEntry(k, ROUTES[k]) for k in MENU),
        "pages": (
            MenuEntry("pages", "methode.html", "Méthode"),
            MenuEntry("pages", "a-propos.html", "À propos du dossier"),
        ),
        "assets": {name: f"assets/{name}" for name, _ in theme.static_files()},
        "feed": "feed.xml",
    }
    return Site(**{**values, **changes})  # type: ignore[arg-type]


def page(route: str, title: str, **more: object) -> PageInfo:
    root = "../" * route.count("/")
    return PageInfo(
        route=route,
        root=root,
        title=title,
        report_url="mailto:redaction@example.org?subject=Erreur",
        description="Une phrase qui dit ce que tient la page.",
        **more,  # type: ignore[arg-type]
    )


def when(edtf: str, words: str, short: str = "", datetime: str = "") -> When:
    return When(words, short or words, edtf, datetime)


D_27_NOV = when("2024-11-27", "27 novembre 2024", "27 nov. 2024", "2024-11-27")
D_25_NOV = when(
    "?2024-11-25", "25 novembre 2024 (année incertaine)", "25 nov. 2024 ?", "2024-11-25"
)
D_24_NOV = when("2024-11-24", "24 novembre 2024", "24 nov. 2024", "2024-11-24")
D_26_FEB = when("2024-02-26", "26 février 2024", "26 févr. 2024", "2024-02-26")
D_MARCH = when("2024-03-~15", "vers la mi-mars 2024", "mi-mars 2024")
D_JUNE = when("2023-06/..", "depuis juin 2023", "depuis juin 2023", "2023-06")
D_NOTE = when("2024-12-02", "2 décembre 2024", "2 déc. 2024", "2024-12-02")

A_PESKOV = Row(
    id="peskov-europeens-pas-unanimes",
    kind="article",
    route="articles/peskov-europeens-pas-unanimes.html",
    title="Envoi de troupes en Ukraine\u00a0: «\u00a0les Européens ne sont pas unanimes\u00a0», rappelle Peskov",
    when=D_25_NOV,
    detail="média non précisé",
    summary="Le porte-parole du Kremlin commente un article du Monde sur la reprise des discussions entre alliés, et revient sur un an de déclarations.",
    subkind="article-newspaper",
)
A_LONDRES = Row(
    id="paris-londres-deploiement",
    kind="article",
    route="articles/paris-londres-deploiement.html",
    title="La France et le Royaume-Uni envisagent un déploiement de troupes en Ukraine",
    when=D_27_NOV,
    detail="média non précisé",
    summary="Une coalition menée par Paris et Londres serait discutée, dans la crainte d’un retrait américain.",
    subkind="article-newspaper",
)
A_ENGLISH = Row(
    id="washington-reaction",
    kind="article",
    route="articles/washington-reaction.html",
    title="Washington keeps its distance from talk of a European force",
    lang="en",
    when=when("2024-02-28", "28 février 2024", "28 févr. 2024", "2024-02-28"),
    detail="Example Wire",
    summary="The administration says that no American soldier will be sent.",
    subkind="article-newspaper",
    badges=("draft",),
)
ARTICLES = (A_LONDRES, A_PESKOV, A_ENGLISH)


def actor(id: str, name: str, kind: str, summary: str = "") -> Row:
    return Row(
        id=id, kind="actor", route=f"actors/{id}.html", title=name, subkind=kind, summary=summary
    )


PESKOV = actor("dmitri-peskov", "Dmitri Peskov", "person")
MACRON = actor("emmanuel-macron", "Emmanuel Macron", "person")
STARMER = actor("keir-starmer", "Keir Starmer", "person")
BARROT = actor("jean-noel-barrot", "Jean-Noël Barrot", "person")
FICO = actor("robert-fico", "Robert Fico", "person")
OTAN = actor("otan", "OTAN", "organization")
LE_MONDE = actor("le-monde", "Le Monde", "outlet")
SOURCE = actor("source-militaire-britannique", "Une source militaire britannique", "unnamed")
UKRAINE = actor("ukraine", "Ukraine", "state")
DCI = actor("dci", "Défense Conseil International", "organization")
ACTORS = (PESKOV, MACRON, STARMER, BARROT, FICO, OTAN, LE_MONDE, SOURCE, UKRAINE, DCI)


def event(id: str, title: str, date: When, place: str = "") -> Row:
    return Row(id=id, kind="event", route=f"events/{id}.html", title=title, when=date, detail=place)


EVENTS = (
    event("option-examinee-a-paris", "L’envoi de troupes est une option examinée à Paris", D_JUNE),
    event("conference-de-paris", "Conférence de soutien à l’Ukraine", D_26_FEB, "Paris"),
    event("article-du-monde-de-mars", "Le Monde rapporte que l’option existe depuis juin", D_MARCH),
    event(
        "visite-de-keir-starmer",
        "Keir Starmer aux commémorations du 11 novembre",
        when("2024-11-11", "11 novembre 2024", "11 nov. 2024", "2024-11-11"),
        "Paris",
    ),
    event("article-du-monde-de-novembre", "Le Monde : les discussions sont réactivées", D_24_NOV),
    event("declaration-de-dmitri-peskov", "Dmitri Peskov commente l’article du Monde", D_25_NOV),
)

R_MONDE = Row(
    id="lemonde-2024-11-24",
    kind="reference",
    route="sources/lemonde-2024-11-24.html",
    title="Guerre en Ukraine : les discussions sur l’envoi de troupes occidentales réactivées",
    when=D_24_NOV,
    detail="Le Monde",
)
REFERENCES = (
    ReferenceEntry(
        row=R_MONDE,
        html='<span class="csl-entry">LE MONDE, 2024. Guerre en Ukraine : les discussions sur l’envoi de troupes occidentales réactivées. <i>Le Monde</i>. 24 novembre 2024.</span>',
        anchor="cite-lemonde-2024-11-24",
        basis="stated",
        locators=("p. 4",),
        url="https://example.org/lemonde",
        cited_by=2,
    ),
    ReferenceEntry(
        row=Row(
            id="whitehouse-2025",
            kind="reference",
            route="sources/whitehouse-2025.html",
            title="The Inaugural Address",
            lang="en",
        ),
        html="THE WHITE HOUSE, 2025. <i>The Inaugural Address</i>. Washington, 20 janvier 2025.",
        anchor="cite-whitehouse-2025",
        basis="inferred",
        cited_by=1,
    ),
)

REPLY = NoteView(
    id="reponse-1",
    route="notes/reponse-1.html",
    number=0,
    kind="verification",
    title="Réponse",
    author="B. Relecteur",
    when=D_NOTE,
    quote="",
    body="<p>Vérifié sur le texte tel que collé : les deux mois y sont.</p>",
)
NOTES = (
    NoteView(
        id="deux-mois",
        route="notes/deux-mois.html",
        number=1,
        kind="contradiction",
        title="Ce 25 novembre",
        author="A. Rédactrice",
        when=D_NOTE,
        quote="ce 25 octobre",
        body="<p>La même déclaration est datée du 25 novembre au premier paragraphe et du 25 octobre au deuxième.</p>",
        against=Labelled(
            "la même pièce, premier paragraphe", route="articles/peskov-europeens-pas-unanimes.html"
        ),
        against_quote="Ce 25 novembre",
        resolution="Nous retenons novembre : l’article du Monde commenté est du 24 novembre.",
        replies=(REPLY,),
        anchored=True,
    ),
    NoteView(
        id="qui-parle",
        route="notes/qui-parle.html",
        number=2,
        kind="context",
        title="Une source par l’intermédiaire d’une autre",
        author="A. Rédactrice",
        when=D_NOTE,
        quote="a déclaré une source militaire britannique au quotidien",
        body='<p>La source ne parle pas à ce média : elle est citée d’après <a href="../actors/le-monde.html">Le Monde</a>.</p>',
        anchored=True,
    ),
    NoteView(
        id="noyau-dur",
        route="notes/noyau-dur.html",
        number=3,
        kind="translation",
        title="« noyau dur » ou « groupe central »",
        author="B. Relecteur",
        when=None,
        quote="un noyau dur entre alliés",
        body="<p>Deux traductions d’une même phrase anglaise, selon toute apparence.</p>",
        anchored=True,
    ),
    NoteView(
        id="annee",
        route="notes/annee.html",
        number=4,
        kind="question",
        title="De quelle année ?",
        author="A. Rédactrice",
        when=D_NOTE,
        quote="Le 26 février",
        body="<p>La pièce ne donne aucune année. La conférence de Paris s’est tenue en 2024.</p>",
        anchored=True,
        target=A_PESKOV,
    ),
)
ABOUT = NoteView(
    id="sans-titre-de-presse",
    route="notes/sans-titre-de-presse.html",
    number=5,
    kind="verification",
    title="Ni titre de presse, ni auteur, ni adresse",
    author="A. Rédactrice",
    when=D_NOTE,
    quote="",
    body="<p>La pièce nous est parvenue comme texte collé. Son année est déduite de ce qu’elle commente.</p>",
)
UNPRINTED = NoteView(
    id="cibles",
    route="notes/cibles.html",
    number=6,
    kind="definition",
    title="cibles légitimes",
    author="A. Rédactrice",
    when=D_NOTE,
    quote="cibles légitimes",
    body="<p>Terme du droit des conflits armés, repris ici dans une déclaration politique.</p>",
)

Q_PASSAGE = PassageView(
    key="noyau-ou-groupe",
    form="quotation",
    title="« Noyau dur » ou « groupe central »",
    route="quotations/noyau-ou-groupe.html#in-paris-londres-deploiement",
    words="un groupe central d’alliés",
)

QUOTATION = Row(
    id="noyau-ou-groupe",
    kind="quotation",
    route="quotations/noyau-ou-groupe.html",
    title="« Noyau dur » ou « groupe central »",
    detail="Une source militaire britannique",
)
CHAIN = ChainView(
    row=R_MONDE,
    kind="reference",
    basis="stated",
    locator="p. 4",
    quote="au quotidien",
    chain=(ChainView(row=SOURCE, kind="unnamed", basis="inferred", pieces=(R_MONDE,)), ChainView(row=LE_MONDE, kind="outlet", basis="stated", reporting="own")),
)  # fmt: skip
WORDINGS = (
    Wording(
        number=1,
        pieces=(Piece("un "), Piece("noyau dur entre", is_match=True), Piece(" alliés")),
        lang="fr",
        printings=(Printing(holder=A_PESKOV, key="noyau-ou-groupe", chain=(CHAIN,)),),
    ),
    Wording(
        number=2,
        pieces=(Piece("un "), Piece("groupe central d’", is_match=True), Piece("alliés")),
        lang="fr",
        printings=(
            Printing(holder=A_LONDRES, reporting="unknown"),
            Printing(holder=R_MONDE, reporting="own"),
        ),
        base=1,
        differences=(
            Difference(("un ", "un "), "noyau dur entre", "groupe central d’"),
            Difference(("alliés ", "alliés "), "", "européens"),
        ),
        count=2,
    ),
    Wording(
        number=3,
        pieces=(Piece("a hard core of allies"),),
        lang="en",
        printings=(
            Printing(
                holder=A_ENGLISH, chain=(ChainView(row=LE_MONDE, kind="outlet", basis="inferred"),)
            ),
        ),
    ),
    Wording(
        number=4, pieces=(Piece("tout autre chose"),), lang="fr", printings=(), base=1, count=9
    ),
)

STANDING = Standing(
    articles="3 articles",
    origins="1 à 2 origines connues",
    origin_names=(
        Labelled(SOURCE.title, route=SOURCE.route, note="source non nommée"),
        Labelled(
            "Example Wire", route="actors/example-wire.html", note="texte non précisé", lang="en"
        ),
    ),
    origins_left=1,
    relays="1 relais déclaré, 1 déduit",
    unknown="origine non précisée pour 1 texte",
    unspecified=True,
    circles=(
        CircleView(rows=(A_LONDRES, A_PESKOV)),
        CircleView(rows=(A_LONDRES, A_ENGLISH), assumed=True),
        CircleView(rows=(A_ENGLISH,)),
    ),
)

BLOCKS = (
    "Le porte-parole du Kremlin, {Dmitri Peskov|dmitri-peskov}, a réagi aux informations de la presse française d’après lesquelles l’envoi de troupes en {Ukraine|ukraine} serait de nouveau discuté entre alliés. La crainte d’un moindre soutien américain, après l’élection de {Donald Trump|donald-trump}, est donnée comme la raison de cette reprise.",
    "Il a assuré, [ce 25 octobre|deux-mois|contradiction], que les Européens n’étaient pas d’accord entre eux, tout en regrettant que quelques « têtes brûlées » se fassent entendre. Il a ajouté que nul ne savait jusqu’à quel point ces rapports étaient exacts : l’idée avait été exprimée dans plusieurs capitales, et combattue dans d’autres.",
    "C’est un article du {Monde|le-monde} qu’il commentait. Le quotidien y écrit que les discussions, qui portent sur des troupes régulières comme sur des prestataires privés, « ont été réactivées », et que Paris et Londres en sont les moteurs.",
    "« Des discussions sont en cours entre le Royaume-Uni et la France », [a déclaré une source militaire britannique au quotidien|qui-parle|context] ; elles viseraient à former [un noyau dur entre alliés|noyau-dur|translation], tourné vers l’Ukraine et la sécurité européenne au sens large. Du côté de l’Élysée, il n’y aurait pas de feu vert officiel.",
    "## Un serpent de mer",
    "[Le 26 février|annee|question], au terme d’une conférence de soutien à l’Ukraine réunie à Paris, {Emmanuel Macron|emmanuel-macron} avait reconnu qu’il n’existait pas de consensus pour envoyer des troupes au sol, mais que rien ne devait être exclu. La sortie, faite au nom d’une « ambiguïté stratégique », lui avait valu d’être désavoué par une grande partie des dirigeants européens, par Washington et par l’{OTAN|otan}.",
    "> Je ne peux même pas imaginer cela, avait répondu le Premier ministre slovaque, {Robert Fico|robert-fico}.",
    "La diplomatie russe avait, elle, prévenu que des soldats français en Ukraine seraient visés, et dénoncé une rhétorique qu’elle jugeait de plus en plus belliqueuse. Quelques semaines plus tard, *vers la mi-mars*, Le Monde avait déjà rapporté que l’option était examinée à Paris depuis juin 2023 [@].",
)


def body(theme: Theme, root: str = "../", annotated: bool = True) -> str:
    """The blocks as the renderer prints them: marks, calls, mentions, the notes after."""
    by_id = {note.id: note for note in NOTES}
    blocks: list[tuple[str, tuple[NoteView, ...]]] = []
    for source in BLOCKS:
        called: list[NoteView] = []

        def mark(match: re.Match[str], called: list[NoteView] = called) -> str:
            words, id, kind = match.groups()
            if not annotated:
                return words
            called.append(by_id[id])
            call = theme.render_partial("partials/noteref.html", {"note": by_id[id]}).strip()
            return f'<mark class="passage note {kind}" data-passages="{id}">{words}</mark>{call}'

        text = re.sub(r"\{([^|]+)\|([^}]+)\}", rf'<a class="mention" href="{root}actors/\2.html">\1</a>', source)  # fmt: skip
        text = re.sub(r"\[([^|\]]+)\|([^|]+)\|([^\]]+)\]", mark, text)
        text = re.sub(r"\*([^*]+)\*", r"<em>\1</em>", text)
        text = text.replace(
            "[@]", '<a class="citation" href="#cite-lemonde-2024-11-24">(Le Monde 2024)</a>'
        )
        if text.startswith("## "):
            html = f'<h2 id="un-serpent-de-mer">{text[3:]}</h2>'
        elif text.startswith("> "):
            html = f"<blockquote>\n<p>{text[2:]}</p>\n</blockquote>"
        else:
            html = f"<p>{text}</p>"
        blocks.append((html, tuple(called)))

    def lines(html: str) -> int:
        return -(-len(re.sub(r"<span class=.visually-hidden.>.*?</span>|<[^>]+>", "", html)) // 60)

    parts = []
    for i, (html, notes) in enumerate(blocks):
        parts.append(html)
        if notes:
            room = next((lines(html) for html, called in blocks[i + 1 :] if called), 0)
            variables = {
                "notes": notes,
                "root": root,
                "lang": theme.lang,
                "rise": lines(html),
                "room": room,
            }
            parts.append(theme.render_partial("partials/notes.html", variables).strip())
    return "\n".join(parts).replace("« ", "«\u00a0").replace(" »", "\u00a0»")


PLAIN_BODY = """<p>Ce dossier suit une seule histoire dans la presse : <strong>l’hypothèse d’une présence
militaire occidentale en Ukraine</strong>, de juin 2023 à la fin de 2024.<sup class="footnote-ref"><a href="#u-fn1" id="u-fnref1">[1]</a></sup></p>
<h2 id="ce-que-nous-faisons">Ce que nous faisons</h2>
<p>Chaque pièce est lue, résumée, puis annotée. Rien n’est ajouté au texte lui-même.</p>
<ul>
<li>Ce qu’une pièce <em>dit</em> d’elle-même est marqué « dit par le texte ».</li>
<li>Ce que nous en <em>déduisons</em> est marqué comme tel.</li>
</ul>
<div class="card">
<div class="card-kind" lang="fr">Acteur</div>
<p class="card-title"><a href="actors/dmitri-peskov.html">Dmitri Peskov</a></p>
<p class="entry-detail"><span>porte-parole du Kremlin</span></p>
</div>
<h2 id="les-dates">Les dates</h2>
<table>
<thead><tr><th>Écrit</th><th>Se lit</th></tr></thead>
<tbody><tr><td><code>2024-03-~15</code></td><td>vers la mi-mars 2024</td></tr>
<tr><td><code>?2024-11-25</code></td><td>25 novembre 2024 (année incertaine)</td></tr></tbody>
</table>
<blockquote>
<p>Une date qui n’a jamais été connue au jour n’est jamais montrée comme telle.</p>
</blockquote>
<h3 id="les-limites">Les limites</h3>
<ol>
<li>Deux pièces seulement.</li>
<li>Aucune n’a de titre de presse.</li>
</ol>
<pre><code>date: "?2024-11-25"
</code></pre>
<hr>
<section class="footnotes">
<ol><li id="u-fn1"><p>Voir la chronologie. <a href="#u-fnref1">↩</a></p></li></ol>
</section>"""

DATES = ("2023-06/..", "2024-02-26", "2024-03-~15", "2024-11-11", "2024-11-24", "?2024-11-25")
PICTURE = draw(
    [Mark(parse(d), e.title, e.route, "event") for d, e in zip(DATES, EVENTS, strict=True)]
    + [Mark(parse("2024-11-27"), A_LONDRES.title, A_LONDRES.route, "article")],
    "",
    "fr",
    "Sept dates, de juin 2023 à novembre 2024",
)

EXPORTS = (
    ExportSnippet(
        "bibtex", "@misc{peskov,\n  title = {Envoi de troupes en Ukraine},\n  year = {2024}\n}"
    ),
    ExportSnippet("ris", "TY  - NEWS\nTI  - Envoi de troupes en Ukraine\nER  -"),
)
TAGS = (("Défense", "tags/defense.html"), ("Diplomatie", "tags/diplomatie.html"))
BACKLINKS = (
    Backlink(
        row=A_PESKOV,
        relation="mention",
        contexts=(
            context("Le porte-parole du Kremlin, ", "Dmitri Peskov", ", a réagi aux informations de la presse française."),
            context("« Les Européens ne sont pas unanimes », a répété ", "Peskov", "."),
        ),
        anchor="ref-deux-mois",
    ),
    Backlink(
        row=A_ENGLISH,
        relation="citation",
        contexts=(context("It was ", "Peskov", " who answered first.", "en"),),
    ),
    Backlink(row=EVENTS[5], relation="actor"),
)  # fmt: skip


def article(theme: Theme, **changes: object) -> ArticleView:
    values: dict[str, object] = {
        "site": site(theme),
        "page": page(
            A_PESKOV.route,
            A_PESKOV.title,
            section="articles",
            canonical="https://example.org/dossier/articles/peskov.html",
            meta=(("og:type", "article"), ("dc.type", "newspaperArticle")),
            json_ld='{"@context":"https://schema.org","@type":"WebPage"}',
            trail=(("Articles", "articles/index.html"),),
        ),
        "row": A_PESKOV,
        "verbatim": False,
        "has_origin": True,
        "rights": "full",
        "withheld": False,
        "outlet": None,
        "authors": (),
        "published": D_25_NOV,
        "accessed": None,
        "url": "",
        "url_status": "",
        "archive_url": "",
        "archive_date": None,
        "transcription": ("pasted", "A. Rédactrice", "28 novembre 2024"),
        "based_on": (
            Labelled("Le Monde, 24 novembre 2024", route=R_MONDE.route, basis="stated"),
            Labelled("Le Monde, mi-mars 2024", note="quotidien privé, France", basis="inferred"),
        ),
        "body": body(theme),
        "has_notes": True,
        "about": (ABOUT,),
        "unprinted": (),
        "unprinted_passages": (),
        "notes": NOTES,
        "marks": (("note", 4), ("quotation", 1)),
        "actors": (
            ActorCard(row=PESKOV, role="porte-parole du Kremlin, Russie", named=True),
            ActorCard(row=MACRON, role="président de la République, France", named=True),
            ActorCard(row=LE_MONDE, label="quotidien privé, France", named=True),
            ActorCard(row=SOURCE),
            ActorCard(row=OTAN, named=True),
        ),
        "events": EVENTS[1:],
        "references": REFERENCES,
        "claims": (
            Row(id="c1", kind="claim", route="claims/c1.html", title="Paris et Londres ont relancé les discussions", articles=2, origins=(1, 2), status="unverified"),
        ),
        "quotations": (
            QuotationLine(row=QUOTATION, elsewhere=((A_LONDRES, "noyau-ou-groupe"), (A_ENGLISH, "")), more=3),
            QuotationLine(row=Row(id="q2", kind="quotation", route="quotations/q2.html", title="No American soldier", lang="en")),
        ),
        "related": ((A_LONDRES, 2, False), (A_ENGLISH, 1, True)),
        "backlinks": BACKLINKS[1:],
        "backlink_parts": (),
        "tags": TAGS,
        "cite": "<i>Envoi de troupes en Ukraine</i>, [2024?]. 25 novembre 2024 (année incertaine).",
        "exports": EXPORTS,
        "cite_page": "RÉDACTRICE, A., [sans date]. Envoi de troupes en Ukraine [résumé annoté]. <i>Troupes occidentales en Ukraine</i>.",
        "page_exports": EXPORTS,
        "words": 412,
        "newer": A_LONDRES,
        "older": A_ENGLISH,
    }  # fmt: skip
    return ArticleView(**{**values, **changes})  # type: ignore[arg-type]


def verbatim(theme: Theme) -> ArticleView:
    return article(
        theme,
        page=page(A_LONDRES.route, A_LONDRES.title, section="articles"),
        row=A_LONDRES,
        verbatim=True,
        rights="excerpt",
        withheld=True,
        outlet=Labelled("Le Monde", route=LE_MONDE.route, note="quotidien privé, France"),
        authors=(Labelled("Prénom Nom"),),
        published=D_27_NOV,
        accessed=D_27_NOV,
        url="https://example.org/article",
        url_status="changed",
        archive_url="https://example.org/archive",
        archive_date=D_27_NOV,
        about=(),
        unprinted=(UNPRINTED,),
        unprinted_passages=(Q_PASSAGE,),
        notes=(*NOTES, UNPRINTED),
        related=(),
        backlinks=(),
        newer=None,
    )


def foreign(theme: Theme) -> ArticleView:
    return article(
        theme,
        page=page(A_ENGLISH.route, A_ENGLISH.title, section="articles", lang="en", noindex=True, badges=("draft",)),
        site=site(theme, profile="internal"),
        row=A_ENGLISH,
        verbatim=True,
        rights="link",
        withheld=True,
        url="https://example.org/wire",
        url_status="live",
        body="",
        has_notes=False,
        about=(),
        notes=(),
    )  # fmt: skip


def views(theme: Theme) -> dict[str, tuple[str, object]]:
    """(template, view) by file name."""
    here = site(theme)
    pages: dict[str, tuple[str, object]] = {
        "index.html": (
            "home.html",
            HomeView(
                missing="missing.html",
                site=here,
                page=page("index.html", here.title),
                latest=ARTICLES,
                questions=(NOTES[3], NOTES[0]),
                actors=tuple((row, 9 - i) for i, row in enumerate(ACTORS[:9])),
                events=EVENTS,
                picture=PICTURE,
                counts=(("articles", 3), ("actors", 21), ("chronology", 11), ("notes", 1)),
                intro="<p>Depuis juin 2023, l’idée d’envoyer des soldats occidentaux en Ukraine revient par vagues. Ce dossier dit <a href='methode.html'>qui l’a écrit, et d’après qui</a>.</p>",
                tags=(("Défense", "tags/defense.html", 3), ("Diplomatie", "tags/diplomatie.html", 2)),
            ),
        ),
        A_PESKOV.route: ("article.html", article(theme)),
        QUOTATION.route: (
            "quotation.html",
            QuotationView(
                site=here,
                page=page(QUOTATION.route, QUOTATION.title, section="quotations"),
                row=QUOTATION,
                body="<p>La première forme est donnée comme reprise du Monde.</p>",
                speaker=SOURCE,
                original_lang="anglais",
                wordings=WORDINGS,
                without_words=WORDINGS[1].printings,
                others=7,
                other_parts=(Part(title="2024", route="quotations/noyau-ou-groupe.variants.2024.html", count=7),),
                standing=STANDING,
                notes=(ABOUT,),
                references=REFERENCES[:1],
                backlinks=BACKLINKS[1:],
                tags=TAGS,
            ),
        ),
        A_LONDRES.route: ("article.html", verbatim(theme)),
        A_ENGLISH.route: ("article.html", foreign(theme)),
        PESKOV.route: (
            "actor.html",
            ActorView(
                site=here,
                page=page(PESKOV.route, PESKOV.title, section="actors", trail=(("Acteurs", "actors/index.html"),)),
                row=PESKOV,
                actor_kind="person",
                aliases=("Peskov", "Dmitry Peskov"),
                roles=(
                    RoleLine(
                        title="porte-parole du Kremlin",
                        organization=Labelled("Russie", route="actors/russie.html"),
                        period="depuis 2012",
                        source=Labelled("Le Monde", route=R_MONDE.route, basis="inferred"),
                    ),
                ),
                label="",
                label_parts=(),
                wikidata="https://www.wikidata.org/wiki/Q4353602",
                links=(Labelled("Site", url="https://example.org/"),),
                body="<p>Il commente dans ce dossier un article du Monde.</p>",
                events=EVENTS[-1:],
                articles=(),
                backlinks=BACKLINKS,
                backlink_total=1234,
                chronology=Part(title="", route="actors/dmitri-peskov.chronology.html", count=14),
                parts=(Part(title="2024", route="actors/dmitri-peskov.2024.html", count=1200), Part(title="2023", route="actors/dmitri-peskov.2023.html", count=34)),
                companions=(Companion(row=MACRON, count=2, articles=ARTICLES[:2]), Companion(row=OTAN, count=1, articles=ARTICLES[:1])),
                notes=(ABOUT,),
                references=REFERENCES[:1],
                tags=TAGS,
                said=(SaidLine(row=Row(id="q1", kind="quotation", route="quotations/q1.html", title="« créer un noyau dur »", lang="en"), printed=(A_PESKOV, A_ENGLISH), more=2),),
                said_more=3,
                rests=(Row(id="c1", kind="claim", route="claims/c1.html", title="Paris et Londres ont relancé les discussions", articles=2, origins=(1, 1)),),
                rests_more=1,
                share=ShareView(items=12, studied=4, own=1),
            ),
        ),
        LE_MONDE.route: (
            "actor.html",
            ActorView(
                site=here,
                page=page(LE_MONDE.route, LE_MONDE.title, section="actors"),
                row=LE_MONDE,
                actor_kind="outlet",
                aliases=(),
                roles=(),
                label="Quotidien français à capitaux privés",
                label_parts=(Labelled("capitaux privés", note="propriétaire : groupe Le Monde", basis="stated"), Labelled("France")),
                wikidata="",
                links=(),
                body="",
                events=(),
                articles=ARTICLES[:1],
                backlinks=(),
                backlink_total=0,
                parts=(),
                companions=(),
                notes=(),
                references=(),
                tags=(),
            ),
        ),
        EVENTS[1].route: (
            "record.html",
            RecordView(
                site=here,
                page=page(EVENTS[1].route, EVENTS[1].title, section="chronology"),
                row=EVENTS[1],
                body="<p>Une conférence de soutien réunie à Paris.</p>",
                facts=(
                    ("fact.date_text", (Labelled("Le 26 février"),)),
                    ("fact.sources", (Labelled(A_PESKOV.title, route=A_PESKOV.route, basis="stated"),)),
                ),
                readings=(
                    ReadingView(rank="preferred", value="26 février 2024", quote="Le 26 février", source=Labelled(A_PESKOV.title, route=f"{A_PESKOV.route}#ref-x"),
                                context=Context((Piece("À Paris, "), Piece("le 26 février", is_match=True), Piece(".")), lang="en"), when=A_PESKOV.when),
                    ReadingView(rank="deprecated", value="26 mars 2024", quote="ce 26 mars", why="coquille probable"),
                ),
                contradiction="contradictions.html#x",
                actors=(ActorCard(row=MACRON, as_role="hôte", role="président de la République"),),
                references=REFERENCES[:1],
                notes=(ABOUT,),
                backlinks=BACKLINKS[:1],
                backlink_parts=(Part(title="février 2024", route="events/x.2024-02.html", count=3),),
                tags=TAGS,
            ),
        ),
        "notes/annee.html": (
            "record.html",
            RecordView(
                site=here,
                page=page("notes/annee.html", "De quelle année ?", section="notes", trail=(("Notes", "notes/index.html"),)),
                row=Row(id="annee", kind="note", route="notes/annee.html", title="De quelle année ?", subkind="question"),
                note=NoteView(
                    id="annee", route="", number=0, kind="question", title="De quelle année ?",
                    author="A. Rédactrice", when=D_NOTE, quote="Le 26 février", body=NOTES[3].body,
                    target=A_PESKOV, replies=(REPLY,),
                ),
            ),
        ),
        R_MONDE.route: (
            "record.html",
            RecordView(
                site=here,
                page=page(R_MONDE.route, R_MONDE.title, section="sources"),
                row=R_MONDE,
                reference=REFERENCES[0],
                exports=EXPORTS,
                backlinks=BACKLINKS[:2],
            ),
        ),
        "claims/c1.html": (
            "claim.html",
            ClaimView(
                site=here,
                page=page("claims/c1.html", "Paris et Londres ont relancé les discussions", section="claims"),
                row=Row(id="c1", kind="claim", route="claims/c1.html", title="Paris et Londres ont relancé les discussions"),
                status="disputed",
                assessed_by="A. Rédactrice",
                assessed_on=D_NOTE,
                body="<p>Les deux récits ne s’accordent pas.</p>",
                standing=STANDING,
                picture=derivation.draw(
                    [derivation.Stop(SOURCE.id, SOURCE.title, "", "origine", "origin"), derivation.Stop(A_ENGLISH.id, A_ENGLISH.title, "en", "Example Wire", "relay"), derivation.Stop(A_LONDRES.id, A_LONDRES.title, "", "", "unknown")],
                    [derivation.Line(SOURCE.id, A_ENGLISH.id, True), derivation.Line(SOURCE.id, A_LONDRES.id, False)],
                    name="who", title="Qui le tient de qui", desc="L’un le tient de l’autre.",
                ),
                printed=(
                    PrintedView(row=A_PESKOV, quote="été réactivées", lang="", anchor="ref-c1", is_held=True, state="given", given=(GivenView(source=Labelled(R_MONDE.title, route=R_MONDE.route), basis="stated", quote="selon le quotidien"), GivenView(source=Labelled(LE_MONDE.title, route=LE_MONDE.route), basis="inferred", pieces=(R_MONDE,), more=True))),
                    PrintedView(row=A_ENGLISH, quote="", lang="", anchor="", is_held=True, state="unknown"),
                    PrintedView(row=R_MONDE, quote="ont repris", lang="en", anchor="", is_held=False, state="own", basis="inferred"),
                ),
                printed_parts=(Part(title="2024", route="claims/c1.printed.2024.html", count=201),),
                relations=(("claim.supports", (Row(id="c2", kind="claim", route="claims/c2.html", title="Une autre"),)),),
                notes=(ABOUT,),
                references=REFERENCES[:1],
                backlinks=BACKLINKS[:1],
                backlink_parts=(Part(title="février 2024", route="claims/c1.2024-02.html", count=3),),
                tags=TAGS,
            ),
        ),
        "claims/c1.printed.2024.html": (
            "printed.html",
            PrintedListView(
                site=here,
                page=page("claims/c1.printed.2024.html", "Paris et Londres, 2024", section="claims", noindex=True),
                row=Row(id="c1", kind="claim", route="claims/c1.html", title="Paris et Londres"),
                printed=(PrintedView(row=A_ENGLISH, quote="", lang="", anchor="", is_held=True, state="unknown"),),
                parts=(Part(title="mars 2024", route="claims/c1.printed.2024-03.html", count=1),),
            ),
        ),
        "methode.html": (
            "record.html",
            RecordView(
                site=here,
                page=page("methode.html", "Méthode", section="pages"),
                row=Row(id="methode", kind="page", route="methode.html", title="Méthode", summary="Comment ce dossier est fait."),
                body=PLAIN_BODY,
                toc=((2, "Ce que nous faisons", "ce-que-nous-faisons"), (2, "Les dates", "les-dates"), (3, "Les limites", "les-limites")),
            ),
        ),
        "articles/index.html": (
            "list.html",
            ListView(
                site=here,
                page=page("articles/index.html", "Articles", section="articles"),
                listing=Listing(
                    groups=(Group(title="novembre 2024", rows=ARTICLES[:2], anchor="2024-11"), Group(title="février 2024", rows=ARTICLES[2:], anchor="2024-02")),
                    parts=(Part(title="2024", route="articles/index.2024.html", count=2, current=True), Part(title="2023", route="articles/index.2023.html", count=0)),
                    total=1203,
                ),
                groups_are="month",
            ),
        ),
        "actors/index.html": (
            "list.html",
            ListView(
                site=here,
                page=page("actors/index.html", "Acteurs", section="actors"),
                listing=Listing(groups=tuple(Group(title=letter, rows=tuple(r for r in ACTORS if r.title[0] == letter), anchor=letter.lower()) for letter in "DEJKLORU"), total=len(ACTORS)),
            ),
        ),
        "chronology.html": (
            "chronology.html",
            ChronologyView(
                site=here,
                page=page("chronology.html", "Chronologie", section="chronology"),
                listing=Listing(groups=(Group(title="2023", rows=EVENTS[:1], anchor="2023"), Group(title="2024", rows=(*EVENTS[1:], A_LONDRES), anchor="2024")), parts=(Part(title="février 2024", route="chronology.2024-02.html", count=2),)),
                picture=PICTURE,
                filters=(("kind", (Part(title="Événements", route="chronology.events.html", count=11), Part(title="Tout", route="chronology.html", count=14, current=True))), ("actor", tuple(Part(title=name, route=f"chronology.{name.lower()}.html", count=3, current=name == "OTAN") for name in ("OTAN", "ONU", "UE", "G7", "BCE"))), ("tag", (Part(title="Défense", route="chronology.defense.html", count=3),))),
                notes_by_event={EVENTS[1].id: 2},
            ),
        ),
        "sources/index.html": (
            "sources.html",
            SourcesView(
                site=here,
                page=page("sources/index.html", "Sources", section="sources"),
                entries=REFERENCES,
                citers={R_MONDE.id: ARTICLES[:2]},
                parts=(),
                style="ISO 690, auteur-date",
            ),
        ),
        "contradictions.html": (
            "contradictions.html",
            ContradictionsView(
                site=here,
                page=page("contradictions.html", "Contradictions", section="contradictions"),
                entries=(
                    ContradictionView(
                        row=EVENTS[1],
                        readings=(
                            ReadingView(rank="preferred", value="26 février 2024", quote="Le 26 février", source=Labelled(A_PESKOV.title, route=A_PESKOV.route, note="p. 4", basis="stated"), why="Confirmé par un compte rendu."),
                            ReadingView(rank="normal", value="douze morts"),
                            ReadingView(quote="ce 26 mars", source=Labelled(A_PESKOV.title, route=A_PESKOV.route, lang="en")),
                        ),
                        conclusions=(
                            ConclusionView(row=Row(id="annee", kind="note", route="notes/annee.html", title="De quelle année ?", subkind="contradiction"), resolution="Le 26 février.", author="A. Rédactrice", when=A_PESKOV.when),
                            ConclusionView(row=EVENTS[1]),
                        ),
                    ),
                ),
                parts=(Part(title="B", route="contradictions.b.html", count=240),),
            ),
        ),
        "missing.html": (
            "missing.html",
            MissingView(
                site=here,
                page=page("missing.html", "Ce qui manque", section="missing"),
                sections=tuple(
                    MissingSection(key=key, items=(MissingItem(row=row, about=about, more=more),))
                    for key, row, about, more in (
                        ("cited", R_MONDE, (A_LONDRES, A_ENGLISH), 2),
                        ("single", A_LONDRES, (R_MONDE,), 0),
                        ("unnamed", A_LONDRES, (SOURCE,), 0),
                        ("unknown", A_ENGLISH, (A_LONDRES,), 0),
                        ("circular", A_LONDRES, (A_PESKOV, A_ENGLISH), 0),
                        ("events", EVENTS[1], (), 0),
                    )
                ),
                parts=(Part(title="Événements sans source", route="missing.events.html", count=240),),
            ),
        ),
        "search.html": ("search.html", PlainView(site=here, page=page("search.html", "Recherche", section="search"), examples=Examples(name="Dmitri Peskov", actor="dmitri-peskov", outlet="Le Monde", tag="défense", year="2024"))),
        "404.html": ("404.html", PlainView(site=here, page=page("404.html", "Page introuvable", noindex=True))),
        "actors/ancien.html": (
            "redirect.html",
            RedirectView(site=here, page=page("actors/ancien.html", "Page déplacée", noindex=True), target=PESKOV.route, title=PESKOV.title),
        ),
    }  # fmt: skip
    return pages


def default_theme(lang: str = "fr") -> Theme:
    report = Report()
    theme = load_theme("default", lang, "", report)
    assert theme is not None, list(report)
    return theme


def write_site(theme: Theme, folder: str) -> list[str]:
    """Every sample page and the theme's files, below `folder`. Names of the pages."""
    pages = views(theme)
    for name, (template, view) in pages.items():
        _write(os.path.join(folder, name), theme.render(template, view).encode())  # type: ignore[arg-type]
    for name, data in theme.static_files():
        _write(os.path.join(folder, "assets", name), data)
    return list(pages)


def _write(path: str, data: bytes) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)


if __name__ == "__main__":
    print("\n".join(write_site(default_theme(*sys.argv[2:]), sys.argv[1])))
