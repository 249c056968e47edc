/** @typedef {import("./snippets.js").Runs} Runs */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} className
 * @param {...(Node | string)} children
 */
export function make(tag, className, ...children) {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...children);
  return element;
}

/**
 * A number as the page writes it: the browser takes its time to learn how a language does.
 * @param {number} count @param {string} [mark] between thousands
 */
export const grouped = (count, mark = "") => `${count}`.replace(/\B(?=(...)+$)/g, mark);

/**
 * What a result shows: no line begins with « : » or ends behind an opening quote.
 * @param {Runs} parts
 */
export const markUp = (parts) =>
  parts.map(({ text, marked }) => (marked ? make("mark", "", text) : text.replace(/(«) | (?=[:;!?»])/g, "$1\xa0")));
