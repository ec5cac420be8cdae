/** One button reads the question and all choices in turn; only where the device can in this language. */
import { lang } from "./language.js";
import { main, part } from "./page.js";
import { label } from "./words.js";

const button = part("listen");
const speech = window.speechSynthesis;

const voice = () => speech?.getVoices().find((one) => one.lang.toLowerCase().startsWith(lang()));

/** What is heard: the question, what is said under it, then each choice. @param {ParentNode} page */
export function heard(page) {
  return Array.from(page.querySelectorAll("h1, .hint, p, li, button, .call"))
    .filter((e) => !(/** @type {HTMLElement} */ (e).hidden) && !e.closest("[hidden]"))
    .filter((e) => !e.parentElement?.closest("button, p, li"))
    .map((e) => (e.textContent || e.getAttribute("aria-label") || "").trim())
    .filter(Boolean);
}

function stop() {
  speech.cancel();
  label(button, "top.listen");
}

function listen() {
  if (speech.speaking) return stop();
  const chosen = voice();
  if (!chosen) return;
  label(button, "top.stop");
  const all = heard(main);
  all.forEach((words, i) => {
    const said = new SpeechSynthesisUtterance(words);
    said.voice = chosen;
    said.lang = chosen.lang;
    if (i === all.length - 1) said.onend = stop;
    speech.speak(said);
  });
}

export function offerListening() {
  if (!speech) return;
  const offer = () => (button.hidden = !voice());
  offer();
  speech.addEventListener?.("voiceschanged", offer);
  document.addEventListener("language", offer);
  button.addEventListener("click", listen);
  document.addEventListener("click", (event) => {
    if (!button.contains(/** @type {Node} */ (event.target))) stop();
  });
}
