/** The sentences of the page's language, and how they get into it: as text, never as markup. */

/** @typedef {import("./types").Slots} Slots */
/** @typedef {import("./types").Lang} Lang */

/** @type {Map<string, string>} */
const words = new Map();
/** @type {WeakMap<Element, Slots>} */
const slotsOf = new WeakMap();

/** @param {Record<string, string>} more */
export function learn(more) {
  for (const key of Object.keys(more)) words.set(key, more[key]);
}

/**
 * A sentence with its names filled in; empty until its words have come.
 * @param {string} key @param {Slots} [slots] @returns {string}
 */
export function text(key, slots = {}) {
  return (words.get(key) || "").replace(/\{(\w+)\}/g, (_, name) => {
    const value = slots[name] ?? "";
    return String(typeof value === "function" ? value() : value);
  });
}

/** @param {string} key */
export const has = (key) => words.has(key);

/** @param {Element} element @param {string} key @param {Slots} [slots] */
export function say(element, key, slots) {
  element.setAttribute("data-w", key);
  if (slots) slotsOf.set(element, slots);
  element.textContent = text(key, slotsOf.get(element));
}

/** Name a control that shows a picture only. @param {Element} element @param {string} key @param {Slots} [slots] */
export function label(element, key, slots) {
  element.setAttribute("data-l", key);
  if (slots) slotsOf.set(element, slots);
  element.setAttribute("aria-label", text(key, slotsOf.get(element)));
}

/**
 * Say everything below an element (again): after a clone, or in the other language.
 * @param {ParentNode} root @param {Slots} [slots]
 */
export function sayAll(root, slots) {
  root.querySelectorAll("[data-w]").forEach((e) => say(e, e.getAttribute("data-w") || "", slots));
  root.querySelectorAll("[data-l]").forEach((e) => label(e, e.getAttribute("data-l") || "", slots));
}
