// The top line: the pages this person may open, the other language, and the way out.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { go } from "../navigate.js";
import { pathOf } from "../route.js";

const LINKS = [["cases", "cases"], ["class", "classes"], ["safeguarding", "safeguarding"], ["admin", "admin"]];

/** @param {{ route: import("../route.js").Route, signedIn: boolean }} props */
export function Head({ route, signedIn }) {
  const { say, me, path } = useStaff();
  const here = route.page.split("/")[0];
  const links = signedIn ? LINKS.filter(([audience]) => me.pages.includes(audience)) : [];
  return html`<header class="head no-print">
    <span class="head-mark">hwyl</span>
    ${signedIn && html`<nav class="head-nav" aria-label=${say("nav")}>
      ${links.map(([audience, page]) => html`<a key=${page} href=${path(page)} aria-current=${here === page ? "page" : undefined}>${say(`nav.${audience}`)}</a>`)}
      <a href=${path("me")} aria-current=${here === "me" ? "page" : undefined}>${say("nav.me")}</a>
    </nav>`}
    <div class="head-me"><${OtherLanguage} route=${route} signedIn=${signedIn} /></div>
  </header>`;
}

/** Keeps the page; the language goes with the person. @param {{ route: import("../route.js").Route, signedIn: boolean }} props */
function OtherLanguage({ route, signedIn }) {
  const { api, me, setMe } = useStaff();
  const other = route.lang === "cy" ? "en" : "cy";
  const href = pathOf(other, route.page === "absent" ? "" : route.page, route.id);
  const change = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (signedIn) {
      await api.send("PUT", "/api/staff/me/language", { language: other }).catch(() => null);
      setMe({ ...me, language: other });
    }
    go(href, true);
  };
  return html`<a href=${href} lang=${other} hreflang=${other} onClick=${change}>${other === "cy" ? "Cymraeg" : "English"}</a>`;
}
