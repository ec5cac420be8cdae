/** Looks for a feeling by its word, in the language of the page. */

/** Without accents and case: "ŵ" is found by "w". @param {string} word */
export const plain = (word) => word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

/**
 * The feelings whose word or sentence has what was typed; those that begin with it first.
 * @param {string} typed @param {string[]} codes @param {(key: string) => string} speak
 * @returns {string[]}
 */
export function search(typed, codes, speak) {
  const wanted = plain(typed);
  if (!wanted) return [];
  /** @param {string} code */
  const rank = (code) => {
    const label = plain(speak(`feeling.${code}.label`));
    if (label.startsWith(wanted)) return 0;
    if (label.includes(wanted)) return 1;
    return plain(speak(`feeling.${code}.sentence`)).includes(wanted) ? 2 : 3;
  };
  return codes.filter((code) => rank(code) < 3).sort((a, b) => rank(a) - rank(b));
}
