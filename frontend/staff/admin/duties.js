// The duties that the office gives; safeguarding ones are given by those who lead safeguarding.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Button } from "../parts/button.js";
import { Refusal } from "../parts/field.js";
import { useSend } from "../send.js";

const OFFICE = ["teacher", "admin"];
const SAFEGUARDING = ["dsp", "deputy", "head", "acting_head", "chair"];

/** @param {{ person: import("./types.js").Person, done: () => Promise<void>, cancel: () => void }} props */
export function Duties({ person, done, cancel }) {
  const { say, tell, me } = useStaff();
  const { busy, trouble, send } = useSend(async () => {
    tell(say("told.duties"));
    await done();
  });
  const mine = [...OFFICE, ...(me.roles.some((role) => ["dsp", "deputy"].includes(role)) ? SAFEGUARDING : [])];
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const given = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget)).getAll("role").map(String);
    const kept = person.roles.filter((role) => !mine.includes(role));
    send("PUT", `/api/admin/people/${person.id}/duties`, { roles: [...kept, ...given] });
  };
  return html`<form class="card form" onSubmit=${submit}><fieldset><legend>${say("person.duties")}</legend>
      ${mine.map((role) => html`<label class="pick" key=${role}><input type="checkbox" name="role" value=${role} defaultChecked=${person.roles.includes(role)} /><span>${say(`role.${role}`)}</span></label>`)}</fieldset>
    <p class="quiet">${say("duties.what")}</p>
    <${Refusal} trouble=${trouble} />
    <div class="form-do"><${Button} busy=${busy} look="main">${say("do.keep")}<//><${Button} look="soft" press=${cancel}>${say("do.cancel")}<//></div></form>`;
}
