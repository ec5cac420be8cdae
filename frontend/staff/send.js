// Sends a form or a tap once, and keeps what came back wrong beside it.
import { useRef, useState } from "../vendor/preact.js";
import { Trouble } from "./api.js";
import { useStaff } from "./context.js";
import { keepFocus } from "./parts/focus.js";

/** @param {(answer: any) => unknown} [done] */
export function useSend(done) {
  const { api } = useStaff();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState(/** @type {Trouble | null} */ (null));
  const under = useRef(false);
  /** @param {string} method @param {string} path @param {unknown} [body] @param {string} [type] */
  const send = async (method, path, body, type) => {
    if (under.current) return;
    under.current = true;
    setBusy(true);
    setTrouble(null);
    try {
      const answer = await api.send(method, path, body, type);
      await done?.(answer);
      keepFocus();
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      setTrouble(error);
    } finally {
      under.current = false;
      setBusy(false);
    }
  };
  return { busy, trouble, send, setTrouble };
}

/** The fields of a form by name, without blanks around (a password is kept as typed). @param {Event} event */
export function fieldsOf(event) {
  event.preventDefault();
  /** @type {Record<string, string>} */
  const fields = {};
  new FormData(/** @type {HTMLFormElement} */ (event.currentTarget)).forEach((value, name) => {
    if (typeof value === "string") fields[name] = name === "password" ? value : value.trim();
  });
  return fields;
}
