// What every staff page has at hand: the person, the words, the way to the server.
import { createContext, useContext } from "../vendor/preact.js";

/**
 * @typedef {object} Me
 * @property {string} id
 * @property {string} name
 * @property {"cy" | "en"} language
 * @property {string[]} roles
 * @property {string[]} pages
 * @property {{ name: string, code: string, kind: string }} school
 * @property {string | null} push_key
 * @property {boolean} accepts
 * @property {string | null} away_until
 */
/**
 * @typedef {object} Staff
 * @property {"cy" | "en"} lang
 * @property {ReturnType<typeof import("./words.js").speaker>["say"]} say
 * @property {ReturnType<typeof import("./words.js").speaker>["count"]} count
 * @property {ReturnType<typeof import("./words.js").speaker>["has"]} has
 * @property {ReturnType<typeof import("./words.js").speaker>} pupils the words of feelings and reasons
 * @property {import("./api.js").Api} api
 * @property {Me} me
 * @property {(me: Me | null) => void} setMe
 * @property {(text: string) => void} tell puts a sentence where screen readers hear it
 * @property {(page: string, id?: string) => string} path
 */

const Context = createContext(/** @type {Staff} */ (/** @type {unknown} */ (null)));

export const StaffProvider = Context.Provider;
export const useStaff = () => useContext(Context);
