import assert from "node:assert/strict";
import { test } from "node:test";
import { search } from "../../../frontend/pupil/search.js";

/** @type {Record<string, string>} */
const words = {
  "feeling.worried.label": "Yn poeni",
  "feeling.worried.sentence": "Dw i'n poeni",
  "feeling.poorly.label": "Sâl",
  "feeling.poorly.sentence": "Dw i'n teimlo'n sâl",
  "feeling.low.label": "Isel",
  "feeling.low.sentence": "Dw i'n teimlo'n isel",
  "feeling.jealous.label": "Cenfigennus",
  "feeling.jealous.sentence": "Dw i'n teimlo'n genfigennus",
};
const codes = ["worried", "poorly", "low", "jealous"];
const found = (/** @type {string} */ typed) => search(typed, codes, (key) => words[key]);

test("a word without its accent finds the feeling", () => {
  assert.deepEqual(found("sal"), ["poorly"]);
});

test("a mutated word is found by its sentence", () => {
  assert.deepEqual(found("genfig"), ["jealous"]);
});

test("those that begin with what was typed come first", () => {
  assert.deepEqual(found("i").slice(0, 1), ["low"]);
});

test("nothing typed shows nothing, and so does a word that no feeling has", () => {
  assert.deepEqual(found("  "), []);
  assert.deepEqual(found("(.*"), []);
});
