import assert from "node:assert/strict";
import { test } from "node:test";
import { flush } from "../../../frontend/pupil/flush.js";

/** @typedef {import("../../../frontend/pupil/flush.js").Waiting} Waiting */

/** A device on which check-ins wait. @param {string[]} ids */
function device(...ids) {
  let rows = ids.map((id) => ({ id, sealed: `sealed ${id}` }));
  return {
    all: async () => [...rows],
    drop: async (/** @type {string} */ id) => (rows = rows.filter((one) => one.id !== id)),
    left: () => rows.map((one) => one.id),
  };
}

/** A server with one answer for each id. @param {Record<string, number>} answers */
function server(answers) {
  /** @type {string[]} */
  const heard = [];
  return {
    heard,
    post: async (/** @type {Waiting} */ { id }) => {
      heard.push(id);
      return { ok: answers[id] < 300 && answers[id] > 0, status: answers[id] };
    },
  };
}

test("what waited is sent oldest first and leaves the device", async () => {
  const [tablet, { heard, post }] = [device("b", "a"), server({ a: 200, b: 200 })];
  assert.deepEqual(await flush(tablet, post), ["a", "b"]);
  assert.deepEqual([heard, tablet.left()], [["a", "b"], []]);
});

test("without the wifi everything stays, and the rest is not tried", async () => {
  const [tablet, { heard, post }] = [device("a", "b"), server({ a: 0, b: 0 })];
  assert.deepEqual(await flush(tablet, post), []);
  assert.deepEqual([heard, tablet.left()], [["a"], ["a", "b"]]);
});

test("one that is refused stays and does not hold up the next child's", async () => {
  const [tablet, { post }] = [device("a", "b"), server({ a: 422, b: 200 })];
  assert.deepEqual(await flush(tablet, post), ["b"]);
  assert.deepEqual(tablet.left(), ["a"]);
});

test("one whose first try had arrived is let go", async () => {
  const [tablet, { post }] = [device("a"), server({ a: 409 })];
  await flush(tablet, post);
  assert.deepEqual(tablet.left(), []);
});
