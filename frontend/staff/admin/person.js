// One person in the office's list, and what the office can do for them.
import { html, useState } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Button } from "../parts/button.js";
import { Refusal } from "../parts/field.js";
import { Opened } from "../parts/focus.js";
import { endOfToday } from "../me/away_times.js";
import { useSend } from "../send.js";
import { awayWords } from "../time_words.js";
import { Duties } from "./duties.js";
import { InviteLink, Invited } from "./invite_link.js";
import { Leave } from "./leave.js";

/** @typedef {import("./types.js").Person} Person */
/** @typedef {{ person: Person, changed: () => Promise<void> }} Props */

/** @param {Props} props */
export function PersonCard({ person, changed }) {
  const { say, has } = useStaff();
  const about = new Set([
    person.job, ...person.roles.filter((role) => has(`role.${role}`)).map((role) => say(`role.${role}`)),
    person.year && say(`year.${person.year}`), ...person.classes,
  ].filter(Boolean));
  return html`<li class="case">
    <h2 class="case-who">${person.name}</h2>
    ${about.size > 0 && html`<p class="quiet">${[...about].join(" · ")}</p>`}
    ${person.kind === "staff" && html`<${StaffLines} person=${person} changed=${changed} />`}
  </li>`;
}

/** @param {Props} props */
function StaffLines({ person, changed }) {
  const { say } = useStaff();
  const [open, setOpen] = useState("");
  const away = useSend(changed);
  const until = person.away_until && Date.parse(person.away_until) > Date.now() ? person.away_until : null;
  const route = `/api/admin/people/${person.id}/away`;
  const close = () => setOpen("");
  const done = () => { close(); return changed(); };
  const form = { invite: InviteLink, duties: Duties, leave: Leave }[open];
  return html`<p class="quiet">${person.email ?? say("person.no_email")} · ${say(person.signed_up ? "person.signed_up" : "person.not_signed_up")}</p>
    <${Invited} person=${person} />
    ${until && html`<p class="banner wait">${awayWords(say, "person.away", until, Date.now())}</p>`}
    ${form ? html`<${Opened}><${form} person=${person} done=${done} cancel=${close} /><//>` : html`<div class="case-do">
      <${Button} look="soft" press=${() => setOpen("invite")}>${say("person.invite")}<span class="vh"> ${person.name}</span><//>
      ${until ? html`<${Button} busy=${away.busy} look="soft" press=${() => away.send("DELETE", route)}>${say("person.back")}<span class="vh"> ${person.name}</span><//>`
        : html`<${Button} busy=${away.busy} look="soft" press=${() => away.send("POST", route, { until_at: endOfToday(Date.now()) })}>${say("person.away_today")}<span class="vh"> ${person.name}</span><//>`}
      <${Button} look="soft" press=${() => setOpen("duties")}>${say("person.duties")}<span class="vh"> ${person.name}</span><//>
      <${Button} look="soft" press=${() => setOpen("leave")}>${say("person.leave")}<span class="vh"> ${person.name}</span><//></div>`}
    <${Refusal} trouble=${away.trouble} />`;
}
