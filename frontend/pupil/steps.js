/** Bands C and D: a row of five, and a word for it that can be looked for. */
import { fillFace, foot, latest, notToday } from "./how.js";
import { draw, each, go, line, part, screen, show } from "./page.js";
import { draft, me } from "./state.js";
import { search } from "./search.js";
import { say, text } from "./words.js";
import { STEP_FACES } from "./next.js";

const SHOWN = 8;

/** @param {Element} row @param {HTMLElement} chosen */
function press(row, chosen) {
  for (const one of row.children) one.setAttribute("aria-pressed", String(one === chosen));
}

screen("steps", () => {
  const tap = draft();
  const codes = me().feelings.pages.flat();
  foot();
  show("steps", { talk: true, back: me().shared ? "" : "me" });
  latest();
  each(part("faces"), [1, 2, 3, 4, 5], (button, step) => {
    draw(button, "faces", STEP_FACES[step - 1]);
    say(/** @type {Element} */ (button.querySelector("span")), `step.${step}`);
    button.setAttribute("aria-pressed", String(tap.step === step));
    button.addEventListener("click", () => {
      tap.step = step;
      press(part("faces"), button);
      ready();
    });
  });
  const ready = () => (part("next").disabled = !tap.step && !tap.feeling);
  const find = () => {
    const found = search(part("word").value, codes, text).slice(0, SHOWN);
    const list = tap.feeling && !found.includes(tap.feeling) ? [tap.feeling, ...found] : found;
    line("none", part("word").value.trim() && !found.length ? "how.none_found" : null);
    each(part("found"), list, (button, code) => {
      fillFace(button, code);
      button.setAttribute("aria-pressed", String(tap.feeling === code));
      button.addEventListener("click", () => {
        if (tap.feeling === code) delete tap.feeling;
        else tap.feeling = code;
        part("word").value = "";
        find();
        ready();
      });
    });
  };
  find();
  ready();
  part("word").addEventListener("input", find);
  part("next").onclick = () => go("next");
  part("not_today").onclick = notToday;
});
