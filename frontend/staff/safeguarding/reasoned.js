// A form of the safeguarding people: what changes, why, and a button.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Button } from "../parts/button.js";
import { Field, Refusal } from "../parts/field.js";
import { fieldsOf, useSend } from "../send.js";

/**
 * @param {object} props
 * @param {string} props.name of its sentences
 * @param {string} props.to the API's address
 * @param {string[]} props.fields
 * @param {(fields: Record<string, string>) => object} props.body
 * @param {() => Promise<void>} props.done
 * @param {() => void} props.cancel
 * @param {(trouble: import("../api.js").Trouble | null) => any} props.show the fields above the reason
 */
export function Reasoned({ name, to, fields, body, done, cancel, show }) {
  const { say, tell } = useStaff();
  const { busy, trouble, send } = useSend(async () => {
    tell(say(`told.${name}`));
    await done();
  });
  const submit = (/** @type {Event} */ event) => send("POST", to, body(fieldsOf(event)));
  return html`<form class="card form" onSubmit=${submit} aria-label=${say(`do.${name}`)}>
    <p>${say(`${name}.what`)}</p>
    ${show(trouble)}
    <${Field} name="reason" kind="textarea" label=${say("reason.label")} hint=${say("reason.hint")} trouble=${trouble} more=${{ required: true, maxlength: 4000 }} />
    <${Refusal} trouble=${trouble} fields=${[...fields, "reason"]} />
    <div class="form-do"><${Button} busy=${busy} look="main">${say(`${name}.do`)}<//>
      <${Button} look="soft" press=${cancel}>${say("do.cancel")}<//></div>
  </form>`;
}
