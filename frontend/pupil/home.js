/** A class's tablet between two children: calm, or with the class's tiles. */
import { call } from "./api.js";
import { speakAs } from "./language.js";
import { draw, each, go, line, part, root, screen, show, useBand } from "./page.js";
import { forget, state } from "./state.js";
import { label } from "./words.js";

/** @typedef {import("./types").Tile} Tile */
const TILES_STAY = 60000;
const LOOK_AGAIN = 30000;
/** @type {any} */
let clock;
let shown = "";
let again = "";

/** The page brings its first tiles along (a preload): a later look must not be given those. */
export function lookAgain() {
  again = "?again";
}

/** Come back by itself, where nobody has signed in meanwhile. @param {number} after @param {string} to */
function wait(after, to) {
  clearTimeout(clock);
  clock = setTimeout(() => {
    const at = root.dataset.screen || "";
    if (!state.me && ["home", "idle", "offline"].includes(at)) void go(to);
  }, after);
}

/** @param {string} [which] @returns {Promise<Tile[] | null>} */
async function fetchTiles(which = again) {
  const found = await call("GET", `device/tiles${which}`);
  if (found.ok) return found.data;
  await (found.status ? go("trouble") : go("offline"));
  return null;
}

/** @param {Tile[]} list @param {string} back */
function drawTiles(list, back) {
  show("home", { back });
  line("why", list.length ? null : "home.none");
  each(part("tiles"), list, (button, tile) => {
    const picture = tile.picture || "kite";
    draw(button, "pictures", picture);
    button.classList.add(`tint-${(picture.length % 6) + 1}`);
    /** @type {Element} */ (button.querySelector("span")).textContent = tile.name;
    if (tile.dimmed) {
      button.classList.add("done");
      label(button, "home.had_turn", { name: tile.name });
    }
    button.addEventListener("click", () => go("pad", tile));
  });
}

screen("tiles", async () => {
  const asked = await call("POST", "device/want-adult", {});
  if (asked.code === "not_now") return go("home");
  if (!asked.ok) return go(asked.status ? "trouble" : "offline");
  const list = await fetchTiles("?asked");
  if (!list) return;
  shown = "";
  drawTiles(list, "home");
  wait(TILES_STAY, "home");
});

/** Between two children: what the tablet is for now. Looked at again, it moves only where it changed. */
screen("home", async (fresh = null) => {
  const signedIn = !!state.me;
  part("name").textContent = "";
  forget();
  if (signedIn) await call("POST", "pupil/sign-out", {});
  const found = fresh || (await call("GET", "device"));
  if (!found.ok) return found.status === 401 ? go("start") : go(found.status ? "trouble" : "offline");
  /** @type {import("./types").Device} */
  const device = (state.device = found.data);
  const list = device.window ? await fetchTiles() : [];
  if (!list) return;
  wait(LOOK_AGAIN, "home");
  const now = JSON.stringify([device.window, device.tiles_allowed, list]);
  const at = root.dataset.screen;
  if (now === shown && (at === "home" || at === "idle")) return;
  shown = now;
  useBand(device.band);
  await speakAs((device.window || device).language, device.school.dialect);
  if (device.window) return drawTiles(list, "");
  show("idle");
  part("wants").hidden = !device.tiles_allowed;
  if (!device.tiles_allowed) line("hint", "home.closed");
});

screen("offline", () => {
  show("offline", { plain: true });
  wait(LOOK_AGAIN, "start");
});

screen("trouble", () => {
  show("trouble", { plain: true });
  line("say", "problem.here");
});
