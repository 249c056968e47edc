/*
 * Names of actors as synonyms: dossier/search/language/naming.py.
 */

const MOST_NAMED = 6; // words

/**
 * What in a query may be a name: the key of the documents with an actor of that name, and its words.
 * @param {string[]} folded the words of the query @param {string[]} wanted those one may begin with
 */
export function namesIn(folded, wanted) {
  /** @type {[string, string[]][]} */
  const found = [];
  folded.forEach((word, first) => {
    for (let end = first; wanted.includes(word) && folded[end] && end < first + MOST_NAMED; ) {
      const words = folded.slice(first, ++end);
      found.push([words.join("-") + "-.", words]);
    }
  });
  return found;
}
