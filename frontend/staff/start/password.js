// A password field that can be looked at.
import { html, useState } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Field } from "../parts/field.js";

/** @param {{ label: string, hint?: string, trouble: import("../api.js").Trouble | null, autocomplete: string }} props */
export function Password({ label, hint, trouble, autocomplete }) {
  const { say } = useStaff();
  const [seen, setSeen] = useState(false);
  return html`<${Field} name="password" kind=${seen ? "text" : "password"} label=${label} hint=${hint} trouble=${trouble}
      more=${{ autocomplete, autocapitalize: "none", spellcheck: false }} />
    <label class="pick"><input type="checkbox" checked=${seen} onChange=${() => setSeen(!seen)} /><span>${say("sign_in.show")}</span></label>`;
}
