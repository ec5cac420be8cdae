// The school's own phrases: what the net over notes looks for beside what is built in.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { ON_RETURN, useLoad } from "../load.js";
import { Page } from "../parts/page.js";
import { Empty, Loaded } from "../parts/states.js";
import { whenWords } from "../time_words.js";
import { PhraseForm } from "./phrase_form.js";
import { PhraseLine, phraseFacts } from "./phrase_line.js";
import { SafeguardingTabs } from "./tabs.js";

/** @typedef {{ id: string, phrase: string, language: "cy" | "en", category: string, severity: number, by: string | null, at: string }} OwnPhrase */
/** @typedef {OwnPhrase & { off_by: string | null, off_at: string }} PhraseOff */
/** @typedef {{ most: number, phrases: OwnPhrase[], taken_off: PhraseOff[] }} OwnPhrases */

export function Phrases() {
  const { say } = useStaff();
  const load = useLoad("/api/safeguarding/phrases", { every: ON_RETURN });
  return html`<${Page} title=${say("phrases.title")}>
    <${SafeguardingTabs} here="safeguarding/phrases" />
    <p>${say("phrases.what")}</p>
    <${Loaded} load=${load} show=${(/** @type {OwnPhrases} */ body) => html`
      <${PhraseForm} known=${body.phrases} changed=${load.again} />
      <${OnTheList} body=${body} changed=${load.again} />
      <${OffTheList} rows=${body.taken_off} />`} />
  <//>`;
}

/** @param {{ body: OwnPhrases, changed: () => Promise<void> }} props */
function OnTheList({ body, changed }) {
  const { say } = useStaff();
  const { phrases, most } = body;
  if (!phrases.length) return html`<h2>${say("phrases.list")}</h2><${Empty} title=${say("phrases.none")} next=${say("phrases.none_next")} />`;
  return html`<h2>${say("phrases.list")}</h2><p class="quiet">${say("phrases.room", { n: phrases.length, most })}</p>
    <ul class="cases">${phrases.map((one) => html`<${PhraseLine} key=${one.id} phrase=${one} changed=${changed} />`)}</ul>`;
}

/** @param {{ rows: PhraseOff[] }} props */
function OffTheList({ rows }) {
  const { say } = useStaff();
  if (!rows.length) return null;
  return html`<details><summary class="tap">${say("phrases.off_title")}</summary>
    <ul class="lines">${rows.map((one) => html`<li key=${one.id}><q lang=${one.language} dir="auto">${one.phrase}</q> <span class="quiet">${phraseFacts(say, one)}
      · ${say("phrases.off_by", { who: one.off_by ?? "–", when: whenWords(say, one.off_at, Date.now()) })}</span></li>`)}</ul></details>`;
}
