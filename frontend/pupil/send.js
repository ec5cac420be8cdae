/** Sends a tap, tells the truth about where it is, and leaves nothing on the page. */
import { call } from "./api.js";
import { lang } from "./language.js";
import { draw, go, line, part, screen, show } from "./page.js";
import { forget, me, newId, state } from "./state.js";
import { sentence } from "./said.js";
import { until } from "./when.js";

/** @typedef {import("./types").CheckIn} CheckIn */
/** @typedef {import("./types").Receipt} Receipt */

const TRIES = 4;
const NOT_ME_FOR = 60000;

/** The tap as the server reads it: what was left out is left out. @returns {CheckIn} */
function body() {
  const { id: _, reasons, note, ...rest } = /** @type {import("./types").Draft} */ (state.draft);
  return {
    ...rest,
    ...(reasons.length ? { reasons } : {}),
    ...(note.trim() ? { note } : {}),
    ...(state.device?.window ? { window: state.device.window.id } : {}),
    occurred_at: new Date().toISOString(),
    language: lang(),
  };
}

/** @param {number} seconds */
const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

/** Send it, the same id each time, so that it is kept once. */
export async function send() {
  let id = state.draft?.id || newId();
  const tap = body();
  const { upload, shared, circle } = me();
  show("sending");
  let late = false;
  let shortened = false;
  let answer = await call("PUT", `pupil/check-ins/${id}`, tap);
  for (let tries = 1; tries < TRIES && !answer.ok; tries++) {
    if (answer.status === 413 && tap.note) {
      // what was asked is worth more than what is too long to travel
      delete tap.note;
      shortened = true;
    } else if (answer.status === 409) id = newId();
    else if (answer.status >= 500) {
      if (!late) line("say", "sending.again");
      late = true;
      await pause(Math.min(answer.wait, 5));
    } else break;
    answer = await call("PUT", `pupil/check-ins/${id}`, tap);
  }
  if (shared) forget();
  else state.draft = null;
  if (answer.ok) return go("receipt", { ...answer.data, shared, shortened, circle, plain: !!tap.about_adult });
  return go("unsent", { id, tap, upload, shared });
}

screen("receipt", (/** @type {Receipt & {shared: boolean, shortened: boolean, plain: boolean, circle: import("./types").Adult[]}} */ receipt) => {
  const { id, shared } = receipt;
  show("receipt", { plain: receipt.urgent || receipt.plain });
  const [key, name] = sentence(receipt);
  line("say", key, { name });
  const known = receipt.circle.find((adult) => adult.name === name);
  part("pic").toggleAttribute("hidden", !known?.picture); // `hidden` is no property of a drawing
  if (known?.picture) draw(part("pic"), "pictures", known.picture);
  if (key !== "receipt.saved") part("box").classList.add(key === "receipt.seen" ? "seen" : "wait");
  line("any", receipt.urgent ? "urgent.any_adult" : null);
  if (key === "receipt.waits") line("until", ...until(receipt.next_opening_at, new Date()));
  const also = receipt.shortened ? "receipt.without_note" : receipt.note_trimmed && "receipt.trimmed";
  line("also", also || null);
  part("show").hidden = !receipt.show_card;
  part("finish").onclick = () => go("end", shared);
  if (!shared) return;
  part("name").textContent = "";
  part("not_me").hidden = false;
  part("not_me").onclick = async () => {
    const done = await call("POST", "pupil/not-me", { id });
    part("not_me").hidden = true;
    line("also", done.ok && done.data.done ? "not_me.done" : "problem.here");
  };
  const here = part("box");
  setTimeout(() => here.isConnected && go("end", shared), NOT_ME_FOR);
});

screen("card", () => show("card", { plain: true }));

screen("end", () => go(state.me ? "me" : "start"));

