import { EXPANSION_BOOST, MOST_PREFIX_SHARDS, MOST_WORDS } from "./settings.js";
import { later } from "./deferred.js";
import { namesIn } from "./naming.js";
import { recall } from "./recalling.js";
import { EXPRESSION, fold, INITIALS, pieces } from "./words.js";
import { each } from "./turn.js";

/** @typedef {import("./grammar.js").Clause} Clause */
/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./index.js").Postings} Postings */

/** A word of a text: `whole` where its parts follow, for what is hyphenated.
 * @typedef {{word: string, folded: string, place: number, whole: boolean}} Row
 * @own word folded place whole isPhrase */
/** @typedef {{text: string, folded: string, stems: [string, number][], isBegun: boolean}} Word
 * @own folded stems isBegun */
/** @typedef {{words: Word[], places: number[]}} Phrase
 * @own words places isPhrase isRefused */
/** What is asked against: a document with all of it is left out.
 * @typedef {{words: Word[], quoted: Phrase[]}} Refused
 * @own words quoted */
/** `names`: the documents with an actor of a name that the query may hold, and its words.
 * @typedef {{words: Word[], extras: Word[], quoted: Phrase[],
 *             names: [Postings, string[]][], against: Refused[], filters: Clause[], typed: string[]}} Request
 * @own words extras quoted names against filters typed */

/** @param {string} text */
export function wordsOf(text) {
  /** @type {Row[]} */
  const rows = [];
  let position = 0;
  for (const token of text.match(EXPRESSION) || []) {
    const found = pieces(token);
    found.forEach(({ word, place }, n) => {
      const whole = !n && found[1]?.place === 0;
      const folded = fold(word);
      if (folded) rows.push({ word, folded, place: position + place, whole });
    });
    position += /** @type {{place: number}} */ (found.pop()).place + 1;
  }
  return rows;
}

/**
 * A word with its stems; of one that may go on, those of longer words too.
 * @param {Index} index @param {Row} row @param {boolean} isBegun
 * @returns {Promise<Word>}
 */
async function resolve(index, { word: text, folded }, isBegun) {
  const [own, longer] = await Promise.all([
    index.stems(folded, index.isGrammar(text)),
    isBegun ? later().then((more) => more.expand(index, folded, MOST_PREFIX_SHARDS)) : [],
  ]);
  /** @type {Map<string, number>} */
  const stems = new Map(own.map((stem) => [stem, 1]));
  for (const stem of longer) recall(stems, stem, () => EXPANSION_BOOST);
  return { text, folded, stems: [...stems], isBegun };
}

/**
 * Look up the words of a query. Stop words go, and initials before another word, unless there is nothing
 * else; those of another language, or where there is nothing else, where they stand nowhere.
 * @param {Index} index @param {Clause[]} clauses
 * @returns {Promise<Request>}
 */
export async function understand(index, clauses) {
  const { filters, texts } = clauses.some(({ field }) => field)
    ? (await later()).divided(clauses)
    : { filters: [], texts: clauses };
  const wanted = texts.filter(({ isRefused }) => !isRefused);
  const rows = wanted.flatMap(({ text, isPhrase }) => wordsOf(text).map((row) => ({ ...row, isPhrase })));
  // What stands between initials begins with a space or a hyphen, as no word does.
  const initials = ` ${wanted.map(({ text }) => text).join(" ")}`.toLowerCase().split(INITIALS);
  const known = new Set([...index.stopsOf(index.lang), ...initials]);
  const stops = rows.every(({ word }) => known.has(word)) ? new Set() : known;
  let left = MOST_WORDS;

  const lookUp = async (/** @type {Clause} */ { text, isPhrase, isBegun, isRefused }) => {
    const all = wordsOf(text).filter(({ whole }) => !whole || !isPhrase);
    const last = isBegun && all[all.length - 1];
    const some = all.filter((row) => row === last || !(isRefused ? known : stops).has(row.word));
    const taken = (isPhrase && !some.length ? all : some).slice(0, left);
    left -= taken.length;
    const words = await each(taken, (row) => resolve(index, row, row === last));
    return { isPhrase, isRefused, words, places: taken.map(({ place }) => place), taken };
  };

  index.foresee(rows.flatMap(({ word, folded }) => (stops.has(word) ? [] : [folded]))).catch(() => {});
  // All look-ups begin at once; what they come to is taken in the order of the query.
  const asked = [...wanted, ...texts.filter(({ isRefused }) => isRefused)].map(lookUp);
  /** @type {Map<string, Word>} */
  const words = new Map();
  /** @type {Map<string, Word>} */
  const extras = new Map();
  /** @type {Phrase[]} */
  const quoted = [];
  /** @type {Refused[]} */
  const against = [];
  for (const found of await Promise.all(asked)) {
    const { isPhrase, isRefused, taken } = found;
    if (isRefused && isPhrase) against.push({ words: [], quoted: [found] });
    else if (isRefused && taken.length) against.push({ words: found.words, quoted: [] });
    else if (isPhrase && taken.length > 1) quoted.push(found);
    else {
      found.words.forEach((word, n) => {
        recall(taken[n].whole ? extras : words, word.isBegun + word.folded, () => word);
      });
    }
  }
  const parts = rows.filter(({ whole }) => !whole);
  const plain = parts.filter(({ isPhrase }) => !isPhrase).map(({ folded }) => folded);
  const named = namesIn(plain, [...words.values()].map(({ folded }) => folded).concat(initials));
  return {
    words: [...words.values()].filter(({ text, stems }) => stems.length || !index.isGrammar(text)),
    extras: [...extras.values()],
    quoted,
    against,
    filters,
    names: await each(named, async ([key, held]) => [await index.filter(key), held]),
    typed: parts.map(({ folded }) => folded), // all words asked for in order, those of grammar too, folded
  };
}

/**
 * Every wanted word, those of quoted included.
 * @param {Refused} request
 */
export const labels = ({ words, quoted }) => [...words, ...quoted.flatMap((phrase) => phrase.words)];

/** Words that stand nowhere, in no name either. */
export const unknownIn = (/** @type {Request} */ request) =>
  labels(request).flatMap(({ text, folded, stems }) =>
    stems.length || request.names.some(([{ slots }, held]) => slots.length && held.includes(folded)) ? [] : [text],
  );
