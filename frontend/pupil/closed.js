/** Out of hours: that nobody sees it yet comes first, then numbers to call, then "leave it". */
import { freshLines } from "./help.js";
import { line, part, screen, show } from "./page.js";
import { me, state } from "./state.js";
import { until } from "./when.js";

screen("closed", (/** @type {() => unknown} */ then) => {
  const { next_opening_at: opens, long_closure: long } = me();
  show("closed", { back: state.draft?.feeling ? "next" : "how", plain: true });
  line("until", ...until(opens, new Date()));
  if (long) line("anyway", "closed.talk_then");
  else line("anyway", ...until(opens, new Date(), "leave"));
  part("anyway").onclick = () => {
    state.warned = true;
    return then();
  };
  void freshLines();
});
