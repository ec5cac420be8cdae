/** Ids made on the device, so that the same tap sent twice is one check-in. */

/**
 * Make a UUIDv7 (RFC 9562): 48 bits of milliseconds, then chance.
 * @param {number} ms @param {Uint8Array} chance 16 random bytes @returns {string}
 */
export function uuid7(ms, chance) {
  const bytes = Uint8Array.from(chance);
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(ms / 2 ** (40 - 8 * i)) % 256;
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
