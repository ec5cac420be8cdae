// A sign-in link for a member of staff: shown once, to copy.
import { html, useState } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Button } from "../parts/button.js";
import { Refusal } from "../parts/field.js";
import { useSend } from "../send.js";

/** @param {{ person: import("./types.js").Person, cancel: () => void }} props */
export function InviteLink({ person, cancel }) {
  const { say, tell } = useStaff();
  const [made, setMade] = useState(/** @type {{ link: string } | null} */ (null));
  const { busy, trouble, send } = useSend(setMade);
  const copy = () => made && navigator.clipboard.writeText(made.link)
    .then(() => tell(say("link.copied")), () => tell(say("link.by_hand")));
  return html`<div class="card stack">
    ${!made && html`<p>${say(person.signed_up ? "link.again" : "link.what")}</p>
      <div class="form-do">${!person.signed_up && html`<${Button} busy=${busy} look="main" press=${() => send("POST", `/api/admin/people/${person.id}/invite`)}>${say("link.do")}<//>`}
        <${Button} look="soft" press=${cancel}>${say("do.cancel")}<//></div>`}
    <div role="status">${made && html`<output class="secret link">${made.link}</output><p>${say("link.once")}</p>`}</div>
    ${made && html`<div class="form-do"><${Button} look="main" press=${copy}>${say("link.copy")}<//>
      <${Button} look="soft" press=${cancel}>${say("link.done")}<//></div>`}
    <${Refusal} trouble=${trouble} />
  </div>`;
}
