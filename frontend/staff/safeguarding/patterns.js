// What patterns would say, tried on the school's own past before it is used; and what they cannot see.
import { html, useState } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { ON_RETURN, useLoad } from "../load.js";
import { Page } from "../parts/page.js";
import { Loaded } from "../parts/states.js";
import { dateWords } from "../time_words.js";
import { AlwaysLow } from "./always_low.js";
import { PatternRules } from "./pattern_rules.js";
import { SafeguardingTabs } from "./tabs.js";

/** @typedef {{ cases_a_week: number, off: string[], kinds: string[], classes: { group: string, share: number | null }[], dipped: { group: string, on: string }[] }} Overview */
/** @typedef {{ weeks: number, cases: number, pupils: number, found: { pupil: string, on: string, kind: string, cy: string, en: string }[] }} DryRun */

export function Patterns() {
  const { say } = useStaff();
  const load = useLoad("/api/safeguarding/patterns", { every: ON_RETURN });
  const [run, setRun] = useState(/** @type {DryRun | null} */ (null));
  return html`<${Page} title=${say("patterns.title")}>
    <${SafeguardingTabs} here="safeguarding/patterns" />
    <p>${say("patterns.what")}</p>
    <${Loaded} load=${load} show=${(/** @type {Overview} */ body) => html`
      <${PatternRules} rules=${body} run=${run} setRun=${setRun} />
      ${run && html`<${Would} run=${run} />`}
      <${Sees} body=${body} />
      <${AlwaysLow} />`} />
  <//>`;
}

/** @param {{ run: DryRun }} props */
function Would({ run }) {
  const { say, lang } = useStaff();
  return html`<h2>${say("patterns.would", { weeks: run.weeks })}</h2>
    <div class="diff-sum"><p class="figure"><b>${run.cases}</b>${say("patterns.would_cases")}</p><p class="figure"><b>${run.pupils}</b>${say("patterns.would_pupils")}</p></div>
    <p>${say("patterns.would_note")}</p>
    ${run.found.length ? html`<ul class="lines">${run.found.map((one) => html`<li key=${one.pupil + one.on}><b>${one.pupil}</b> <span class="quiet">${dateWords(say, one.on)}</span><br />${lang === "cy" ? one.cy : one.en}</li>`)}</ul>`
      : html`<p>${say("patterns.would_none")}</p>`}`;
}

/** @param {{ body: Overview }} props */
function Sees({ body }) {
  const { say } = useStaff();
  return html`<h2>${say("patterns.sees")}</h2><p>${say("patterns.sees_what")}</p>
    <ul class="lines">${body.classes.map((one) => html`<li key=${one.group}>${one.group} <b>${one.share === null ? "–" : `${Math.round(one.share * 100)} %`}</b></li>`)}</ul>
    <h2>${say("patterns.dipped")}</h2>
    ${body.dipped.length ? html`<p>${say("patterns.dipped_what")}</p><ul class="lines">${body.dipped.map((one) => html`<li key=${one.group + one.on}>${one.group} <span class="quiet">${dateWords(say, one.on)}</span></li>`)}</ul>`
      : html`<p>${say("patterns.dipped_none")}</p>`}`;
}
