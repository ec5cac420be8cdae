// Asks who is signed in here, and how they stand towards being asked.

/** @param {import("../api.js").Api} api @returns {Promise<import("../context.js").Me>} */
export async function whoIsHere(api) {
  const [me, standing] = await Promise.all([api.get("/api/staff/me"), api.get("/api/staff/me/standing")]);
  return { ...me, ...standing };
}
