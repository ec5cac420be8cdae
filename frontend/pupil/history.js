/** My days, for the pupil's own eyes on an own phone; and who has looked. */
import { call } from "./api.js";
import { draw, each, go, line, part, screen, show } from "./page.js";
import { say } from "./words.js";
import { dayOf, timeOf } from "./when.js";
import { STEP_FACES } from "./next.js";

/** @typedef {{id: string, at?: string, occurred_at?: string, feeling: string | null, step: number | null, not_today?: boolean, note?: string | null, hidden?: boolean}} Day */

screen("history", async () => {
  const found = await call("GET", "pupil/history");
  if (!found.ok) return go(found.status ? "trouble" : "offline");
  const { on, days = found.data.items || [], not_now: notNow } = found.data;
  show("history", { back: "me" });
  line("hint", notNow ? "history.not_now" : !on ? "history.off" : days.length ? null : "history.none");
  say(part("turn"), on ? "history.turn_off" : "history.on");
  part("turn").onclick = async () => {
    await call("PUT", "pupil/history", { on: !on });
    return go("history");
  };
  each(part("days"), /** @type {Day[]} */ (days), (item, day) => {
    const at = day.at || day.occurred_at || "";
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
      if (q) q.remove();
      hide.remove();
      line("hint", "history.hidden");
    };
  });
});

screen("looked", async () => {
  const found = await call("GET", "pupil/who-looked");
  if (!found.ok) return go(found.status ? "trouble" : "offline");
  const looks = found.data.looks || found.data.items || found.data;
  show("looked", { back: "me" });
  line("hint", looks.length ? "looked.hint" : "looked.none");
  each(part("looks"), /** @type {{name: string, at: string}[]} */ (looks), (item, look) => {
    const [name, when] = [item.querySelector("b"), item.querySelector("small")];
    if (name) name.textContent = look.name;
    if (when) say(when, "history.at", { day: dayOf(look.at), time: timeOf(look.at) });
  });
});
