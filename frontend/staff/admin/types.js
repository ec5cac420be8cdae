// The shapes of the office's answers.

/** @typedef {{ added: number, changed: number, ended: number }} Counts */
/** @typedef {{ what: string, kind: string, name: string, fields?: string[] }} Change */
/** @typedef {{ file: string, row: number | null, field: string | null, code: string, level: "error" | "warning" | "info", text_cy: string, text_en: string }} FileProblem */
/**
 * @typedef {object} Preview
 * @property {boolean} readable
 * @property {boolean} only_changes
 * @property {boolean} same_file
 * @property {boolean} nothing
 * @property {Record<string, Counts>} counts
 * @property {Change[]} people
 * @property {Change[]} classes
 * @property {FileProblem[]} problems
 * @property {number} problems_in_all
 * @property {{ code: string, n: number, text_cy: string, text_en: string }[]} held_back
 * @property {number} vanishing_share
 * @property {boolean} needs_confirmation
 */
/** @typedef {{ run: string | null, at: string | null, by: string | null, undo_until: string | null }} LastImport */
/** @typedef {{ what: string, name: string, text_cy: string, text_en: string }} KeptRow */
/** @typedef {{ run: string, left: number, returned: number, changed: number, memberships: number, duties: number, terms: number, kept: KeptRow[], kept_in_all: number }} Undo */
/** @typedef {{ applied: boolean, added: number, changed: number, ended: number, joined: number, moved_out: number }} Receipt */
/**
 * @typedef {object} Person
 * @property {string} id
 * @property {"pupil" | "staff"} kind
 * @property {string} name
 * @property {string | null} year
 * @property {string[]} classes
 * @property {string | null} job
 * @property {string | null} email
 * @property {string[]} roles
 * @property {string | null} away_until
 * @property {boolean} signed_up
 * @property {{ state: "waiting" | "sent" | "failed" | "printed" | "expired", made_at: string } | null} invite
 */
/** @typedef {{ id: string, name: string, kind: string, year: string | null, pupils: number, default_adult_id: string | null, default_adult: string | null }} OfficeClass */
/** @typedef {{ id: string, name: string, kind: string, class_name: string | null, enrolled_at: string }} Device */
/** @typedef {{ weekday: number, opens: string, bell: string, closes: string }} Hours */
/** @typedef {{ name: string, starts_on: string, ends_on: string }} Term */
/** @typedef {{ id: string, starts_on: string, ends_on: string, kind: string }} Closure */
/** @typedef {{ terms: Term[], hours: Hours[], closures: Closure[], assumed: boolean, known_until: string | null }} Calendar */
export {};
