// What stands around every page: skip link, alarm, the pages one may open, language, news aloud.
import { html, useEffect, useState } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Icon } from "../parts/art.js";
import { Head } from "./head.js";

/** @param {{ route: import("../route.js").Route, signedIn: boolean, told: { words: string }, broken: boolean, children?: any }} props */
export function Frame({ route, signedIn, told, broken, children }) {
  const { say } = useStaff();
  const alarm = useAlarm();
  return html`<a class="skip" href="#main">${say("skip")}</a>
    <${Head} route=${route} signedIn=${signedIn} />
    <div role="alert">${alarm && html`<p class="banner bad"><${Icon} name="help" /><b>${say("alarm")}</b></p>`}</div>
    ${broken ? html`<main id="main" class="view narrow"><div class="problem" role="alert"><p><b>${say("state.stopped")}</b></p>
      <a class="btn main" href=${location.pathname} target="_self">${say("do.reload")}</a></div></main>` : children}
    <${Toast} told=${told} />`;
}

/** @param {{ told: { words: string } }} props */
function Toast({ told }) {
  const [shown, show] = useState("");
  useEffect(() => {
    show(told.words);
    const timer = setTimeout(() => show(""), 8000);
    return () => clearTimeout(timer);
  }, [told]);
  return html`<div class="toast no-print" role="status" aria-live="polite">${shown}</div>`;
}

/** Whether Hwyl itself says that it may not be calling people. */
function useAlarm() {
  const [alarm, setAlarm] = useState(false);
  useEffect(() => {
    const look = () => {
      if (document.visibilityState !== "visible") return;
      fetch("/health/alarms", { cache: "no-store" }).then((answer) => setAlarm(answer.status >= 500), () => undefined);
    };
    look();
    const timer = setInterval(look, 60_000);
    return () => clearInterval(timer);
  }, []);
  return alarm;
}
