// One case in a list.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Clock } from "./clock.js";
import { toneOf, whyKey } from "./clock_words.js";
import { Flags } from "./flags.js";

/** @param {{ row: import("./types.js").CaseRow }} props */
export function Why({ row }) {
  const { say, has } = useStaff();
  const key = whyKey(row);
  return html`<p class="case-why">${say(has(key) ? key : "why.none.R")}</p>`;
}

/** @param {{ row: import("./types.js").CaseRow, named?: boolean }} props */
export function Whose({ row, named = true }) {
  const { say } = useStaff();
  return html`<span class="case-who">${named && html`<span>${row.pupil_name}</span>`}<span class=${`tag ${row.severity}`}>${say(`severity.${row.severity}`)}</span></span>`;
}

/** @param {{ row: import("./types.js").CaseRow }} props */
export function Owner({ row }) {
  const { say } = useStaff();
  if (row.state === "closed") return null;
  if (!row.owner_name) return html`<p class="quiet">${say("owner.none")}</p>`;
  const taken = row.state !== "open" || row.going;
  const key = row.mine ? (taken ? "owner.mine" : "owner.mine_waiting") : taken ? "owner.other" : "owner.other_waiting";
  return html`<p class="quiet">${say(key, { name: row.owner_name })}</p>`;
}

/**
 * @param {object} props
 * @param {import("./types.js").CaseRow} props.row
 * @param {string} props.href
 * @param {boolean} [props.named] whether the child's name stands here or above
 */
export function Card({ row, href, named = true }) {
  const { say } = useStaff();
  return html`<li class=${`case ${toneOf(row)}`.trim()}>
    <h3><${Whose} row=${row} named=${named} /></h3>
    <${Why} row=${row} />
    <${Clock} row=${row} />
    <${Owner} row=${row} />
    <${Flags} row=${row} />
    <p class="case-do"><a class="btn" href=${href}>${say("do.open")}<span class="vh"> ${row.pupil_name}</span></a></p>
  </li>`;
}
