// The pages of one audience, below the heading.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";

/** @param {{ pages: string[], here: string, label: string }} props */
export function Tabs({ pages, here, label }) {
  const { say, path } = useStaff();
  return html`<nav class="tabs no-print" aria-label=${label}>${pages.map((page) => html`<a key=${page} href=${path(page)}
    aria-current=${page === here ? "page" : undefined}>${say(`tabs.${page}`)}</a>`)}</nav>`;
}
