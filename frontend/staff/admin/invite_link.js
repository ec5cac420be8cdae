// Inviting a member of staff: Hwyl mails the link, and this page never holds it.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Button } from "../parts/button.js";
import { Refusal } from "../parts/field.js";
import { useSend } from "../send.js";
import { whenWords } from "../time_words.js";

/** @typedef {import("./types.js").Person} Person */

/** What became of the last invitation. @param {{ person: Person }} props */
export function Invited({ person }) {
  const { say } = useStaff();
  const { invite } = person;
  if (!invite || person.signed_up) return null;
  const look = { failed: "banner bad", expired: "banner wait" }[/** @type {string} */ (invite.state)] ?? "quiet";
  return html`<p class=${look}>${say(`invited.${invite.state}`, { when: whenWords(say, invite.made_at, Date.now()) })}</p>`;
}

/** @param {{ person: Person, done: () => Promise<void>, cancel: () => void }} props */
export function InviteLink({ person, done, cancel }) {
  const { say, tell } = useStaff();
  const { busy, trouble, send } = useSend(async () => {
    tell(say("told.invited"));
    await done();
  });
  const may = !person.signed_up && person.email;
  const open = person.invite && person.invite.state !== "expired";
  return html`<div class="card stack">
    <p>${person.signed_up ? say("link.again") : person.email ? say("link.what", { email: person.email }) : say("link.no_address")}</p>
    ${may && open && html`<p>${say("link.replaces")}</p>`}
    <${Refusal} trouble=${trouble} />
    <div class="form-do">${may && html`<${Button} busy=${busy} look="main" press=${() => send("POST", `/api/admin/people/${person.id}/invite`)}>${say(person.invite ? "link.do_again" : "link.do")}<//>`}
      <${Button} look="soft" press=${cancel}>${say("do.cancel")}<//></div>
  </div>`;
}
