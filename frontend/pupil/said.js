/** Which sentence is true of a tap, and who reads a reserved one. */

/** @typedef {import("./types").Receipt} Receipt */
/** @typedef {import("./types").Sees} Sees */

/**
 * The sentence of a receipt, and the name in it. "Saved" alone says that nobody was asked, never
 * that nobody is told: a pattern's case is the adults' to open gently.
 * @param {Pick<Receipt, "state" | "told" | "seen_by" | "open">} receipt @returns {[string, string]}
 */
export function sentence({ state: at, told, seen_by: seen, open }) {
  if (at === "seen" && seen) return ["receipt.seen", seen.name];
  if (at === "saved") return ["receipt.saved", ""];
  if (!open) return ["receipt.waits", ""];
  if (!told) return ["receipt.calling_adult", ""];
  return [at === "waiting" ? "receipt.reads" : "receipt.calling", told.name];
}

/**
 * Who gets a reserved ask: those who keep children safe and the head, never the adult it is about.
 * @param {readonly Pick<Sees, "name" | "whys">[]} sees @param {string} [about] that adult's name
 * @returns {string[]}
 */
export const readers = (sees, about) =>
  sees.filter(({ whys, name }) => whys.some((why) => why === "dsp" || why === "t4") && name !== about).map((p) => p.name);
