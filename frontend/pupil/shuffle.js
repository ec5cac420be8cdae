/** The pictures in another order each time, so that a code cannot be read from where fingers go. */

/** @template T @param {readonly T[]} list @param {() => number} chance 0 to 1 @returns {T[]} */
export function shuffled(list, chance) {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1));
    [out[i], out[j]] = [out[j], out[i]];
  }
  return out;
}
