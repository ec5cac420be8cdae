/** What the pupils' page needs after its first paint: the other screens, the rest of the words. */
import { sendWhenBack } from "./kept.js";
import { watchHealth } from "./health.js";
import { watch } from "./idle.js";
import { lang, speak } from "./language.js";
import { offerListening } from "./listen.js";
import { root } from "./page.js";
import { state } from "./state.js";
import "./asked.js";
import "./circle.js";
import "./closed.js";
import "./enrol.js";
import "./history.js";
import "./how.js";
import "./next.js";
import "./reserved.js";
import "./sign_in.js";
import "./steps.js";
import "./unverified.js";

function useFont() {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = `${root.dataset.base}shared/fonts.css`;
  document.head.append(link);
}

/** The one script address that may be made from a string, and only this one. */
const trusted = /** @type {any} */ (window).trustedTypes?.createPolicy("hwyl", {
  createScriptURL: (/** @type {string} */ url) => {
    if (url !== "/sw.js") throw new TypeError("not ours");
    return url;
  },
});

/** After an upgrade a tablet that is never closed starts anew, where it disturbs nobody. */
function startAnew() {
  const at = root.dataset.screen || "";
  if (!state.me && ["home", "idle"].includes(at)) location.reload();
}

function keepOffline() {
  const worker = navigator.serviceWorker;
  if (!worker) return; // plain http on a network has none
  const address = "/sw.js";
  void worker.register(trusted ? trusted.createScriptURL(address) : address);
  if (!worker.controller) return;
  worker.addEventListener("controllerchange", () => setInterval(startAnew, 30000));
}

useFont();
void speak(lang());
sendWhenBack();
offerListening();
watch();
watchHealth();
keepOffline();
