// A check-in window: opening it, how many have taken part so far, closing it.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { clockTime } from "../london.js";
import { Button } from "../parts/button.js";
import { Choice, Field, Refusal } from "../parts/field.js";
import { fieldsOf, useSend } from "../send.js";

const MINUTES = [30, 35, 40, 45];

/** @typedef {{ about: import("./types.js").SchoolClass, changed: () => Promise<void> }} Props */

/** @param {Props} props */
export const Window = (props) => (props.about.window ? html`<${Running} ...${props} />` : html`<${Open} ...${props} />`);

/** @param {Props} props */
function Open({ about, changed }) {
  const { say, tell, lang } = useStaff();
  const { busy, trouble, send } = useSend(async () => {
    tell(say("window.opened"));
    await changed();
  });
  const submit = (/** @type {Event} */ event) => {
    const { minutes, language } = fieldsOf(event);
    send("POST", `/api/teacher/classes/${about.id}/window`, { minutes: Number(minutes), language });
  };
  return html`<h2>${say("window.title")}</h2><form class="card form" onSubmit=${submit}>
    <div class="form-row"><${Field} name="minutes" kind="select" label=${say("window.minutes")} trouble=${trouble}>
        ${MINUTES.map((n) => html`<option key=${n} value=${n}>${n}</option>`)}<//>
      <${Choice} name="language" legend=${say("window.language")} trouble=${trouble} first=${lang} of=${[["cy", "Cymraeg"], ["en", "English"]]} /></div>
    <${Refusal} trouble=${trouble} fields=${["minutes", "language"]} />
    <${Button} busy=${busy} look="main wide">${say("window.open")}<//>
    <p class="quiet">${say("window.what")}</p>
  </form>`;
}

/** @param {Props} props */
function Running({ about, changed }) {
  const { say, tell } = useStaff();
  const now = /** @type {import("./types.js").Window} */ (about.window);
  const { busy, trouble, send } = useSend(async () => {
    tell(say("window.closed"));
    await changed();
  });
  return html`<section class="card stack" aria-label=${say("window.title")}>
    <p class="count"><b>${say("count.so_far", { in: now.in, of: now.of })}</b>${say("count.no_mood")}</p>
    <progress class="count-bar" max=${now.of || 1} value=${now.in} aria-label=${say("count.label")}></progress>
    <p class="count"><small>${say("window.closes", { time: clockTime(now.closes_at) })}</small></p>
    <${Refusal} trouble=${trouble} />
    <p class="row"><${Button} busy=${busy} press=${() => send("DELETE", `/api/teacher/classes/${about.id}/window`)}>${say("window.close")}<//></p>
  </section>`;
}
