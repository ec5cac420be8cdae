// A case to begin with; a test says only what matters to it.

/** @param {Partial<import("../../../frontend/staff/case/types.js").CaseRow>} [but] @returns {import("../../../frontend/staff/case/types.js").CaseRow} */
export const aCase = (but = {}) => ({
  id: "c1", pupil_id: "efa", pupil_name: "Efa Morgan", severity: "R", ask: "talk", state: "open",
  deadline_at: "2026-11-09T12:28:00Z", minutes_left: 40, owner_name: "Mrs Evans", mine: false,
  opened_at: "2026-11-09T08:47:00Z", reserved: false, unverified: false, needs: [], late_minutes: 0,
  going: false, dsp: false, see_by_at: null, ...but,
});
