/** When school opens again, in sentences that a child reads; always by the clock of the school. */
import { text } from "./words.js";

/** @typedef {import("./types").Slots} Slots */

const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const DAY = 86400000;

/** The date and time on the wall of a school in Wales. @param {Date} at */
function onTheWall(at) {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London",
    ...{ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "2-digit" },
  });
  /** @type {Record<string, string>} */
  const part = {};
  for (const { type, value } of format.formatToParts(at)) part[type] = value;
  const date = Date.UTC(Number(part.year), Number(part.month) - 1, Number(part.day));
  return { date, time: `${Number(part.hour)}:${part.minute}` };
}

/** A day by its name: "Monday 3 November". @param {number} date @returns {() => string} */
function named(date) {
  const day = new Date(date);
  const weekday = DAYS[day.getUTCDay()];
  return () =>
    `${text(`day.${weekday}`)} ${day.getUTCDate()} ${text(`month.${day.getUTCMonth() + 1}`)}`;
}

/** The day of an instant, for lists of one's own. @param {string} at @returns {() => string} */
export const dayOf = (at) => named(onTheWall(new Date(at)).date);

/** The time of an instant. @param {string} at */
export const timeOf = (at) => onTheWall(new Date(at)).time;

/** The weekday's code of a date. @param {string} on */
export const weekdayOf = (on) => DAYS[new Date(on.slice(0, 10)).getUTCDay()];

/**
 * Which of the whole sentences says it: today, a day of this week, a date, or not known.
 * @param {string | null} opens @param {Date} now @param {"until" | "leave"} [what]
 * @returns {[string, Slots]}
 */
export function until(opens, now, what = "until") {
  if (!opens) return [`closed.${what}_unknown`, {}];
  const { date, time } = onTheWall(new Date(opens));
  const ahead = (date - onTheWall(now).date) / DAY;
  if (ahead <= 0) return [`closed.${what}_today`, { time }];
  if (ahead < 7) return [`closed.${what}_${DAYS[new Date(date).getUTCDay()]}`, { time }];
  return [`closed.${what}_date`, { time, date: named(date) }];
}
