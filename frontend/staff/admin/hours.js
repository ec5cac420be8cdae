// When a weekday's school opens, rings its last bell and closes.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Button } from "../parts/button.js";
import { Refusal } from "../parts/field.js";
import { fieldsOf, useSend } from "../send.js";

const DAYS = [0, 1, 2, 3, 4, 5, 6]; // Monday first, as the server counts
const TIMES = /** @type {const} */ (["opens", "bell", "closes"]);

/** @typedef {import("./types.js").Hours} Hours */

/** Days whose three times are filled in; the others are closed. @param {Record<string, string>} fields @returns {Hours[]} */
export function hoursFrom(fields) {
  return DAYS.map((weekday) => ({ weekday, opens: fields[`opens-${weekday}`], bell: fields[`bell-${weekday}`], closes: fields[`closes-${weekday}`] }))
    .filter((day) => day.opens && day.bell && day.closes);
}

/** @param {{ calendar: import("./types.js").Calendar, changed: () => Promise<void> }} props */
export function HoursForm({ calendar, changed }) {
  const { say, tell } = useStaff();
  const { busy, trouble, send } = useSend(async () => {
    tell(say("told.calendar"));
    await changed();
  });
  const submit = (/** @type {Event} */ event) => send("PUT", "/api/admin/calendar", { terms: calendar.terms, hours: hoursFrom(fieldsOf(event)) });
  const timeOf = (/** @type {number} */ weekday, /** @type {typeof TIMES[number]} */ name) =>
    calendar.hours.find((day) => day.weekday === weekday)?.[name]?.slice(0, 5) ?? "";
  return html`<h2>${say("hours.title")}</h2><form onSubmit=${submit} class="stack">
    <p class="quiet">${say("hours.what")}</p>
    <div class="sheet"><table><thead><tr><th scope="col">${say("strip.day")}</th>${TIMES.map((name) => html`<th scope="col" key=${name}>${say(`hours.${name}`)}</th>`)}</tr></thead>
      <tbody>${DAYS.map((weekday) => html`<tr key=${weekday}><th scope="row">${say(`time.weekday.${(weekday + 1) % 7}`)}</th>
        ${TIMES.map((name) => html`<td key=${name} data-label=${say(`hours.${name}`)}><input type="time" class="time" name=${`${name}-${weekday}`} defaultValue=${timeOf(weekday, name)}
          aria-label=${`${say(`time.weekday.${(weekday + 1) % 7}`)}: ${say(`hours.${name}`)}`} /></td>`)}</tr>`)}</tbody></table></div>
    <${Refusal} trouble=${trouble} />
    <p><${Button} busy=${busy} look="main">${say("hours.do")}<//></p></form>`;
}
