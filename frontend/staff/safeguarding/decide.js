// What safeguarding decided for a child whom nobody has met: kept with a name and a time.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Button } from "../parts/button.js";
import { Choice, Field, Refusal } from "../parts/field.js";
import { fieldsOf, useSend } from "../send.js";

const DECISIONS = ["met", "parent_contacted", "social_services", "emergency_duty_team", "police"];

/** @param {{ row: import("../case/types.js").CaseRow, done: () => Promise<void>, cancel: () => void }} props */
export function Decide({ row, done, cancel }) {
  const { say, tell } = useStaff();
  const { busy, trouble, send } = useSend(async () => {
    tell(say("told.decide"));
    await done();
  });
  const submit = (/** @type {Event} */ event) => {
    const { decision, words } = fieldsOf(event);
    send("POST", `/api/safeguarding/cases/${row.id}/decide`, { decision: decision ?? "", ...(words ? { words } : {}) });
  };
  return html`<form class="card form" onSubmit=${submit} aria-label=${say("do.decide")}>
    <p>${say("decide.what")}</p>
    <${Choice} name="decision" legend=${say("decide.legend")} trouble=${trouble} of=${DECISIONS.map((code) => [code, say(`decision.${code}`)])} />
    <${Field} name="words" kind="textarea" label=${say("decide.words")} trouble=${trouble} more=${{ maxlength: 4000 }} />
    <${Refusal} trouble=${trouble} fields=${["decision", "words"]} />
    <div class="form-do"><${Button} busy=${busy} look="main">${say("decide.do")}<//>
      <${Button} look="soft" press=${cancel}>${say("do.cancel")}<//></div>
  </form>`;
}
