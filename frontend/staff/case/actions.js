// What this person can do with a case: the most pressing first, in the first person, with a time.
import { html, useState } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Button } from "../parts/button.js";
import { Refusal } from "../parts/field.js";
import { Opened } from "../parts/focus.js";
import { useSend } from "../send.js";
import { takeWords } from "./clock_words.js";
import { CloseForm } from "./close_form.js";
import { Contact } from "./contact.js";
import { Going } from "./going.js";
import { Decide } from "../safeguarding/decide.js";

/** @typedef {import("./types.js").CaseRow} CaseRow */

/** What one tap does, where no form is needed. */
const TAPS = /** @type {Record<string, { route: string, body: object, told: string }>} */ ({
  ack: { route: "acknowledge", body: {}, told: "told.taken" },
  read: { route: "acknowledge", body: {}, told: "told.read" },
  dsp: { route: "acknowledge", body: { as: "dsp" }, told: "told.dsp" },
  accept: { route: "accept", body: {}, told: "told.taken" },
  sign: { route: "sign-off", body: {}, told: "told.signed" },
});
const FORMS = /** @type {Record<string, (props: any) => any>} */ ({ decide: Decide, going: Going, contact: Contact, close: CloseForm });

/** Signing off belongs to the safeguarding routes; the rest to every adult's.
 * @param {string} id @param {string} route */
const addressOf = (id, route) => `/api/${route === "sign-off" ? "safeguarding" : "adult"}/cases/${id}/${route}`;

/**
 * @param {object} props
 * @param {CaseRow} props.row
 * @param {() => Promise<void>} props.changed
 * @param {string[]} [props.only] which of the needs to show
 */
export function Actions({ row, changed, only }) {
  const [open, setOpen] = useState("");
  const needs = only ? row.needs.filter((need) => only.includes(need)) : row.needs;
  const done = () => { setOpen(""); return changed(); };
  if (open && needs.includes(open)) {
    return html`<${Opened}><${FORMS[open]} row=${row} done=${done} cancel=${() => setOpen("")} /><//>`;
  }
  return html`<div class="case-do">${needs.map((need, i) => html`<${Need} key=${need} need=${need} first=${i === 0} row=${row}
    open=${() => setOpen(need)} done=${done} />`)}</div>`;
}

/** @param {{ need: string, first: boolean, row: CaseRow, open: () => void, done: () => Promise<void> }} props */
function Need({ need, first, row, open, done }) {
  const { say, tell } = useStaff();
  const tap = TAPS[need];
  const { busy, trouble, send } = useSend(async () => {
    tell(say(tap.told));
    await done();
  });
  if (!tap && !FORMS[need]) return null;
  const look = need === "going" ? "urgent wide" : first ? "main wide" : "";
  const words = need === "ack" ? takeWords(row, say, Date.now()) : say(`do.${need}`);
  const press = tap ? () => send("POST", addressOf(row.id, tap.route), tap.body) : open;
  return html`<${Button} busy=${busy} look=${look} press=${press}>${words}<//><${Refusal} trouble=${trouble} />`;
}
