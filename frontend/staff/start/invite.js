// A one-time link: says whose it is, and sets their password.
import { html, useEffect, useState } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { go } from "../navigate.js";
import { Button } from "../parts/button.js";
import { Refusal } from "../parts/field.js";
import { Page } from "../parts/page.js";
import { Problem, Waiting } from "../parts/states.js";
import { fieldsOf, useSend } from "../send.js";
import { Password } from "./password.js";
import { rememberSchool } from "./school.js";
import { whoIsHere } from "./who.js";

/** @param {{ token: string }} props */
export function Invite({ token }) {
  const { say, api, setMe, path } = useStaff();
  const [whose, setWhose] = useState(/** @type {{ name: string, email: string, school: string, school_code: string } | null} */ (null));
  const peek = useSend(setWhose);
  const accept = useSend(async () => {
    const me = await whoIsHere(api).catch(() => null);
    if (whose) rememberSchool(whose.school_code);
    setMe(me);
    go(path(me ? "" : "sign-in"), true);
  });
  const ask = () => peek.send("POST", "/api/staff/invite", { token });
  useEffect(() => { ask(); }, []);
  const submit = (/** @type {Event} */ event) =>
    accept.send("POST", "/api/staff/invite/accept", { token, password: fieldsOf(event).password });
  const refused = peek.trouble?.kind === "refused";
  return html`<${Page} title=${say("invite.title")} narrow>
    ${!whose && peek.trouble && html`<${Problem} trouble=${peek.trouble} again=${refused ? undefined : ask}
        next=${refused ? say("invite.gone") : undefined} />
      <p><a href=${path("sign-in")}>${say("sign_in.do")}</a></p>`}
    ${!whose && !peek.trouble && html`<${Waiting} />`}
    ${whose && html`<div class="sign">
      <p>${say("invite.whose", { name: whose.name, school: whose.school })}</p>
      <form class="form" onSubmit=${submit} novalidate>
        <input type="hidden" name="username" autocomplete="username" value=${whose.email} />
        <${Password} label=${say("invite.password")} hint=${say("invite.password_hint")} trouble=${accept.trouble} autocomplete="new-password" />
        <${Refusal} trouble=${accept.trouble} fields=${["password"]} />
        <${Button} busy=${accept.busy} look="main wide">${say("invite.do")}<//>
      </form>
    </div>`}
  <//>`;
}
