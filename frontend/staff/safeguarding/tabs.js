// The pages of the safeguarding people.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Tabs } from "../parts/tabs.js";

/** @param {{ here: string }} props */
export function SafeguardingTabs({ here }) {
  const { say } = useStaff();
  return html`<${Tabs} pages=${["safeguarding", "safeguarding/coverage", "safeguarding/patterns", "safeguarding/phrases", "safeguarding/audit"]} here=${here} label=${say("nav.safeguarding")} />`;
}
