// One class: open a window, how many so far, then one sentence, one band, one idea.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { useLoad } from "../load.js";
import { Page } from "../parts/page.js";
import { Loaded } from "../parts/states.js";
import { Blank } from "./blank.js";
import { Mood, Weeks } from "./mood.js";
import { EnrolCode, Locked } from "./tablet.js";
import { Window } from "./window.js";

/** @param {{ id: string }} props */
export function ClassPage({ id }) {
  const { say, path } = useStaff();
  const from = `/api/teacher/classes/${encodeURIComponent(id)}`;
  const load = useLoad(from);
  return html`<${Page} title=${load.body?.name ?? say("class")} narrow back=${[path("classes"), say("nav.class")]}>
    <${Loaded} load=${load} show=${(/** @type {import("./types.js").SchoolClass} */ given) => {
      const about = { ...given, id };
      return html`<p class="row end"><${Blank} /></p>
        ${about.window ? html`<${Window} about=${about} changed=${load.again} />` : html`<${Mood} about=${about} />`}
        ${!about.window && html`<${Window} about=${about} changed=${load.again} />`}
        ${!about.window && html`<${Weeks} about=${about} />`}
        <h2>${say("tablets.title")}</h2>
        <${EnrolCode} from=${`${from}/enrol-code`} />
        <${Locked} id=${id} />`;
    }} />
  <//>`;
}
