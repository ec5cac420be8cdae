// Once a month: names whose usual is low wait to be looked at. A number, and no name.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { ON_RETURN, useLoad } from "../load.js";

export function LowDue() {
  const { say, path } = useStaff();
  const { body } = useLoad("/api/safeguarding/patterns/always-low/due", { every: ON_RETURN });
  if (!body?.names) return null;
  return html`<p class="banner wait"><span>${say("patterns.low_wait", { n: body.names })} <a href=${path("safeguarding/patterns")}>${say("patterns.low_to")}</a></span></p>`;
}
