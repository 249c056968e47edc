import { ALL_LAYERS, tallyAll, termsOf } from "./tallying.js";
import { labels } from "./request.js";
import { countBits, Ranking } from "./scoring.js";
import { recall } from "./recalling.js";
import { filterValue } from "./words.js";
import { each } from "./turn.js";

/** @typedef {import("./grammar.js").Clause} Clause */
/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./request.js").Request} Request */
/**
 * Which documents pass, and all of these in order of their days where only filters name them; filters
 * whose value stands nowhere, as they are typed.
 * @typedef {{passes: (slot: number) => boolean, latest: () => Promise<Ranking>, nowhere: string[]}} Sieve
 * @own passes latest nowhere
 */

const DATE = /^\d{4}(-\d\d){0,2}$/;

/**
 * The clauses of a query that are filters, and its texts; a filter whose value is none is text.
 * @own filters texts
 * @param {Clause[]} clauses
 */
export function divided(clauses) {
  const filters = clauses.filter(isValid);
  const others = clauses.filter((clause) => !isValid(clause));
  return { filters, texts: others.map((one) => ({ ...one, text: `${one.field} ${one.text}` })) };
}

/** Whether a filter is a bound: several are no alternatives. */
const isBound = (/** @type {string} */ field) => /before|after/.test(field);

/** Whether a clause is a filter, with a value that can be one. */
export const isValid = (/** @type {Clause} */ { field, text }) =>
  isBound(field) ? isDate(text) : field === "year" ? /^\d{4}$/.test(text) : field && filterValue(text);

/** Whether a text is a date that there is: a program makes another of the 31st of February, or none. */
const isDate = (/** @type {string} */ text) => DATE.test(text) && new Date(text).toJSON()?.startsWith(text);

/**
 * What a query lets pass by its filters and by what it is against.
 * @param {Index} index @param {Request} request @returns {Promise<Sieve>}
 */
export async function sift(index, request) {
  /** @type {Map<string | number, Set<number>>} by filter, since those of one are alternatives; a bound by its place */
  const wanted = new Map();
  /** @type {Set<number>} */
  const banned = new Set();
  /** @type {string[]} */
  const nowhere = [];
  const found = await each(request.filters, (clause) => filtered(index, clause));
  request.filters.forEach(({ field, isRefused, isPhrase, text }, n) => {
    if (!isRefused && !isBound(field) && !found[n].length) nowhere.push(`${field}:${isPhrase ? `"${text}"` : text}`);
    const some = isRefused ? banned : recall(wanted, isBound(field) ? n : field, () => new Set());
    for (const slot of found[n]) some.add(slot);
  });
  for (const some of request.against) {
    await index.readOn(await termsOf(index, labels(some)), ALL_LAYERS, "");
    const { met, slots } = await tallyAll(index, { ...request, ...some, extras: [], names: [] });
    for (const slot of slots) if (countBits(met[slot]) === some.words.length + some.quoted.length) banned.add(slot);
  }
  const allowed = [...wanted.values()];
  const passes = (/** @type {number} */ slot) => !banned.has(slot) && allowed.every((some) => some.has(slot));
  return { nowhere, passes, latest: async () => latestFirst(index, [...(allowed[0] || (await everySlot(index)))].filter(passes)) };
}

/** All documents: each has a language. */
async function everySlot(/** @type {Index} */ index) {
  const all = await each(index.manifest.languages, (lang) => index.filter(`lang.${lang}`));
  return new Set(all.flatMap(({ slots }) => [...slots]));
}

/** The documents that one filter names. */
async function filtered(/** @type {Index} */ index, /** @type {Clause} */ { field, text }) {
  if (!isBound(field)) return (await index.filter(`${field}.${filterValue(text)}`)).slots;
  const [year, month, date] = text.split("-").map(Number);
  const day = (month || 1) * 32 + (date || 1);
  const after = field === "after";
  const years = index.manifest.years.filter((known) => (after ? known >= year : known <= year));
  // Behind the years, dates that go on for ever.
  const lists = await each([...years.map(yearKey), `${field}.`], (key) => index.filter(key));
  return lists.flatMap(({ slots, levels, counts }, n) =>
    [...slots].filter((_, at) => years[n] !== year || (after ? levels[at] + counts[at] >= day : levels[at] < day)),
  );
}

/** @param {number} year */
const yearKey = (year) => `year.${`${year}`.padStart(4, "0")}`;

/** Documents that only filters name, by the last day their date may mean. */
async function latestFirst(/** @type {Index} */ index, /** @type {number[]} */ slots) {
  const days = new Int32Array(2 ** index.bits);
  const lists = slots.length
    ? await each(index.manifest.years, (year) => index.filter(yearKey(year)))
    : [];
  lists.forEach(({ slots: found, levels, counts }, n) =>
    found.forEach((slot, at) => (days[slot] = index.manifest.years[n] * 512 + levels[at] + counts[at])),
  );
  return new Ranking(slots, days);
}
