// A colleague, chosen by name from those who may know of this case.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Field } from "../parts/field.js";

/** @param {{ people: import("./types.js").Person[], name: string, label: string, trouble: import("../api.js").Trouble | null }} props */
export function PeopleChoice({ people, name, label, trouble }) {
  const { say } = useStaff();
  if (!people.length) return html`<p>${say("people.nobody_can")}</p>`;
  return html`<${Field} name=${name} kind="select" label=${label} trouble=${trouble} more=${{ required: true }}>
    <option value="">${say("people.choose")}</option>
    ${people.map((one) => html`<option key=${one.id} value=${one.id}>${one.name}</option>`)}
  <//>`;
}
