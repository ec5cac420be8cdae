// Bringing somebody into a case, with a reason and an end; the child is told who was added.
import { html } from "../../vendor/preact.js";
import { PeopleChoice } from "../case/people_choice.js";
import { useStaff } from "../context.js";
import { instantOf, typedTime } from "../london.js";
import { Field } from "../parts/field.js";
import { Reasoned } from "./reasoned.js";

const WEEK = 7 * 864e5;

/** @param {{ row: import("../case/types.js").Case, done: () => Promise<void>, cancel: () => void }} props */
export function AddPerson({ row, done, cancel }) {
  const { say } = useStaff();
  return html`<${Reasoned} name="add_person" to=${`/api/safeguarding/cases/${row.id}/add-person`} fields=${["adult", "expires_at"]} done=${done} cancel=${cancel}
    body=${(/** @type {Record<string, string>} */ { adult, expires_at, reason }) => ({ adult, reason, expires_at: expires_at ? instantOf(expires_at) : null })}
    show=${(/** @type {any} */ trouble) => html`<${PeopleChoice} people=${row.colleagues} name="adult" label=${say("add_person.who")} trouble=${trouble} />
      <${Field} name="expires_at" kind="datetime-local" label=${say("add_person.until")} trouble=${trouble} more=${{ defaultValue: typedTime(Date.now() + WEEK) }} />`} />`;
}
