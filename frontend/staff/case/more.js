// The quieter things to do with a case; the safeguarding people have some more.
import { html, useState } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Button } from "../parts/button.js";
import { Opened } from "../parts/focus.js";
import { AddWords } from "./add_words.js";
import { PutBack } from "../safeguarding/put_back.js";
import { HandOn } from "./hand_on.js";
import { Back, OffSite } from "./off_site.js";

/** @typedef {import("./types.js").Case} Case */
/** @typedef {{ does: string, words: string, form: (props: any) => any, when?: (about: Case) => boolean }} Extra */

/** @type {Extra[]} */
const EVERYBODYS = [
  { does: "add_words", words: "do.add_words", form: AddWords },
  { does: "hand_on", words: "do.hand_on", form: HandOn,
    when: (about) => about.mine && !about.offered_to && ["acked", "contacted"].includes(about.state) },
  { does: "say_where", words: "do.off_site", form: OffSite, when: (about) => !about.off_site && (about.severity !== "N" || about.ask === "hello") },
  { does: "say_where", words: "do.back_on_site", form: Back, when: (about) => Boolean(about.off_site) },
  { does: "put_back", words: "do.put_back", form: PutBack, when: (about) => about.held.length > 0 }, // also the head's, where the DSP is held
];

/** @param {{ about: Case, changed: () => Promise<void>, extras?: Extra[] }} props */
export function More({ about, changed, extras = [] }) {
  const { say } = useStaff();
  const [open, setOpen] = useState(/** @type {Extra | null} */ (null));
  const offered = [...EVERYBODYS, ...extras].filter(({ does, when }) => about.can.includes(does) && (!when || when(about)));
  if (about.state === "closed") return null;
  const done = () => { setOpen(null); return changed(); };
  if (open) return html`<${Opened}><${open.form} row=${about} done=${done} cancel=${() => setOpen(null)} /><//>`;
  return html`<div class="case-do">${offered.map((extra) => html`<${Button} key=${extra.words} look="soft" press=${() => setOpen(extra)}>${say(extra.words)}<//>`)}</div>`;
}
