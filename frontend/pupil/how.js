/** "How are you today?": one tap on a face, or "not today". */
import { draw, each, go, line, main, part, screen, show } from "./page.js";
import { adults, draft, me } from "./state.js";
import { say } from "./words.js";
import { send } from "./send.js";

/** @param {HTMLElement} button @param {string} code */
export function fillFace(button, code) {
  draw(button, "faces", code);
  say(/** @type {Element} */ (button.querySelector("span")), `feeling.${code}.label`);
}

/** Whether anyone has seen the newest open ask: one line, also on a shared tablet. */
export function latest() {
  const { latest: ask } = me();
  const key = ask && (ask.name ? `latest.${ask.state}` : "latest.waiting");
  line("latest", key, { name: ask?.name || "" });
  if (ask) part("latest").classList.add(ask.state === "seen" ? "good" : "wait");
}

/** The ask at the foot of the page, with the first adult's own picture. */
export function foot() {
  const talk = part("talk");
  const [first] = adults();
  talk.querySelector(".talk-name").textContent = first ? first.name : "";
  draw(talk, "pictures", first?.picture || "adult-hill");
}

screen("how", () => {
  if (me().pupil.band > "B") return go("steps");
  foot();
  show("how", { talk: true, back: me().shared ? "" : "me" });
  latest();
  const [first, more = []] = me().feelings.pages;
  part("more").hidden = !more.length;
  part("more").onclick = () => {
    part("more").hidden = true;
    faces([...first, ...more]);
    /** @type {HTMLElement} */ (main.querySelectorAll(".face")[first.length]).focus();
  };
  faces(first);
});

/** @param {string[]} codes */
function faces(codes) {
  each(part("faces"), [...codes, "not_today"], (button, code) => {
    fillFace(button, code);
    if (code === "not_today") button.classList.add("wide");
    button.addEventListener("click", () => tapped(code));
  });
}

/** @param {string} code */
function tapped(code) {
  if (code === "not_today") return notToday();
  draft().feeling = code;
  // reliability.md: a small child's "scared" is urgent only where the child says so
  return me().pupil.band === "A" && code === "scared" ? go("urgent", "scared") : go("next");
}

export function notToday() {
  const tap = draft();
  delete tap.feeling;
  delete tap.step;
  tap.not_today = true;
  return send();
}

