/** Closes a child's page when nobody is there any more, and after it leaves nothing to come back to. */
import { call } from "./api.js";
import { go, main, part } from "./page.js";
import { forget, state } from "./state.js";
import { say } from "./words.js";

const SHARED = 60000;
const OWN = 300000;
const WARN_BEFORE = 15000;
const KEEP_ALIVE = 20000;
const AWAY = 10000;

let touched = Date.now();
let asked = 0;
let hiddenAt = 0;

/** Somebody is there: start the minute again, and keep the server's minute too. */
function here() {
  touched = Date.now();
  part("idle")?.remove();
  if (!state.me?.shared || touched - asked < KEEP_ALIVE) return;
  asked = touched;
  void call("GET", "pupil/history"); // the least of questions: on a tablet the answer is empty
}

function warn() {
  if (part("idle")) return;
  const box = document.createElement("p");
  box.className = "banner wait";
  box.setAttribute("data-p", "idle");
  box.setAttribute("role", "alert");
  say(box, "idle.hint");
  main.prepend(box);
}

function leave() {
  if (state.me?.shared) return go("home");
  forget(); // the own phone's session lives on behind its PIN
  return go("pin");
}

/** A lid that is closed, an app that is changed: nothing shows when it is opened again. */
function coverUp() {
  main.hidden = document.hidden;
  if (document.hidden) hiddenAt = Date.now();
  else if (state.me?.shared && Date.now() - hiddenAt >= AWAY) void leave();
}

export function watch() {
  for (const event of ["pointerdown", "keydown", "input"]) {
    document.addEventListener(event, here, { passive: true });
  }
  document.addEventListener("visibilitychange", coverUp);
  document.addEventListener("entered", () => (touched = asked = Date.now()));
  setInterval(() => {
    if (!state.me) return;
    const quiet = Date.now() - touched;
    const limit = state.me.shared ? SHARED : OWN;
    if (quiet >= limit) leave();
    else if (quiet >= limit - WARN_BEFORE) warn();
  }, 1000);
  // A page that the browser kept must not come back with what was on it.
  addEventListener("pagehide", () => {
    main.replaceChildren();
    part("name").textContent = "";
  });
  addEventListener("pageshow", (event) => event.persisted && location.reload());
}
