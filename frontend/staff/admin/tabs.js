// The office's pages, side by side.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Tabs } from "../parts/tabs.js";

/** @param {{ here: string }} props */
export function OfficeTabs({ here }) {
  const { say } = useStaff();
  return html`<${Tabs} pages=${["admin", "admin/people", "admin/classes", "admin/devices", "admin/calendar"]} here=${here} label=${say("nav.admin")} />`;
}
