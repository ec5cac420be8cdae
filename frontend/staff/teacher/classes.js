// The classes that a teacher has.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { useLoad } from "../load.js";
import { Page } from "../parts/page.js";
import { Empty, Loaded } from "../parts/states.js";

/** @typedef {{ id: string, name: string, kind: string, window_open: boolean }} Row */

export function Classes() {
  const { say } = useStaff();
  const load = useLoad("/api/teacher/classes");
  return html`<${Page} title=${say("nav.class")} narrow>
    <${Loaded} load=${load} show=${(/** @type {{ classes: Row[] }} */ body) => html`<${ClassList} rows=${body.classes} />`} />
  <//>`;
}

/** @param {{ rows: Row[] }} props */
function ClassList({ rows }) {
  const { say, path } = useStaff();
  if (!rows.length) return html`<${Empty} title=${say("classes.none")} next=${say("classes.none_next")} />`;
  return html`<ul class="cases">${rows.map((row) => html`<li class="case" key=${row.id}>
    <h2 class="case-who"><a href=${path("classes/:id", row.id)}>${row.name}</a></h2>
    <p class="quiet">${say(row.window_open ? "classes.open" : `classes.${row.kind}`)}</p></li>`)}</ul>`;
}
