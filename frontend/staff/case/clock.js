// The clock of a case.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Icon } from "../parts/art.js";
import { clockWords, toneOf } from "./clock_words.js";

/** @param {{ row: import("./types.js").CaseRow }} props */
export function Clock({ row }) {
  const staff = useStaff();
  return html`<p class=${`clock ${toneOf(row)}`.trim()}><${Icon} name=${row.state === "closed" ? "check" : "clock"} />${clockWords(row, staff, Date.now())}</p>`;
}
