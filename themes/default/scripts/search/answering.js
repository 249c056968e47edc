import { lookInto } from "./looking.js";
import { LONG_QUERY, REREAD } from "./settings.js";
import { later } from "./deferred.js";
import { parse } from "./grammar.js";
import { labels, understand, unknownIn } from "./request.js";
import { Ranking, rank, UNTOLD } from "./scoring.js";
import { meetings, readAgain, show } from "./rereading.js";
import { ALL_LAYERS, tallyAll, termsOf } from "./tallying.js";
import { bestOf, cut, runs } from "./snippets.js";
import { each, Turn } from "./turn.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./request.js").Request} Request */
/** @typedef {import("./request.js").Word} Word */
/** @typedef {import("./rereading.js").Shown} Shown */
/** @typedef {import("./scoring.js").Slots} Slots */
/** @typedef {import("./snippets.js").Runs} Runs */
/** @typedef {import("./snippets.js").Scan} Scan */

/** @typedef {{id: string, kind: string, url: string, title: Runs, score: number, snippet: Runs,
 *             date: string, outlet: string, lang: string, type: string, forms: string[]}} Hit */
/** @typedef {import("./correcting.js").Correction} Correction */
/** @typedef {import("./meaning.js").Meaning} Meaning */
/** @typedef {import("./filters.js").Sieve} Sieve */
/**
 * `isWhole`: whether all that is found is known; until then `total` and `slots` are what is known of it at
 * least, and `complete` asks for the rest, which `more` does too.
 * `mistaken`: what looks like a filter and is none; `isEmpty`: nothing can be looked for.
 * `corrections`: words that stand nowhere, with what may be meant; the hits are those of `answered`,
 * with the first of each, and `verbatim` asks for what was typed and nothing else.
 * `suggestions`: rare words that one in many documents is like; loads what it needs.
 * @typedef {{hits: Hit[], total: number, slots: Slots, isWhole: boolean, unknown: string[], partial: boolean,
 *            mistaken: string[], isEmpty: boolean, filters: import("./grammar.js").Clause[],
 *            corrections: Correction[], answered: string, verbatim: string,
 *            suggestions: () => Promise<Correction[]>, complete: () => Promise<Results>,
 *            more: (many: number) => Promise<Hit[]>}} Results
 * @own slots isWhole filters
 */

/** @type {Meaning} */
const NOTHING_ELSE = { corrections: [], answered: "", verbatim: "" };
/** @type {Sieve} */
const ALL_PASS = { passes: () => true, latest: async () => new Ranking([]), nowhere: [] };

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
  /** @type {string[]} */
  let mistaken = [];
  if (query.includes(":")) ({ query, mistaken } = (await later()).renamed(query, index.words));
  const { request, wanted, order, meaning, sieve } = await seek(index, query);
  let ranking = await order(false);
  const meeting = await meetings(index, request);
  const first = ranking.following(REREAD);
  const shown = await show(index, first, meeting);
  const again = readAgain(first, ranking, shown, request);
  const top = again.following(REREAD);
  let { slots, tiers, isWhole } = ranking;
  const hits = (
    /** @type {number[]} */ some,
    /** @type {{[slot: number]: number}} */ scores,
    /** @type {{[slot: number]: Shown}} */ pages,
  ) => some.map((slot) => hit(wanted && scores[slot], pages[slot]));
  /** @type {Promise<Ranking> | null} */
  let completing = null;
  /** @type {Results} */
  const found = {
    hits: hits(top, again.scores, shown),
    total: slots.length,
    slots,
    isWhole,
    unknown: [...new Set(unknownIn(request).concat(sieve.nowhere))],
    mistaken,
    filters: request.filters,
    isEmpty: !wanted && sieve === ALL_PASS,
    partial: wanted <= LONG_QUERY && tiers[top[0]] < wanted,
    ...meaning,
    suggestions: async () => (await later()).suggestions(whole, query, request, meaning),
    complete: async () => {
      if (found.isWhole) return found;
      const whole = await (completing ||= order(true).finally(() => (completing = null)));
      // Of several that ask, one goes on from those that are there.
      if (whole !== ranking) whole.slots = whole.slots.filter((slot) => !first.includes(slot));
      ranking = whole;
      slots = [...first, ...whole.slots];
      return Object.assign(found, { total: slots.length, slots, isWhole: true });
    },
    more: async (many) => {
      await found.complete();
      const { last } = ranking;
      const next = ranking.following(many);
      try {
        return hits(next, ranking.scores, await show(whole, next, meeting));
      } catch (error) {
        ranking.last = last; // so that they can be asked for anew
        throw error;
      }
    },
  };
  return found;
}

/**
 * What a query finds, before anything of it is shown; `order` tells the documents, or as many of them as
 * the first results need.
 * @own wanted order meaning sieve
 * @param {Index} index @param {string} query
 */
export async function seek(index, query) {
  let request = await understand(index, parse(query));
  const strange = unknownIn(request);
  const meaning = strange.length ? await (await later()).means(index, query, strange) : NOTHING_ELSE;
  if (meaning.answered) request = await understand(index, parse(meaning.answered));
  const { words, quoted, filters, against } = request;
  const wanted = words.length + quoted.length;
  const sieve = filters.length || against.length ? await (await later()).sift(index, request) : ALL_PASS;
  const isDivided = wanted <= LONG_QUERY && (await mayBeDivided(index, request));
  const order = (/** @type {boolean} */ isWhole) =>
    wanted ? rankAll(index, request, wanted, sieve.passes, isDivided, isWhole) : sieve.latest();
  return { request, wanted, order, meaning, sieve };
}

/**
 * Whether documents come by the layers in which they stand: of each word one stem at most has any, and
 * nothing else that is asked for.
 */
async function mayBeDivided(/** @type {Index} */ index, /** @type {Request} */ { words, extras, quoted, against }) {
  const others = [...labels({ words: extras, quoted }), ...against.flatMap(labels)];
  // Of these one is too many: they count twice.
  const found = await each([[...others, ...others], ...words.map((word) => [word])], (some) => termsOf(index, some));
  return found.every((terms) => terms.filter(({ depths }) => depths.length > 1).length < 2);
}

/**
 * The documents in order; unless all are wanted, what heads, texts, or so many layers tell of them as are enough for
 * the first. Lengths that stand apart are read as far as they are needed: where all that is wanted stands in a document,
 * any list with it tells that of its text.
 * @param {Index} index @param {Request} request @param {number} wanted
 * @param {(slot: number) => boolean} passes
 * @param {boolean} isDivided @param {boolean} isWhole
 */
async function rankAll(index, request, wanted, passes, isDivided, isWhole) {
  const terms = await termsOf(index, [...labels(request), ...request.extras]);
  const heavy = terms.flatMap(({ apart }) => apart || []);
  let goal = isDivided && !isWhole ? 1 : ALL_LAYERS;
  /** @type {string | undefined} */
  let lengths = heavy.length < wanted ? "" : index.lightest(heavy);
  for (;;) {
    await index.readOn(terms, goal, lengths);
    const tallies = await tallyAll(index, request, goal);
    const ranking = await rank(index.turn, tallies, wanted, passes, isDivided);
    ranking.isWhole = terms.every(({ depths }) => depths.length <= goal);
    if (!ranking.isWhole && !ranking.slots.some((slot) => ranking.tiers[slot] > wanted)) {
      const found = goal < 2 && (await lookInto(index, request, wanted, passes, terms));
      if (found) return found;
      goal++;
    } else if (ranking.slots.some((slot) => tallies.textLengths[slot] === UNTOLD)) lengths = undefined; // of all
    else if (ranking.isWhole || terms.some(({ depths }) => [...depths].some((layer) => !layer))) return ranking;
    else goal = ALL_LAYERS;
  }
}

/** @param {number} score @param {Shown} found @returns {Hit} */
function hit(score, { page, scans }) {
  const [id, kind, route, title, date, outlet, lang, type, parts] = page;
  const n = bestOf(scans);
  const best = scans[n];
  const anchor = best?.words && parts[2 * n - 2];
  return {
    id,
    kind,
    url: anchor ? `${route}#${anchor}` : route,
    title: runs(title, scans[0].marks),
    score,
    snippet: best ? cut(parts[2 * n - 1], best) : [],
    date,
    outlet,
    lang,
    type,
    forms: scans.flatMap(({ marks }) => marks.map(({ word }) => word)),
  };
}
