// A button that sends once: busy while it waits.
import { html } from "../../vendor/preact.js";

/**
 * @param {object} props
 * @param {boolean} [props.busy]
 * @param {() => void} [props.press] without it, the button sends its form
 * @param {string} [props.look] "main", "soft", "urgent", with "wide"
 * @param {Record<string, unknown>} [props.more]
 * @param {any} [props.children]
 */
export const Button = ({ busy = false, press, look = "", more = {}, children }) =>
  html`<button type=${press ? "button" : "submit"} class=${`btn ${look}`.trim()} onClick=${press}
    aria-busy=${busy ? "true" : undefined} ...${more}>${children}</button>`;
