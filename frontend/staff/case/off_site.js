// The child is not in school, or is back: said by whoever acts on the case.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Button } from "../parts/button.js";
import { Refusal } from "../parts/field.js";
import { useSend } from "../send.js";

/** @typedef {{ row: import("./types.js").Case, done: () => Promise<void>, cancel: () => void }} Props */

/** @param {Props & { name: string, route: string, done_key: string }} props */
function Where({ row, done, cancel, name, route, done_key }) {
  const { say, tell } = useStaff();
  const { busy, trouble, send } = useSend(async () => {
    tell(say(`told.${done_key}`));
    await done();
  });
  return html`<div class="card stack" role="group" aria-label=${say(`do.${done_key}`)}><p>${say(`${name}.what`)}</p>
    <${Refusal} trouble=${trouble} />
    <div class="form-do"><${Button} busy=${busy} look="main" press=${() => send("POST", `/api/adult/cases/${row.id}/${route}`)}>${say(`${name}.do`)}<//>
      <${Button} look="soft" press=${cancel}>${say("do.cancel")}<//></div></div>`;
}

/** @param {Props} props */
export const OffSite = (props) => html`<${Where} ...${props} name="off_site" route="off-site" done_key="off_site" />`;

/** @param {Props} props */
export const Back = (props) => html`<${Where} ...${props} name="back" route="back" done_key="back_on_site" />`;
