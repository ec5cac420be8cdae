// The shapes of a case as the server sends it.

/**
 * @typedef {object} CaseRow
 * @property {string} id
 * @property {string} pupil_name
 * @property {string} pupil_id
 * @property {"U" | "R" | "N" | "P"} severity
 * @property {string} ask
 * @property {"open" | "acked" | "contacted" | "closed"} state
 * @property {string | null} deadline_at
 * @property {number | null} minutes_left in school minutes
 * @property {string | null} owner_name
 * @property {boolean} mine
 * @property {string} opened_at
 * @property {boolean} reserved
 * @property {boolean} unverified
 * @property {string[]} needs what this person can do next: decide, ack, going, dsp, contact, close, read, accept, sign
 * @property {number} late_minutes
 * @property {boolean} going whether "I am going to them now" is given
 * @property {boolean} dsp whether a safeguarding person has it
 * @property {boolean} [off_site] whether the child is said not to be in school
 * @property {boolean} [undecided] whether safeguarding's decision is missing
 * @property {string | null} [duty_number] whom to call, after twenty minutes without an answer
 * @property {boolean} [duty_is_emergency] whether that is the emergency line, for want of the authority's
 * @property {string | null} [outcome] of a closed case, or one that waits for its second signature
 * @property {string | null} see_by_at until when the child is to be met, if it is taken now
 */
/**
 * @typedef {object} Tap
 * @property {string} at
 * @property {string | null} feeling
 * @property {number | null} step
 * @property {string[]} reasons
 * @property {string | null} note
 * @property {string} ask
 * @property {number} late_minutes
 * @property {"cy" | "en"} language
 * @property {Match[]} [matched] words of the note that the net caught, the gravest first
 */
/** @typedef {{ category: string, severity: number, words: string, lowered: boolean, own?: boolean, weighed?: boolean }} Match */
/** @typedef {{ on: string, feeling: string | null, level: number | null }} StripDay */
/** @typedef {{ kind: string, at: string, who: string | null, other?: string | null, reported_to?: string | null, not_reported_because?: string | null, words?: string | null }} Happening */
/** @typedef {{ id: string, name: string }} Person */
/**
 * @typedef {CaseRow & {
 *   taps: Tap[], strip: StripDay[], events: Happening[],
 *   sentence_cy?: string | null, sentence_en?: string | null,
 *   said: string | null, offered_to: string | null,
 *   words_severity: number, can: string[],
 *   colleagues: Person[], held: Person[],
 * }} Case
 */
export {};
