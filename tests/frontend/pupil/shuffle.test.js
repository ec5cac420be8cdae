import assert from "node:assert/strict";
import { test } from "node:test";
import { shuffled } from "../../../frontend/pupil/shuffle.js";

const pictures = ["cat", "tree", "boat", "apple"];

test("a shuffle keeps every picture once and leaves the list as it was", () => {
  const before = [...pictures];
  assert.deepEqual(shuffled(pictures, Math.random).sort(), [...before].sort());
  assert.deepEqual(pictures, before);
});

test("every picture may come first", () => {
  const firsts = new Set();
  for (let i = 0; i < 8; i++) firsts.add(shuffled(pictures, () => i / 8)[0]);
  assert.equal(firsts.size, pictures.length);
});
