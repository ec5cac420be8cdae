// "I accept being chosen": no reason is asked either way, and no child is told.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Refusal } from "../parts/field.js";
import { useSend } from "../send.js";

export function Accepts() {
  const { me, say, setMe, tell } = useStaff();
  const accepts = !me.accepts;
  const { busy, trouble, send } = useSend(() => {
    setMe({ ...me, accepts });
    tell(say(accepts ? "accepts.now" : "accepts.no_more"));
  });
  const change = (/** @type {Event} */ event) => {
    /** @type {HTMLInputElement} */ (event.currentTarget).checked = me.accepts; // until the server has it
    send("PUT", "/api/staff/me/accepts", { accepts });
  };
  return html`<h2>${say("accepts.title")}</h2>
    <label class="pick"><input type="checkbox" checked=${me.accepts} aria-busy=${busy ? "true" : undefined} onChange=${change} /><span>${say("accepts.label")}</span></label>
    <p class="quiet">${say("accepts.what")}</p>
    <${Refusal} trouble=${trouble} />`;
}
