/** "It is about an adult in school": they do not get it, do not see it, and cannot tell. */
import { each, fillAdult, go, part, screen, show, line } from "./page.js";
import { warned } from "./next.js";
import { call } from "./api.js";
import { readers } from "./said.js";
import { draft, me } from "./state.js";
import { send } from "./send.js";

/** @typedef {import("./types").Adult} Adult */

screen("reserved", () =>
  warned(async () => {
    const found = await call("GET", "pupil/adults");
    /** @type {Adult[]} */
    const list = found.ok ? found.data : me().circle;
    show("reserved", { back: "help", plain: true });
    each(part("adults"), list, (button, adult) => {
      fillAdult(button, adult);
      button.addEventListener("click", () => go("reserved-send", adult));
    });
    part("unnamed").onclick = () => go("reserved-send");
  }),
);

screen("reserved-send", (/** @type {Adult | undefined} */ about) => {
  show("reserved-send", { back: "reserved", plain: true });
  const names = readers(me().sees, about?.name).join(", ");
  const key = !names ? "reserved.nobody_here" : about ? "reserved.named" : "reserved.unnamed";
  line("sees", key, { names, adult: about?.name || "" });
  part("note").hidden = me().pupil.band === "A" || me().long_closure;
  part("send").onclick = () => {
    const tap = draft();
    Object.assign(tap, { ask: "talk", about_adult: true, note: part("line").value || tap.note });
    if (about) tap.about_adult_id = about.id;
    return send();
  };
});

