// Finds the sentence for a key in one language, with its names and numbers filled in.

/** @typedef {Record<string, string | string[]>} Catalogue */
/** @typedef {Record<string, string | number>} Slots */

/** The forms in the order of the catalogue: six in Welsh, two in English. */
const FORM = {
  cy: (/** @type {number} */ n) => ([0, 1, 2, 3].includes(n) ? n : n === 6 ? 4 : 5),
  en: (/** @type {number} */ n) => (n === 1 ? 0 : 1),
};

/** @param {"cy" | "en"} lang @param {number} n */
export const pluralForm = (lang, n) => FORM[lang](n);

/** @param {string} sentence @param {Slots} slots */
export const fill = (sentence, slots) =>
  sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in slots ? String(slots[name]) : whole));

/**
 * @param {"cy" | "en"} lang
 * @param {Catalogue} catalogue
 * @param {string} [under] what all keys of this domain begin with
 */
export function speaker(lang, catalogue, under = "staff.") {
  const find = (/** @type {string} */ key) => catalogue[under + key];
  return {
    /** Whether there is such a sentence (codes may be newer than this page). */
    has: (/** @type {string} */ key) => find(key) !== undefined,
    /** @param {string} key @param {Slots} [slots] */
    say(key, slots = {}) {
      const found = find(key) ?? key;
      return fill(Array.isArray(found) ? found[found.length - 1] : found, slots);
    },
    /** @param {string} key @param {number} n @param {Slots} [slots] */
    count(key, n, slots = {}) {
      const found = find(key) ?? key;
      return fill(Array.isArray(found) ? found[pluralForm(lang, n)] : found, { ...slots, n });
    },
  };
}
