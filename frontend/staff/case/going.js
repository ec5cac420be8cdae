// "I am going to them now", after the one question that matters: are you in school?
import { html, useState } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Button } from "../parts/button.js";
import { Refusal } from "../parts/field.js";
import { useSend } from "../send.js";

/** @param {{ row: import("./types.js").CaseRow, done: () => Promise<void>, cancel: () => void }} props */
export function Going({ row, done, cancel }) {
  const { say, tell } = useStaff();
  const [elsewhere, setElsewhere] = useState(false);
  const { busy, trouble, send } = useSend(async () => {
    tell(say("told.going"));
    await done();
  });
  const go = () => send("POST", `/api/adult/cases/${row.id}/acknowledge`, { as: "going", in_school: true });
  if (elsewhere) {
    return html`<div class="card stack" role="status"><p><b>${say("going.elsewhere")}</b></p><p>${say("going.elsewhere_next")}</p>
      <${Button} press=${cancel}>${say("do.back")}<//></div>`;
  }
  return html`<div class="card stack" role="group" aria-label=${say("going.question")}>
    <p><b>${say("going.question")}</b></p>
    <${Button} busy=${busy} look="urgent wide" press=${go}>${say("going.yes")}<//>
    <${Button} look="wide" press=${() => setElsewhere(true)}>${say("going.no")}<//>
    <${Button} look="soft" press=${cancel}>${say("do.cancel")}<//>
    <${Refusal} trouble=${trouble} />
  </div>`;
}
