// The shapes of a class as the server sends them.

/** @typedef {"calm" | "mixed" | "heavy" | "not_enough"} Band */
/** @typedef {{ starts_on: string, band: Band, taking_part: "most" | "some" | "few", ideas: string[] }} Figure */
/** @typedef {{ id: string, closes_at: string, language: "cy" | "en", in: number, of: number }} Window */
/**
 * @typedef {object} SchoolClass
 * @property {string} id
 * @property {string} name
 * @property {"registration" | "teaching"} kind
 * @property {Window | null} window
 * @property {Figure | null} today
 * @property {Figure | null} week
 * @property {Figure | null} half_term
 * @property {{ starts_on: string, band: Band }[]} past
 * @property {boolean} participation_only
 */
export {};
