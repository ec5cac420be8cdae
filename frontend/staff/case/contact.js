// "I met them", with words if there is anything to add.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Button } from "../parts/button.js";
import { Field, Refusal } from "../parts/field.js";
import { fieldsOf, useSend } from "../send.js";

/** @param {{ row: import("./types.js").CaseRow, done: () => Promise<void>, cancel: () => void }} props */
export function Contact({ row, done, cancel }) {
  const { say, tell } = useStaff();
  const { busy, trouble, send } = useSend(async () => {
    tell(say("told.met"));
    await done();
  });
  const submit = (/** @type {Event} */ event) => {
    const { words } = fieldsOf(event);
    send("POST", `/api/adult/cases/${row.id}/contact`, words ? { words } : {});
  };
  return html`<form class="card form" onSubmit=${submit}>
    <p>${say("contact.asked")}</p>
    <${Field} name="words" kind="textarea" label=${say("contact.words")} hint=${say("contact.words_hint")} trouble=${trouble} more=${{ maxlength: 4000 }} />
    <${Refusal} trouble=${trouble} fields=${["words"]} />
    <div class="form-do"><${Button} busy=${busy} look="main">${say("contact.do")}<//>
      <${Button} look="soft" press=${cancel}>${say("do.cancel")}<//></div>
  </form>`;
}
