// What happened in a case, in order, and who did it.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { whenWords } from "../time_words.js";

/** @param {{ events: import("./types.js").Happening[] }} props */
export function Trail({ events }) {
  const { say, has } = useStaff();
  return html`<ol class="trail">${events.map((event) => html`<li class="done" key=${event.at + event.kind}>
    ${say(has(`event.${event.kind}`) ? `event.${event.kind}` : "event.other", {
      who: event.who ?? say("somebody"), other: event.other ?? say("somebody_else"),
    })}
    ${event.reported_to && html`<span class="words">${say("report.was", { to: event.reported_to })}</span>`}
    ${event.not_reported_because && html`<span class="words">${say("report.was_not", { why: event.not_reported_because })}</span>`}
    ${event.words && html`<span class="words" dir="auto">${event.words}</span>`}
    <time datetime=${event.at}>${whenWords(say, event.at, Date.now())}</time></li>`)}</ol>`;
}
