// Who looked at what, and who did what, newest first.
import { html } from "../../vendor/preact.js";
import { useMore } from "../case/more_pages.js";
import { useStaff } from "../context.js";
import { ON_RETURN } from "../load.js";
import { Page } from "../parts/page.js";
import { Sheet } from "../parts/sheet.js";
import { Empty, Loaded } from "../parts/states.js";
import { whenWords } from "../time_words.js";
import { SafeguardingTabs } from "./tabs.js";

/** @typedef {{ id: string, at: string, who: string | null, by: string, action: string, pupil: string | null, about: string | null }} Row */

export function Audit() {
  const { say } = useStaff();
  const load = useMore("/api/safeguarding/audit", undefined, "rows", ON_RETURN);
  return html`<${Page} title=${say("audit.title")}>
    <${SafeguardingTabs} here="safeguarding/audit" />
    <p>${say("audit.what")}</p>
    <${Loaded} load=${load} show=${(/** @type {{ rows: Row[] }} */ body) => (body.rows.length ? html`<${Table} rows=${body.rows} />${load.more}`
      : html`<${Empty} title=${say("audit.none")} />`)} />
  <//>`;
}

/** @param {{ rows: Row[] }} props */
function Table({ rows }) {
  const { say, has } = useStaff();
  const who = (/** @type {Row} */ row) => row.who ?? say(has(`actor.${row.by}`) ? `actor.${row.by}` : "actor.system");
  return html`<${Sheet} label=${say("audit.title")}><thead><tr><th scope="col">${say("table.when")}</th><th scope="col">${say("table.who")}</th>
    <th scope="col">${say("table.what")}</th><th scope="col">${say("table.whose")}</th></tr></thead>
    <tbody>${rows.map((row) => html`<tr key=${row.id}><td><time datetime=${row.at}>${whenWords(say, row.at, Date.now())}</time></td><td>${who(row)}</td>
      <td>${say(has(`audit.${row.action}`) ? `audit.${row.action}` : "audit.other")}</td><td>${[row.pupil, row.about].filter(Boolean).join(" · ")}</td></tr>`)}</tbody><//>`;
}
