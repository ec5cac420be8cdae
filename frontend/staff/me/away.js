// Being away: for the next hour, for today, or until a given time; others are asked meanwhile.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { instantOf, typedTime } from "../london.js";
import { awayWords } from "../time_words.js";
import { Button } from "../parts/button.js";
import { Field, Refusal } from "../parts/field.js";
import { fieldsOf, useSend } from "../send.js";
import { whoIsHere } from "../start/who.js";
import { endOfToday, inMinutes } from "./away_times.js";

export function Away() {
  const { me, say, api, setMe, tell } = useStaff();
  const { busy, trouble, send } = useSend(async () => {
    const now = await whoIsHere(api);
    setMe(now);
    tell(say(now.away_until ? "away.set" : "away.back"));
  });
  const go = (/** @type {string} */ until_at) => send("POST", "/api/staff/me/away", { until_at });
  const away = me.away_until && Date.parse(me.away_until) > Date.now() ? me.away_until : null;
  return html`<h2>${say("away.title")}</h2>
    <p class="quiet">${say("away.what")}</p>
    ${away && html`<p class="banner wait">${awayWords(say, "away.until", away, Date.now())}</p>
      <p><${Button} busy=${busy} look="main" press=${() => send("DELETE", "/api/staff/me/away")}>${say("away.back_do")}<//></p>`}
    ${!away && html`<div class="case-do">
      <${Button} busy=${busy} press=${() => go(inMinutes(Date.now(), 60))}>${say("away.hour")}<//>
      <${Button} busy=${busy} press=${() => go(endOfToday(Date.now()))}>${say("away.today")}<//></div>
      <details><summary class="tap">${say("away.longer")}</summary>
        <form class="form" onSubmit=${(/** @type {Event} */ event) => go(instantOf(fieldsOf(event).until_at))}>
          <${Field} name="until_at" kind="datetime-local" label=${say("away.until_label")} trouble=${trouble}
            more=${{ required: true, min: typedTime(Date.now()) }} />
          <${Button} busy=${busy}>${say("away.do")}<//></form></details>`}
    <${Refusal} trouble=${trouble} fields=${["until_at"]} />`;
}
