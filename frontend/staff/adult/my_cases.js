// An adult's own cases, made for a phone: the next thing to do stands first.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Actions } from "../case/actions.js";
import { Card, Owner, Whose, Why } from "../case/card.js";
import { Clock } from "../case/clock.js";
import { toneOf } from "../case/clock_words.js";
import { Flags } from "../case/flags.js";
import { forAdult, newOnes } from "../case/groups.js";
import { useMore } from "../case/more_pages.js";
import { Page } from "../parts/page.js";
import { Empty, Loaded } from "../parts/states.js";
import { AwayNote } from "./away_note.js";

/** @typedef {import("../case/types.js").CaseRow} CaseRow */

export function MyCases() {
  const { say, tell } = useStaff();
  const load = useMore("/api/adult/cases", (/** @type {any} */ before, /** @type {any} */ now) => {
    if (newOnes(before.cases, now.cases).length) tell(say("told.new_case"));
  });
  return html`<${Page} title=${say("cases.title")} narrow>
    <${AwayNote} />
    <${Loaded} load=${load} show=${(/** @type {{ cases: CaseRow[] }} */ body) => html`<${CaseList} cases=${body.cases} changed=${load.again} />${load.more}`} />
  <//>`;
}

/** @param {{ cases: CaseRow[], changed: () => Promise<void> }} props */
function CaseList({ cases, changed }) {
  const { say } = useStaff();
  const { waits, mine, others } = forAdult(cases);
  const [first, ...rest] = waits;
  return html`${first ? html`<${First} key=${first.id} row=${first} changed=${changed} />`
      : html`<${Empty} title=${say("cases.nobody")} next=${say("cases.nobody_next")} />`}
    <${Section} title=${say("cases.then")} rows=${rest} />
    <${Section} title=${say("cases.mine")} rows=${mine} />
    <${Section} title=${say("cases.others")} rows=${others} />`;
}

/** @param {{ row: CaseRow, changed: () => Promise<void> }} props */
function First({ row, changed }) {
  const { say, path } = useStaff();
  const href = path("cases/:id", row.id);
  const reading = row.needs.includes("read"); // a note is read before it is said to be read
  return html`<section class=${`first ${toneOf(row) === "over" ? "over" : ""}`.trim()} aria-labelledby="first">
    <h2 id="first"><${Whose} row=${row} /></h2>
    <${Why} row=${row} />
    <${Clock} row=${row} />
    <${Owner} row=${row} />
    <${Flags} row=${row} />
    <${Actions} row=${row} changed=${changed} only=${["decide", "ack", "going", "dsp", "accept", "contact"]} />
    <p class="case-do"><a class=${reading ? "btn main" : "btn"} href=${href}>${say(reading ? "do.open_to_read" : "do.open_words")}</a></p>
  </section>`;
}

/** @param {{ title: string, rows: CaseRow[] }} props */
function Section({ title, rows }) {
  const { path } = useStaff();
  if (!rows.length) return null;
  return html`<h2>${title}</h2><ul class="cases">${rows.map((row) => html`<${Card} key=${row.id} row=${row} href=${path("cases/:id", row.id)} />`)}</ul>`;
}
