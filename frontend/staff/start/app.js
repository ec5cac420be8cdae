// Puts together who is here, in which language, and which page.
import { html, useEffect, useErrorBoundary, useMemo, useRef, useState } from "../../vendor/preact.js";
import { makeApi, Trouble } from "../api.js";
import { StaffProvider } from "../context.js";
import { fileOf } from "../parts/art.js";
import { follow, go } from "../navigate.js";
import { homeOf, pathOf, readRoute } from "../route.js";
import { speaker } from "../words.js";
import { Audience } from "./audience.js";
import { Frame } from "./frame.js";
import { whoIsHere } from "./who.js";

/** @typedef {import("../context.js").Me} Me */
/** @typedef {{ lang: "cy" | "en", catalogue: import("../words.js").Catalogue }} Words */

/** @param {{ token: string, unreachable: () => void, ready: () => void }} props */
export function App({ token, unreachable, ready }) {
  const [route, setRoute] = useState(() => readRoute(location.pathname));
  const [words, setWords] = useState(/** @type {Words | null} */ (null));
  const [me, setMe] = useState(/** @type {Me | null | undefined} */ (undefined));
  const [ended, setEnded] = useState(false);
  const [told, setTold] = useState({ words: "" });
  const [broken] = useErrorBoundary();
  const lang = useRef(route.lang);
  lang.current = route.lang;
  const api = useMemo(() => makeApi({
    fetch: (...how) => fetch(...how),
    lang: () => lang.current,
    signedOut: () => setMe((before) => { if (before) setEnded(true); return null; }),
  }), []);
  useEffect(() => follow(() => setRoute(readRoute(location.pathname))), []);
  useEffect(() => {
    api.words(fileOf(`words/staff.${route.lang}.json`))
      .then((catalogue) => setWords({ lang: route.lang, catalogue }), unreachable);
  }, [route.lang]);
  useEffect(() => {
    whoIsHere(api).then(setMe, (/** @type {Trouble} */ trouble) => {
      if (trouble.kind !== "signed_out") unreachable();
    });
  }, []);
  useEffect(() => {
    if (words && me !== undefined) ready();
  }, [words && me !== undefined]);
  useEffect(() => {
    if (words) document.documentElement.lang = words.lang;
  }, [words]);
  useEffect(() => toPersonsPage(me, route, token), [me, route]);
  if (!words || me === undefined) return null;
  const { lang: spoken, catalogue } = words;
  const staff = {
    lang: spoken, ...speaker(spoken, catalogue), pupils: speaker(spoken, catalogue, ""), api, tell: (/** @type {string} */ news) => setTold({ words: news }),
    me: /** @type {Me} */ (me),
    setMe: (/** @type {Me | null} */ next) => { setEnded(false); setMe(next); },
    path: (/** @type {string} */ page, /** @type {string} */ id = "") => pathOf(spoken, page, id),
  };
  return html`<${StaffProvider} value=${staff}>
    <${Frame} route=${route} signedIn=${me !== null} told=${told} broken=${broken !== undefined}>
      <${Audience} route=${route} signedIn=${me !== null} ended=${ended} token=${token} />
    <//>
  <//>`;
}

/** A signed-in person reads in their own language, and starts at their own first page.
 * @param {Me | null | undefined} me @param {import("../route.js").Route} route @param {string} token */
function toPersonsPage(me, route, token) {
  if (!me || (route.page === "invite" && token)) return;
  const nowhere = ["", "sign-in", "invite"].includes(route.page);
  if (!nowhere && me.language === route.lang) return;
  go(pathOf(me.language, nowhere ? homeOf(me.pages) : route.page, route.id), true);
}
