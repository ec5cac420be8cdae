/** My adults: one to five, in the order in which they are called; and who never. */
import { call } from "./api.js";
import { each, fillAdult, go, line, part, screen, show } from "./page.js";
import { state } from "./state.js";
import { say } from "./words.js";

/** @typedef {import("./types").Adult} Adult */

const MOST = 5;

/** The same list with one of it first. @template T @param {readonly T[]} list @param {T} one */
export const first = (list, one) => [one, ...list.filter((other) => other !== one)];

screen("circle", async () => {
  const found = await call("GET", "pupil/adults");
  if (!found.ok) return go(found.status ? "trouble" : "offline");
  /** @type {Adult[]} */
  const all = found.data;
  const ranked = all.filter((adult) => adult.rank).sort((a, b) => (a.rank || 0) - (b.rank || 0));
  show("circle", { back: "me" });
  list(all, ranked);
});

/** @param {Adult[]} all @param {Adult[]} mine */
function list(all, mine) {
  const redraw = (/** @type {Adult[]} */ next) => {
    line("hint", null);
    list(all, next);
  };
  each(part("mine"), mine, (item, adult) => {
    fillAdult(item, adult);
    const [up, remove] = item.querySelectorAll("button");
    up.hidden = adult === mine[0];
    up.onclick = () => redraw(first(mine, adult));
    remove.onclick = () => redraw(mine.filter((other) => other !== adult));
  });
  const others = all.filter((adult) => !mine.includes(adult));
  each(part("others"), others, (item, adult) => {
    fillAdult(item, adult);
    const [choose, never] = item.querySelectorAll("button");
    choose.hidden = !!adult.vetoed || mine.length >= MOST;
    choose.onclick = () => redraw([...mine, adult]);
    if (adult.vetoed) say(never, "circle.allow");
    never.onclick = async () => {
      const done = await call(adult.vetoed ? "DELETE" : "PUT", `pupil/vetoes/${adult.id}`, {});
      if (!done.ok) return go(done.status ? "trouble" : "offline");
      adult.vetoed = !adult.vetoed;
      redraw(mine);
    };
  });
  part("save").onclick = async () => {
    if (!mine.length) return line("hint", "circle.size");
    const done = await call("PUT", "pupil/circle", { adults: mine.map((adult) => adult.id) });
    if (!done.ok) return go(done.status ? "trouble" : "offline");
    if (state.me) state.me.circle = mine;
    line("hint", "circle.saved");
  };
}
