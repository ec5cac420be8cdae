import assert from "node:assert/strict";
import { test } from "node:test";
import { readers, sentence } from "../../../frontend/pupil/said.js";

const receipt = { told: { name: "Mrs Evans" }, seen_by: null, open: true };

test("an ask in school hours says who is called", () => {
  assert.deepEqual(sentence({ ...receipt, state: "calling" }), ["receipt.calling", "Mrs Evans"]);
});

test("a note without an ask says who reads it, and that it is not seen yet", () => {
  assert.deepEqual(sentence({ ...receipt, state: "waiting" }), ["receipt.reads", "Mrs Evans"]);
});

test("out of hours nobody is said to be called", () => {
  assert.deepEqual(sentence({ ...receipt, state: "calling", open: false }), ["receipt.waits", ""]);
});

test("sent again after it was seen, it says so", () => {
  const seen = { ...receipt, state: /** @type {const} */ ("seen"), seen_by: { name: "Mr Price" } };
  assert.deepEqual(sentence(seen), ["receipt.seen", "Mr Price"]);
});

test("a tap without an ask names nobody, whatever is told to whom", () => {
  assert.deepEqual(sentence({ ...receipt, state: "saved" }), ["receipt.saved", ""]);
});

test("an ask about an adult here goes to the head and the safeguarding people, never to them", () => {
  const sees = [
    { name: "Mrs Evans", whys: /** @type {"circle"[]} */ (["circle"]) },
    { name: "Mrs Morgan", whys: /** @type {("circle" | "dsp")[]} */ (["circle", "dsp"]) },
    { name: "Mr Huws", whys: /** @type {"t4"[]} */ (["t4"]) },
  ];
  assert.deepEqual(readers(sees), ["Mrs Morgan", "Mr Huws"]);
  assert.deepEqual(readers(sees, "Mr Huws"), ["Mrs Morgan"]);
});
