/** What the page knows of this moment, in memory only: gone when the page or the turn ends. */
import { uuid7 } from "./uuid7.js";

/** @type {import("./types").State} */
export const state = { device: null, me: null, tile: null, draft: null, warned: false };

/** @returns {string} */
export const newId = () => uuid7(Date.now(), crypto.getRandomValues(new Uint8Array(16)));

/** The tap in the making; a new one where there is none. @returns {import("./types").Draft} */
export function draft() {
  state.draft = state.draft || { id: newId(), reasons: [], note: "", ask: "none" };
  return state.draft;
}

/** Forget the child; the tablet stays its class's. */
export function forget() {
  state.me = state.tile = state.draft = null;
  state.warned = false;
}

/** The signed-in child's page; a screen that needs it is never drawn without. @returns {import("./types").Me} */
export function me() {
  if (!state.me) throw new Error("nobody is signed in");
  return state.me;
}

/** The adults a child may tap: the circle in its order, else the one the school chose. */
export function adults() {
  const { circle, default_adult: chosen } = me();
  return circle.length ? circle : chosen ? [chosen] : [];
}

/** @param {string[]} list */
const listed = (list) => [...new Set(list)].join(", ");

/** The names of all who will see an ask. */
export const names = () => listed(me().sees.map((person) => person.name));

/** Who is called at once where it is urgent, and who where none of them answers. */
export function calledNow() {
  const first = adults().slice(0, 1);
  const now = [...first, ...me().sees.filter(({ whys }) => whys.includes("dsp"))].map(({ name }) => name);
  const rest = me().sees.map(({ name }) => name);
  return { names: listed(now), others: listed(rest.filter((name) => !now.includes(name))) };
}

/** Whether nobody at school sees this now, and the child has not been told so yet. */
export const mustWarn = () => (!me().open || me().lines_first) && !state.warned;
