import assert from "node:assert/strict";
import test from "node:test";
import { byWords, dateWords, dayWords, whenWords } from "../../../frontend/staff/time_words.js";
import { wordsOf } from "./catalogue.js";

const NOW = "2026-11-09T11:00:00Z"; // a Monday
const { say: cy } = wordsOf("cy");
const { say: en } = wordsOf("en");

test("a date is said whole in both languages", () => {
  assert.equal(dateWords(cy, "2026-11-09"), "dydd Llun 9 Tachwedd");
  assert.equal(dateWords(en, "2026-11-09"), "Monday 9 November");
});

test("days that are near have a name", () => {
  assert.equal(dayWords(cy, "2026-11-08", NOW), "ddoe");
  assert.equal(dayWords(en, "2026-11-10", NOW), "tomorrow");
  assert.equal(dayWords(en, "2026-11-12", NOW), "Thursday 12 November");
});

test("when a child wrote is said in the school's time", () => {
  assert.equal(whenWords(en, "2026-11-09T08:47:00Z", NOW), "today, 08:47");
  assert.equal(whenWords(cy, "2026-07-06T08:47:00Z", NOW), "dydd Llun 6 Gorffennaf, 09:47");
});

test("a deadline is a time of day, with its day where that is not today", () => {
  assert.equal(byWords(cy, "2026-11-09T15:30:00Z", NOW), "Erbyn 15:30 heddiw");
  assert.equal(byWords(en, "2026-11-10T09:00:00Z", NOW), "By 09:00 tomorrow");
  assert.equal(byWords(en, "2026-11-13T15:30:00Z", NOW), "By 15:30, Friday 13 November");
});
