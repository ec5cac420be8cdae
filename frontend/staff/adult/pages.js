// The pages of an adult whom children ask for.
import { html } from "../../vendor/preact.js";
import { CaseView } from "../case/view.js";
import { useStaff } from "../context.js";
import { MyCases } from "./my_cases.js";

/** @param {{ id: string }} props */
function MyCase({ id }) {
  const { say, path } = useStaff();
  return html`<${CaseView} from=${`/api/adult/cases/${encodeURIComponent(id)}`} back=${[path("cases"), say("nav.cases")]} />`;
}

export const ADULT_PAGES = { cases: MyCases, "cases/:id": MyCase };
