// A new phrase: tried on a sentence of the reader's own, which is not kept, then added.
import { html, useRef, useState } from "../../vendor/preact.js";
import { Matched } from "../case/heard.js";
import { useStaff } from "../context.js";
import { Button } from "../parts/button.js";
import { Choice, Field, Refusal } from "../parts/field.js";
import { fieldsOf, useSend } from "../send.js";

/** @typedef {import("./phrases.js").OwnPhrase} OwnPhrase */
/** @typedef {{ severity: number, matched: import("../case/types.js").Match[] }} Trial */

const ABOUT = ["suicidal", "self_harm", "abuse", "neglect", "bullying", "online_harm"];
const GRAVEST_FIRST = ["3", "2", "1"];
const WRITTEN = ["phrase", "language", "category", "severity", "sentence"];

/** @param {{ known: OwnPhrase[], changed: () => Promise<void> }} props */
export function PhraseForm({ known, changed }) {
  const { say, tell, lang } = useStaff();
  const form = useRef(/** @type {HTMLFormElement | null} */ (null));
  const [trial, setTrial] = useState(/** @type {Trial | null} */ (null));
  const trying = useSend((answer) => {
    setTrial(answer);
    tell(say(`phrases.would.${answer.severity}`));
  });
  const adding = useSend(async () => {
    form.current?.reset();
    setTrial(null);
    tell(say("told.phrase_added"));
    await changed();
  });
  const submit = (/** @type {SubmitEvent} */ event) => {
    const { phrase, language, category, severity, sentence } = fieldsOf(event);
    const wanted = { phrase, language, category, severity: Number(severity) };
    setTrial(null);
    adding.setTrouble(null);
    trying.setTrouble(null);
    const adds = /** @type {HTMLButtonElement | null} */ (event.submitter)?.value === "add";
    if (adds) adding.send("POST", "/api/safeguarding/phrases", wanted);
    else trying.send("POST", "/api/safeguarding/phrases/try", { ...wanted, sentence });
  };
  const trouble = trying.trouble ?? adding.trouble;
  const there = known.find((one) => one.id === trouble?.said.row);
  return html`<form class="card form" ref=${form} onSubmit=${submit} aria-label=${say("phrases.new")}>
    <h2>${say("phrases.new")}</h2>
    <${Field} name="phrase" label=${say("phrases.phrase")} hint=${say("phrases.phrase_hint")} trouble=${trouble} more=${{ required: true, maxlength: 120, autocomplete: "off" }} />
    ${there && html`<p><q lang=${there.language} dir="auto">${there.phrase}</q></p>`}
    <${Field} name="language" kind="select" label=${say("phrases.language")} hint=${say("phrases.language_hint")} trouble=${trouble}>${["cy", "en"].map((one) => html`<option key=${one} value=${one} selected=${one === lang}>${say(`phrases.language_${one}`)}</option>`)}<//>
    <${Field} name="category" kind="select" label=${say("phrases.about")} trouble=${trouble}>${ABOUT.map((one) => html`<option key=${one} value=${one}>${say(`phrases.category.${one}`)}</option>`)}<//>
    <${Choice} name="severity" legend=${say("phrases.does")} trouble=${trouble} first="2" of=${GRAVEST_FIRST.map((one) => [one, say(`phrases.severity.${one}`)])} />
    <${Field} name="sentence" kind="textarea" label=${say("phrases.sentence")} hint=${say("phrases.sentence_hint")} trouble=${trouble} more=${{ maxlength: 1000, rows: 2, autocomplete: "off" }} />
    <${Refusal} trouble=${trouble} fields=${WRITTEN} />
    ${trial && html`<div class="caught"><h3>${say(`phrases.would.${trial.severity}`)}</h3><${Matched} found=${trial.matched} /></div>`}
    <div class="row"><${Button} busy=${trying.busy} more=${{ value: "try" }}>${say("phrases.try")}<//>
      <${Button} busy=${adding.busy} look="main" more=${{ value: "add" }}>${say("phrases.add")}<//></div>
  </form>`;
}
