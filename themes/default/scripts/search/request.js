import { EXPANSION_BOOST, MOST_WORDS } from "./settings.js";
import { later } from "./deferred.js";
import { namesIn } from "./naming.js";
import { EXPRESSION, fold, pieces } from "./words.js";

/** @typedef {import("./grammar.js").Clause} Clause */
/** @typedef {import("./index.js").Index} Index */

/** @typedef {{text: string, folded: string, stems: [string, number][], prefix: boolean}} Word */
/** @typedef {{words: Word[], places: number[]}} Phrase */
/** @typedef {{words: Word[], extras: Word[], phrases: Phrase[],
 *             names: [string, string[]][], against: (Word | Phrase)[][], filters: Clause[], typed: string[]}} Request */

/** @param {string} text @returns {{word: string, place: number, whole: boolean}[]} */
export function wordsOf(text) {
  /** @type {{word: string, place: number, whole: boolean}[]} */
  const rows = [];
  let position = 0;
  for (const token of text.match(EXPRESSION) || []) {
    const found = pieces(token);
    const whole = found.length > 1 && found[0].offset === found[1].offset;
    found.forEach(({ word, offset }, n) => {
      if (fold(word)) rows.push({ word, place: position + offset, whole: whole && n === 0 });
    });
    position += found[found.length - 1].offset + 1;
  }
  return rows;
}

/** A word with its stems; of a prefix, those of longer words too. */
async function resolve(
  /** @type {Index} */ index,
  /** @type {string} */ text,
  /** @type {boolean} */ prefix,
) {
  const folded = fold(text);
  const [own, longer] = await Promise.all([
    index.stems(folded, index.isGrammar(text)),
    prefix ? later().then((more) => more.expand(index, folded)) : [],
  ]);
  /** @type {Map<string, number>} */
  const stems = new Map(own.map((stem) => [stem, 1]));
  for (const stem of longer) if (!stems.has(stem)) stems.set(stem, EXPANSION_BOOST);
  return { text, folded, stems: Array.from(stems), prefix };
}

/**
 * Look up the words of a query. Stop words go, unless there is nothing else; those of another
 * language, or where there is nothing else, where they stand nowhere.
 * @param {Index} index @param {Clause[]} clauses @param {string} lang
 * @returns {Promise<Request>}
 */
export async function understand(index, clauses, lang) {
  const { filters, texts } = clauses.some(({ field }) => field)
    ? (await later()).divided(clauses)
    : { filters: [], texts: clauses };
  const wanted = texts.filter((clause) => !clause.negative);
  const known = index.stopsOf(lang);
  const only = wanted.every(({ text }) => wordsOf(text).every(({ word }) => known.has(word)));
  const stops = only ? new Set() : known;
  let left = MOST_WORDS;

  const phraseOf = async (/** @type {string} */ text, /** @type {Set<string>} */ without) => {
    const rows = wordsOf(text).filter(({ whole }) => !whole);
    const some = rows.filter(({ word }) => !without.has(word));
    const kept = (some.length ? some : rows).slice(0, left);
    left -= kept.length;
    const words = await Promise.all(kept.map(({ word }) => resolve(index, word, false)));
    return { words, places: kept.map(({ place }) => place) };
  };
  const lookedUp = (/** @type {Clause} */ clause, /** @type {Set<string>} */ without) => {
    const rows = wordsOf(clause.text);
    const found = rows
      .map((row, n) => ({ ...row, prefix: clause.form === "prefix" && n === rows.length - 1 }))
      .filter(({ word, prefix }) => prefix || !without.has(word))
      .slice(0, left);
    left -= found.length;
    return Promise.all(
      found.map(async ({ word, prefix, whole }) => ({
        prefix,
        whole,
        word: await resolve(index, word, prefix),
      })),
    );
  };

  const rows = wanted.flatMap(({ text, form }) =>
    wordsOf(text).map((row) => ({ ...row, folded: fold(row.word), form })),
  );
  index.foresee(rows.filter(({ word }) => !stops.has(word)).map(({ folded }) => folded)).catch(() => {});
  // All look-ups begin at once; what they come to is taken in the order of the query.
  const asked = wanted.map((clause) =>
    clause.form === "phrase" ? phraseOf(clause.text, stops) : lookedUp(clause, stops),
  );
  const refused = texts
    .filter((clause) => clause.negative)
    .map((clause) =>
      clause.form === "phrase" ? phraseOf(clause.text, known) : lookedUp(clause, known),
    );
  /** @type {Map<string, Word>} */
  const words = new Map();
  /** @type {Map<string, Word>} */
  const extras = new Map();
  const phrases = [];
  const [found, not] = await Promise.all([Promise.all(asked), Promise.all(refused)]);
  for (const some of found) {
    if (!Array.isArray(some)) {
      if (some.words.length > 1) phrases.push(some);
      else for (const word of some.words) words.set(word.folded, word);
      continue;
    }
    for (const { word, prefix, whole } of some) {
      const key = word.folded + (prefix ? "*" : "");
      const table = whole ? extras : words;
      if (!table.has(key)) table.set(key, word);
    }
  }
  const against = not
    .map((some) => (Array.isArray(some) ? some.map(({ word }) => word) : [some]))
    .filter((parts) => parts.length);
  const parts = rows.filter(({ whole }) => !whole);
  const plain = parts.filter(({ form }) => form !== "phrase");
  return {
    words: Array.from(words.values()).filter(({ stems, text }) => stems.length || !index.isGrammar(text)),
    extras: Array.from(extras.values()),
    phrases,
    against,
    filters,
    names: namesIn(plain.map(({ folded }) => folded), new Set(Array.from(words.values(), ({ folded }) => folded))),
    typed: parts.map(({ folded }) => folded), // all words asked for in order, those of grammar too, folded
  };
}

/**
 * Every wanted word, those of phrases included.
 * @param {Request} request
 */
export const labels = (request) => [...request.words, ...request.phrases.flatMap(({ words }) => words)];
