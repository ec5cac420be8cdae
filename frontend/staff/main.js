// Opens the staff pages: takes a secret out of the address first, then draws.
import { html, render } from "../vendor/preact.js";
import { App } from "./start/app.js";
import { takeToken } from "./start/token.js";

const token = takeToken(location, history);
const into = document.getElementById("app");

if (into) {
  const ready = () => into.replaceChildren();
  const unreachable = () => {
    document.getElementById("opening")?.setAttribute("hidden", "");
    document.getElementById("unreachable")?.removeAttribute("hidden");
  };
  const away = document.createElement("div"); // drawn aside until there are words to show
  render(html`<${App} token=${token} unreachable=${unreachable}
    ready=${() => { ready(); into.append(away); }} />`, away);
}
