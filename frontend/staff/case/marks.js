// The two marks that an urgent case needs, each rung until it is given.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { clockTime } from "../london.js";

const MARKS = /** @type {const} */ ([["going", "going"], ["dsp", "safeguarding_has_it"]]);

/** @param {{ about: import("./types.js").Case }} props */
export function Marks({ about }) {
  const { say } = useStaff();
  if (about.severity !== "U" || about.state === "closed") return null;
  return html`<ul class="marks" aria-label=${say("marks")}>${MARKS.map(([mark, kind]) => {
    if (!about[mark]) return html`<li key=${mark} class="mark owed"><b>${say(`mark.${mark}`)}</b>${say("mark.owed")}</li>`;
    const given = lastOf(about.events, kind);
    return html`<li key=${mark} class="mark given"><b>${say(`mark.${mark}`)}</b>
      ${given && say("mark.given", { who: given.who ?? say("somebody"), time: clockTime(given.at) })}</li>`;
  })}</ul>`;
}

/** The newest of a kind. @param {import("./types.js").Happening[]} events @param {string} kind */
const lastOf = (events, kind) => [...events].reverse().find((event) => event.kind === kind);
