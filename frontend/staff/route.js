// Which page an address means, and the address of a page. The language is the first part.

const PAGES = [
  "", "sign-in", "invite", "me",
  "cases", "cases/:id",
  "classes", "classes/:id",
  "safeguarding", "safeguarding/cases/:id", "safeguarding/coverage", "safeguarding/patterns",
  "safeguarding/phrases", "safeguarding/audit",
  "admin", "admin/people", "admin/devices", "admin/classes", "admin/calendar",
];

/** @typedef {{ lang: "cy" | "en", page: string, id: string }} Route */

/** @param {string} pathname @returns {Route} */
export function readRoute(pathname) {
  const [lang, , ...rest] = pathname.split("/").filter(Boolean);
  const here = /** @type {Route} */ ({ lang: lang === "en" ? "en" : "cy", page: "absent", id: "" });
  for (const page of PAGES) {
    const wanted = page.split("/").filter(Boolean);
    if (wanted.length !== rest.length) continue;
    if (!wanted.every((part, i) => part === ":id" || part === rest[i])) continue;
    const at = wanted.indexOf(":id");
    return { ...here, page, id: at < 0 ? "" : decoded(rest[at]) };
  }
  return here;
}

/** @param {string} part */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}

/** @param {"cy" | "en"} lang @param {string} page @param {string} [id] */
export const pathOf = (lang, page, id = "") =>
  `/${lang}/staff${page ? `/${page.replace(":id", encodeURIComponent(id))}` : ""}`;

/** The first page of a person: the board, the office where that is all they do, else who waits for them.
 * @param {string[]} pages */
export function homeOf(pages) {
  if (pages.includes("safeguarding")) return "safeguarding";
  if (pages.includes("admin") && !pages.includes("class")) return "admin";
  return pages.includes("cases") ? "cases" : "me";
}
