// The words of feelings and reasons, as the children themselves see them.
import { useEffect, useState } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { speaker } from "../words.js";

/** @type {Map<string, ReturnType<typeof speaker>>} */
const loaded = new Map();

/** Gives what a code is called in the reader's language; a code that nobody knows stays a code. */
export function useFeelings() {
  const { api, lang, say } = useStaff();
  const [, redraw] = useState(0);
  useEffect(() => {
    if (loaded.has(lang)) return;
    api.get(`/api/words/${lang}/pupil`).then((catalogue) => {
      loaded.set(lang, speaker(lang, catalogue, ""));
      redraw((n) => n + 1);
    }, () => undefined);
  }, [lang]);
  const words = loaded.get(lang);
  const of = (/** @type {string} */ key, /** @type {string} */ code) => (words?.has(key) ? words.say(key) : code.replace(/_/g, " "));
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
