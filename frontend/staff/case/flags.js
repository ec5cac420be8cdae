// What stands out of a case besides its clock: a decision that is missing, a child who is not here, whom to call.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";

/** @param {{ row: import("./types.js").CaseRow }} props */
export function Flags({ row }) {
  const { say } = useStaff();
  return html`${row.undecided && html`<p class="banner bad"><b>${say("undecided")}</b></p>`}
    ${row.off_site && html`<p class="banner wait"><b>${say("off_site.now")}</b></p>`}
    ${row.duty_number && html`<p class="banner bad"><b>${say(row.duty_is_emergency ? "duty_emergency" : "duty_number", { number: row.duty_number })}</b></p>`}`;
}
