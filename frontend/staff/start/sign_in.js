// Signing in: the school's code, e-mail, password; what was right is kept.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Button } from "../parts/button.js";
import { Field, Refusal } from "../parts/field.js";
import { Page } from "../parts/page.js";
import { fieldsOf, useSend } from "../send.js";
import { Password } from "./password.js";
import { whoIsHere } from "./who.js";
import { rememberSchool, schoolOf } from "./school.js";

const SIGN_IN_FIELDS = ["school", "email", "password"];

/** @param {{ ended: boolean, invited: boolean }} props */
export function SignIn({ ended, invited }) {
  const { say, api, setMe } = useStaff();
  const { busy, trouble, send } = useSend(async () => setMe(await whoIsHere(api)));
  const submit = (/** @type {Event} */ event) => {
    const { school, email, password } = fieldsOf(event);
    rememberSchool(school);
    send("POST", "/api/staff/sign-in", { school, email, password });
  };
  return html`<${Page} title=${say("sign_in.title")} narrow>
    <div class="sign">
      ${ended && html`<p class="banner wait" role="status">${say("sign_in.ended")}</p>`}
      ${invited && html`<p class="banner wait" role="status">${say("sign_in.no_token")}</p>`}
      <form class="form" onSubmit=${submit} novalidate>
        <${Field} name="school" label=${say("sign_in.school")} hint=${say("sign_in.school_hint")} trouble=${trouble}
          more=${{ defaultValue: schoolOf(), autocapitalize: "none", autocomplete: "organization", spellcheck: false }} />
        <${Field} name="email" kind="email" label=${say("sign_in.email")} trouble=${trouble} more=${{ autocomplete: "username" }} />
        <${Password} label=${say("sign_in.password")} trouble=${trouble} autocomplete="current-password" />
        <${Refusal} trouble=${trouble} fields=${SIGN_IN_FIELDS} />
        <${Button} busy=${busy} look="main wide">${say("sign_in.do")}<//>
      </form>
      <p class="quiet">${say("sign_in.forgot")}</p>
    </div>
  <//>`;
}
