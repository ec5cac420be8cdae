// About oneself: who is signed in, notices on this device, being away, being chosen, signing out.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { go } from "../navigate.js";
import { Button } from "../parts/button.js";
import { Refusal } from "../parts/field.js";
import { Page } from "../parts/page.js";
import { useSend } from "../send.js";
import { Accepts } from "./accepts.js";
import { Away } from "./away.js";
import { Notices } from "./notices.js";

export function Me() {
  const { me, say, has, setMe, path } = useStaff();
  const out = useSend(() => {
    setMe(null);
    go(path("sign-in"), true);
  });
  const roles = me.roles.filter((role) => has(`role.${role}`)).map((role) => say(`role.${role}`));
  return html`<${Page} title=${say("nav.me")} narrow>
    <p><b>${me.name}</b><br />${me.school.name}${roles.length > 0 && html`<br /><span class="quiet">${roles.join(", ")}</span>`}</p>
    ${me.push_key && html`<${Notices} />`}
    <${Away} />
    <${Accepts} />
    <h2>${say("out.title")}</h2>
    <p>${say("out.what")}</p>
    <${Refusal} trouble=${out.trouble} />
    <p><${Button} busy=${out.busy} press=${() => out.send("POST", "/api/staff/sign-out")}>${say("out.do")}<//></p>
  <//>`;
}
