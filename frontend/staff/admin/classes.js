// The classes: a code for a tablet, sheets to print, and the adult of those who chose nobody.
import { html, useState } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { ON_RETURN, useLoad } from "../load.js";
import { Icon } from "../parts/art.js";
import { Button } from "../parts/button.js";
import { Refusal } from "../parts/field.js";
import { Opened } from "../parts/focus.js";
import { Page } from "../parts/page.js";
import { Empty, Loaded } from "../parts/states.js";
import { useSend } from "../send.js";
import { EnrolCode } from "../teacher/tablet.js";
import { whenWords } from "../time_words.js";
import { DefaultAdult } from "./default_adult.js";
import { OfficeTabs } from "./tabs.js";

/** @typedef {import("./types.js").OfficeClass} OfficeClass */

export function OfficeClasses() {
  const { say } = useStaff();
  const load = useLoad("/api/admin/classes", { every: ON_RETURN });
  return html`<${Page} title=${say("office_classes.title")}>
    <${OfficeTabs} here="admin/classes" />
    <${Loaded} load=${load} show=${(/** @type {{ classes: OfficeClass[] }} */ { classes }) => (classes.length
      ? html`<ul class="cases">${classes.map((one) => html`<${ClassLine} key=${one.id} about=${one} changed=${load.again} />`)}</ul>`
      : html`<${Empty} title=${say("office_classes.none")} next=${say("office_classes.none_next")} />`)} />
  <//>`;
}

/** @param {{ about: OfficeClass, changed: () => Promise<void> }} props */
function ClassLine({ about, changed }) {
  const { say, count } = useStaff();
  const [open, setOpen] = useState("");
  const close = () => setOpen("");
  const form = { tablet: Tablet, sheets: Sheets, adult: DefaultAdult }[open];
  return html`<li class="case"><h2 class="case-who">${about.name} <small>${count("office_classes.pupils", about.pupils)}</small></h2>
    ${about.kind === "registration" && html`<p class=${about.default_adult ? "quiet" : "field-error"}>${about.default_adult ? say("office_classes.adult", { name: about.default_adult }) : say("office_classes.no_adult")}</p>`}
    ${form ? html`<${Opened}><${form} about=${about} cancel=${close} done=${() => { close(); return changed(); }} /><//>` : html`<div class="case-do">
      <${Button} press=${() => setOpen("tablet")}>${say("enrol.do")}<span class="vh"> ${about.name}</span><//>
      <${Button} look="soft" press=${() => setOpen("sheets")}>${say("sheets.open")}<span class="vh"> ${about.name}</span><//>
      <${Button} look="soft" press=${() => setOpen("adult")}>${say("adult.open")}<span class="vh"> ${about.name}</span><//></div>`}</li>`;
}

/** @param {{ about: OfficeClass, cancel: () => void }} props */
function Tablet({ about, cancel }) {
  const { say } = useStaff();
  return html`<div class="card stack"><${EnrolCode} from=${`/api/admin/classes/${about.id}/enrol-code`} />
    <${Button} look="soft" press=${cancel}>${say("do.close_this")}<//></div>`;
}

/** New sheets end the old ones, so each is made by a tap; then it can be looked at and printed for a while. @param {{ about: OfficeClass, cancel: () => void }} props */
function Sheets({ about, cancel }) {
  const { say, lang } = useStaff();
  const [made, setMade] = useState(/** @type {{ path: string, until: string } | null} */ (null));
  const { busy, trouble, send } = useSend(setMade);
  const make = (/** @type {string} */ sheet) => () => send("POST", `/api/admin/classes/${about.id}/${sheet}`);
  return html`<div class="card stack">
    <div role="status">${made && html`<p>${say("sheets.made", { when: whenWords(say, made.until, Date.now()) })}</p>
      <p><a class="btn main" href=${`${made.path}?lang=${lang}`} target="_blank" rel="noopener"><${Icon} name="print" />${say("sheets.show")}</a></p>`}</div>
    ${!made && html`<p>${say("sheets.what")}</p>`}
    <${Refusal} trouble=${trouble} />
    <div class="form-do">${!made && html`<${Button} busy=${busy} look="main" press=${make("badges")}>${say("sheets.badges")}<//>
      <${Button} busy=${busy} press=${make("codes")}>${say("sheets.codes")}<//>`}
      <${Button} look="soft" press=${cancel}>${say(made ? "do.close_this" : "do.cancel")}<//></div></div>`;
}
