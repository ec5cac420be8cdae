// Chooses the page for an address.
import { html } from "../../vendor/preact.js";
import { Trouble } from "../api.js";
import { useStaff } from "../context.js";
import { OFFICE_PAGES } from "../admin/pages.js";
import { ADULT_PAGES } from "../adult/pages.js";
import { ME_PAGES } from "../me/pages.js";
import { Page } from "../parts/page.js";
import { Problem } from "../parts/states.js";
import { SAFEGUARDING_PAGES } from "../safeguarding/pages.js";
import { TEACHER_PAGES } from "../teacher/pages.js";
import { Invite } from "./invite.js";
import { SignIn } from "./sign_in.js";

/** @type {Record<string, ((props: { id: string }) => any) | undefined>} */
const ALL_PAGES = { ...ME_PAGES, ...ADULT_PAGES, ...TEACHER_PAGES, ...SAFEGUARDING_PAGES, ...OFFICE_PAGES };

/** @param {{ route: import("../route.js").Route, signedIn: boolean, ended: boolean, token: string }} props */
export function Audience({ route, signedIn, ended, token }) {
  const { say } = useStaff();
  if (route.page === "invite" && token) return html`<${Invite} token=${token} />`;
  if (!signedIn) return html`<${SignIn} ended=${ended} invited=${route.page === "invite"} />`;
  if (["", "sign-in", "invite"].includes(route.page)) return null;
  const shown = ALL_PAGES[route.page];
  if (shown) return html`<${shown} key=${`${route.page} ${route.id}`} id=${route.id} />`;
  return html`<${Page} title=${say("state.absent_title")}><${Problem} trouble=${new Trouble(404)} /><//>`;
}
