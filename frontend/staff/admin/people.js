// People: found by name; for staff an invitation, away, left, office duties.
import { html, useState } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { useMore } from "../case/more_pages.js";
import { Button } from "../parts/button.js";
import { Field } from "../parts/field.js";
import { ON_RETURN } from "../load.js";
import { Page } from "../parts/page.js";
import { Empty, Loaded } from "../parts/states.js";
import { fieldsOf } from "../send.js";
import { PersonCard } from "./person.js";
import { OfficeTabs } from "./tabs.js";

export function People() {
  const { say } = useStaff();
  const [wanted, setWanted] = useState({ kind: "staff", q: "" });
  const search = (/** @type {Event} */ event) => {
    const { kind, q } = fieldsOf(event);
    setWanted({ kind, q });
  };
  return html`<${Page} title=${say("people.title")}>
    <${OfficeTabs} here="admin/people" />
    <form class="tools" role="search" onSubmit=${search}>
      <${Field} name="q" kind="search" label=${say("people.search")} more=${{ maxlength: 100 }} />
      <${Field} name="kind" kind="select" label=${say("people.kind")}>
        <option value="staff">${say("people.kind.staff")}</option><option value="pupil">${say("people.kind.pupil")}</option><//>
      <${Button}>${say("people.find")}<//>
    </form>
    <${Found} key=${`${wanted.kind} ${wanted.q}`} ...${wanted} />
  <//>`;
}

/** @param {{ kind: string, q: string }} props */
function Found({ kind, q }) {
  const { say } = useStaff();
  const load = useMore(`/api/admin/people?kind=${kind}&q=${encodeURIComponent(q)}`, undefined, "people", ON_RETURN);
  return html`<${Loaded} load=${load} show=${(/** @type {{ people: import("./types.js").Person[] }} */ body) => (body.people.length
    ? html`<ul class="cases">${body.people.map((one) => html`<${PersonCard} key=${one.id} person=${one} changed=${load.again} />`)}</ul>${load.more}`
    : html`<${Empty} title=${say("people.none")} next=${say("people.none_next")} />`)} />`;
}
