// Letting an adult back into a case from which words in a note had held them.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Choice } from "../parts/field.js";
import { Reasoned } from "./reasoned.js";

/** @param {{ row: import("../case/types.js").Case, done: () => Promise<void>, cancel: () => void }} props */
export function PutBack({ row, done, cancel }) {
  const { say } = useStaff();
  return html`<${Reasoned} name="put_back" to="/api/safeguarding/put-back" fields=${["adult"]} done=${done} cancel=${cancel}
    body=${(/** @type {Record<string, string>} */ { adult, reason }) => ({ concern: row.id, adult, reason })}
    show=${(/** @type {any} */ trouble) => html`<${Choice} name="adult" legend=${say("put_back.who")} trouble=${trouble}
      of=${row.held.map((one) => [one.id, one.name])} />`} />`;
}
