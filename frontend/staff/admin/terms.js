// The terms: days between which the school is open on its weekdays.
import { html, useState } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Button } from "../parts/button.js";
import { Field, Refusal } from "../parts/field.js";
import { fieldsOf, useSend } from "../send.js";

/** @typedef {import("./types.js").Term} Term */

/** @param {Record<string, string>} fields @param {number} rows @returns {Term[]} */
export const termsFrom = (fields, rows) =>
  Array.from({ length: rows }, (_, i) => ({ name: fields[`name-${i}`], starts_on: fields[`starts_on-${i}`], ends_on: fields[`ends_on-${i}`] }))
    .filter((term) => term.starts_on && term.ends_on);

/** @param {{ calendar: import("./types.js").Calendar, changed: () => Promise<void> }} props */
export function TermsForm({ calendar, changed }) {
  const { say, tell } = useStaff();
  const [rows, setRows] = useState(calendar.terms.length + 1);
  const { busy, trouble, send } = useSend(async () => {
    tell(say("told.calendar"));
    await changed();
  });
  const hours = calendar.hours.map((day) => ({ ...day, opens: day.opens.slice(0, 8), bell: day.bell.slice(0, 8), closes: day.closes.slice(0, 8) }));
  const submit = (/** @type {Event} */ event) => send("PUT", "/api/admin/calendar", { terms: termsFrom(fieldsOf(event), rows), hours });
  return html`<h2>${say("terms.title")}</h2><form class="form" onSubmit=${submit}>
    <p class="quiet">${say("terms.what")}</p>
    ${Array.from({ length: rows }, (_, i) => html`<fieldset key=${i}><legend>${say("terms.one", { n: i + 1 })}</legend><div class="form-row">
      <${Field} name=${`name-${i}`} label=${say("table.name")} more=${{ defaultValue: calendar.terms[i]?.name ?? "", maxlength: 80 }} />
      <${Field} name=${`starts_on-${i}`} kind="date" label=${say("closures.from")} more=${{ defaultValue: calendar.terms[i]?.starts_on ?? "" }} />
      <${Field} name=${`ends_on-${i}`} kind="date" label=${say("closures.to")} more=${{ defaultValue: calendar.terms[i]?.ends_on ?? "" }} /></div></fieldset>`)}
    <${Refusal} trouble=${trouble} />
    <div class="form-do"><${Button} busy=${busy} look="main">${say("terms.do")}<//><${Button} look="soft" press=${() => setRows(rows + 1)}>${say("terms.more")}<//></div></form>`;
}
