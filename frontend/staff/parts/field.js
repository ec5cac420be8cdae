// A form's field: label, hint, what is wrong with it; and what is wrong with the form as a whole.
import { html, useEffect, useRef } from "../../vendor/preact.js";
import { useStaff } from "../context.js";

/** @typedef {import("../api.js").Trouble | null} MaybeTrouble */

/**
 * @param {object} props
 * @param {string} props.name
 * @param {string} props.label
 * @param {string} [props.hint]
 * @param {MaybeTrouble} [props.trouble]
 * @param {string} [props.kind] an input's type, "textarea" or "select"
 * @param {any} [props.children] the options of a select
 * @param {Record<string, unknown>} [props.more] further attributes
 */
export function Field({ name, label, hint, trouble = null, kind = "text", children, more = {} }) {
  const { lang, say } = useStaff();
  const input = useRef(/** @type {HTMLElement | null} */ (null));
  const wrong = trouble?.field === name ? trouble : null;
  useEffect(() => {
    if (wrong) input.current?.focus();
  }, [wrong]);
  const about = [hint && `${name}-hint`, wrong && `${name}-error`].filter(Boolean).join(" ");
  const shared = { ...more, id: name, name, ref: input, "aria-describedby": about || undefined, "aria-invalid": wrong ? "true" : undefined };
  return html`<div class="field">
    <label for=${name}>${label}</label>
    ${hint && html`<span class="field-hint" id=${`${name}-hint`}>${hint}</span>`}
    ${kind === "textarea" ? html`<textarea rows="4" ...${shared}></textarea>`
      : kind === "select" ? html`<select ...${shared}>${children}</select>`
        : html`<input type=${kind} ...${shared} />`}
    ${wrong && html`<span class="field-error" id=${`${name}-error`}>${wrong.title(lang) || say("state.refused.next")}</span>`}
  </div>`;
}

/**
 * What went wrong with the whole, where no field of the form is to blame.
 * @param {{ trouble: MaybeTrouble, fields?: string[] }} props
 */
export function Refusal({ trouble, fields = [] }) {
  const { lang, say } = useStaff();
  if (!trouble || fields.includes(trouble.field)) return html`<div role="alert"></div>`;
  const words = trouble.kind === "refused" ? trouble.title(lang) : "";
  return html`<div role="alert"><p class="field-error">${words || say(`send.${trouble.kind}`)}</p></div>`;
}

/**
 * One of several, as large rows.
 * @param {object} props
 * @param {string} props.name
 * @param {string} props.legend
 * @param {[value: string, words: string][]} props.of
 * @param {MaybeTrouble} [props.trouble]
 * @param {string} [props.chosen]
 * @param {(value: string) => void} [props.pick]
 * @param {string} [props.hint]
 * @param {string} [props.first] chosen at first
 */
export function Choice({ name, legend, of, trouble = null, chosen, pick, hint, first }) {
  const { lang } = useStaff();
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const wrong = trouble?.field === name ? trouble : null;
  useEffect(() => {
    if (wrong) box.current?.querySelector("input")?.focus();
  }, [wrong]);
  return html`<fieldset ref=${box} aria-describedby=${wrong ? `${name}-error` : undefined}>
    <legend>${legend}</legend>
    ${hint && html`<p class="field-hint">${hint}</p>`}
    ${of.map(([value, words]) => html`<label class="pick" key=${value}>
      <input type="radio" name=${name} value=${value} checked=${chosen === undefined ? undefined : chosen === value} defaultChecked=${first === value}
        onChange=${() => pick?.(value)} required /><span>${words}</span></label>`)}
    ${wrong && html`<span class="field-error" id=${`${name}-error`}>${wrong.title(lang)}</span>`}
  </fieldset>`;
}
