// A case's clock in plain words, and how pressing it looks.
import { clockTime, dayOf, daysBetween } from "../london.js";
import { byWords, dateWords } from "../time_words.js";

/** @typedef {import("./types.js").CaseRow} CaseRow */
/** @typedef {"over" | "soon" | "met" | ""} Tone */

const SOON = 10; // school minutes
const COUNTED = 60; // beyond an hour a time of day says more than a number of minutes

/** @param {CaseRow} row @returns {Tone} */
export function toneOf(row) {
  if (row.state === "closed") return "met";
  if (row.undecided || (row.minutes_left !== null && row.minutes_left <= 0)) return "over";
  if (row.state === "contacted") return "met";
  if (row.severity === "U" && row.state === "open") return "over";
  return row.minutes_left !== null && row.minutes_left <= SOON ? "soon" : "";
}

/**
 * @param {CaseRow} row
 * @param {{ say: import("../time_words.js").Say, count: (key: string, n: number) => string }} words
 * @param {number} now
 */
export function clockWords(row, { say, count }, now) {
  if (row.state === "closed") return say("clock.closed");
  if (row.minutes_left === null || !row.deadline_at) return say("clock.none");
  if (row.minutes_left <= 0) return say("clock.up");
  const today = dayOf(row.deadline_at) === dayOf(now);
  if (today && row.minutes_left <= COUNTED) return count("clock.left", row.minutes_left);
  const by = byWords(say, row.deadline_at, now);
  if (row.outcome || row.needs.includes("sign")) return say("clock.second", { by });
  return row.state === "contacted" ? say("clock.review", { by }) : by;
}

/** "I am taking this: I will see them by 12:10" @param {CaseRow} row @param {import("../time_words.js").Say} say @param {number} now */
export function takeWords(row, say, now) {
  if (!row.see_by_at) return say("do.take");
  const [day, time] = [dayOf(row.see_by_at), clockTime(row.see_by_at)];
  if (day === dayOf(now)) return say("do.take_by", { time });
  return daysBetween(dayOf(now), day) === 1 ? say("do.take_by_tomorrow", { time }) : say("do.take_by_day", { time, day: dateWords(say, day) });
}

/** Which sentence says why there is a case. @param {CaseRow} row */
export function whyKey(row) {
  if (row.reserved) return "why.reserved";
  if (row.unverified) return "why.unverified";
  const asked = row.ask && row.ask !== "none";
  return asked ? `why.${row.ask}` : `why.none.${row.severity}`;
}

const ORDER = { U: 0, R: 1, P: 2, N: 3 };
const RANK = { over: 0, soon: 1, "": 2, met: 3 };

/** What is most pressing first: what is over, then urgent, then whose time is up soonest.
 * @param {CaseRow} a @param {CaseRow} b */
export function byPressure(a, b) {
  return RANK[toneOf(a)] - RANK[toneOf(b)] ||
    ORDER[a.severity] - ORDER[b.severity] ||
    (a.deadline_at ?? "9").localeCompare(b.deadline_at ?? "9");
}
