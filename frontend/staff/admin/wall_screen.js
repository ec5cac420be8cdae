// The screen on the office wall: a code to add one.
import { html, useState } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { clockTime } from "../london.js";
import { Button } from "../parts/button.js";
import { Refusal } from "../parts/field.js";
import { useSend } from "../send.js";

export function WallScreen() {
  const { say, lang } = useStaff();
  const [made, setMade] = useState(/** @type {{ code: string, expires_at: string } | null} */ (null));
  const { busy, trouble, send } = useSend(setMade);
  const address = `${location.origin}/${lang}/screen`;
  return html`<h2>${say("wall.title")}</h2>
    <p>${say("wall.what")}</p>
    <p><${Button} busy=${busy} press=${() => send("POST", "/api/admin/office-screen/enrol-code")}>${say("wall.do")}<//></p>
    <div role="status" class="stack">${made && html`<output class="secret">${made.code}</output>
      <p>${say("wall.how", { time: clockTime(made.expires_at), address })}</p>`}</div>
    <${Refusal} trouble=${trouble} />`;
}
