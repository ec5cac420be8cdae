// The words of feelings and reasons, as the children themselves see them.
import { useStaff } from "../context.js";

/** Gives what a code is called in the reader's language; a code that nobody knows stays a code. */
export function useFeelings() {
  const { pupils, say } = useStaff();
  const of = (/** @type {string} */ key, /** @type {string} */ code) => (pupils.has(key) ? pupils.say(key) : code.replace(/_/g, " "));
  return {
    /** @param {string | null} code */
    feeling: (code) => (code ? of(`feeling.${code}.label`, code) : say("strip.none")),
    /** @param {string} code */
    reason: (code) => of(`reason.${code}`, code),
  };
}

/** Codes that have a drawing; an old or new app may send others. */
export const DRAWN = new Set(("happy sad angry scared ok tired poorly calm excited worried lonely proud confused left_out hungry nervous " +
  "stressed frustrated embarrassed ashamed disappointed jealous low overwhelmed bored not_safe grateful hopeful " +
  "anxious numb empty hopeless not_today").split(" "));
