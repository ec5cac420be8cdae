// Reads the staff's sentences as the server would, so that tests speak with the real words.
import { readFileSync } from "node:fs";
import { speaker } from "../../../frontend/staff/words.js";

/** @param {"cy" | "en"} lang @param {string} [domain] @returns {Record<string, string | string[]>} */
export function catalogueOf(lang, domain = "staff") {
  const text = readFileSync(new URL(`../../../app/words/catalogue/${domain}.${lang}.po`, import.meta.url), "utf8");
  /** @type {Record<string, string | string[]>} */
  const found = {};
  for (const entry of text.split(/\n\n+/).slice(1)) {
    if (/^msgctxt/m.test(entry)) continue; // a dialect's variant
    const key = /^msgid "(.+)"$/m.exec(entry)?.[1];
    const forms = [...entry.matchAll(/^msgstr\[\d\] (".*")$/gm)].map((form) => JSON.parse(form[1]));
    const one = /^msgstr (".*")$/m.exec(entry)?.[1];
    if (key) found[key] = forms.length ? forms : JSON.parse(one ?? '""');
  }
  return found;
}

/** @param {"cy" | "en"} lang */
export const wordsOf = (lang) => speaker(lang, catalogueOf(lang));
