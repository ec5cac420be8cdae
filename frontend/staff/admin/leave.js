// Marking somebody as left: at once, and their sessions end.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Button } from "../parts/button.js";
import { Refusal } from "../parts/field.js";
import { useSend } from "../send.js";

/** @param {{ person: import("./types.js").Person, done: () => Promise<void>, cancel: () => void }} props */
export function Leave({ person, done, cancel }) {
  const { say, tell } = useStaff();
  const { busy, trouble, send } = useSend(async () => {
    tell(say("told.left"));
    await done();
  });
  return html`<div class="card stack"><p>${say("leave.what", { name: person.name })}</p>
    <${Refusal} trouble=${trouble} />
    <div class="form-do"><${Button} busy=${busy} look="main" press=${() => send("POST", `/api/admin/people/${person.id}/leave`)}>${say("leave.do")}<//>
      <${Button} look="soft" press=${cancel}>${say("do.cancel")}<//></div></div>`;
}
