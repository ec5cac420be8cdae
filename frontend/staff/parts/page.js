// A page's frame: its heading takes the focus on arrival, so that it is read out first.
import { html, useEffect, useRef } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Icon } from "./art.js";

const first = location.pathname;
let moved = false; // the first page of a visit leaves the focus where the browser put it

/**
 * @param {object} props
 * @param {string} props.title
 * @param {string} [props.tab] for the browser's tab, where a name must not stand
 * @param {boolean} [props.narrow]
 * @param {[href: string, words: string]} [props.back]
 * @param {any} [props.children]
 */
export function Page({ title, tab = title, narrow = false, back, children }) {
  const { say } = useStaff();
  const heading = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    document.title = say("tab", { page: tab });
    moved = moved || location.pathname !== first;
    if (moved) heading.current?.focus({ preventScroll: true });
  }, [title]);
  return html`<main id="main" class=${narrow ? "view narrow" : "view"}>
    ${back && html`<p class="no-print"><a class="btn soft to" href=${back[0]}><${Icon} name="back" />${back[1]}</a></p>`}
    <h1 tabindex="-1" ref=${heading}>${title}</h1>
    ${children}
  </main>`;
}
