// The adult whom pupils of a class are told of where they chose nobody.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { ON_RETURN, useLoad } from "../load.js";
import { Button } from "../parts/button.js";
import { Field, Refusal } from "../parts/field.js";
import { Loaded } from "../parts/states.js";
import { fieldsOf, useSend } from "../send.js";

/** @param {{ about: import("./types.js").OfficeClass, done: () => Promise<void>, cancel: () => void }} props */
export function DefaultAdult({ about, done, cancel }) {
  const { say, tell } = useStaff();
  const load = useLoad("/api/admin/people?kind=staff", { every: ON_RETURN });
  const { busy, trouble, send } = useSend(async () => {
    tell(say("told.adult"));
    await done();
  });
  const submit = (/** @type {Event} */ event) => send("PUT", `/api/admin/classes/${about.id}/default-adult`, { adult: fieldsOf(event).adult });
  return html`<form class="card form" onSubmit=${submit}><p>${say("adult.what")}</p>
    <${Loaded} load=${load} show=${(/** @type {{ people: import("./types.js").Person[] }} */ { people }) => html`
      <${Field} name="adult" kind="select" label=${say("adult.who")} trouble=${trouble} more=${{ required: true }}>
        <option value="">${say("people.choose")}</option>
        ${people.map((one) => html`<option key=${one.id} value=${one.id} selected=${one.id === about.default_adult_id}>${one.name}</option>`)}<//>`} />
    <${Refusal} trouble=${trouble} fields=${["adult"]} />
    <div class="form-do"><${Button} busy=${busy} look="main">${say("do.keep")}<//><${Button} look="soft" press=${cancel}>${say("do.cancel")}<//></div></form>`;
}
