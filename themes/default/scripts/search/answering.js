import { LONG_QUERY, NAMES, REREAD } from "./settings.js";
import { later } from "./deferred.js";
import { parse } from "./grammar.js";
import { labels, understand } from "./request.js";
import { Ranking, rank, Tallies, UNTOLD } from "./scoring.js";
import { meetings, readAgain, show } from "./rereading.js";
import { bestOf, cut, runs } from "./snippets.js";
import { each, Turn } from "./turn.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./request.js").Request} Request */
/** @typedef {import("./rereading.js").Shown} Shown */
/** @typedef {import("./snippets.js").Runs} Runs */
/** @typedef {import("./snippets.js").Scan} Scan */

/** @typedef {{id: string, kind: string, url: string, title: Runs, score: number, snippet: Runs,
 *             date: string, outlet: string, lang: string, type: string, forms: string[]}} Hit */
/** @typedef {import("./correcting.js").Correction} Correction */
/** @typedef {import("./meaning.js").Meaning} Meaning */
/** @typedef {import("./filters.js").Sieve} Sieve */
/**
 * `corrections`: words that stand nowhere, with what may be meant; the hits are those of `answered`,
 * with the first of each, and `verbatim` asks for what was typed and nothing else.
 * `suggestions`: rare words that one in many documents is like; loads what it needs.
 * @typedef {{hits: Hit[], total: number, slots: number[], unknown: string[], partial: boolean,
 *            corrections: Correction[], answered: string, verbatim: string,
 *            suggestions: () => Promise<Correction[]>, more: (many: number) => Promise<Hit[]>}} Results
 */

/** @type {Meaning} */
const NOTHING_ELSE = { corrections: [], answered: "", verbatim: "" };
/** @type {Sieve} */
const ALL_PASS = { passes: () => true, latest: async () => new Ranking([], {}, {}, {}) };

/**
 * Answer a query.
 * @param {Index} whole
 * @param {string} query
 * @param {Turn} [turn]
 * @returns {Promise<Results>} the first hits, and more as they are asked for
 */
export async function search(whole, query, turn = new Turn()) {
  // What will be wanted besides is asked for at once.
  if (/[:"«“*]|(^| )-/.test(query)) later().catch(() => {});
  await whole.open();
  const index = whole.during(turn);
  const { request, wanted, ranking, meaning } = await seek(index, query);
  const meeting = await meetings(index, request);
  const first = ranking.next(REREAD);
  const shown = await show(index, first, meeting);
  const again = readAgain(first, ranking, shown, request);
  const top = again.next(REREAD);
  const { slots, tiers } = ranking;
  const hits = (
    /** @type {number[]} */ some,
    /** @type {{[slot: number]: number}} */ scores,
    /** @type {{[slot: number]: Shown}} */ pages,
  ) => some.map((slot) => hit(wanted && scores[slot], pages[slot]));
  return {
    hits: hits(top, again.scores, shown),
    total: slots.length,
    slots,
    unknown: [...new Set(unknownIn(request))],
    partial: slots.length > 0 && wanted > 1 && wanted <= LONG_QUERY && tiers[top[0]] < wanted,
    ...meaning,
    suggestions: async () => (meaning.answered ? [] : (await later()).suggestions(whole, query, request)),
    more: async (many) => {
      const { last } = ranking;
      const next = ranking.next(many);
      try {
        return hits(next, ranking.scores, await show(whole, next, meeting));
      } catch (error) {
        ranking.last = last; // so that they can be asked for anew
        throw error;
      }
    },
  };
}

/**
 * What a query finds, before anything of it is shown.
 * @own wanted ranking meaning
 * @param {Index} index @param {string} query
 */
export async function seek(index, query) {
  let request = await understand(index, parse(query));
  const strange = unknownIn(request);
  const meaning = strange.length ? await (await later()).means(index, query, strange) : NOTHING_ELSE;
  if (meaning.answered) request = await understand(index, parse(meaning.answered));
  const { words, phrases, filters, against } = request;
  const wanted = words.length + phrases.length;
  const sieve = filters.length || against.length ? await (await later()).sift(index, request) : ALL_PASS;
  const ranking = wanted ? await rankAll(index, request, wanted, sieve.passes) : await sieve.latest();
  return { request, wanted, ranking, meaning };
}

/**
 * The documents in order. Lengths that stand apart are read as far as they are needed: where all
 * that is wanted stands in a document, any list with it tells that of its text.
 * @param {Index} index @param {Request} request @param {number} wanted
 * @param {(slot: number) => boolean} passes
 */
async function rankAll(index, request, wanted, passes) {
  const lacking = await index.lacking(stemsOf(request));
  const lightest = index.lightest(lacking.map(({ apart }) => apart));
  if (lacking.length >= wanted) await index.readLengths(lacking.filter(({ apart }) => apart === lightest));
  for (;;) {
    const tallies = await tallyAll(index, request);
    await index.turn.step();
    const ranking = rank(tallies, wanted, passes);
    await index.turn.step();
    if (ranking.slots.every((slot) => tallies.textLengths[slot] < UNTOLD)) return ranking;
    await index.readLengths(lacking);
  }
}

/** Words that stand nowhere. */
const unknownIn = (/** @type {Request} */ request) =>
  labels(request).flatMap(({ text, stems }) => (stems.length ? [] : [text]));

/** @param {Request} request */
const stemsOf = (request) =>
  [...labels(request), ...request.extras].flatMap((word) => word.stems.map(([stem]) => stem));

/** @param {Index} index @param {Request} request */
export async function tallyAll(index, request) {
  const terms = await Promise.all(stemsOf(request).map((stem) => index.term(stem)));
  const named = await each(request.names, ([key]) => index.filter(key));
  const lists = terms.flatMap(({ postings }) => postings);
  const tallies = new Tallies(Math.max(0, ...[...lists, ...named].map(({ slots }) => slots[slots.length - 1] + 1 || 0)));
  // What one list does not tell, another may.
  for (const { slots, textLengths } of lists.sort((a, b) => a.textLengths.length - b.textLengths.length)) {
    slots.forEach((slot, n) => (tallies.textLengths[slot] = textLengths[n] ?? UNTOLD));
    await index.turn.step();
  }
  let bit = 1;
  for (const word of request.words) {
    await tallies.addWord(index, word, bit);
    bit <<= 1;
  }
  for (const word of request.extras) await tallies.addWord(index, word, 0);
  // As a word that stands once among the names of each document.
  named.forEach((list, n) => {
    const met = request.words.reduce((bits, { folded }, at) => (request.names[n][1].includes(folded) ? bits | (1 << at) : bits), 0);
    tallies.credit(index, list, NAMES, 1, met);
  });
  for (const phrase of request.phrases) {
    await (await later()).addPhrase(tallies, index, phrase, bit);
    bit <<= 1;
  }
  return tallies;
}

/** @param {number} score @param {Shown} found @returns {Hit} */
function hit(score, { page, title: head, scans }) {
  const [id, kind, route, title, date, outlet, lang, type, parts] = page;
  const n = bestOf(scans);
  const best = scans[n];
  const anchor = best?.words && parts[2 * n];
  return {
    id,
    kind,
    url: anchor ? `${route}#${anchor}` : route,
    title: runs(title, head.tokens.filter(({ bits }) => bits)),
    score,
    snippet: best ? cut(parts[2 * n + 1], best) : [],
    date,
    outlet,
    lang,
    type,
    forms: [...new Set(scans.flatMap(({ tokens }, at) => asWritten(parts[2 * at + 1], tokens)))],
  };
}

/** The words that were met, as they are written. */
const asWritten = (/** @type {string} */ text, /** @type {Scan["tokens"]} */ tokens) =>
  tokens.filter(({ bits }) => bits).map(({ start, end }) => text.slice(start, end));
