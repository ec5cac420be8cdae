/** Sends what waits on the device, and lets go of nothing that the server has not kept. */

/** @typedef {{id: string, sealed: string}} Waiting */
/** @typedef {{all: () => Promise<Waiting[]>, put: (one: Waiting) => Promise<unknown>, drop: (id: string) => Promise<unknown>}} Store */

/**
 * Send the oldest first; the server knows an id that it has. What it refuses stays on the device.
 * @param {Pick<Store, "all" | "drop">} from
 * @param {(one: Waiting) => Promise<{ok: boolean, status: number}>} post status 0: nothing reached
 * @returns {Promise<string[]>} the ids that arrived
 */
export async function flush(from, post) {
  const arrived = [];
  for (const one of (await from.all()).sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const answer = await post(one);
    if (answer.ok || answer.status === 409) {
      // 409: it has this id already; the first try arrived, only its answer was lost
      await from.drop(one.id);
      arrived.push(one.id);
    } else if (!answer.status || answer.status >= 500) break;
  }
  return arrived;
}
