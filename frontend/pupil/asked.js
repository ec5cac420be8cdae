/** What is asked back, privately: did they come, was it you, and who will see this. */
import { call } from "./api.js";
import { each, go, line, part, screen, show } from "./page.js";
import { me } from "./state.js";
import { say } from "./words.js";
import { weekdayOf } from "./when.js";

screen("did", () => {
  const { question } = me();
  if (!question) return go("how");
  show("did", { slots: { name: question.name } });
  part("answers").addEventListener("click", async (/** @type {any} */ event) => {
    const said = event.target.closest("[data-a]")?.getAttribute("data-a");
    if (!said) return;
    part("answers").setAttribute("aria-busy", "true");
    const { concern_id } = question;
    const done = await call("POST", "pupil/answers", { concern_id, said });
    if (!done.ok) return go(done.status ? "trouble" : "offline");
    me().question = null;
    await go(me().circle_changed ? "changed" : "how");
    if (said === "not_yet") line("latest", "did.told_another");
  });
});

screen("changed", () => {
  const { circle_changed: changed } = me();
  if (!changed) return go("how");
  show("changed");
  line("question", `changed.${weekdayOf(changed.on)}`);
  me().circle_changed = null;
  part("no").onclick = () => {
    line("tell", "changed.tell");
    part("no").hidden = true;
    say(part("yes"), "go.next");
  };
});

screen("who", () => {
  show("who", { back: "how" });
  each(part("sees"), me().sees, (item, person) => {
    const [name, why] = [item.querySelector("b"), item.querySelector("small")];
    if (name) name.textContent = person.name;
    if (why) say(why, `why.${person.whys[0]}`);
  });
});
