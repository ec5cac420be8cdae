// Closing a case: how it ended, what the child said, and for grave cases who has been told.
import { html, useState } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { typedTime } from "../london.js";
import { Button } from "../parts/button.js";
import { Choice, Field, Refusal } from "../parts/field.js";
import { fieldsOf, useSend } from "../send.js";

const OUTCOMES = ["talked", "sorted", "watching", "plan_made", "home_contacted", "referred", "safeguarding_record"];
const FIELDS = ["outcome", "disclosed", "words", "reported_to", "not_reported_because", "reported"];

/** 2026-11-09T12:10 as people read it, in both languages. @param {string} typed */
const asRead = (typed) => typed.replace(/^(\d+)-(\d+)-(\d+)T/, "$3/$2/$1 ");

/** What the server is sent, from what was filled in. @param {Record<string, string>} fields */
export function closing(fields) {
  const { outcome, disclosed, words, reported } = fields;
  return {
    outcome,
    disclosed: disclosed === undefined ? null : disclosed === "yes",
    ...(words ? { words } : {}),
    ...(reported === "yes" ? { reported: {
      to: fields.reported_to,
      at: asRead(fields.reported_at),
      reference: fields.reference,
    } } : {}),
    ...(reported === "no" ? { not_reported_because: fields.not_reported_because } : {}),
  };
}

/** @param {{ row: import("./types.js").CaseRow & { words_severity?: number }, done: () => Promise<void>, cancel: () => void }} props */
export function CloseForm({ row, done, cancel }) {
  const { say, tell } = useStaff();
  const { busy, trouble, send } = useSend(async () => {
    tell(say(row.severity === "U" ? "told.first_signature" : "told.closed"));
    await done();
  });
  const grave = row.severity === "U" || (row.words_severity ?? 0) >= 2 || trouble?.field === "reported";
  const submit = (/** @type {Event} */ event) =>
    send("POST", `/api/adult/cases/${row.id}/close`, closing(fieldsOf(event)));
  return html`<form class="card form" onSubmit=${submit} aria-label=${say("do.close")}>
    <${Choice} name="outcome" legend=${say("close.outcome")} trouble=${trouble} of=${OUTCOMES.map((code) => [code, say(`outcome.${code}`)])} />
    <${Choice} name="disclosed" legend=${say("close.disclosed")} trouble=${trouble} hint=${say("close.disclosed_hint")}
      of=${[["no", say("close.disclosed.no")], ["yes", say("close.disclosed.yes")]]} />
    ${grave && html`<${Reporting} trouble=${trouble} />`}
    <${Field} name="words" kind="textarea" label=${say("close.words")} hint=${say("close.words_hint")} trouble=${trouble} more=${{ maxlength: 4000 }} />
    <${Refusal} trouble=${trouble} fields=${FIELDS} />
    <div class="form-do"><${Button} busy=${busy} look="main">${say("close.do")}<//>
      <${Button} look="soft" press=${cancel}>${say("do.cancel")}<//></div>
    ${row.severity === "U" && html`<p class="quiet">${say("close.two")}</p>`}
  </form>`;
}

/** @param {{ trouble: import("../api.js").Trouble | null }} props */
function Reporting({ trouble }) {
  const { say } = useStaff();
  const [reported, setReported] = useState("");
  return html`<${Choice} name="reported" legend=${say("report.question")} trouble=${trouble} pick=${setReported} chosen=${reported}
      of=${[["yes", say("report.yes")], ["no", say("report.no")]]} />
    ${reported === "yes" && html`
      <${Field} name="reported_to" label=${say("report.to")} trouble=${trouble} more=${{ required: true }} />
      <div class="form-row"><${Field} name="reported_at" kind="datetime-local" label=${say("report.at")} trouble=${trouble}
        more=${{ required: true, defaultValue: typedTime(Date.now()) }} />
      <${Field} name="reference" label=${say("report.reference")} trouble=${trouble} /></div>`}
    ${reported === "no" && html`<${Field} name="not_reported_because" kind="textarea" label=${say("report.because")} trouble=${trouble} more=${{ required: true }} />`}`;
}
