// The school's own wall clock: every time on these pages is the time in Wales.

const PARTS = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London", hourCycle: "h23",
  year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
});

/** @param {string | number | Date} at */
function parts(at) {
  /** @type {Record<string, string>} */
  const found = {};
  for (const { type, value } of PARTS.formatToParts(new Date(at))) found[type] = value;
  return found;
}

/** "09:05" @param {string | number | Date} at */
export function clockTime(at) {
  const { hour, minute } = parts(at);
  return `${hour}:${minute}`;
}

/** "2026-11-09" @param {string | number | Date} at */
export function dayOf(at) {
  const { year, month, day } = parts(at);
  return `${year}-${month}-${day}`;
}

/** Whole days from one date to another. @param {string} from @param {string} to */
export const daysBetween = (from, to) =>
  Math.round((Date.parse(`${to}T12:00Z`) - Date.parse(`${from}T12:00Z`)) / 864e5);

/** Sunday is 0. @param {string} day */
export const weekdayOf = (day) => new Date(`${day}T12:00Z`).getUTCDay();

/**
 * The instant of a wall-clock time as typed ("2026-11-09T12:10"). In the hour that autumn
 * repeats, the first of the two.
 * @param {string} typed
 */
export function instantOf(typed) {
  const naive = Date.parse(`${typed}Z`);
  for (const offset of [36e5, 0]) {
    const there = naive - offset;
    if (`${dayOf(there)}T${clockTime(there)}` === typed.slice(0, 16)) return new Date(there).toISOString();
  }
  return new Date(naive).toISOString(); // a time that spring skips
}

/** For a datetime field. @param {string | number | Date} at */
export const typedTime = (at) => `${dayOf(at)}T${clockTime(at)}`;
