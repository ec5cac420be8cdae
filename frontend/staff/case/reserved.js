// A case about an adult in school: what to do, what never to do.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";

export function Reserved() {
  const { say } = useStaff();
  return html`<section class="card stack reserved" aria-labelledby="reserved">
    <h2 id="reserved">${say("reserved.title")}</h2>
    <ol class="steps">${[1, 2, 3, 4].map((n) => html`<li key=${n}>${say(`reserved.${n}`)}</li>`)}</ol>
    <p class="quiet">${say("reserved.kept")}</p>
  </section>`;
}
