"""Words that carry grammar and no subject, by language: they are left out of the index.

Short on purpose. A word that is also a noun stays in (« été », « son », « pas », « or »). A question
brings some (« combien », « faut-il »), and haste others: `quil` is « qu’il » without its apostrophe.
A title or a name made of such words alone keeps them, so that « Elle » is found.
"""

from __future__ import annotations

_WORDS = {
    "fr": """
        l d j m t s n c qu jusqu lorsqu puisqu quoiqu
        le la les un une des du de au aux à en et ou où y ni
        ce cet cette ces ça ca celui celle ceux celles ceci cela
        je me moi tu te toi il elle on nous vous ils elles eux lui leur leurs se soi
        ma mes ta tes sa ses notre nos votre vos
        que qui quoi dont lequel laquelle lesquels lesquelles quel quelle quels quelles
        quand lorsque puisque parce comment pourquoi combien
        cest jai quil quils quon quun quune
        ne mais si par pour dans sur avec
        est sont suis sommes êtes était étaient étant fut furent sera seront serait seraient soit
        a ai as ont avons avez avait avaient ayant aura auront aurait auraient eu
        va vont faut peut peuvent doit doivent
        """,
    "en": """
        a an and are as at be been being but by did do does for from had has have having he her hers
        him his how i if in into is it its me my of on or our she so than that the their them then
        there these they this those to was we were what when where which who whom whose why with you
        your
        """,
}
STOP_WORDS = {lang: frozenset(words.split()) for lang, words in _WORDS.items()}
