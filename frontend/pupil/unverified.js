/** An ask without a code: taken all the same, as "someone at this tablet". */
import { call } from "./api.js";
import { go, line, part, screen, show } from "./page.js";
import { newId, state } from "./state.js";

screen("unverified", () => {
  const { tile } = state;
  if (!tile) return go("home");
  show("unverified", { back: "pad", slots: { name: tile.name } });
  /** @type {Record<string, string>} one id for all taps on one ask: tapped again it is the same */
  const ids = { talk: newId(), urgent: newId() };
  part("asks").addEventListener("click", async (/** @type {any} */ event) => {
    const ask = event.target.closest("[data-a]")?.getAttribute("data-a");
    if (!ask) return;
    part("asks").setAttribute("aria-busy", "true");
    const done = await call("POST", "device/unverified-ask", { id: ids[ask], pupil_id: tile.pupil_id, ask });
    state.tile = null;
    part("name").textContent = "";
    show("receipt", { plain: true });
    part("box").classList.add(done.ok ? "wait" : "unsent");
    line("say", done.ok ? "receipt.calling_adult" : "unsent.lost");
    line("any", ask === "urgent" || !done.ok ? "urgent.any_adult" : null);
    part("show").hidden = !done.ok;
    part("finish").onclick = () => go("home");
  });
});
