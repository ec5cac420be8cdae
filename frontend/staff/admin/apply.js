// Applying a roster file: asked again where more than a tenth would vanish; then what was done.
import { html, useState } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Button } from "../parts/button.js";
import { Refusal } from "../parts/field.js";
import { Icon } from "../parts/art.js";

/**
 * @param {object} props
 * @param {import("./types.js").Preview} props.preview
 * @param {boolean} props.busy
 * @param {import("../api.js").Trouble | null} props.trouble
 * @param {(sure: boolean) => void} props.goAhead
 */
export function ApplyForm({ preview, busy, trouble, goAhead }) {
  const { say } = useStaff();
  const [sure, setSure] = useState(false);
  if (!preview.readable || preview.nothing) return null;
  const doubtful = preview.needs_confirmation || trouble?.code === "confirm_vanishing";
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    goAhead(sure);
  };
  return html`<form class="card form" onSubmit=${submit}>
    ${doubtful && html`<p class="banner bad"><b>${say("apply.vanishing", { percent: Math.round(preview.vanishing_share * 100) })}</b></p>
      <label class="pick"><input type="checkbox" required checked=${sure} onChange=${() => setSure(!sure)} /><span>${say("apply.sure")}</span></label>`}
    <p>${say("apply.what")}</p>
    <${Refusal} trouble=${trouble} />
    <div class="form-do"><${Button} busy=${busy} look="main">${say("apply.do")}<//></div>
    <div role="status">${busy && html`<p><progress aria-label=${say("apply.busy")}></progress> ${say("apply.busy")}</p>`}</div>
  </form>`;
}

/** @param {{ receipt: import("./types.js").Receipt, again: () => void }} props */
export function Done({ receipt, again }) {
  const { say } = useStaff();
  const { added, changed, ended, joined, moved_out } = receipt;
  const rows = /** @type {const} */ ([["added", added], ["changed", changed], ["ended", ended], ["joined", joined], ["moved_out", moved_out]]);
  return html`<p class="banner good" role="status"><${Icon} name="check" /><b>${say(receipt.applied ? "apply.done" : "apply.nothing")}</b></p>
    <dl class="facts">${rows.map(([key, n]) => html`<dt key=${key}>${say(`apply.${key}`)}</dt><dd>${n}</dd>`)}</dl>
    <p><${Button} press=${again}>${say("apply.again")}<//></p>`;
}
