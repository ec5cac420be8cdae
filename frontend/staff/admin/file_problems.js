// What is wrong in a roster file, row by row, in the reader's language.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Sheet } from "../parts/sheet.js";

/** @param {{ preview: import("./types.js").Preview }} props */
export function FileProblems({ preview }) {
  const { say, count, lang } = useStaff();
  const text = (/** @type {{ text_cy: string, text_en: string }} */ one) => (lang === "cy" ? one.text_cy : one.text_en);
  const { problems, held_back: held } = preview;
  const all = Math.max(preview.problems_in_all, problems.length);
  return html`${held.length > 0 && html`<ul class="stack">${held.map((one) => html`<li class="banner wait" key=${one.code}>${text(one)}</li>`)}</ul>`}
    ${problems.length > 0 && html`<details open=${problems.length <= 20}><summary class="tap">${count("problems.title", all)}</summary>
      <${Sheet} label=${count("problems.title", all)}><thead><tr><th scope="col">${say("problems.level")}</th><th scope="col">${say("problems.where")}</th><th scope="col">${say("table.what")}</th></tr></thead>
        <tbody>${problems.map((one, i) => html`<tr key=${i} class=${one.level === "error" ? "wrong" : ""}><td>${say(`problems.${one.level}`)}</td>
          <td>${one.file}${one.row ? html`<br />${say("problems.row", { row: one.row })}` : ""}</td><td>${text(one)}</td></tr>`)}</tbody><//>
      ${all > problems.length && html`<p class="quiet">${say("problems.more", { n: all - problems.length })}</p>`}</details>`}`;
}
