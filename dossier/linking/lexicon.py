"""Words that tell a name from what stands before it: French first, then English.

All folded: small letters without accents.
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ELIDED = _words("l d j m n s t c qu lorsqu puisqu quoiqu jusqu presqu quelqu entr")
"""What an apostrophe may cut off before a name."""

ARTICLES = _words("le la les un une des du au aux cet ce cette ces l")

LINK_ENDS = frozenset(["de ", "du ", "des ", "la ", "of ", "the ", "del ", "della ", "von ", "van ",
                       "d'", "l'", "dell'"])  # fmt: skip
"""With what follows them: the words that may join a name to one before it, or the last of such."""

TITLES = _words(
    """
    m mm mme mmes mlle mr mrs ms dr pr prof me mgr st ste sir lord lady dame monsieur madame
    mademoiselle messieurs mesdames maitre docteur docteure professeur professeure president
    presidente vice-president vice-presidente ministre premier premiere secretaire chancelier
    chanceliere roi reine prince princesse duc duchesse comte comtesse baron baronne pape cardinal
    eveque archeveque patriarche pere frere soeur abbe imam rabbin cheikh emir sultan tsar empereur
    imperatrice chah ayatollah depute deputee senateur senatrice maire prefet prefete ambassadeur
    ambassadrice consul gouverneur gouverneure juge procureur procureure directeur directrice
    commissaire general generale colonel colonelle commandant commandante capitaine amiral marechal
    lieutenant sergent adjudant brigadier camarade citoyen citoyenne chef cheffe porte-parole
    president-elect prime minister secretary senator representative governor king queen pope
    chancellor judge justice general major captain admiral ambassador mayor doctor professor
    reverend father sister brother chairman chairwoman spokesman spokeswoman republic
    """
)
"""They stand before a name and are no part of it."""

OPENERS = _words(
    """
    a a-t-on afin ainsi alors apres au aucun aucune aujourd'hui aupres aussi autant autour autre
    aux avant avec bref car ce ceci cela celle celui cependant certes ces cet cette chacun chaque
    chez ci-dessus combien comme comment concernant contre contrairement cote d'abord dans de deja
    demain depuis derriere des desormais dessous devant deux dont donc du durant eh elle elles en
    encore enfin ensuite entre envers est-ce et eux face grace hier hormis hors ici il ils jamais
    je jusque la le les leur leurs loin lorsque lui ma mais malgre meme merci mes mi moins mon ne
    neanmoins ni non nos notre nous nul nulle on or ou outre oui par parce parfois parmi pas
    pendant peu peut-etre plus plutot pour pourquoi pourtant pres presque puis puisque qu quand
    quant que quel quelle quelles quels qui quid quoi quoique rien sa sans sauf se selon ses seul
    seule seulement si sinon son sous souvent suivant sur surtout ta tandis tant te tel telle tes
    toi ton toujours tous tout toute toutefois toutes tres trois trop tu un une version vers via
    vis-a-vis vive voici voila vos votre vous vu y
    about after against all also although among an and are as at because before behind below
    beside between both but by can did do does during each either even every for from had has have
    he her here his how however if in inside into is it its like may meanwhile more most much must
    my near neither no nor not now of off on once only or our out outside over per several shall
    she should since so some still such than that the their then there these they this those though
    through thus to today tomorrow too toward towards under unless unlike until upon was we were
    what when where whether which while who whose why will with within without would yes yesterday
    yet you your
    """
)
"""Capitals at the head of a sentence, never a first name."""

HEADS = _words(
    """
    abbaye academie accord accords agence air alliance ambassade amicale amis archeveche
    archives armee assemblee association autorite avenue banque barreau basilique bataille
    bibliotheque boulevard bourse brasserie bureau cabinet cafe caisse canal caserne casino
    cathedrale centrale centre cercle chambre championnat chapelle charte chateau cinematheque
    cite clinique club coalition college comedie comite commission compagnie confederation
    conference conseil conservatoire consulat convention coupe cour croix declaration delegation
    departement diocese direction ecole eglise elections electricite equipe espace etats etoile
    faculte federation festival fondation fonds football force forces forum front galerie gare
    gaz grand grande groupe guerre haut-commissariat haute hopital hotel hotel-dieu ile iles
    imprimerie initiative institut institution internationale jardin jeux journal journaux ligue
    loterie lycee mairie maison marche marine memorial ministere mouvement musee notre-dame
    observatoire office opera orchestre ordre organisation pacte pages palais parc parlement
    paroisse parquet parti petit petite place plan police pont port prefecture prix processus
    protocole province quai radio rassemblement rectorat region republique reseau revue route
    royaume rue sainte-chapelle salon secretariat senat service services societe sommet stade
    station statut syndicat television theatre tour traite tribunal tribune tunnel union
    universite usine vallee ville voix zone
    abbey academy agency army association bank bay board bureau center centre chamber church city
    club college committee commission company conference corporation council county court
    department embassy federation foundation fund gulf house institute international island isle
    journal king league library ministry mount movement museum network office organisation
    organization palace park parliament party port province republic river school sea society
    state station strait street summit supreme theatre times tower treaty union university valley
    """
)
"""Before `de` they begin the name of something else than what follows."""

_DEMONYMS = _words(
    """
    russe turc turque grec grecque suisse belge slovaque tcheque serbe croate kurde arabe juif
    juive bulgare slovene suedois danois finnois letton lettone balte slave allie alliee
    occidental occidentale occidentaux
    """
)
_DEMONYM = re.compile(
    r".{2,}(?:ais|aise|ois|oise|ien|ienne|ain|aine|een|eenne|and|ande|ard|arde|ol|ole)s?"
)


def is_demonym(word: str) -> bool:
    """Whether the word has the form of one: « Américain », « Ukrainienne », « Russes »."""
    return (
        word in _DEMONYMS
        or word.removesuffix("s") in _DEMONYMS
        or _DEMONYM.fullmatch(word) is not None
    )
