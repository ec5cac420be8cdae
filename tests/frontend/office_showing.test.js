import assert from "node:assert/strict";
import { test } from "node:test";

import { partsOf, rings } from "../../frontend/office/showing.js";

const well = { school: "Ysgol y Bryn", urgent: false, reachable: true, clock_runs: true };

test("a quiet morning shows that nobody waits, and rings for nothing", () => {
  assert.deepEqual(partsOf(well), ["calm"]);
  assert.equal(rings(["calm"]), false);
});

test("a child who waits comes first, and what else is wrong stands below", () => {
  const shown = partsOf({ ...well, urgent: true, reachable: false, clock_runs: false });
  assert.deepEqual(shown, ["urgent", "nobody", "clock"]);
  assert.equal(rings(shown), true);
});

test("a clock that stands is said, and is no reason to ring", () => {
  const shown = partsOf({ ...well, clock_runs: false });
  assert.deepEqual(shown, ["clock"]);
  assert.equal(rings(shown), false);
});
