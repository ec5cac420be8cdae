/** Where nobody is rung by itself any more, the page says so and sends to a person. */
import { main } from "./page.js";
import { say } from "./words.js";

const EVERY = 30000;
let silent = 0;
const note = document.createElement("p");
note.className = "banner bad";
note.setAttribute("role", "alert");

async function look() {
  if (document.hidden) return;
  try {
    const answer = await fetch("/health/alarms", { cache: "no-store" });
    const found = await answer.json();
    silent = found.worker_silent ? silent + 1 : 0;
    if (silent > 1) {
      // not at the first look: a house that has just started has not drawn breath yet
      say(note, "problem.unhealthy");
      main.before(note);
    } else note.remove();
  } catch {
    // not reached at all: the page's other requests say so already
  }
}

export function watchHealth() {
  void look();
  setInterval(look, EVERY);
}
