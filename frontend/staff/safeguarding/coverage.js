// Whether every child has somebody: who has no adult, who has too many children, who cannot be reached.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { ON_RETURN, useLoad } from "../load.js";
import { Page } from "../parts/page.js";
import { Sheet } from "../parts/sheet.js";
import { Loaded } from "../parts/states.js";
import { SafeguardingTabs } from "./tabs.js";

/**
 * @typedef {object} Covered
 * @property {number} pupils
 * @property {{ pupil: string, group: string | null }[]} without_adult
 * @property {{ name: string, role: string | null, pupils: number, cap: number, away: boolean, device: boolean, email: boolean }[]} adults
 */

export function Coverage() {
  const { say } = useStaff();
  const load = useLoad("/api/safeguarding/coverage", { every: ON_RETURN });
  return html`<${Page} title=${say("coverage.title")}>
    <${SafeguardingTabs} here="safeguarding/coverage" />
    <${Loaded} load=${load} show=${(/** @type {Covered} */ body) => html`<${Lists} body=${body} />`} />
  <//>`;
}

/** @param {{ body: Covered }} props */
function Lists({ body }) {
  const { say, count } = useStaff();
  const { without_adult: without, adults } = body;
  const unreachable = adults.filter((one) => !one.device && !one.email);
  const over = adults.filter((one) => one.pupils > one.cap);
  return html`<div class="diff-sum">
      <${Figure} n=${without.length} words=${count("coverage.without", without.length)} />
      <${Figure} n=${over.length} words=${count("coverage.over", over.length)} />
      <${Figure} n=${unreachable.length} words=${count("coverage.unreachable", unreachable.length)} /></div>
    <h2>${say("coverage.without_title")}</h2>
    ${without.length ? html`<p>${say("coverage.without_next")}</p><ul class="lines">${without.map((one) => html`<li key=${one.pupil + one.group}>${one.pupil} <span class="quiet">${one.group}</span></li>`)}</ul>`
      : html`<p>${say("coverage.without_none")}</p>`}
    <h2>${say("coverage.unreachable_title")}</h2>
    ${unreachable.length ? html`<p>${say("coverage.unreachable_next")}</p><ul class="lines">${unreachable.map((one) => html`<li key=${one.name}>${one.name}</li>`)}</ul>`
      : html`<p>${say("coverage.unreachable_none")}</p>`}
    <h2>${say("coverage.adults_title")}</h2>
    <${Sheet} numbers label=${say("coverage.adults_title")}><thead><tr><th scope="col">${say("table.name")}</th><th scope="col" class="num">${say("coverage.pupils")}</th>
      <th scope="col" class="num">${say("coverage.cap")}</th></tr></thead>
      <tbody>${adults.map((one) => html`<tr key=${one.name}><th scope="row">${one.name}<small class="state">${statesOf(one).map((state) => say(`coverage.${state}`)).join(", ")}</small></th>
        <td class="num">${one.pupils}</td><td class="num">${one.cap}</td></tr>`)}</tbody><//>`;
}

/** @param {Covered["adults"][number]} one */
const statesOf = (one) => [one.pupils > one.cap ? "is_over" : "", one.away ? "is_away" : "", one.device ? "" : "no_device"].filter(Boolean);

/** @param {{ n: number, words: string }} props */
const Figure = ({ n, words }) => html`<p class=${`figure ${n ? "bad" : ""}`.trim()}><b>${n}</b>${words}</p>`;
