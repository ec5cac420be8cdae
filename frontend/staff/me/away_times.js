// Until when one is away: the ends that people mean by "today" and "this hour".
import { dayOf, instantOf } from "../london.js";

/** The end of the school's calendar day. @param {number} now */
export function endOfToday(now) {
  const tomorrow = new Date(Date.parse(`${dayOf(now)}T12:00Z`) + 864e5).toISOString().slice(0, 10);
  return instantOf(`${tomorrow}T00:00`);
}

/** @param {number} now @param {number} minutes */
export const inMinutes = (now, minutes) => new Date(now + minutes * 60_000).toISOString();
