import { LONGEST_QUERY } from "./settings.js";
import { EXPRESSION, elided, fold, pieces, seen } from "./words.js";
import { recall } from "./recalling.js";
import { byFrequency, keepBest, rowsOf, shardsOf } from "./lists.js";
import { each } from "./turn.js";

/*
 * What a query may go on as, while it is typed: dossier/search/asking/completing.py.
 */

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./lists.js").DossierWord} DossierWord */
/** @typedef {import("./lists.js").Label} Label */
/**
 * One way to go on. `kind` is `word`, or that of the page to which `url` (a route) leads; `query`
 * is the whole query with the word; `title` is what the page is called where `text` is another name.
 * @typedef {{kind: string, text: string, query: string, url: string, title: string}} Completion
 */

const MOST_COMPLETIONS = 8;
const MOST_LABELS = 2;
const MOST_COMPLETION_SHARDS = 4;
const LONGEST_KEY = 60;

/**
 * The ways in which what is typed so far may go on.
 * @param {Index} index @param {string} query
 * @returns {Promise<Completion[]>}
 */
export async function complete(index, query) {
  await index.open();
  if ([...query].length > LONGEST_QUERY) return []; // nothing of what follows is asked for
  query = seen(query);
  const last = [...query.matchAll(EXPRESSION)].pop();
  const at = /** @type {number} */ (last?.index);
  if (!last || at + last[0].length < query.length || /:[^ ]*$/.test(query)) return [];
  const key = keyOf(query, index.stopsOf(index.lang));
  const [words, actors, titles] = await Promise.all([
    wordsFrom(index, query.slice(0, at + elided(last[0])), fold(pieces(last[0])[0].word)),
    pagesFrom(index, "a", key),
    pagesFrom(index, "h", key),
  ]);
  // Some places are kept for actors and for titles; what one kind leaves, those behind it take.
  const left = MOST_COMPLETIONS - Math.min(titles.length, MOST_LABELS);
  const found = words.slice(0, left - Math.min(actors.length, MOST_LABELS));
  return [...found, ...actors.slice(0, left - found.length), ...titles].slice(0, MOST_COMPLETIONS);
}

/** @param {Index} index @param {string} before @param {string} prefix @returns {Promise<Completion[]>} */
async function wordsFrom(index, before, prefix) {
  /** @type {Map<string, DossierWord>} */
  const best = new Map();
  for (const row of /** @type {DossierWord[]} */ (await rowsFrom(index, "w", prefix))) {
    if (row.folded.startsWith(prefix) && row.folded !== prefix) keepBest(best, row);
  }
  return [...best.values()]
    .sort(byFrequency)
    .map(({ written }) => ({ kind: "word", text: written, query: before + written, url: "", title: "" }));
}

/**
 * @param {Index} index @param {string} table @param {string} prefix @returns {Promise<Completion[]>}
 * @own row
 */
async function pagesFrom(index, table, prefix) {
  const rows = /** @type {Label[]} */ (await rowsFrom(index, table, prefix));
  const found = rows
    .map((row) => ({ row, key: recall(index.made, row, labelKey) }))
    .filter(({ key }) => key.startsWith(prefix))
    .sort((a, b) => b.row[4] - a.row[4] || (inOrder(a) < inOrder(b) ? -1 : 1));
  /** @type {Map<string, Completion>} */
  const pages = new Map();
  for (const { row } of found) {
    const [, text, kind, url, , title = ""] = row;
    recall(pages, url, () => ({ kind, text, query: "", url, title }));
  }
  return [...pages.values()];
}

/** @param {Index} index @param {string} table @param {string} prefix */
async function rowsFrom(index, table, prefix) {
  const names = prefix ? await shardsOf(index, table, prefix, MOST_COMPLETION_SHARDS + 1) : [];
  if (names.length > MOST_COMPLETION_SHARDS) return [];
  return (await each(names, (name) => rowsOf(index, name))).flat();
}

/** @param {string} text */
const labelWords = (text) =>
  (text.match(EXPRESSION) || []).map((token) => fold(pieces(token)[0].word)).filter(Boolean);

const labelKey = (/** @type {Label} */ row) => turned(labelWords(row[1]), row[0]).slice(0, LONGEST_KEY);

/** @param {string[]} words @param {number} place */
const turned = (words, place) => [...words.slice(place), ...words.slice(0, place)].join("-");

/** @param {string} query @param {Set<string>} stops */
function keyOf(query, stops) {
  const folded = [...stops].map(fold);
  const words = labelWords(query);
  return words.slice(Math.max(words.findIndex((word) => !folded.includes(word)), 0)).join("-");
}

/** @param {{row: Label, key: string}} one */
const inOrder = ({ key, row }) => `${key} ${row[3]}`;
