/** Draws one screen at a time from the page's own templates. */
import { say, sayAll } from "./words.js";

/** @typedef {import("./types").Slots} Slots */

export const root = document.documentElement;
export const main = /** @type {HTMLElement} */ (document.getElementById("page"));

/** @type {Record<string, (arg?: any) => unknown>} */
const screens = {};
/** @type {() => Promise<unknown>} */
let rest = async () => {};

/** Give a screen its name. @param {string} name @param {(arg?: any) => unknown} draw */
export function screen(name, draw) {
  screens[name] = draw;
}

/** Say where the screens are that come after the first paint. @param {() => Promise<unknown>} fetch */
export function comeLater(fetch) {
  rest = fetch;
}

/** Go to a screen. @param {string} name @param {any} [arg] */
export async function go(name, arg) {
  try {
    if (!screens[name]) await rest();
  } catch {
    name = "offline"; // the rest of the page could not be fetched
  }
  await screens[name](arg);
}

/** A part of the page by its name. @param {string} name @param {ParentNode} [within] @returns {any} */
export const part = (name, within = document) => within.querySelector(`[data-p="${name}"]`);

/**
 * Put a template on the page, in place of all that was there.
 * @param {string} id @param {{slots?: Slots, back?: string, talk?: boolean, plain?: boolean}} [how]
 *   plain: a page of urgency or help, on which the word hwyl (also "bye", "fun") has no place
 */
export function show(id, how = {}) {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById(`t-${id}`));
  main.replaceChildren(template.content.cloneNode(true));
  sayAll(main, how.slots);
  root.setAttribute("data-screen", id);
  part("mark").hidden = !!how.plain;
  part("back").hidden = !how.back;
  part("back").setAttribute("data-go", how.back || "");
  part("talk").hidden = !how.talk;
  scrollTo(0, 0);
  const heading = main.querySelector("h1");
  if (heading) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
}

/**
 * One copy of a container's first child for each item; none stays where there are none.
 * @template T @param {Element} container @param {readonly T[]} items
 * @param {(element: HTMLElement, item: T) => void} fill
 */
export function each(container, items, fill) {
  const first = /** @type {any} */ (container);
  first.sample = first.sample || container.firstElementChild;
  sayAll(first.sample); // it stands on no page, and missed it where the language has changed
  container.replaceChildren(
    ...items.map((item) => {
      const copy = first.sample.cloneNode(true);
      fill(copy, item);
      return copy;
    }),
  );
}

/** Draw one of our own pictures. @param {ParentNode} within @param {"faces" | "pictures"} sheet @param {string} code */
export function draw(within, sheet, code) {
  const here = sheet === "faces" && document.getElementById(`f-${code}`);
  const at = here ? `#f-${code}` : `${root.dataset.base}${sheet}.svg#${code}`;
  within.querySelector("use")?.setAttribute("href", at);
}

/** Show or hide a part, with its sentence. @param {string} name @param {string | false | null} key @param {Slots} [slots] */
export function line(name, key, slots) {
  const element = part(name);
  element.hidden = !key;
  if (key) say(element, key, slots);
}

/** Say it to a screen reader only. @param {string} key @param {Slots} [slots] */
export function tell(key, slots) {
  const told = /** @type {HTMLElement} */ (document.getElementById("told"));
  say(told, key, slots);
}

/** Which tap leads where stands in the page itself: data-go, data-arg. */
export function followTaps() {
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target).closest("[data-go]");
    if (!target || !target.getAttribute("data-go")) return;
    event.preventDefault();
    void go(target.getAttribute("data-go") || "", target.getAttribute("data-arg") || undefined);
  });
}

/** Fill a child's choice of adults. @param {HTMLElement} button @param {import("./types").Adult} adult */
export function fillAdult(button, adult) {
  draw(button, "pictures", adult.picture || "adult-hill");
  const [name, role] = [button.querySelector(".adult-name"), button.querySelector(".adult-role")];
  if (name) name.textContent = adult.name;
  if (role) role.textContent = adult.role || "";
}

/** Set the size of everything: band A's is the largest. @param {string} band */
export function useBand(band) {
  root.setAttribute("data-band", band);
}

