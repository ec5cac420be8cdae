// The pages of the safeguarding people: the board, a case, who is covered, who looked.
import { html } from "../../vendor/preact.js";
import { CaseView } from "../case/view.js";
import { useStaff } from "../context.js";
import { AddPerson } from "./add_person.js";
import { Audit } from "./audit.js";
import { Board } from "./board.js";
import { Coverage } from "./coverage.js";
import { Lower } from "./lower.js";
import { Patterns } from "./patterns.js";
import { Phrases } from "./phrases.js";
import { TakeOver } from "./take_over.js";

/** @type {import("../case/more.js").Extra[]} */
const EXTRAS = [
  { does: "take_over", words: "do.take_over", form: TakeOver, when: (about) => !about.mine },
  { does: "add_person", words: "do.add_person", form: AddPerson },
  { does: "lower", words: "do.lower", form: Lower, when: (about) => about.severity !== "N" },
];

/** @param {{ id: string }} props */
function BoardCase({ id }) {
  const { say, path } = useStaff();
  return html`<${CaseView} from=${`/api/safeguarding/cases/${encodeURIComponent(id)}`} extras=${EXTRAS} back=${[path("safeguarding"), say("board.title")]} />`;
}

export const SAFEGUARDING_PAGES = {
  safeguarding: Board,
  "safeguarding/cases/:id": BoardCase,
  "safeguarding/coverage": Coverage,
  "safeguarding/patterns": Patterns,
  "safeguarding/phrases": Phrases,
  "safeguarding/audit": Audit,
};
