// Adding what one knows to a case, whoever has it.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Button } from "../parts/button.js";
import { Field, Refusal } from "../parts/field.js";
import { fieldsOf, useSend } from "../send.js";

/** @param {{ row: import("./types.js").Case, done: () => Promise<void>, cancel: () => void }} props */
export function AddWords({ row, done, cancel }) {
  const { say, tell } = useStaff();
  const { busy, trouble, send } = useSend(async () => {
    tell(say("told.words_added"));
    await done();
  });
  const submit = (/** @type {Event} */ event) => send("POST", `/api/adult/cases/${row.id}/add-words`, { words: fieldsOf(event).words });
  return html`<form class="card form" onSubmit=${submit} aria-label=${say("do.add_words")}>
    <${Field} name="words" kind="textarea" label=${say("add_words.label")} hint=${say("add_words.hint")} trouble=${trouble} more=${{ required: true, maxlength: 4000 }} />
    <${Refusal} trouble=${trouble} fields=${["words"]} />
    <div class="form-do"><${Button} busy=${busy} look="main">${say("add_words.do")}<//>
      <${Button} look="soft" press=${cancel}>${say("do.cancel")}<//></div>
  </form>`;
}
