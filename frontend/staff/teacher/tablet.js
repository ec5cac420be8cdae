// A class's tablets: a code to add one, and pupils who are locked out, behind a button.
import { html, useState } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { useLoad } from "../load.js";
import { clockTime } from "../london.js";
import { Button } from "../parts/button.js";
import { Refusal } from "../parts/field.js";
import { Loaded } from "../parts/states.js";
import { useSend } from "../send.js";

/** @param {{ from: string }} props `from` is the API's address that makes a code */
export function EnrolCode({ from }) {
  const { say } = useStaff();
  const [made, setMade] = useState(/** @type {{ code: string, expires_at: string } | null} */ (null));
  const { busy, trouble, send } = useSend(setMade);
  return html`<p><${Button} busy=${busy} press=${() => send("POST", from)}>${say("enrol.do")}<//></p>
    <div role="status">${made && html`<output class="secret">${made.code}</output>
      <p>${say("enrol.how", { time: clockTime(made.expires_at) })}</p>`}</div>
    <${Refusal} trouble=${trouble} />`;
}

/** Names stand on this page only while this list is open. @param {{ id: string }} props */
export function Locked({ id }) {
  const { say } = useStaff();
  const [open, setOpen] = useState(false);
  return html`<p><${Button} press=${() => setOpen(!open)} more=${{ "aria-expanded": String(open) }}>${say(open ? "locked.hide" : "locked.show")}<//></p>
    ${open && html`<${LockedList} id=${id} />`}`;
}

/** @param {{ id: string }} props */
function LockedList({ id }) {
  const { say } = useStaff();
  const load = useLoad(`/api/teacher/classes/${id}/locked`);
  return html`<${Loaded} load=${load} show=${(/** @type {{ pupil_id: string, name: string }[]} */ rows) => {
    if (!rows.length) return html`<p>${say("locked.none")}</p>`;
    return html`<ul class="cases">${rows.map((row) => html`<${LockedOne} key=${row.pupil_id} row=${row} id=${id} again=${load.again} />`)}</ul>`;
  }} />`;
}

/** @param {{ row: { pupil_id: string, name: string }, id: string, again: () => Promise<void> }} props */
function LockedOne({ row, id, again }) {
  const { say, tell } = useStaff();
  const { busy, trouble, send } = useSend(async () => {
    tell(say("told.unlocked"));
    await again();
  });
  return html`<li class="case row"><b>${row.name}</b>
    <${Button} busy=${busy} press=${() => send("POST", `/api/teacher/classes/${id}/unlock`, { pupil_id: row.pupil_id })}>
      ${say("locked.unlock")}<span class="vh"> ${row.name}</span><//>
    <${Refusal} trouble=${trouble} /></li>`;
}
