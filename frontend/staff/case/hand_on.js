// Handing a case on: no reason is asked, and it stays with its owner until it is accepted.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Button } from "../parts/button.js";
import { Refusal } from "../parts/field.js";
import { fieldsOf, useSend } from "../send.js";
import { PeopleChoice } from "./people_choice.js";

/** @param {{ row: import("./types.js").Case, done: () => Promise<void>, cancel: () => void }} props */
export function HandOn({ row, done, cancel }) {
  const { say, tell } = useStaff();
  const { busy, trouble, send } = useSend(async () => {
    tell(say("told.offered"));
    await done();
  });
  const submit = (/** @type {Event} */ event) => send("POST", `/api/adult/cases/${row.id}/hand-over`, { to: fieldsOf(event).to });
  return html`<form class="card form" onSubmit=${submit} aria-label=${say("do.hand_on")}>
    <p>${say("hand_on.how")}</p>
    <${PeopleChoice} people=${row.colleagues} name="to" label=${say("hand_on.to")} trouble=${trouble} />
    <${Refusal} trouble=${trouble} fields=${["to"]} />
    <div class="form-do"><${Button} busy=${busy} look="main">${say("hand_on.do")}<//>
      <${Button} look="soft" press=${cancel}>${say("do.cancel")}<//></div>
  </form>`;
}
