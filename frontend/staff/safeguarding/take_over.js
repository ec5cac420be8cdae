// Taking a case over: what was promised by when stays.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Button } from "../parts/button.js";
import { Refusal } from "../parts/field.js";
import { useSend } from "../send.js";

/** @param {{ row: import("../case/types.js").Case, done: () => Promise<void>, cancel: () => void }} props */
export function TakeOver({ row, done, cancel }) {
  const { say, tell } = useStaff();
  const { busy, trouble, send } = useSend(async () => {
    tell(say("told.take_over"));
    await done();
  });
  return html`<div class="card stack" role="group" aria-label=${say("do.take_over")}><p>${say("take_over.what")}</p>
    <${Refusal} trouble=${trouble} />
    <div class="form-do"><${Button} busy=${busy} look="main" press=${() => send("POST", `/api/safeguarding/cases/${row.id}/take-over`)}>${say("take_over.do")}<//>
      <${Button} look="soft" press=${cancel}>${say("do.cancel")}<//></div></div>`;
}
