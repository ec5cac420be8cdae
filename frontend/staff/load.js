// Keeps what a page shows up to date: at once, every 15 s while it is looked at, and on return.
import { useCallback, useEffect, useRef, useState } from "../vendor/preact.js";
import { Trouble } from "./api.js";
import { useStaff } from "./context.js";

export const EVERY = 15_000;

/**
 * @typedef {object} Load
 * @property {any} body the last answer, kept when a later try fails
 * @property {Trouble | null} trouble of the last try
 * @property {number} at when `body` came
 * @property {() => Promise<void>} again
 */

/** @param {string} path @param {{ poll?: boolean, fresh?: (before: any, now: any) => void }} [how] @returns {Load} */
export function useLoad(path, { poll = true, fresh } = {}) {
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
    return whileLookedAt(poll, again);
  }, [again]);
  return { ...state, again };
}

/** @param {boolean} poll @param {() => void} run */
function whileLookedAt(poll, run) {
  const look = () => {
    if (document.visibilityState === "visible") run();
  };
  const timer = poll ? setInterval(look, EVERY) : 0;
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
