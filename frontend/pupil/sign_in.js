/** A child's way in on a class's tablet: the own pictures, or a badge. */
import { call } from "./api.js";
import { lang, speakAs } from "./language.js";
import { draw, each, go, line, part, screen, show, useBand } from "./page.js";
import { shuffled } from "./shuffle.js";
import { forget, state } from "./state.js";
import { label } from "./words.js";

const PICTURES = ["cat", "tree", "boat", "apple", "fish", "house", "ball", "key", "flower"];
const FIRST_SIX = 6;

screen("pad", (tile = state.tile) => {
  state.tile = tile;
  const young = state.device?.band === "A";
  const length = young ? 2 : 4;
  show("pad", { back: "home" });
  part("name").textContent = tile.name;
  line("question", `pad.question_${length}`);
  /** @type {string[]} */
  let chosen = [];
  const fill = () => {
    label(part("slots"), "pad.chosen", { done: chosen.length, all: length });
    part("slots").replaceChildren(
      ...Array.from({ length }, (_, i) => {
        const slot = document.createElement("span");
        slot.className = i < chosen.length ? "slot full" : "slot";
        return slot;
      }),
    );
  };
  fill();
  const order = young ? PICTURES.slice(0, FIRST_SIX) : shuffled(PICTURES, Math.random);
  part("pad").classList.add(young ? "six" : "nine");
  each(part("pad"), order, (button, picture) => {
    draw(button, "pictures", picture);
    label(button, `picture.${picture}`);
    button.addEventListener("click", async () => {
      if (chosen.length === length) return;
      chosen.push(picture);
      fill();
      if (chosen.length < length) return;
      part("pad").setAttribute("aria-busy", "true");
      const wrong = await signIn({ pupil_id: tile.pupil_id, pictures: chosen });
      if (!wrong) return;
      part("pad").removeAttribute("aria-busy");
      chosen = [];
      fill();
      line("hint", wrong);
    });
  });
});

/**
 * Sign in on this tablet. @param {object} proof
 * @returns {Promise<string | void>} the sentence to say where the proof is not right
 */
export async function signIn(proof) {
  const found = await call("POST", "device/sign-in", proof);
  if (found.ok) return enter();
  if (found.status === 423 || found.code === "locked_out") return go("locked");
  if (!found.status) return go("offline");
  if (found.code === "bad_code" || found.status === 404) return "pad.wrong";
  return go("trouble");
}

/** Open the child's own page, in the child's language. */
export async function enter() {
  const found = await call("GET", "pupil/me");
  if (found.data.locked || found.code === "pin_needed") return go("pin");
  if (!found.ok) return go(found.status ? "trouble" : "offline");
  forget();
  state.me = /** @type {import("./types").Me} */ (found.data);
  const { name, band, language, dialect } = state.me.pupil;
  part("name").textContent = state.me.shared ? name : "";
  part("leave").hidden = state.me.shared;
  useBand(band);
  await speakAs(language || lang(), dialect || state.device?.school.dialect);
  document.dispatchEvent(new Event("entered"));
  if (state.me.question) return go("did");
  if (state.me.circle_changed) return go("changed");
  return go("how");
}

screen("enter", enter);

screen("badge", async (/** @type {string} */ token) => {
  const wrong = await signIn({ badge: token });
  if (!wrong) return;
  show("trouble", { plain: true });
  line("say", "badge.wrong");
});

screen("locked", () => show("locked", { back: "home", plain: true }));
