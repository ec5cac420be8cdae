// A roster file: chosen, shown as what it would change, confirmed, applied.
import { html, useState } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Refusal } from "../parts/field.js";
import { Page } from "../parts/page.js";
import { useSend } from "../send.js";
import { Difference } from "./difference.js";
import { ApplyForm, Done } from "./apply.js";
import { FileProblems } from "./file_problems.js";
import { OfficeTabs } from "./tabs.js";
import { LastImported } from "./undo.js";

/** @typedef {import("./types.js").Preview} Preview */

/** What a file is, by its name. @param {File} file */
const typeOf = (file) => (/\.csv$/i.test(file.name) ? "text/csv" : "application/zip");

/** @param {"preview" | "apply"} what @param {File} file @param {string} [more] */
export const routeOf = (what, file, more = "") => `/api/admin/roster/${what}?name=${encodeURIComponent(file.name.slice(0, 120))}${more}`;

export function RosterImport() {
  const { say } = useStaff();
  const [file, setFile] = useState(/** @type {File | null} */ (null));
  const [preview, setPreview] = useState(/** @type {Preview | null} */ (null));
  const [receipt, setReceipt] = useState(/** @type {import("./types.js").Receipt | null} */ (null));
  const look = useSend(setPreview);
  const apply = useSend(setReceipt);
  const choose = (/** @type {File | undefined} */ chosen) => {
    setReceipt(null);
    setPreview(null);
    setFile(chosen ?? null);
    apply.setTrouble(null);
    if (chosen) look.send("POST", routeOf("preview", chosen), chosen, typeOf(chosen));
  };
  const goAhead = (/** @type {boolean} */ sure) => file &&
    apply.send("POST", routeOf("apply", file, sure ? "&confirm=true" : ""), file, typeOf(file));
  return html`<${Page} title=${say("roster.title")}>
    <${OfficeTabs} here="admin" />
    ${receipt ? html`<${Done} receipt=${receipt} again=${() => choose(undefined)} />` : html`
      <${Chooser} busy=${look.busy} choose=${choose} name=${file?.name ?? ""} />
      <${Refusal} trouble=${look.trouble} />
      <div role="status">${look.busy && html`<p><progress aria-label=${say("roster.reading")}></progress> ${say("roster.reading")}</p>`}</div>
      ${preview && html`<${Shown} preview=${preview} />
        <${ApplyForm} preview=${preview} busy=${apply.busy} trouble=${apply.trouble} goAhead=${goAhead} />`}
      ${!preview && html`<${LastImported} />`}`}
  <//>`;
}

/** @param {{ busy: boolean, choose: (file: File | undefined) => void, name: string }} props */
function Chooser({ busy, choose, name }) {
  const { say } = useStaff();
  const picked = (/** @type {Event} */ event) => {
    const input = /** @type {HTMLInputElement} */ (event.currentTarget);
    choose(input.files?.[0]);
    input.value = ""; // so that the same file, mended, can be chosen again
  };
  return html`<div class="stack"><p class="quiet" id="file-hint">${say("roster.file_hint")}</p>
    <p class="row"><input type="file" id="file" class="vh" accept=".zip,.csv,application/zip,text/csv" aria-describedby="file-hint" disabled=${busy} onChange=${picked} />
      <label class="btn main" for="file" aria-busy=${busy ? "true" : undefined}>${say(name ? "roster.file_other" : "roster.file")}</label><b>${name}</b></p></div>`;
}

/** @param {{ preview: Preview }} props */
function Shown({ preview }) {
  const { say } = useStaff();
  const key = preview.same_file ? "roster.same" : preview.nothing ? "roster.nothing" : "roster.not_yet";
  if (!preview.readable) return html`<p class="banner wait"><b>${say("roster.unreadable")}</b></p><${FileProblems} preview=${preview} />`;
  return html`<p class=${`banner ${preview.nothing ? "good" : "wait"}`}><b>${say(key)}</b></p>
    ${!preview.nothing && html`<${Difference} preview=${preview} />`}
    <${FileProblems} preview=${preview} />`;
}
