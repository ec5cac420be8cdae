// Shows our own artwork by its name; its ink follows the page, also in the dark.
import { h } from "../../vendor/preact.js";

/** A file of the pages, by its path below their folder. @param {string} path */
export const fileOf = (path) => `${document.documentElement.dataset.base}${path}`;

/** @param {string} sheet @param {string} name */
function boxOf(sheet, name) {
  if (sheet === "icons") return "0 0 24 24";
  return name.startsWith("mood-") ? "0 0 192 96" : "0 0 96 96";
}

/** One file holds all drawings of a kind. @param {{ file: string, class?: string }} props such as "faces/sad" */
export function Art({ file, class: name }) {
  const [sheet, drawing] = file.split("/");
  const props = { class: name, viewBox: boxOf(sheet, drawing), "aria-hidden": "true", focusable: "false" };
  return h("svg", props, h("use", { href: fileOf(`${sheet}.svg#${drawing}`) }));
}

/** @param {{ name: string }} props */
export const Icon = ({ name }) => h(Art, { file: `icons/${name}`, class: "icon" });

/** @param {{ code: string }} props */
export const Face = ({ code }) => h(Art, { file: `faces/${code}` });
