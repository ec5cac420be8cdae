// The knob and the kinds: tried on the past first, used only after that.
import { html, useState } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Button } from "../parts/button.js";
import { Field, Refusal } from "../parts/field.js";
import { useSend } from "../send.js";

/** @typedef {import("./patterns.js").Overview} Overview */
/** @typedef {import("./patterns.js").DryRun} DryRun */

/** @param {{ rules: Overview, run: DryRun | null, setRun: (run: DryRun | null) => void }} props */
export function PatternRules({ rules, run, setRun }) {
  const { say, tell } = useStaff();
  const [wanted, setWanted] = useState({ cases_a_week: rules.cases_a_week, off: rules.off });
  const trying = useSend((answer) => {
    setRun(answer);
    tell(say("patterns.would", { weeks: answer.weeks }));
  });
  const using = useSend(() => tell(say("patterns.used")));
  /** @param {Partial<typeof wanted>} part */
  const change = (part) => {
    setWanted({ ...wanted, ...part });
    setRun(null);
  };
  const tick = (/** @type {string} */ kind) =>
    change({ off: wanted.off.includes(kind) ? wanted.off.filter((one) => one !== kind) : [...wanted.off, kind] });
  const attempt = (/** @type {Event} */ event) => {
    event.preventDefault();
    return trying.send("POST", "/api/safeguarding/patterns/dry-run", wanted);
  };
  return html`<form class="card form" onSubmit=${attempt} aria-label=${say("patterns.set")}>
    <h2>${say("patterns.set")}</h2>
    <${Field} name="cases_a_week" kind="number" label=${say("patterns.cases")} hint=${say("patterns.cases_hint")} trouble=${trying.trouble}
      more=${{ min: 0.1, max: 50, step: 0.1, required: true, value: wanted.cases_a_week, onInput: (/** @type {any} */ event) => change({ cases_a_week: Number(event.currentTarget.value) }) }} />
    <fieldset><legend>${say("patterns.kinds")}</legend>
      ${rules.kinds.map((kind) => html`<label class="pick" key=${kind}><input type="checkbox" name=${kind} checked=${!wanted.off.includes(kind)} onChange=${() => tick(kind)} /><span>${say(`patterns.kind.${kind}`)}</span></label>`)}
      <p class="field-hint">${say("patterns.always")}</p></fieldset>
    <${Refusal} trouble=${trying.trouble ?? using.trouble} fields=${["cases_a_week"]} />
    <div class="row"><${Button} look="main" busy=${trying.busy}>${say("patterns.try")}<//>
      <${Button} look="soft" busy=${using.busy} press=${() => using.send("PUT", "/api/safeguarding/patterns", wanted)} more=${{ disabled: !run }}>${say("patterns.use")}<//></div>
  </form>`;
}
