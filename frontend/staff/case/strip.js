// The 14 days of check-ins before a case: faces, and the same as a table.
import { html, useEffect, useRef } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { weekdayOf } from "../london.js";
import { dateWords } from "../time_words.js";
import { Face } from "../parts/art.js";
import { Sheet } from "../parts/sheet.js";
import { DRAWN, useFeelings } from "./feelings.js";

/** @param {{ days: import("./types.js").StripDay[] }} props */
export function Strip({ days }) {
  const { say } = useStaff();
  const { feeling } = useFeelings();
  const strip = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => strip.current?.scrollTo(strip.current.scrollWidth, 0), [days.length]);
  if (!days.some((day) => day.feeling)) return html`<p class="quiet">${say("strip.empty")}</p>`;
  return html`<div class="strip" role="img" tabindex="0" aria-label=${say("strip.drawn")} ref=${strip}>${days.map((day, i) => html`<${Day} key=${i} day=${day} />`)}</div>
    <details><summary class="tap">${say("strip.as_text")}</summary>
      <${Sheet} label=${say("strip.title")}>
        <thead><tr><th scope="col">${say("strip.day")}</th><th scope="col">${say("strip.said")}</th></tr></thead>
        <tbody>${days.map((day, i) => html`<tr key=${i}><th scope="row">${dateWords(say, day.on)}</th>
          <td>${feeling(day.feeling)}${day.level ? ` (${say(`level.${day.level}`)})` : ""}</td></tr>`)}</tbody><//></details>`;
}

/** @param {{ day: import("./types.js").StripDay }} props */
function Day({ day }) {
  const { say } = useStaff();
  const name = html`${say(`time.weekday_short.${weekdayOf(day.on)}`)}<br />${Number(day.on.slice(8))}`;
  if (!day.feeling) return html`<div class="strip-day none">${name}</div>`;
  return html`<div class="strip-day">${DRAWN.has(day.feeling) ? html`<${Face} code=${day.feeling} />` : html`<b>?</b>`}${name}</div>`;
}
