import assert from "node:assert/strict";
import { test } from "node:test";
import { uuid7 } from "../../../frontend/pupil/uuid7.js";

const chance = Uint8Array.from({ length: 16 }, (_, i) => i * 17);

test("an id carries its moment, its version and its variant", () => {
  // RFC 9562, appendix A.6: the moment of the example, in its 48 bits
  assert.match(uuid7(0x017f22e279b0, chance), /^017f22e2-79b0-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("an id made later sorts later", () => {
  assert.ok(uuid7(Date.UTC(2026, 10, 23), chance) < uuid7(Date.UTC(2026, 10, 24), chance));
});

test("the bytes of chance that were given stay as they were", () => {
  const given = Uint8Array.from(chance);
  uuid7(1, given);
  assert.deepEqual(given, chance);
});
