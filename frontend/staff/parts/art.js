// Draws our own artwork inline, so that its ink follows the page in the dark.
import { h, useEffect, useState } from "../../vendor/preact.js";

const ROOT = new URL("../../", import.meta.url);
/** @type {Map<string, Element | null>} */
const drawn = new Map();
/** @type {Map<string, Promise<Element | null>>} */
const asked = new Map();

/** XML by request, since Trusted Types allow no markup from strings. @param {string} file */
function fetchDrawing(file) {
  const answer = new Promise((/** @type {(found: Element | null) => void} */ resolve) => {
    const request = new XMLHttpRequest();
    request.open("GET", new URL(file, ROOT));
    request.responseType = "document";
    request.overrideMimeType("image/svg+xml");
    request.onload = () => resolve(request.status < 300 ? request.responseXML?.documentElement ?? null : null);
    request.onerror = () => resolve(null);
    request.send();
  });
  answer.then((found) => drawn.set(file, found));
  return answer;
}

/** @param {Element} from @param {Record<string, unknown>} [more] @returns {import("../../vendor/preact.js").VNode} */
function copyOf(from, more = {}) {
  /** @type {Record<string, unknown>} */
  const props = {};
  for (const { name, value } of Array.from(from.attributes)) if (name !== "xmlns") props[name] = value;
  return h(from.localName, { ...props, ...more }, ...Array.from(from.children, (child) => copyOf(child)));
}

/** @param {{ file: string, class?: string }} props such as "faces/sad.svg" */
export function Art({ file, class: name }) {
  const [, redraw] = useState(0);
  useEffect(() => {
    if (drawn.has(file)) return;
    if (!asked.has(file)) asked.set(file, fetchDrawing(file));
    asked.get(file)?.then(() => redraw((n) => n + 1));
  }, [file]);
  const found = drawn.get(file);
  const props = { class: name, "aria-hidden": "true", focusable: "false" };
  return found ? copyOf(found, props) : h("svg", { ...props, viewBox: "0 0 96 96" });
}

/** @param {{ name: string }} props */
export const Icon = ({ name }) => h(Art, { file: `icons/${name}.svg`, class: "icon" });

/** @param {{ code: string }} props */
export const Face = ({ code }) => h(Art, { file: `faces/${code}.svg` });
