// Days on which the school is shut; a snow day is two taps.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { dayOf } from "../london.js";
import { Button } from "../parts/button.js";
import { Field, Refusal } from "../parts/field.js";
import { fieldsOf, useSend } from "../send.js";
import { dateWords } from "../time_words.js";

const CLOSURES = ["snow", "inset", "half_term", "bank_holiday", "closure"];

/** @typedef {import("./types.js").Closure} Closure */

/** @param {{ closures: Closure[], changed: () => Promise<void> }} props */
export function Closures({ closures, changed }) {
  const { say, tell } = useStaff();
  const today = dayOf(Date.now());
  const { busy, trouble, send } = useSend(async () => {
    tell(say("told.closure"));
    await changed();
  });
  const add = (/** @type {Event} */ event) => {
    const { starts_on, ends_on, kind } = fieldsOf(event);
    send("POST", "/api/admin/closures", { starts_on, ends_on: ends_on || starts_on, kind });
  };
  const shutToday = () => send("POST", "/api/admin/closures", { starts_on: today, ends_on: today, kind: "snow" });
  const shut = closures.some((one) => one.starts_on <= today && one.ends_on >= today);
  const coming = closures.filter((one) => one.ends_on >= today);
  return html`<h2>${say("closures.title")}</h2><p>${say("closures.what")}</p>
    ${coming.length ? html`<ul class="cases">${coming.map((one) => html`<${ClosureLine} key=${one.id} closure=${one} changed=${changed} />`)}</ul>` : html`<p class="quiet">${say("closures.none")}</p>`}
    ${!shut && html`<p><${Button} busy=${busy} press=${shutToday}>${say("closures.today")}<//></p>`}
    <details><summary class="tap">${say("closures.add")}</summary>
      <form class="card form" onSubmit=${add}><div class="form-row">
        <${Field} name="starts_on" kind="date" label=${say("closures.from")} trouble=${trouble} more=${{ required: true, min: today }} />
        <${Field} name="ends_on" kind="date" label=${say("closures.to")} trouble=${trouble} more=${{ min: today }} />
        <${Field} name="kind" kind="select" label=${say("closures.kind")} trouble=${trouble}>${CLOSURES.map((kind) => html`<option key=${kind} value=${kind}>${say(`closure.${kind}`)}</option>`)}<//></div>
        <${Button} busy=${busy} look="main">${say("closures.do")}<//></form></details>
    <${Refusal} trouble=${trouble} fields=${["starts_on", "ends_on", "kind"]} />`;
}

/** @param {{ closure: Closure, changed: () => Promise<void> }} props */
function ClosureLine({ closure, changed }) {
  const { say, tell } = useStaff();
  const { busy, trouble, send } = useSend(async () => {
    tell(say("told.opened_again"));
    await changed();
  });
  const { starts_on: from, ends_on: to } = closure;
  const days = from === to ? dateWords(say, from) : say("closures.between", { from: dateWords(say, from), to: dateWords(say, to) });
  return html`<li class="case"><p><b>${say(`closure.${closure.kind}`)}</b><br />${days}</p>
    <div class="case-do"><${Button} busy=${busy} look="soft" press=${() => send("DELETE", `/api/admin/closures/${closure.id}`)}>${say("closures.remove")}<span class="vh"> ${days}</span><//></div>
    <${Refusal} trouble=${trouble} /></li>`;
}
