// Chooses the page for an address; each audience's pages are fetched when first needed.
import { html, useEffect, useState } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { Page } from "../parts/page.js";
import { Problem, Waiting } from "../parts/states.js";
import { Trouble } from "../api.js";
import { Invite } from "./invite.js";
import { SignIn } from "./sign_in.js";

/** @typedef {Record<string, (props: { id: string }) => any>} Pages */

/** @type {Record<string, (() => Promise<{ PAGES: Pages }>) | undefined>} */
const AUDIENCES = {
  me: () => import("../me/pages.js"),
  cases: () => import("../adult/pages.js"),
  classes: () => import("../teacher/pages.js"),
  safeguarding: () => import("../safeguarding/pages.js"),
  admin: () => import("../admin/pages.js"),
};

/** @type {Pages} */
const fetched = {};

/** @param {{ route: import("../route.js").Route, signedIn: boolean, ended: boolean, token: string }} props */
export function Audience({ route, signedIn, ended, token }) {
  if (route.page === "invite" && token) return html`<${Invite} token=${token} />`;
  if (!signedIn) return html`<${SignIn} ended=${ended} invited=${route.page === "invite"} />`;
  if (["", "sign-in", "invite"].includes(route.page)) return null;
  return html`<${Fetched} key=${`${route.page} ${route.id}`} page=${route.page} id=${route.id} />`;
}

/** @param {{ page: string, id: string }} props */
function Fetched({ page, id }) {
  const { say } = useStaff();
  const [state, setState] = useState(fetched[page] ? "here" : "waiting");
  const load = AUDIENCES[page.split("/")[0]];
  const fetchPages = () => {
    setState("waiting");
    load?.().then(({ PAGES }) => { Object.assign(fetched, PAGES); setState("here"); }, () => setState("lost"));
  };
  useEffect(() => {
    if (load && !fetched[page]) fetchPages();
  }, []);
  if (fetched[page]) return html`<${fetched[page]} id=${id} />`;
  if (load && state === "waiting") return html`<main class="view"><${Waiting} /></main>`;
  const absent = !load || state === "here";
  return html`<${Page} title=${say("state.absent_title")}>
    <${Problem} trouble=${new Trouble(absent ? 404 : 0)} again=${fetchPages} /><//>`;
}
