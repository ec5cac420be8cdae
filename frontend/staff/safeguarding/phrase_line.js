// One phrase of the school's, and taking it off the list.
import { html, useState } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Button } from "../parts/button.js";
import { Refusal } from "../parts/field.js";
import { useSend } from "../send.js";
import { whenWords } from "../time_words.js";

/** @typedef {import("./phrases.js").OwnPhrase} OwnPhrase */

/** What it may be about, and what it does. @param {import("../time_words.js").Say} say @param {OwnPhrase} one */
export const phraseFacts = (say, one) =>
  [say(`phrases.category.${one.category}`), say(`phrases.severity.${one.severity}`)].join(" · ");

/** @param {{ phrase: OwnPhrase, changed: () => Promise<void> }} props */
export function PhraseLine({ phrase, changed }) {
  const { say, tell } = useStaff();
  const [asking, setAsking] = useState(false);
  const { busy, trouble, send } = useSend(async () => {
    tell(say("told.phrase_off"));
    await changed();
  });
  return html`<li class="case"><h3 class="case-who"><q lang=${phrase.language} dir="auto">${phrase.phrase}</q></h3>
    <p>${phraseFacts(say, phrase)}</p>
    <p class="quiet">${say("phrases.by", { who: phrase.by ?? "–", when: whenWords(say, phrase.at, Date.now()) })}</p>
    ${asking ? html`<p>${say("phrases.sure")}</p><div class="case-do"><${Button} busy=${busy} look="main" press=${() => send("DELETE", `/api/safeguarding/phrases/${phrase.id}`)}>${say("phrases.take_off_do")}<//>
        <${Button} look="soft" press=${() => setAsking(false)}>${say("do.cancel")}<//></div>`
      : html`<div class="case-do"><${Button} press=${() => setAsking(true)}>${say("phrases.take_off")}<span class="vh"> ${phrase.phrase}</span><//></div>`}
    <${Refusal} trouble=${trouble} /></li>`;
}
