// A whole case: who and how long, what to do, the child's words, the days before, what was done.
import { html, useEffect, useState } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { NOW_AND_THEN, OFTEN, useLoad } from "../load.js";
import { Page } from "../parts/page.js";
import { Loaded } from "../parts/states.js";
import { Actions } from "./actions.js";
import { Owner, Whose, Why } from "./card.js";
import { Clock } from "./clock.js";
import { toneOf } from "./clock_words.js";
import { Flags } from "./flags.js";
import { Heard } from "./heard.js";
import { Marks } from "./marks.js";
import { More } from "./more.js";
import { Reserved } from "./reserved.js";
import { Strip } from "./strip.js";
import { Trail } from "./trail.js";

/** @typedef {import("./types.js").Case} Case */

/**
 * @param {object} props
 * @param {string} props.from the API's address of the case
 * @param {[href: string, words: string]} props.back
 * @param {import("./more.js").Extra[]} [props.extras]
 */
export function CaseView({ from, back, extras }) {
  const { say } = useStaff();
  const [every, setEvery] = useState(OFTEN);
  const load = useLoad(from, { every });
  const about = /** @type {Case | undefined} */ (load.body);
  useEffect(() => setEvery(about?.severity === "U" && about.state === "open" ? OFTEN : NOW_AND_THEN), [about?.severity, about?.state]);
  return html`<${Page} key=${about ? "case" : "wait"} title=${about?.pupil_name ?? say("case")} tab=${say("case")} narrow back=${back}>
    <${Loaded} load=${load} show=${(/** @type {Case} */ body) => html`<${Whole} about=${body} changed=${load.again} extras=${extras} />`} /><//>`;
}

/** @param {{ about: Case, changed: () => Promise<void>, extras?: import("./more.js").Extra[] }} props */
function Whole({ about, changed, extras }) {
  const { say } = useStaff();
  return html`<section class=${`first ${toneOf(about) === "over" ? "over" : ""}`.trim()} aria-label=${say("case.now")}>
      <p><${Whose} row=${about} named=${false} /></p>
      <${Why} row=${about} />
      <${Clock} row=${about} />
      <${Owner} row=${about} />
      <${Offered} about=${about} />
      <${Marks} about=${about} />
      <${Held} about=${about} />
      <${Flags} row=${about} />
      <${Actions} row=${about} changed=${changed} />
      <${More} about=${about} changed=${changed} extras=${extras} />
    </section>
    ${about.reserved && html`<${Reserved} />`}
    <${Said} about=${about} />
    <${Noticed} about=${about} />
    ${(about.taps.length > 0 || !about.sentence_en) && html`<h2>${say("case.words")}</h2><${Heard} taps=${about.taps} />`}
    <h2>${say("strip.title")}</h2><${Strip} days=${about.strip} />
    <h2>${say("case.happened")}</h2><${Trail} events=${about.events} />
    <p class="quiet">${say("case.not_record")}</p>`;
}

/** @param {{ about: Case }} props */
function Offered({ about }) {
  const { say } = useStaff();
  if (!about.offered_to || about.needs.includes("accept")) return null;
  return html`<p class="quiet">${say("owner.offered", { name: about.offered_to })}</p>`;
}

/** Who is kept out by words in a note; only those who may put them back are told. @param {{ about: Case }} props */
function Held({ about }) {
  const { say } = useStaff();
  if (!about.held.length) return null;
  return html`<p class="banner wait"><span><b>${say("held.who", { names: about.held.map((one) => one.name).join(", ") })}</b> ${say("held.why")}</span></p>`;
}

/** The child's own answer to "did they come to see you?". @param {{ about: Case }} props */
function Said({ about }) {
  const { say, has } = useStaff();
  if (!about.said || !has(`said.${about.said}`)) return null;
  return html`<p class=${`banner ${about.said === "not_yet" ? "bad" : "good"}`}><b>${say(`said.${about.said}`)}</b></p>`;
}

/** A pattern's sentence is Hwyl's, never the child's. @param {{ about: Case }} props */
function Noticed({ about }) {
  const { say, lang } = useStaff();
  const sentence = lang === "cy" ? about.sentence_cy : about.sentence_en;
  return sentence ? html`<h2>${say("case.noticed")}</h2><p class="card pattern">${sentence}</p>` : null;
}
