// A table. On a small screen its rows are stacked; one of numbers grows narrower instead.
import { html } from "../../vendor/preact.js";

/** @param {{ label: string, numbers?: boolean, children?: any }} props */
export const Sheet = ({ label, numbers = false, children }) =>
  html`<div class=${numbers ? "sheet numbers" : "sheet"} tabindex="0" role="region" aria-label=${label}><table>${children}</table></div>`;
