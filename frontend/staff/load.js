// Keeps what a page shows up to date: at once, every so often while it is looked at, on return.
// Every answer with names is a look that is written down, so only what moves is asked for again.
import { useCallback, useEffect, useRef, useState } from "../vendor/preact.js";
import { Trouble } from "./api.js";
import { useStaff } from "./context.js";

export const OFTEN = 15_000;
export const NOW_AND_THEN = 60_000;
export const ON_RETURN = 0;

/**
 * @typedef {object} Load
 * @property {any} body the last answer, kept when a later try fails
 * @property {Trouble | null} trouble of the last try
 * @property {number} at when `body` came
 * @property {() => Promise<void>} again
 */

/** @param {string} path @param {{ every?: number, fresh?: (before: any, now: any) => void }} [how] @returns {Load} */
export function useLoad(path, { every = OFTEN, fresh } = {}) {
  const { api } = useStaff();
  const [state, setState] = useState(/** @type {{ body: any, trouble: Trouble | null, at: number }} */ ({ body: undefined, trouble: null, at: 0 }));
  const told = useRef(fresh);
  told.current = fresh;
  const wanted = useRef(path);
  wanted.current = path;
  const last = useRef(/** @type {{ path: string, body: any }} */ ({ path: "", body: undefined }));
  const again = useCallback(async () => {
    try {
      const body = await api.get(path);
      if (wanted.current !== path) return;
      if (last.current.path === path && last.current.body !== undefined) told.current?.(last.current.body, body);
      last.current = { path, body };
      setState({ body, trouble: null, at: Date.now() });
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      if (wanted.current !== path) return;
      const gone = error.kind === "absent";
      setState((before) => ({ ...before, body: gone ? undefined : before.body, trouble: error }));
    }
  }, [api, path]);
  useEffect(() => {
    if (last.current.path && last.current.path !== path) setState({ body: undefined, trouble: null, at: 0 });
    again();
  }, [again]);
  useEffect(() => whileLookedAt(every, again), [again, every]);
  return { ...state, again };
}

/** @param {number} every @param {() => void} run */
function whileLookedAt(every, run) {
  const look = () => {
    if (document.visibilityState === "visible") run();
  };
  const timer = every ? setInterval(look, every) : 0;
  document.addEventListener("visibilitychange", look);
  addEventListener("online", look);
  addEventListener("pageshow", look);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", look);
    removeEventListener("online", look);
    removeEventListener("pageshow", look);
  };
}
