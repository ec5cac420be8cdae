// What the office's screen shows, the most pressing first; several at once where several are so.

/** @typedef {{ school: string, urgent: boolean, reachable: boolean, clock_runs: boolean }} Alarms */

/** @param {Alarms} alarms @returns {string[]} the names of the parts that show */
export function partsOf({ urgent, reachable, clock_runs: runs }) {
  const parts = [urgent && "urgent", !reachable && "nobody", !runs && "clock"].filter(Boolean);
  return /** @type {string[]} */ (parts.length ? parts : ["calm"]);
}

/** Whether a bell is rung: for a child, or where nobody could be rung. @param {string[]} parts */
export const rings = (parts) => parts.some((part) => part === "urgent" || part === "nobody");
