import { correct, suggest } from "./correcting.js";
import { tidy } from "./grammar.js";
import { labels } from "./request.js";
import { freeWords, respelled, verbatim } from "./respelling.js";
import { filterValue } from "./words.js";
import { each } from "./turn.js";

/** @typedef {import("./answering.js").Results} Results */
/** @typedef {import("./correcting.js").Correction} Correction */
/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./request.js").Request} Request */
/**
 * Words that stand nowhere, with what may be meant; the query with the first of each, and one that
 * asks for what was typed and nothing else.
 * @typedef {{corrections: Correction[], answered: string, verbatim: string}} Meaning
 */

/**
 * What a query means some of whose words stand nowhere.
 * @param {Index} index @param {string} query @param {string[]} strange
 * @returns {Promise<Meaning>}
 */
export async function means(index, query, strange) {
  const free = freeWords(query);
  const corrections = await correct(index, strange.filter((word) => free.has(word)));
  const meant = new Map(corrections.map(([typed, [proposal]]) => [typed, proposal]));
  const isMeant = meant.size > 0;
  return { corrections, answered: isMeant ? respelled(query, meant) : "", verbatim: isMeant ? verbatim(query, meant) : "" };
}

/**
 * What may be meant by rare words, beside one that is in many documents.
 * @param {Index} index @param {string} query @param {Request} request @param {Meaning} meaning
 */
export async function suggestions(index, query, request, { answered }) {
  if (answered) return [];
  const free = freeWords(query);
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { text, stems } of labels(request)) {
    let count = 0;
    for (const [stem] of free.has(text) ? stems : []) {
      count += Math.max(...(await index.term(stem)).depths[0].map(({ all }) => all));
    }
    counts.set(text, count);
  }
  return suggest(index, counts);
}

/**
 * Queries that may be meant instead, without those that ask for what was typed; the query as words alone, where
 * a filter in it stands nowhere or is none; where words find too little, filters for the outlet, the tag and the type
 * that the whole query is the name of: dossier/search/asking/ways.py.
 * @param {Index} index @param {string} query @param {Results} answer @param {Correction[]} suggested
 */
export async function otherwise(index, query, { corrections, unknown, mistaken, partial, total }, suggested) {
  const others = corrections.map(([typed, [, ...rest]]) => /** @type {Correction} */ ([typed, rest]));
  const fields = corrections.length || unknown.length || partial || !total ? ["outlet", "tag", "type", ...(/^\d{4}$/.test(query) ? ["year"] : [])] : [];
  const lists = await each(fields, (field) => index.filter(`${field}.${filterValue(query)}`));
  return [
    ...[...others, ...suggested].flatMap(([typed, proposals]) =>
      proposals.map((proposal) => respelled(query, new Map([[typed, proposal]]))),
    ),
    ...(`${unknown}${mistaken}`.includes(":") ? [tidy(query).replace(/[^ :-]+:(?=[^ :/])/g, "")] : []),
    ...fields.filter((_, n) => lists[n].slots.length).map((field) => `${field}:"${tidy(query).replace(/"/g, "")}"`),
  ];
}
