// The screen on the office wall: looks every ten seconds, and says what needs a person now.
import { isOn, ring, turnOff, turnOn } from "./bell.js";
import { partsOf, rings } from "./showing.js";

const EVERY = 10_000;
const GIVE_UP = 8_000;

/** @param {string} name @returns {any} */
const part = (name) => document.querySelector(`[data-p="${name}"]`);

/** @param {string[]} shown */
function show(shown) {
  for (const section of document.querySelectorAll("section")) {
    section.hidden = !shown.includes(section.dataset.state ?? "");
  }
  document.documentElement.dataset.state = shown[0];
  const enrolling = shown[0] === "enrol";
  part("on").hidden = enrolling || isOn();
  part("off").hidden = enrolling || !isOn();
}

async function look() {
  const stop = new AbortController();
  const clock = setTimeout(() => stop.abort(), GIVE_UP);
  try {
    const answer = await fetch("/api/office-screen", { signal: stop.signal });
    if (answer.status === 401) return show(["enrol"]);
    if (!answer.ok) return show(["lost"]);
    const alarms = await answer.json();
    const shown = partsOf(alarms);
    part("school").textContent = alarms.school;
    part("time").textContent = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    show(shown);
    if (rings(shown)) ring();
  } catch {
    show(["lost"]);
  } finally {
    clearTimeout(clock);
  }
}

part("form").addEventListener("submit", async (/** @type {SubmitEvent} */ event) => {
  event.preventDefault();
  part("error").hidden = true;
  const form = /** @type {HTMLFormElement} */ (event.target);
  const body = JSON.stringify(Object.fromEntries(new FormData(form)));
  const headers = { "content-type": "application/json" };
  const answer = await fetch("/api/office-screen/enrol", { method: "POST", headers, body }).catch(() => null);
  if (answer?.ok) return look();
  part("error").hidden = false;
  form.querySelector("input")?.select();
});
for (const [name, change] of /** @type {const} */ ([["on", turnOn], ["off", turnOff]])) {
  part(name).addEventListener("click", () => change().then(look, look));
}
void look();
setInterval(look, EVERY);
