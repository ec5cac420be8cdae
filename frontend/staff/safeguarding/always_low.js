// Children whose usual itself is low: shown only when asked for, each look written down.
import { html, useState } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Button } from "../parts/button.js";
import { Refusal } from "../parts/field.js";
import { useSend } from "../send.js";
import { whenWords } from "../time_words.js";

/** @typedef {{ pupil: string, group: string, looked_at: string | null, due: boolean }} Low */

export function AlwaysLow() {
  const { say, tell } = useStaff();
  const [low, setLow] = useState(/** @type {Low[] | null} */ (null));
  const { busy, trouble, send } = useSend((answer) => {
    setLow(answer);
    tell(say("patterns.low"));
  });
  return html`<h2>${say("patterns.low")}</h2><p>${say("patterns.low_what")}</p>
    <${Refusal} trouble=${trouble} />
    ${low === null && html`<${Button} busy=${busy} press=${() => send("POST", "/api/safeguarding/patterns/always-low")}>${say("patterns.low_show")}<//>`}
    ${low?.length === 0 && html`<p>${say("patterns.low_none")}</p>`}
    ${low?.length ? html`<ul class="lines">${low.map((one) => html`<li key=${one.pupil + one.group}>${one.pupil} <span class="quiet">${one.group}</span>${one.due && html` <b>${say("patterns.low_due")}</b>`}
      <br /><span class="quiet">${one.looked_at ? say("patterns.low_last", { when: whenWords(say, one.looked_at, Date.now()) }) : say("patterns.low_never")}</span></li>`)}</ul>` : null}`;
}
