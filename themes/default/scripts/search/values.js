import { LIGATURES, writtenOut } from "./words.js";

const LONGEST_VALUE = 240;

/**
 * The value of a filter as the index writes it.
 * @param {string} text
 */
export const filterValue = (text) =>
  text
    .toLowerCase()
    .replace(/[œæßøł]/g, (character) => LIGATURES[character])
    .replace(/[’_]/g, "-")
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^\x00-\x7f]/gu, (c) => (/[\p{L}\p{N}\p{So}]/u.test(c) ? writtenOut(c) : ""))
    .replace(/[^0-9a-z_]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, LONGEST_VALUE)
    .replace(/-$/, "");
