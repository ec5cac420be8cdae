// Blanks the screen, since a class sees what is projected: the key B, or the button.
import { html, useEffect, useRef, useState } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Icon } from "../parts/art.js";
import { Button } from "../parts/button.js";

const isTyping = (/** @type {Event} */ event) =>
  event.target instanceof Element && event.target.matches("input:not([type=radio]):not([type=checkbox]), textarea, select");

export function Blank() {
  const { say } = useStaff();
  const [blank, setBlank] = useState(false);
  const back = useRef(/** @type {HTMLElement | null} */ (null));
  const before = useRef(/** @type {Element | null} */ (null));
  const cover = useRef(() => setBlank(true));
  const set = (/** @type {boolean} */ on) => {
    if (on) before.current = document.activeElement;
    setBlank(on);
  };
  cover.current = () => set(!blank);
  useEffect(() => {
    const pressed = (/** @type {KeyboardEvent} */ event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      if (event.key.toLowerCase() === "b") cover.current();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
  useEffect(() => {
    if (blank) back.current?.focus();
    else if (before.current instanceof HTMLElement) before.current.focus();
  }, [blank]);
  return html`<${Button} press=${() => set(true)}><${Icon} name="blank" />${say("blank.do")}<//>
    ${blank && html`<div class="blank" role="dialog" aria-modal="true" aria-label=${say("blank.label")} onClick=${() => set(false)}
        onKeyDown=${(/** @type {KeyboardEvent} */ event) => { if (event.key === "Tab") event.preventDefault(); if (event.key === "Escape") set(false); }}>
      <button type="button" class="btn soft quiet-on-dark" ref=${back} onClick=${() => set(false)}>${say("blank.back")}</button></div>`}`;
}
