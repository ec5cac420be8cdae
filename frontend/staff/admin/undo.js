// Taking the last import back: shown first, with every row that stays, then done.
import { html, useState } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { ON_RETURN, useLoad } from "../load.js";
import { Button } from "../parts/button.js";
import { Refusal } from "../parts/field.js";
import { Sheet } from "../parts/sheet.js";
import { Loaded } from "../parts/states.js";
import { useSend } from "../send.js";
import { whenWords } from "../time_words.js";

/** @typedef {import("./types.js").LastImport} LastImport */
/** @typedef {import("./types.js").Undo} Undo */

export function LastImported() {
  const load = useLoad("/api/admin/imports/last", { every: ON_RETURN });
  return html`<${Loaded} load=${load} show=${(/** @type {LastImport} */ body) => html`<${Last} key=${body.run} about=${body} />`} />`;
}

/** @param {{ about: LastImport }} props */
function Last({ about }) {
  const { say } = useStaff();
  const [shown, setShown] = useState(/** @type {Undo | null} */ (null));
  const [done, setDone] = useState(/** @type {Undo | null} */ (null));
  const look = useSend(setShown);
  const undo = useSend(setDone);
  if (!about.run || !about.at) return null;
  if (done) return html`<p class="banner good" role="status"><b>${say("undo.done")}</b></p><${Numbers} undo=${done} /><${Kept} undo=${done} />`;
  return html`<h2>${say("undo.title")}</h2>
    <p>${say("undo.when", { when: whenWords(say, about.at, Date.now()) })} ${about.by && say("undo.by", { name: about.by })}
      ${about.undo_until ? say("undo.until", { when: whenWords(say, about.undo_until, Date.now()) }) : say("undo.over")}</p>
    ${about.undo_until && !shown && html`<p><${Button} busy=${look.busy} look="soft" press=${() => look.send("GET", "/api/admin/imports/undo")}>${say("undo.look")}<//></p>`}
    <${Refusal} trouble=${look.trouble} />
    ${shown && html`<div class="card stack"><p>${say("undo.what")}</p><${Numbers} undo=${shown} /><${Kept} undo=${shown} />
      <${Refusal} trouble=${undo.trouble} />
      <div class="form-do"><${Button} busy=${undo.busy} look="main" press=${() => undo.send("POST", "/api/admin/imports/undo", { run: shown.run })}>${say("undo.do")}<//>
        <${Button} look="soft" press=${() => setShown(null)}>${say("do.cancel")}<//></div></div>`}`;
}

/** @param {{ undo: Undo }} props */
function Numbers({ undo }) {
  const { say } = useStaff();
  const rows = /** @type {const} */ (["left", "returned", "changed", "memberships", "duties", "terms"]);
  return html`<dl class="facts">${rows.map((key) => html`<dt key=${key}>${say(`undo.${key}`)}</dt><dd>${undo[key]}</dd>`)}</dl>`;
}

/** @param {{ undo: Undo }} props */
function Kept({ undo }) {
  const { say, lang } = useStaff();
  if (!undo.kept.length) return null;
  const title = `${say("undo.kept")} (${undo.kept_in_all})`;
  return html`<details open=${undo.kept.length <= 20}><summary class="tap">${title}</summary>
    <${Sheet} label=${title}><thead><tr><th scope="col">${say("table.name")}</th><th scope="col">${say("diff.details")}</th></tr></thead>
    <tbody>${undo.kept.map((row, i) => html`<tr key=${i}><td>${row.name}</td><td>${lang === "cy" ? row.text_cy : row.text_en}</td></tr>`)}</tbody><//></details>`;
}
