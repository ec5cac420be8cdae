// Keeps the focus somewhere sensible when what held it goes away.
import { html, useEffect, useRef } from "../../vendor/preact.js";

/** Gives the focus to the heading where it would be lost. */
export function keepFocus() {
  requestAnimationFrame(() => {
    const held = document.activeElement;
    if (!held || held === document.body) document.querySelector("h1")?.focus({ preventScroll: true });
  });
}

/** A form that has just opened in place of its button. @param {{ children?: any }} props */
export function Opened({ children }) {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    /** @type {HTMLElement | null | undefined} */ (box.current?.querySelector("input, textarea, select, button"))?.focus();
    return keepFocus;
  }, []);
  return html`<div ref=${box}>${children}</div>`;
}
