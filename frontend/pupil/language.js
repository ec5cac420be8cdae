/** The page in the other language, with everything on it left where it is. */
import { part, root } from "./page.js";
import { learn, sayAll } from "./words.js";

/** @typedef {import("./types").Lang} Lang */

let dialect = localStorage.getItem("dialect") || "plain";

export const lang = () => /** @type {Lang} */ (root.lang);

/** Fetch all words of a language and say the page again. @param {Lang} to */
export async function speak(to) {
  const name = to === "cy" && dialect !== "plain" ? `cy-${dialect}` : to;
  const words = await fetch(`${root.dataset.base}words/pupil.${name}.json`).catch(() => null);
  if (!words || !words.ok) return;
  learn(await words.json());
  const other = to === "cy" ? "en" : "cy";
  root.lang = to;
  history.replaceState(null, "", `/${to}`);
  const link = part("lang");
  link.lang = link.hreflang = other;
  link.href = `/${other}`;
  /** @type {HTMLAnchorElement} */ (document.querySelector(".now")).href = `/${to}/help`;
  sayAll(document.body);
  document.dispatchEvent(new Event("language"));
}

/** Speak a person's language, in the words of their school. @param {Lang} to @param {string} [of] */
export async function speakAs(to, of) {
  if (of && of !== dialect) {
    localStorage.setItem("dialect", (dialect = of));
    await speak(to);
  } else if (to !== lang()) await speak(to);
}

/** The corner switch: keeps the page and what is on it. */
export function offerOther() {
  part("lang").addEventListener("click", (/** @type {Event} */ event) => {
    event.preventDefault();
    void speak(lang() === "cy" ? "en" : "cy");
  });
}

