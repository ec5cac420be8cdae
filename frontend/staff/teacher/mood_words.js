// Which sentence and which drawing a class's figure has; never a number.

/** @typedef {import("./types.js").Figure} Figure */

/** @param {"day" | "week" | "half_term"} period @param {Figure} figure */
export function moodKey(period, { band, taking_part }) {
  return band === "not_enough" ? `mood.${period}.not_enough` : `mood.${period}.${band}.${taking_part}`;
}

/** @param {string} band */
export const shapeOf = (band) => (band === "not_enough" ? "few" : band);

/** What the page shows at the top: today's figure if there is one, else the week's, else the half-term's.
 * @param {import("./types.js").SchoolClass} about
 * @returns {{ period: "day" | "week" | "half_term", figure: Figure } | null} */
export function newest(about) {
  if (about.today) return { period: "day", figure: about.today };
  if (about.week) return { period: "week", figure: about.week };
  return about.half_term ? { period: "half_term", figure: about.half_term } : null;
}
