import assert from "node:assert/strict";
import test from "node:test";
import { fill, pluralForm, speaker } from "../../../frontend/staff/words.js";

test("Welsh has six forms and English two, in the order of the catalogue", () => {
  assert.deepEqual([0, 1, 2, 3, 4, 5, 6, 7, 12, 21].map((n) => pluralForm("cy", n)), [0, 1, 2, 3, 5, 5, 4, 5, 5, 5]);
  assert.deepEqual([0, 1, 2, 21].map((n) => pluralForm("en", n)), [1, 0, 1, 1]);
});

test("a name goes into its slot as it is, even where it looks like a pattern", () => {
  assert.equal(fill("{name} sydd â hwn.", { name: "$& {other}" }), "$& {other} sydd â hwn.");
});

test("a slot that nobody filled stays to be seen", () => {
  assert.equal(fill("{who}, {time}", { who: "Mrs Evans" }), "Mrs Evans, {time}");
});

test("two minutes mutate, twelve do not", () => {
  const { count } = speaker("cy", { "staff.clock.left": ["Dim", "{n} munud", "{n} funud", "{n} munud", "{n} munud", "{n} munud"] });
  assert.equal(count("clock.left", 2), "2 funud");
  assert.equal(count("clock.left", 12), "12 munud");
});

test("a code that this page has no words for can be told from one that it has", () => {
  const { has } = speaker("en", { "staff.idea.read_together": "Read something together." });
  assert.equal(has("idea.read_together"), true);
  assert.equal(has("idea.sing"), false);
});
