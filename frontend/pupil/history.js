/** My days, for the pupil's own eyes on an own phone; and who has looked. */
import { call } from "./api.js";
import { draw, each, go, line, part, screen, show } from "./page.js";
import { say } from "./words.js";
import { dayOf, timeOf } from "./when.js";
import { me } from "./state.js";
import { STEP_FACES } from "./next.js";

/** @typedef {{id: string, at: string, feeling: string | null, step: number | null, not_today: boolean, note: string | null}} Day */

screen("history", async () => {
  const found = await call("GET", "pupil/history");
  if (!found.ok) return go(found.status ? "trouble" : "offline");
  const on = me().history_on;
  /** @type {Day[]} */
  const days = found.data;
  show("history", { back: "me" });
  const empty = me().open ? "history.none" : "history.not_now";
  line("hint", !on ? "history.off" : days.length ? null : empty);
  say(part("turn"), on ? "history.turn_off" : "history.on");
  part("turn").onclick = async () => {
    const done = await call("PUT", "pupil/history", { on: !on });
    if (done.ok) me().history_on = !on;
    return go("history");
  };
  each(part("days"), days, (item, day) => {
    const { at } = day;
    const step = day.step || 3;
    draw(item, "faces", day.not_today ? "not_today" : day.feeling || STEP_FACES[step - 1]);
    const [b, small, q] = ["b", "small", "q"].map(
      (name) => /** @type {HTMLElement | null} */ (item.querySelector(name)),
    );
    const key = day.not_today ? "feeling.not_today" : day.feeling && `feeling.${day.feeling}`;
    if (b) say(b, key ? `${key}.sentence` : `step.${step}`);
    if (small) say(small, "history.at", { day: dayOf(at), time: timeOf(at) });
    if (q) {
      q.textContent = day.note || "";
      q.hidden = !day.note;
    }
    const hide = /** @type {HTMLElement} */ (item.querySelector("button"));
    hide.hidden = !day.note;
    hide.onclick = async () => {
      const done = await call("POST", `pupil/history/${day.id}/hide`, {});
      if (!done.ok) return go(done.status ? "trouble" : "offline");
      item.remove();
      line("hint", "history.hidden");
    };
  });
});

screen("looked", async () => {
  const found = await call("GET", "pupil/who-looked");
  if (!found.ok) return go(found.status ? "trouble" : "offline");
  const looks = found.data;
  show("looked", { back: "me" });
  line("hint", looks.length ? "looked.hint" : "looked.none");
  each(part("looks"), /** @type {{name: string, at: string}[]} */ (looks), (item, look) => {
    const [name, when] = [item.querySelector("b"), item.querySelector("small")];
    if (name) name.textContent = look.name;
    if (when) say(when, "history.at", { day: dayOf(look.at), time: timeOf(look.at) });
  });
});
