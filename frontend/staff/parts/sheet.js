// A table that scrolls sideways where it must, also from the keyboard.
import { html } from "../../vendor/preact.js";

/** @param {{ label: string, children?: any }} props */
export const Sheet = ({ label, children }) =>
  html`<div class="sheet" tabindex="0" role="region" aria-label=${label}><table>${children}</table></div>`;
