// Lowering how pressing a case is: only a named person may, and says why.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Choice } from "../parts/field.js";
import { Reasoned } from "./reasoned.js";

const WORST_FIRST = ["U", "R", "P", "N"];

/** @param {{ row: import("../case/types.js").Case, done: () => Promise<void>, cancel: () => void }} props */
export function Lower({ row, done, cancel }) {
  const { say } = useStaff();
  const lower = WORST_FIRST.slice(WORST_FIRST.indexOf(row.severity) + 1);
  return html`<${Reasoned} name="lower" to=${`/api/safeguarding/cases/${row.id}/lower`} fields=${["severity"]} done=${done} cancel=${cancel}
    body=${(/** @type {Record<string, string>} */ { severity, reason }) => ({ severity, reason })}
    show=${(/** @type {any} */ trouble) => html`<${Choice} name="severity" legend=${say("lower.to")} trouble=${trouble}
      of=${lower.map((one) => [one, say(`severity.${one}`)])} />`} />`;
}
