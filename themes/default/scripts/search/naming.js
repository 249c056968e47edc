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
    for (let many = 1; wanted.includes(word) && many <= MOST_NAMED; many++) {
      const words = folded.slice(first, first + many);
      if (words.length === many) found.push([words.join("-") + "-.", words]);
    }
  });
  return found;
}
