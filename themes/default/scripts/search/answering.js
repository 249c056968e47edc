import { LONG_QUERY, REREAD } from "./settings.js";
import { filterValue } from "./words.js";
import { parse } from "./grammar.js";
import { DATE, labels, understand } from "./request.js";
import { addPhrase, addWord, countBits, inOrder, rank } from "./scoring.js";
import { meetings, readAgain, show } from "./rereading.js";
import { bestOf, cut, runs } from "./snippets.js";

/** @typedef {import("./grammar.js").Clause} Clause */
/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./request.js").Request} Request */
/** @typedef {import("./rereading.js").Shown} Shown */
/** @typedef {import("./scoring.js").Ranked} Ranked */
/** @typedef {import("./scoring.js").Tally} Tally */
/** @typedef {import("./snippets.js").Runs} Runs */

/** @typedef {{id: string, kind: string, url: string, title: Runs, score: number, snippet: Runs,
 *             date: string, outlet: string, lang: string, type: string}} Hit */
/** @typedef {{hits: Hit[], total: number, unknown: string[], partial: boolean,
 *             more: () => Promise<Hit[]>}} Results */

/**
 * Answer a query.
 * @param {Index} index @param {string} query @param {string} lang
 * @returns {Promise<Results>} the first ten hits, and more ten by ten
 */
export async function search(index, query, lang) {
  await index.open();
  const request = await understand(index, parse(query), lang);
  const wanted = request.words.length + request.phrases.length;
  const [allowed, banned] = await Promise.all([allow(index, request.filters), ban(index, request)]);
  /** @type {Ranked[]} */
  let ranked = [];
  if (wanted) {
    const tallies = await tallyAll(index, request);
    for (const slot of tallies.keys()) {
      if (banned.has(slot) || (allowed && !allowed.has(slot))) tallies.delete(slot);
    }
    ranked = rank(tallies, wanted);
  } else if (allowed && request.filters.length) {
    ranked = (await latestFirst(index, allowed)).filter(({ slot }) => !banned.has(slot));
  }
  const meeting = await meetings(index, request);
  const shown = await show(index, ranked.slice(0, REREAD), meeting);
  ranked = readAgain(ranked, shown, request);
  const unknown = labels(request).filter(({ stems }) => !stems.length);
  let given = REREAD;
  return {
    hits: ranked.slice(0, given).flatMap((row) => hit(row, shown)),
    total: ranked.length,
    unknown: Array.from(new Set(unknown.map(({ text }) => text))),
    partial: ranked.length > 0 && wanted > 1 && wanted <= LONG_QUERY && ranked[0].tier < wanted,
    more: async () => {
      const next = ranked.slice(given, given + REREAD);
      given += next.length;
      const pages = await show(index, next, meeting);
      return next.flatMap((row) => hit(row, pages));
    },
  };
}

/** @param {Index} index @param {Request} request */
async function tallyAll(index, request) {
  /** @type {Map<number, Tally>} */
  const tallies = new Map();
  // Every file is asked for before the first sum.
  await Promise.all(
    [...labels(request), ...request.extras].flatMap(({ stems }) => stems.map(([stem]) => index.shard(stem))),
  );
  let bit = 1;
  for (const word of request.words) {
    await addWord(index, word, bit, tallies);
    bit <<= 1;
  }
  for (const word of request.extras) await addWord(index, word, 0, tallies);
  for (const phrase of request.phrases) {
    await addPhrase(index, phrase, bit, tallies);
    bit <<= 1;
  }
  return tallies;
}

/** Documents that hold all of something the query is against. */
async function ban(/** @type {Index} */ index, /** @type {Request} */ request) {
  /** @type {Set<number>} */
  const banned = new Set();
  for (const parts of request.against) {
    /** @type {Map<number, Tally>} */
    const tallies = new Map();
    for (const [n, part] of parts.entries()) {
      await ("places" in part ? addPhrase : /** @type {any} */ (addWord))(index, part, 1 << n, tallies);
    }
    for (const [slot, { met }] of tallies) if (countBits(met) === parts.length) banned.add(slot);
  }
  return banned;
}

/** Documents that pass: one of the values of each filter. Null: all. */
async function allow(/** @type {Index} */ index, /** @type {Clause[]} */ filters) {
  const found = await Promise.all(filters.map((clause) => filtered(index, clause)));
  /** @type {Map<string, Set<number>>} */
  const wanted = new Map();
  filters.forEach(({ field, negative }, n) => {
    if (negative) return;
    const alone = field === "before" || field === "after";
    const key = alone ? `${field} ${n}` : field;
    const slots = wanted.get(key) || new Set();
    for (const slot of found[n]) slots.add(slot);
    wanted.set(key, slots);
  });
  /** @type {Set<number> | null} */
  let allowed = null;
  for (const slots of wanted.values()) {
    allowed = allowed ? new Set(Array.from(allowed).filter((slot) => slots.has(slot))) : slots;
  }
  for (const [n, { negative }] of filters.entries()) {
    if (!negative) continue;
    if (!allowed) {
      const all = await Promise.all(index.languages.map((lang) => index.filter(`lang.${lang}`)));
      allowed = new Set(all.flatMap((slots) => Array.from(slots.keys())));
    }
    for (const slot of found[n]) allowed.delete(slot);
  }
  return allowed;
}

/** The documents that one filter names. */
async function filtered(/** @type {Index} */ index, /** @type {Clause} */ { field, text }) {
  if (field !== "before" && field !== "after") {
    return Array.from((await index.filter(`${field}.${filterValue(text)}`)).keys());
  }
  const parts = /** @type {RegExpExecArray} */ (DATE.exec(text)).map(Number);
  const year = parts[1];
  const day = (parts[2] || 1) * 32 + (parts[3] || 1);
  const after = field === "after";
  const years = index.years.filter((known) => (after ? known >= year : known <= year));
  const lists = await Promise.all(years.map((known) => index.filter(yearKey(known))));
  return lists.flatMap((slots, n) =>
    Array.from(slots)
      .filter(([, [first, last]]) => years[n] !== year || (after ? last >= day : first < day))
      .map(([slot]) => slot),
  );
}

/** @param {number} year */
const yearKey = (year) => `year.${String(year).padStart(4, "0")}`;

/** Documents that only filters name, by the last day their date may mean. */
async function latestFirst(/** @type {Index} */ index, /** @type {Set<number>} */ slots) {
  const days = new Map(Array.from(slots, (slot) => [slot, 0]));
  const lists = await Promise.all(index.years.map((year) => index.filter(yearKey(year))));
  lists.forEach((found, n) => {
    for (const [slot, [, last]] of found) if (days.has(slot)) days.set(slot, index.years[n] * 512 + last);
  });
  return Array.from(days, ([slot, score]) => ({ tier: 0, score, slot, named: 0 })).sort(inOrder);
}

/** @param {Ranked} row @param {Map<number, Shown>} shown @returns {Hit[]} */
function hit({ slot, score, tier }, shown) {
  const found = shown.get(slot);
  if (!found) return [];
  const { page, title, scans } = found;
  const n = scans.length ? bestOf(scans) : -1;
  const anchor = n >= 0 && scans[n].words ? page.parts[2 * n] : "";
  return [
    {
      id: page.id,
      kind: page.kind,
      url: anchor ? `${page.url}#${anchor}` : page.url,
      title: runs(page.title, title.tokens.filter(({ bits }) => bits)),
      score: tier ? score : 0,
      snippet: n >= 0 ? cut(page.parts[2 * n + 1], scans[n]) : [],
      date: page.date,
      outlet: page.outlet,
      lang: page.lang,
      type: page.type,
    },
  ];
}
