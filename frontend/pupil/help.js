/** "Help now": from every page, without signing in, and with the numbers that a school adds. */
import { call } from "./api.js";
import { each, part, screen, show } from "./page.js";
import { state } from "./state.js";
import { lang } from "./language.js";
import { say } from "./words.js";

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
  /** @type {[string, string, any][]} */
  const ways = lines.flatMap((/** @type {any} */ one) =>
    one.text ? [["tel", one.number, one], ["sms", one.text, one]] : [["tel", one.number, one]],
  );
  each(part("lines"), ways, (link, [scheme, number, one]) => {
    /** @type {HTMLAnchorElement} */ (link).href = `${scheme}:${number.replace(/\s/g, "")}`;
    const [b, span] = [link.querySelector("b"), link.querySelector("span")];
    if (b) b.textContent = number;
    const name = () => one[`name_${lang()}`];
    if (span) say(span, `helpline.${scheme}`, { name });
  });
}
