// What a roster file would change: numbers first, then who.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Sheet } from "../parts/sheet.js";

/** @typedef {import("./types.js").Preview} Preview */
/** @typedef {import("./types.js").Change} Change */

const KINDS = ["pupils", "staff", "classes", "memberships", "duties", "terms"];
const LOOK = /** @type {Record<string, string>} */ ({ added: "new", returned: "new", changed: "changed", left: "ends", ended: "ends" });
const PEOPLE = ["pupils", "staff", "classes"];

/** The three numbers at the top: people and classes together. @param {Preview["counts"]} counts */
export function totals(counts) {
  const sum = (/** @type {"added" | "changed" | "ended"} */ what) => PEOPLE.reduce((n, kind) => n + (counts[kind]?.[what] ?? 0), 0);
  return { added: sum("added"), changed: sum("changed"), ended: sum("ended") };
}

/** @param {{ preview: Preview }} props */
export function Difference({ preview }) {
  const { say } = useStaff();
  const { added, changed, ended } = totals(preview.counts);
  return html`<div class="diff-sum">
      <p class="diff-n new"><b>${added}</b>${say("diff.added")}</p>
      <p class="diff-n changed"><b>${changed}</b>${say("diff.changed")}</p>
      <p class="diff-n ends"><b>${ended}</b>${say("diff.ended")}</p>
      <p class="diff-n wrong"><b>${preview.problems_in_all}</b>${say("diff.problems")}</p></div>
    <${Sheet} numbers label=${say("diff.by_kind")}><caption>${say("diff.by_kind")}</caption><thead><tr><td></td>
      <th scope="col" class="num">${say("diff.added")}</th><th scope="col" class="num">${say("diff.changed")}</th><th scope="col" class="num">${say("diff.ended")}</th></tr></thead>
      <tbody>${KINDS.filter((kind) => preview.counts[kind]).map((kind) => html`<tr key=${kind}><th scope="row">${say(`diff.kind.${kind}`)}</th>
        <td class="num">${preview.counts[kind].added}</td><td class="num">${preview.counts[kind].changed}</td><td class="num">${preview.counts[kind].ended}</td></tr>`)}</tbody><//>
    <${Changes} title=${say("diff.people")} rows=${preview.people} />
    <${Changes} title=${say("diff.kind.classes")} rows=${preview.classes} />`;
}

/** @param {{ title: string, rows: Change[] }} props */
function Changes({ title, rows }) {
  const { say, has } = useStaff();
  if (!rows.length) return null;
  const what = (/** @type {Change} */ row) => (row.fields ?? []).map((name) => say(has(`diff.field.${name}`) ? `diff.field.${name}` : "diff.field.other")).join(", ");
  return html`<details open=${rows.length <= 20}><summary class="tap">${title} (${rows.length})</summary>
    <${Sheet} label=${title}><thead><tr><th scope="col">${say("table.what")}</th><th scope="col">${say("table.name")}</th><th scope="col">${say("diff.details")}</th></tr></thead>
    <tbody>${rows.map((row, i) => html`<tr key=${i} class=${LOOK[row.what] ?? ""}><td>${say(`diff.what.${row.what}`)}</td>
      <td>${row.name}</td><td>${[say(`diff.one.${row.kind}`), what(row)].filter(Boolean).join(": ")}</td></tr>`)}</tbody><//></details>`;
}
