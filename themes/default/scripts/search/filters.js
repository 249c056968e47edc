import { tallyAll } from "./answering.js";
import { countBits, Ranking } from "./scoring.js";
import { filterValue } from "./values.js";

/** @typedef {import("./grammar.js").Clause} Clause */
/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./request.js").Phrase} Phrase */
/** @typedef {import("./request.js").Request} Request */
/** @typedef {import("./request.js").Word} Word */
/**
 * Which documents pass, and all of these in order of their days where only filters name them.
 * @typedef {{passes: (slot: number) => boolean, latest: () => Promise<Ranking>}} Sieve
 */

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/**
 * The clauses of a query that are filters, and its texts; a filter whose value is none is text.
 * @param {Clause[]} clauses
 */
export function divided(clauses) {
  const filters = clauses.filter((clause) => clause.field && isValid(clause));
  const texts = clauses.filter((clause) => !clause.field);
  for (const clause of clauses) {
    if (clause.field && !isValid(clause)) {
      texts.push({ ...clause, text: `${clause.field} ${clause.text}`, field: "" });
    }
  }
  return { filters, texts };
}

/** @param {Clause} clause */
function isValid({ field, text }) {
  if (field === "before" || field === "after") return DATE.test(text);
  if (field === "year") return /^[0-9]{4}$/.test(text);
  return filterValue(text) !== "";
}

/**
 * What a query lets pass by its filters and by what it is against.
 * @param {Index} index @param {Request} request @returns {Promise<Sieve>}
 */
export async function sift(index, request) {
  const allowed = await allow(index, request.filters);
  const banned = await ban(index, request);
  const passes = (/** @type {number} */ slot) => !banned.has(slot) && (!allowed || allowed.has(slot));
  return { passes, latest: () => latestFirst(index, Array.from(allowed || []).filter(passes)) };
}

/** Documents that hold all of something the query is against. */
async function ban(/** @type {Index} */ index, /** @type {Request} */ request) {
  /** @type {Set<number>} */
  const banned = new Set();
  for (const parts of request.against) {
    /** @type {Word[]} */
    const words = [];
    /** @type {Phrase[]} */
    const phrases = [];
    for (const part of parts) {
      if ("places" in part) phrases.push(part);
      else words.push(part);
    }
    const { met, touched } = await tallyAll(index, { ...request, words, phrases, extras: [], names: [] });
    for (const slot of touched) if (countBits(met[slot]) === parts.length) banned.add(slot);
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
      allowed = new Set(all.flatMap(({ slots }) => Array.from(slots)));
    }
    for (const slot of found[n]) allowed.delete(slot);
  }
  return allowed;
}

/** The documents that one filter names. */
async function filtered(/** @type {Index} */ index, /** @type {Clause} */ { field, text }) {
  if (field !== "before" && field !== "after") {
    return (await index.filter(`${field}.${filterValue(text)}`)).slots;
  }
  const parts = /** @type {RegExpExecArray} */ (DATE.exec(text)).map(Number);
  const year = parts[1];
  const day = (parts[2] || 1) * 32 + (parts[3] || 1);
  const after = field === "after";
  const years = index.years.filter((known) => (after ? known >= year : known <= year));
  const lists = await Promise.all(years.map((known) => index.filter(yearKey(known))));
  return lists.flatMap(({ slots, levels, lasts }, n) =>
    Array.from(slots).filter(
      (_, at) => years[n] !== year || (after ? lasts[at] >= day : levels[at] < day),
    ),
  );
}

/** @param {number} year */
const yearKey = (year) => `year.${String(year).padStart(4, "0")}`;

/** Documents that only filters name, by the last day their date may mean. */
async function latestFirst(/** @type {Index} */ index, /** @type {number[]} */ slots) {
  /** @type {{[slot: number]: number}} */
  const days = {};
  for (const slot of slots) days[slot] = 0;
  const lists = slots.length
    ? await Promise.all(index.years.map((year) => index.filter(yearKey(year))))
    : [];
  lists.forEach(({ slots: found, lasts }, n) =>
    found.forEach((slot, at) => {
      if (slot in days) days[slot] = index.years[n] * 512 + lasts[at];
    }),
  );
  return new Ranking(slots, days, {}, {});
}
