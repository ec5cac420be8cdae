// Times as people say them: "today, 09:05", "By 12:10 tomorrow".
import { clockTime, dayOf, daysBetween, weekdayOf } from "./london.js";

/** @typedef {(key: string, slots?: import("./words.js").Slots) => string} Say */

/** "Monday 9 November" @param {Say} say @param {string} day */
export const dateWords = (say, day) =>
  say("time.date", {
    weekday: say(`time.weekday.${weekdayOf(day)}`),
    day: Number(day.slice(8, 10)),
    month: say(`time.month.${Number(day.slice(5, 7))}`),
  });

/** @param {string} day @param {string | number | Date} now */
const nearness = (day, now) =>
  /** @type {Record<number, string>} */ ({ 0: "today", 1: "tomorrow", [-1]: "yesterday" })[daysBetween(dayOf(now), day)];

/** "Today", "Monday 9 November" @param {Say} say @param {string} day @param {string | number | Date} now */
export function dayWords(say, day, now) {
  const near = nearness(day, now);
  return near ? say(`time.${near}`) : dateWords(say, day);
}

/** "Today, 09:05" @param {Say} say @param {string} at @param {string | number | Date} now */
export const whenWords = (say, at, now) =>
  say("time.when", { day: dayWords(say, dayOf(at), now), time: clockTime(at) });

/** "Away until 11:12", "until the end of today", "until tomorrow, 09:00". A day's end is the next midnight.
 * @param {Say} say @param {string} key of the sentence @param {string} at @param {string | number | Date} now */
export function awayWords(say, key, at, now) {
  const near = nearness(dayOf(at), now);
  if (near === "tomorrow" && clockTime(at) === "00:00") return say(`${key}_day_end`);
  return say(key, { when: near === "today" ? clockTime(at) : whenWords(say, at, now) });
}

/** "By 12:10 today" @param {Say} say @param {string} at @param {string | number | Date} now */
export function byWords(say, at, now) {
  const near = nearness(dayOf(at), now);
  const time = clockTime(at);
  if (near === "today" || near === "tomorrow") return say(`time.by_${near}`, { time });
  return say("time.by_day", { time, day: dateWords(say, dayOf(at)) });
}
