// Every open case with its clock, each child's together: calm when all is well, risk on top.
import { html } from "../../vendor/preact.js";
import { Card } from "../case/card.js";
import { forBoard, isAtRisk, newOnes } from "../case/groups.js";
import { useMore } from "../case/more_pages.js";
import { useStaff } from "../context.js";
import { Art } from "../parts/art.js";
import { Page } from "../parts/page.js";
import { Empty, Loaded } from "../parts/states.js";
import { LowDue } from "./low_due.js";
import { SafeguardingTabs } from "./tabs.js";

/** @typedef {import("../case/types.js").CaseRow} CaseRow */

/** @typedef {{ cases: CaseRow[], total: number, reachable: boolean }} Body */

/** @param {{ cases: CaseRow[] }} before @param {{ cases: CaseRow[] }} now @returns {string} */
function newsOf(before, now) {
  const was = new Set(before.cases.filter(isAtRisk).map((row) => row.id));
  if (now.cases.some((row) => isAtRisk(row) && !was.has(row.id))) return "told.at_risk";
  return newOnes(before.cases, now.cases).length ? "told.board_new" : "";
}

export function Board() {
  const { say, tell } = useStaff();
  const load = useMore("/api/safeguarding/cases", (/** @type {Body} */ before, /** @type {Body} */ now) => {
    const news = newsOf(before, now);
    if (news) tell(say(news));
  });
  return html`<${Page} title=${say("board.title")}>
    <${SafeguardingTabs} here="safeguarding" />
    <${LowDue} />
    <${Loaded} load=${load} show=${(/** @type {Body} */ body) => html`
      ${!body.reachable && html`<p class="banner bad" role="alert"><b>${say("board.nobody_reachable")}</b></p>`}<${Groups} cases=${body.cases} total=${body.total} />${load.more}`} />
  <//>`;
}

/** @param {{ cases: CaseRow[], total: number }} props */
function Groups({ cases, total }) {
  const { say, count } = useStaff();
  const { risk, calm } = forBoard(cases);
  if (!cases.length) return html`<${Empty} title=${say("board.empty")} next=${say("board.empty_next")} />`;
  return html`<div class="board">
    ${risk.length ? html`<section class="board-group risk"><h2>${say("board.risk")}<small>${count("board.pupils", risk.length)}</small></h2>
        ${risk.map((group) => html`<${Child} key=${group.rows[0].id} ...${group} />`)}</section>`
      : html`<div class="board-calm"><${Art} file="faces/calm" /><p><b>${say("board.calm")}</b> ${count("board.calm_open", total)}</p></div>`}
    ${calm.map((group) => html`<section class="board-group" key=${group.rows[0].id}><h2>${group.name}</h2><${Rows} rows=${group.rows} /></section>`)}
  </div>`;
}

/** @param {{ name: string, rows: CaseRow[] }} props */
const Child = ({ name, rows }) => html`<h3 class="board-child">${name}</h3><${Rows} rows=${rows} />`;

/** @param {{ rows: CaseRow[] }} props */
function Rows({ rows }) {
  const { path } = useStaff();
  return html`<ul class="cases">${rows.map((row) => html`<${Card} key=${row.id} row=${row} named=${false} href=${path("safeguarding/cases/:id", row.id)} />`)}</ul>`;
}
