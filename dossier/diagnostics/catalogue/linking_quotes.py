"""Words for quotes without a place of their own, and for names that two actors share."""

EN = {
    "quote-not-found": "these words are not in the text they are quoted from: “{quote}”",
    "quote-not-found.empty": "the quote holds no words",
    "quote-not-found.gaps": "the quote leaves out too much: at most 19 “[…]” are followed",
    "quote-not-found.context": (
        "the words “{quote}” are in the text, but not with this prefix and suffix beside them"
    ),
    "quote-not-found.hint": (
        "nothing in the text comes near: if it was reworded since, quote what it says now; the words "
        "as a reader sees them, without mark-up"
    ),
    "quote-not-found.garbled": "the quote may be right: letters of the text were decoded twice (“Ã©” for “é”); first mend {file}",
    "quote-not-found.rivals": "several passages come near, none of them much nearer than the rest: `dossier check --fix` shows them",
    "quote-not-found.title": "these are words of its title, and a quote is sought in the text: quote that, or leave the quote out",
    "quote-not-found.elsewhere": "these words are in {ids}, which this record names too: is that the text you quote?",
    "quote-not-found.reworded": "the text reads otherwise; the nearest passage: {remedy}",
    "quote-not-found.reworded-opening": "the text reads otherwise; the nearest passage, to stand in place of the block quotation:\n{remedy}",
    "quote-not-found.nearest": "the nearest passage: {remedy}",
    "quote-not-found.opening": "the nearest passage, to stand in place of the block quotation:\n{remedy}",
    "quote-not-found.contexts": "what stands beside them there:\n{remedy}",
    "date-text-not-found": "“{words}”: the page prints these as words of the source, and they are not in {file}",
    "date-text-not-found.several": "“{words}”: the page prints these as words of a source, and they are in none",
    "date-text-not-found.hint": "quote in `date_text` what the text says, or leave it out",
    "date-text-not-found.nearest": "the nearest passage: {remedy}",
    "quote-ambiguous": "the words “{quote}” stand in {places} places of the text: {where}",
    "quote-ambiguous.more": "the words “{quote}” stand in {places} places of the text, these among them: {where}",
    "quote-ambiguous.hint": "quote a few words more, so that one place alone is meant",
    "quote-ambiguous.contexts": "say which is meant, with one of these:\n{remedy}",
    "quote-ambiguous.longer": "quote a few words more, one of these lines in place of the block quotation:\n{remedy}",
    "mention-ambiguous": "the name “{name}” belongs to {actors}: it links to none of them",
    "mention-ambiguous.hint": "say whom it means here, with this line in the front matter:\n{remedy}",
}

FR = {
    "quote-not-found": "ces mots ne sont pas dans le texte cité : « {quote} »",
    "quote-not-found.empty": "la citation ne contient aucun mot",
    "quote-not-found.gaps": "la citation omet trop de passages\xa0: elle ne peut pas contenir plus de 19 «\xa0[…]\xa0»",
    "quote-not-found.context": (
        "les mots « {quote} » sont bien dans le texte, mais pas entre ce « prefix » et ce « suffix »"
    ),
    "quote-not-found.hint": (
        "rien d’approchant dans le texte\xa0: s’il a été récrit depuis, citez ce qu’il dit maintenant\u202f; "
        "les mots tels que le lecteur les voit, sans balisage"
    ),
    "quote-not-found.garbled": "la citation est peut-être juste\xa0: des lettres du texte ont été mal converties («\xa0Ã©\xa0» pour «\xa0é\xa0»)\u202f; réparez d’abord {file}",
    "quote-not-found.rivals": "plusieurs passages en approchent, aucun nettement plus que les autres\xa0: `dossier check --fix` les montre",
    "quote-not-found.title": "ce sont des mots de son titre, et une citation se cherche dans le texte\xa0: citez celui-ci, ou laissez la citation de côté",
    "quote-not-found.elsewhere": "ces mots sont dans {ids}, que cette fiche nomme aussi\xa0: est-ce ce texte que vous citez\u202f?",
    "quote-not-found.reworded": "le texte dit autre chose\u202f; le passage le plus proche\xa0: {remedy}",
    "quote-not-found.reworded-opening": "le texte dit autre chose\u202f; le passage le plus proche, à mettre à la place du bloc de citation\xa0:\n{remedy}",
    "quote-not-found.nearest": "le passage le plus proche : {remedy}",
    "quote-not-found.opening": "le passage le plus proche, à mettre à la place du bloc de citation\xa0:\n{remedy}",
    "quote-not-found.contexts": "ce qui les entoure dans le texte :\n{remedy}",
    "date-text-not-found": "«\xa0{words}\xa0»\xa0: la page imprime ces mots comme ceux de la source, et ils ne sont pas dans {file}",
    "date-text-not-found.several": "«\xa0{words}\xa0»\xa0: la page imprime ces mots comme ceux d’une source, et aucune ne les contient",
    "date-text-not-found.hint": "citez dans `date_text` ce que dit le texte, ou retirez ce champ",
    "date-text-not-found.nearest": "le passage le plus proche\xa0: {remedy}",
    "quote-ambiguous": "les mots « {quote} » figurent à {places} endroits du texte\xa0: {where}",
    "quote-ambiguous.more": "les mots « {quote} » figurent à {places} endroits du texte, dont ceux-ci\xa0: {where}",
    "quote-ambiguous.hint": "citez quelques mots de plus, pour ne désigner qu’un seul endroit",
    "quote-ambiguous.contexts": "dites lequel, avec l’une de ces lignes :\n{remedy}",
    "quote-ambiguous.longer": "citez quelques mots de plus\xa0: l’une de ces lignes, à la place du bloc de citation\xa0:\n{remedy}",
    "mention-ambiguous": "le nom « {name} » est commun à {actors} : il ne renvoie à aucun",
    "mention-ambiguous.hint": "dites de qui il s’agit ici, par cette ligne de l’en-tête :\n{remedy}",
}
