// Terms, hours and closures; a change moves every clock and every text that is shown.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { ON_RETURN, useLoad } from "../load.js";
import { Page } from "../parts/page.js";
import { Loaded } from "../parts/states.js";
import { dateWords } from "../time_words.js";
import { Closures } from "./closures.js";
import { HoursForm } from "./hours.js";
import { OfficeTabs } from "./tabs.js";
import { TermsForm } from "./terms.js";

/** @typedef {import("./types.js").Calendar} CalendarOf */

export function Calendar() {
  const { say } = useStaff();
  const load = useLoad("/api/admin/calendar", { every: ON_RETURN });
  return html`<${Page} title=${say("calendar.title")}>
    <${OfficeTabs} here="admin/calendar" />
    <${Loaded} load=${load} show=${(/** @type {CalendarOf} */ body) => html`
      ${body.assumed && html`<p class="banner bad" role="alert"><b>${say("calendar.assumed")}</b></p>`}
      ${!body.assumed && body.known_until && html`<p class="quiet">${say("calendar.known_until", { day: `${dateWords(say, body.known_until)} ${body.known_until.slice(0, 4)}` })}</p>`}
      <${Closures} closures=${body.closures} changed=${load.again} />
      <${HoursForm} calendar=${body} changed=${load.again} />
      <${TermsForm} calendar=${body} changed=${load.again} />`} />
  <//>`;
}
