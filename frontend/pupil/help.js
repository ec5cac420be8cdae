/** "Help now": from every page, without signing in, and with the numbers that a school adds. */
import { call } from "./api.js";
import { each, part, screen, show } from "./page.js";
import { state } from "./state.js";
import { lang } from "./language.js";

screen("help", async () => {
  show("help", { back: state.me ? "how" : "start", plain: true });
  part("signed").hidden = !state.me;
  part("tiles").hidden = !!state.me || !state.device?.tiles_allowed;
  await freshLines();
});

/** The page brings the numbers along; the school's own, where it can be reached, replace them. */
export async function freshLines() {
  const found = await call("GET", "help");
  const lines = found.ok && part("lines") && found.data.lines;
  if (!lines || !lines.length) return;
  each(part("lines"), lines, (link, /** @type {any} */ one) => {
    /** @type {HTMLAnchorElement} */ (link).href = `tel:${one.number.replace(/\s/g, "")}`;
    const [number, name] = [link.querySelector("b"), link.querySelector("span")];
    if (number) number.textContent = one.number;
    if (!name) return;
    name.removeAttribute("data-w");
    name.textContent = one[`name_${lang()}`];
  });
}
