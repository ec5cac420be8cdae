// The tablets that are a class's, and taking one out.
import { html, useState } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { ON_RETURN, useLoad } from "../load.js";
import { Button } from "../parts/button.js";
import { Refusal } from "../parts/field.js";
import { Page } from "../parts/page.js";
import { Empty, Loaded } from "../parts/states.js";
import { useSend } from "../send.js";
import { whenWords } from "../time_words.js";
import { OfficeTabs } from "./tabs.js";
import { WallScreen } from "./wall_screen.js";

/** @typedef {import("./types.js").Device} Device */

export function Devices() {
  const { say } = useStaff();
  const load = useLoad("/api/admin/devices", { every: ON_RETURN });
  return html`<${Page} title=${say("devices.title")}>
    <${OfficeTabs} here="admin/devices" />
    <p>${say("devices.how")}</p>
    <${Loaded} load=${load} show=${(/** @type {{ devices: Device[] }} */ { devices }) => (devices.length
      ? html`<ul class="cases">${devices.map((one) => html`<${DeviceLine} key=${one.id} device=${one} changed=${load.again} />`)}</ul>`
      : html`<${Empty} title=${say("devices.none")} next=${say("devices.none_next")} />`)} />
    <${WallScreen} />
  <//>`;
}

/** @param {{ device: Device, changed: () => Promise<void> }} props */
function DeviceLine({ device, changed }) {
  const { say, tell } = useStaff();
  const [asking, setAsking] = useState(false);
  const { busy, trouble, send } = useSend(async () => {
    tell(say("told.revoked"));
    await changed();
  });
  const title = device.kind === "office" ? say("wall.title") : device.class_name ?? device.name;
  return html`<li class="case"><h2 class="case-who">${title}</h2>
    <p class="quiet">${device.name !== title ? `${device.name} · ` : ""}${say("devices.since", { when: whenWords(say, device.enrolled_at, Date.now()) })}</p>
    ${asking ? html`<p>${say("devices.sure")}</p><div class="case-do"><${Button} busy=${busy} look="main" press=${() => send("POST", `/api/admin/devices/${device.id}/revoke`)}>${say("devices.revoke_do")}<//>
        <${Button} look="soft" press=${() => setAsking(false)}>${say("do.cancel")}<//></div>`
      : html`<div class="case-do"><${Button} press=${() => setAsking(true)}>${say("devices.revoke")}<span class="vh"> ${title}</span><//></div>`}
    <${Refusal} trouble=${trouble} /></li>`;
}
