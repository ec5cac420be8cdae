/** The pupils' page: what comes first. Everything else follows after the first paint. */
import { call } from "./api.js";
import { offerOther } from "./language.js";
import { comeLater, followTaps, go, screen } from "./page.js";
import { learn } from "./words.js";
import { lookAgain } from "./home.js";
import "./help.js";

/** @type {Promise<unknown> | undefined} */
let later;
const fetchLater = () =>
  (later = later || import("./later.js")).catch((error) => {
    later = undefined; // to be fetched again when the child tries again
    throw error;
  });
comeLater(fetchLater);

let enrolling = "";

/** A badge's token, or a tablet's code, leaves the address bar before anything else happens. */
function takeBadge() {
  const [, kind, token] = /^#([be])=(.+)$/.exec(location.hash) || [];
  if (location.hash) history.replaceState(null, "", location.pathname);
  enrolling = kind === "e" ? token : "";
  return kind === "b" ? token : "";
}

screen("start", async (badge = "") => {
  const device = await call("GET", "device");
  if (device.ok) {
    // a page that was closed in the middle of a turn leaves a minute in which it is still that child's
    await Promise.all([call("POST", "pupil/sign-out", {}), go("home", device)]);
    return badge ? go("badge", badge) : undefined;
  }
  if (!device.status) return go("offline");
  if (enrolling) return go("enrol", enrolling);
  const own = await call("GET", "pupil/me");
  if (own.ok) return go(localStorage.getItem("left") ? "pin" : "enter");
  return go("signin");
});

learn(JSON.parse(document.getElementById("words")?.textContent || "{}"));
const badge = takeBadge();
addEventListener("hashchange", () => {
  const next = takeBadge();
  if (next || enrolling) void go("start", next);
});
followTaps();
offerOther();
void go("start", badge).finally(lookAgain).then(fetchLater, fetchLater);
