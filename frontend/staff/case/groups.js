// Sorts cases for the two lists: an adult's own, and the safeguarding people's board.
import { byPressure, toneOf } from "./clock_words.js";

/** @typedef {import("./types.js").CaseRow} CaseRow */

/** An adult's list: what waits for them, what they have in hand, what others have.
 * @param {CaseRow[]} cases */
export function forAdult(cases) {
  const sorted = [...cases].sort(byPressure);
  const waits = sorted.filter((row) => row.needs.length > 0 && !(row.state === "contacted" && toneOf(row) === "met"));
  const mine = sorted.filter((row) => row.mine && !waits.includes(row));
  const others = sorted.filter((row) => !waits.includes(row) && !mine.includes(row));
  return { waits, mine, others };
}

/** Whether a case stands at the top of the board. @param {CaseRow} row */
export const isAtRisk = (row) => ["over", "soon"].includes(toneOf(row));

/** The board: children at risk first, each child's cases together.
 * @param {CaseRow[]} cases */
export function forBoard(cases) {
  /** @type {Map<string, CaseRow[]>} */
  const children = new Map();
  for (const row of [...cases].sort(byPressure)) {
    const child = row.pupil_id;
    children.set(child, [...(children.get(child) ?? []), row]);
  }
  const groups = [...children.values()].map((rows) => ({ name: rows[0].pupil_name, rows }));
  return {
    risk: groups.filter(({ rows }) => rows.some(isAtRisk)),
    calm: groups.filter(({ rows }) => !rows.some(isAtRisk)),
  };
}

/** Cases that were not there before. @param {CaseRow[]} before @param {CaseRow[]} now */
export function newOnes(before, now) {
  const known = new Set(before.map((row) => row.id));
  return now.filter((row) => !known.has(row.id));
}
