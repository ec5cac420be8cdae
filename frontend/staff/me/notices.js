// Turning notices on for this device, and looking whether one shows.
import { html, useEffect, useState } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Button } from "../parts/button.js";
import { Refusal } from "../parts/field.js";
import { useSend } from "../send.js";
import { showHere, standing, subscribe, unsubscribe } from "./push.js";

export function Notices() {
  const { me, say, tell } = useStaff();
  const [state, setState] = useState(/** @type {import("./push.js").Standing | ""} */ (""));
  const [failed, setFailed] = useState(false);
  const look = () => standing().then(setState, () => setState("never"));
  useEffect(() => { look(); }, []);
  const saved = useSend(() => { tell(say("notices.on")); return look(); });
  const ended = useSend(() => { tell(say("notices.off")); return look(); });
  const turnOn = async () => {
    setFailed(false);
    const subscription = await subscribe(me.push_key ?? "").catch(() => { setFailed(true); return null; });
    if (subscription) await saved.send("POST", "/api/staff/me/push", subscription);
    else await look();
  };
  const turnOff = async () => {
    const endpoint = await unsubscribe();
    await ended.send("DELETE", "/api/staff/me/push", endpoint ? { endpoint } : undefined);
  };
  const test = () => showHere(say("notices.test_words")).then(() => tell(say("notices.tested")), () => setFailed(true));
  return html`<h2>${say("notices.title")}</h2>
    ${state && html`<p>${say(`notices.state.${state}`)}</p>`}
    ${state === "off" && html`<p><${Button} busy=${saved.busy} look="main" press=${turnOn}>${say("notices.turn_on")}<//></p>`}
    ${state === "on" && html`<div class="case-do"><${Button} press=${test}>${say("notices.test")}<//>
      <${Button} busy=${ended.busy} look="soft" press=${turnOff}>${say("notices.turn_off")}<//></div>
      <p class="quiet">${say("notices.test_what")}</p>`}
    <div role="alert">${failed && html`<p class="field-error">${say("notices.failed")}</p>`}</div>
    <${Refusal} trouble=${saved.trouble ?? ended.trouble} />`;
}
