/** After the face: would you like an adult? Everything here may be left out. */
import { draw, each, fillAdult, go, line, part, screen, show } from "./page.js";
import { adults, calledNow, draft, me, mustWarn, names } from "./state.js";
import { say } from "./words.js";
import { send } from "./send.js";
import { until } from "./when.js";

/** @typedef {import("./types").Ask} Ask */

/**
 * Where nobody is at school, that is said first, with numbers to call; it is never refused.
 * @param {() => unknown} then
 */
export const warned = (then) => (mustWarn() ? go("closed", then) : then());

/** @param {Ask} ask @param {string} [adult] */
export const sendAsk = (ask, adult) =>
  warned(() => {
    Object.assign(draft(), { ask, adult });
    return send();
  });

/** Who will see it, said before it is sent. @param {boolean} [asking] */
export function saySees(asking) {
  const tap = draft();
  if (tap.feeling === "not_safe" && me().open) return sayCalled("next.unsafe");
  const slots = { names: names(), name: adults()[0]?.name || names() };
  line("sees", tap.note && !asking ? "next.reads" : "next.sees", slots);
  if (!me().open) line("until", ...until(me().next_opening_at, new Date()));
}

/** @param {string} key the sentence for where everybody is called at once, and its sister */
function sayCalled(key) {
  const slots = calledNow();
  line("sees", slots.others ? `${key}_then` : key, slots);
}

/** The child's adults, by picture. @param {Ask} ask */
function drawAdults(ask) {
  const known = adults();
  const given = !me().circle.length && known[0];
  line("default", given ? "adults.default" : null, { name: given ? given.name : "" });
  each(part("adults"), known.length ? known : [null], (button, adult) => {
    if (adult) fillAdult(button, adult);
    else {
      draw(button, "pictures", "adult-hill");
      say(/** @type {Element} */ (button.querySelector(".adult-name")), "adults.anyone");
    }
    button.addEventListener("click", () => sendAsk(ask, adult?.id));
  });
}

screen("next", () => {
  const tap = draft();
  const young = me().pupil.band === "A";
  show("next", { back: "how" });
  const shape = tap.feeling || STEP_FACES[(tap.step || 3) - 1];
  draw(part("face"), "faces", shape);
  line("felt", tap.feeling ? `feeling.${tap.feeling}.sentence` : `step.${tap.step}`);
  saySees();
  drawAdults("talk");
  part("more").hidden = young;
  part("about").hidden = !me().reasons.length;
  part("line").hidden = me().long_closure;
  part("written").hidden = !tap.note;
  part("save").onclick = () => {
    tap.ask = "none";
    return send();
  };
});

/** The five shapes of the row of steps, from very hard to very good. */
export const STEP_FACES = ["low", "sad", "ok", "calm", "happy"];

const PICTURE_OF = Object.entries({
  someone_unkind: "unkind",
  someone_made_me_uncomfortable: "uncomfortable",
  something_i_saw: "saw",
  missing_someone: "missing",
  moving_or_new_school: "moving",
  a_change: "change",
  something_good: "good",
  dont_know: "unsure",
  rather_not_say: "rather_not",
});

screen("about", () => {
  const tap = draft();
  show("about", { back: "next" });
  each(part("reasons"), me().reasons, (button, code) => {
    const [, picture] = PICTURE_OF.find(([reason]) => reason === code) || ["", code];
    draw(button, "pictures", `reason-${picture}`);
    say(/** @type {Element} */ (button.querySelector("span")), `reason.${code}`);
    const mark = () => button.setAttribute("aria-pressed", String(tap.reasons.includes(code)));
    mark();
    button.addEventListener("click", () => {
      const had = tap.reasons.includes(code);
      tap.reasons = had ? tap.reasons.filter((one) => one !== code) : [...tap.reasons, code];
      mark();
    });
  });
});

const KEPT = 1000;

screen("line", () =>
  warned(() => {
    const tap = draft();
    show("line", { back: "next" });
    line("sees", "line.sees", { names: names() });
    if (!me().open) line("until", ...until(me().next_opening_at, new Date()));
    const box = part("line");
    box.value = tap.note;
    const count = () => {
      const left = KEPT - [...box.value].length;
      line("left", left < 0 ? "line.over" : left <= 200 ? "line.left" : null, { count: left });
    };
    count();
    box.addEventListener("input", count);
    part("done").onclick = () => {
      tap.note = box.value;
      return go("next");
    };
  }),
);

screen("asks", () => warned(() => show("asks", { back: "next" })));

screen("adults", (/** @type {Ask} */ ask = "talk") => {
  show("adults", { back: draft().feeling || draft().step ? "next" : "how" });
  line("question", `adults.${ask}`);
  saySees(true);
  drawAdults(ask);
});

part("talk").addEventListener("click", () => go("adults", "talk"));

screen("urgent", (/** @type {string | undefined} */ why) =>
  warned(() => {
    const scared = why === "scared";
    show("urgent", { back: scared ? "how" : "help", plain: true });
    if (me().open) sayCalled("urgent.who");
    else saySees(true);
    part("yes").onclick = () => {
      Object.assign(draft(), scared ? { needs_help_now: true } : { ask: "urgent" });
      return send();
    };
    part("no").onclick = () => go(scared ? "next" : "how");
  }),
);

