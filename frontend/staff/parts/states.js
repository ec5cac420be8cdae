// What a page says while it waits, when nothing is there, and when something went wrong.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { clockTime } from "../london.js";
import { Art, Icon } from "./art.js";

export function Waiting() {
  const { say } = useStaff();
  return html`<p role="status" aria-busy="true" class="quiet">${say("state.loading")}</p>`;
}

/** @param {{ title: string, next?: string, face?: string, children?: any }} props */
export const Empty = ({ title, next, face = "calm", children }) =>
  html`<div class="empty"><${Art} file=${`faces/${face}`} /><p><b>${title}</b></p>${next && html`<p>${next}</p>`}${children}</div>`;

/** @param {{ trouble: import("../api.js").Trouble, again?: () => void, next?: string }} props */
export function Problem({ trouble, again, next }) {
  const { say, lang } = useStaff();
  const { kind } = trouble;
  const icon = kind === "offline" ? "offline" : "help";
  return html`<div class="problem" role="alert"><${Art} file=${`icons/${icon}`} />
    <p><b>${kind === "refused" ? trouble.title(lang) : say(`state.${kind}`)}</b></p>
    <p>${next ?? say(`state.${kind}.next`)}</p>
    ${again && kind !== "absent" && html`<button type="button" class="btn" onClick=${again}>${say("do.again")}</button>`}
  </div>`;
}

/**
 * Shows what was loaded; an old answer stays while the way to the server is broken, and says so.
 * @param {{ load: import("../load.js").Load, show: (body: any) => any }} props
 */
export function Loaded({ load, show }) {
  const { say } = useStaff();
  const { body, trouble, at, again } = load;
  if (body === undefined) return trouble ? html`<${Problem} trouble=${trouble} again=${again} />` : html`<${Waiting} />`;
  const key = trouble?.kind === "offline" ? "state.stale_offline" : "state.stale";
  return html`${trouble && html`<p class="banner wait" role="status"><${Icon} name="offline" /><span>${say(key, { time: clockTime(at) })}</span></p>`}${show(body)}`;
}
