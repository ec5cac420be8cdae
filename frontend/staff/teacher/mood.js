// After a window: one sentence, one band, one idea for everybody; and the weeks before.
import { html, useEffect, useRef, useState } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Art } from "../parts/art.js";
import { Button } from "../parts/button.js";
import { dayOf } from "../london.js";
import { moodKey, newest, shapeOf } from "./mood_words.js";

/** @typedef {import("./types.js").SchoolClass} SchoolClass */

/** @param {{ about: SchoolClass }} props */
export function Mood({ about }) {
  const { say } = useStaff();
  const top = newest(about);
  if (about.kind === "teaching") return html`<p class="card">${say("mood.teaching")}</p>`;
  if (about.participation_only) {
    return html`<section class="mood" data-mood="few"><p><b>${say(about.today ? `mood.part.${about.today.taking_part}` : "mood.part.only")}</b></p>
      <p class="quiet">${say("mood.part.why")}</p></section>${top && html`<${Idea} ideas=${top.figure.ideas} />`}`;
  }
  if (!top) return html`<p class="card">${say("mood.none_yet")}</p>`;
  const { period, figure } = top;
  return html`<section class="mood" data-mood=${shapeOf(figure.band)}>
      <${Art} file=${`pictures/mood-${shapeOf(figure.band)}`} class="mood-shape" />
      <p><b>${say(moodKey(period, figure))}</b></p>
      ${period === "day" && about.week && html`<p class="quiet">${say(moodKey("week", about.week))}</p>`}
    </section>
    <${Idea} ideas=${figure.ideas} />`;
}

/** @param {{ ideas: string[] }} props */
function Idea({ ideas }) {
  const { say, has } = useStaff();
  const [at, setAt] = useState(0);
  const known = ideas.filter((code) => has(`idea.${code}`));
  if (!known.length) return null;
  return html`<section class="idea" aria-label=${say("idea.title")}><${Art} file="pictures/adult-leaf" />
    <p aria-live="polite">${say(`idea.${known[at % known.length]}`)}</p></section>
    ${known.length > 1 && html`<p class="no-print"><${Button} look="soft" press=${() => setAt(at + 1)}>${say("idea.other")}<//></p>`}`;
}

/** @param {{ about: SchoolClass }} props */
export function Weeks({ about }) {
  const { say } = useStaff();
  const weeks = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => weeks.current?.scrollTo(weeks.current.scrollWidth, 0), [about.past.length]);
  if (!about.past.length) return null;
  return html`<h2>${say("weeks.title")}</h2>
    <ul class="weeks" tabindex="0" aria-label=${say("weeks.title")} ref=${weeks}>${about.past.map(({ starts_on, band }) => html`<li class="week" key=${starts_on} data-mood=${shapeOf(band)}>
      <${Art} file=${`pictures/mood-${shapeOf(band)}`} /><b>${say(`band.${band}`)}</b>
      <small>${say("weeks.from", { day: Number(starts_on.slice(8)), month: say(`time.month_short.${Number(dayOf(`${starts_on}T12:00Z`).slice(5, 7))}`) })}</small></li>`)}</ul>
    <p class="quiet">${say("weeks.about")}</p>`;
}
