/** A device's first page: a class's tablet by a staff code, or a pupil's own phone by code and PIN. */
import { call } from "./api.js";
import { go, line, main, part, screen, show } from "./page.js";
import { enter } from "./sign_in.js";

/**
 * Send a form's words as they were typed, and say what is wrong by it.
 * @param {string} path @param {(code: string, status: number) => string} refused
 * @param {() => unknown} then
 */
function sending(path, refused, then) {
  const form = /** @type {HTMLFormElement} */ (part("form"));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    line("error", null);
    form.setAttribute("aria-busy", "true");
    const typed = Object.fromEntries(new FormData(form));
    const answer = await call("POST", path, typed);
    form.removeAttribute("aria-busy");
    if (answer.ok) {
      form.reset();
      return then();
    }
    if (!answer.status) return go("offline");
    line("error", refused(answer.code, answer.status));
    [...form.querySelectorAll("input")].pop()?.select();
  });
}

screen("enrol", (code = "") => {
  show("enrol", { back: "signin" });
  sending("device/enrol", () => "enrol.wrong", () => go("start"));
  if (!code) return;
  // a code that came with the address is shown, and sent by an adult's tap, not by itself
  /** @type {HTMLInputElement} */ (main.querySelector("[name=code]")).value = code;
});

screen("signin", () => {
  show("signin");
  const school = /** @type {HTMLInputElement} */ (main.querySelector("[name=school]"));
  school.value = localStorage.getItem("school") || "";
  sending(
    "pupil/sign-in",
    (code) => (code === "locked_out" ? "signin.locked" : "signin.wrong"),
    enter,
  );
  school.form?.addEventListener("submit", () => localStorage.setItem("school", school.value));
});

screen("pin", () => {
  show("pin");
  part("out").onclick = out;
  sending(
    "pupil/unlock",
    (code) => (code === "locked_out" ? "signin.locked" : "pin.wrong"),
    () => {
      localStorage.removeItem("left");
      return enter();
    },
  );
});

async function out() {
  await call("POST", "pupil/sign-out", {});
  localStorage.removeItem("left");
  return go("home");
}

screen("me", () => {
  show("me");
  part("out").onclick = out;
});

/** Away at once: nothing stays on the page, and coming back asks for the PIN. */
part("leave").addEventListener("click", () => {
  localStorage.setItem("left", "yes");
  main.replaceChildren();
  location.replace("about:blank");
});
