// What the child tapped and wrote, word for word, with its time.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { whenWords } from "../time_words.js";
import { Face } from "../parts/art.js";
import { DRAWN, useFeelings } from "./feelings.js";

/** @typedef {import("./types.js").Tap} Tap */

/** @param {{ taps: Tap[] }} props */
export function Heard({ taps }) {
  const { say } = useStaff();
  if (!taps.length) return html`<p class="quiet">${say("heard.none")}</p>`;
  return html`<ul class="stack">${taps.map((tap) => html`<${OneTap} key=${tap.at} tap=${tap} />`)}</ul>`;
}

/** @param {{ tap: Tap }} props */
function OneTap({ tap }) {
  const { say, has, count } = useStaff();
  const { feeling, reason } = useFeelings();
  const said = [
    tap.feeling && feeling(tap.feeling),
    tap.step && say("heard.step", { step: tap.step }),
    ...(tap.reasons ?? []).map(reason),
  ].filter(Boolean);
  const ask = `heard.ask.${tap.ask}`;
  return html`<li class="heard stack">
    <p class="row">${tap.feeling && DRAWN.has(tap.feeling) && html`<span class="heard-face"><${Face} code=${tap.feeling} /></span>`}
      <span>${said.length > 0 && html`<b>${said.join(" · ")}</b>`}
        ${tap.ask && tap.ask !== "none" && html`<span class="heard-ask">${say(has(ask) ? ask : "heard.ask.talk")}</span>`}</span></p>
    ${tap.note && html`<blockquote class="said" lang=${tap.language} dir="auto">${tap.note}</blockquote>`}
    ${tap.note && html`<${Matched} found=${tap.matched ?? []} />`}
    <p class="said-at">${whenWords(say, tap.at, Date.now())}${tap.late_minutes > 0 && html` · ${count("heard.late", tap.late_minutes)}`}</p>
  </li>`;
}

/**
 * What the net caught in a note. It says nothing where it caught nothing, and says so.
 * @param {{ found: import("./types.js").Match[] }} props
 */
export function Matched({ found }) {
  const { say } = useStaff();
  return html`<div class="matched quiet">
    ${found.length > 0 && html`<ul>${found.map(
      (one) => html`<li key=${`${one.words} ${one.category} ${one.own}`}><q dir="auto">${one.words}</q> ${say(`matched.${one.category}`)}${one.lowered && html` ${say("matched.lowered")}`}${one.own && html` ${say("matched.own")}`}${one.weighed && html` ${say("matched.weighed")}`}</li>`,
    )}</ul>`}
    <p>${say("matched.net")}</p>
  </div>`;
}
