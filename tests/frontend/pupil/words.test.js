import assert from "node:assert/strict";
import { test } from "node:test";
import { learn, text } from "../../../frontend/pupil/words.js";

test("a name goes into its sentence, and is not read as anything else", () => {
  learn({ "receipt.calling": "Rydyn ni'n galw {name}." });
  assert.equal(text("receipt.calling", { name: "<b>{name}</b> $&" }), "Rydyn ni'n galw <b>{name}</b> $&.");
});

test("a date is said again in the other language", () => {
  let language = "cy";
  const date = () => (language === "cy" ? "dydd Llun" : "Monday");
  learn({ "closed.until_date": "{date}" });
  assert.equal(text("closed.until_date", { date }), "dydd Llun");
  language = "en";
  assert.equal(text("closed.until_date", { date }), "Monday");
});

test("a sentence that has not come yet is empty, never its key", () => {
  assert.equal(text("history.off"), "");
});
