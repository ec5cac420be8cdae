import assert from "node:assert/strict";
import test from "node:test";
import { byPressure, clockWords, takeWords, toneOf, whyKey } from "../../../frontend/staff/case/clock_words.js";
import { wordsOf } from "./catalogue.js";
import { aCase } from "./cases.js";

const NOW = Date.parse("2026-11-09T11:48:00Z");
const [cy, en] = [wordsOf("cy"), wordsOf("en")];

test("Efa's ask has twelve school minutes left, in plain words", () => {
  const efa = aCase({ minutes_left: 12, deadline_at: "2026-11-09T12:00:00Z" });
  assert.equal(clockWords(efa, cy, NOW), "12 munud ysgol ar ôl");
  assert.equal(clockWords(efa, en, NOW), "12 school minutes left");
});

test("beyond an hour the clock is a time of day", () => {
  const later = aCase({ minutes_left: 200, deadline_at: "2026-11-09T15:30:00Z" });
  assert.equal(clockWords(later, en, NOW), "By 15:30 today");
});

test("few minutes that belong to tomorrow are not said as minutes", () => {
  const tomorrow = aCase({ minutes_left: 20, deadline_at: "2026-11-10T08:50:00Z" });
  assert.equal(clockWords(tomorrow, en, NOW), "By 08:50 tomorrow");
});

test("a time that is up is said so, and turns coral", () => {
  const over = aCase({ minutes_left: 0 });
  assert.equal(clockWords(over, en, NOW), "The time is up");
  assert.equal(toneOf(over), "over");
});

test("an urgent case that nobody has taken is never calm", () => {
  assert.equal(toneOf(aCase({ severity: "U", minutes_left: 5 })), "over");
  assert.equal(toneOf(aCase({ severity: "U", state: "acked", minutes_left: 30 })), "");
});

test("ten school minutes before its end a case is soon due; a met one is quiet", () => {
  assert.equal(toneOf(aCase({ minutes_left: 10 })), "soon");
  assert.equal(toneOf(aCase({ state: "contacted", minutes_left: 10 })), "met");
  assert.equal(toneOf(aCase({ state: "closed", minutes_left: null })), "met");
});

test("a met case that was forgotten does not stay quiet", () => {
  assert.equal(toneOf(aCase({ state: "contacted", minutes_left: 0 })), "over");
});

test("an urgent case with one signature says that a second person signs", () => {
  const half = aCase({ severity: "U", state: "contacted", outcome: "talked", minutes_left: 400, deadline_at: "2026-11-10T15:30:00Z" });
  assert.equal(clockWords(half, en, NOW), "By 15:30 tomorrow: a second person signs");
});

test("the button says by when the child is seen", () => {
  assert.equal(takeWords(aCase({ see_by_at: "2026-11-09T12:10:00Z" }), en.say, NOW), "I am taking this: I will see them by 12:10");
  assert.equal(takeWords(aCase({ see_by_at: "2026-11-10T15:30:00Z" }), en.say, NOW), "I am taking this: I will see them by 15:30 tomorrow");
  assert.equal(takeWords(aCase({ see_by_at: "2026-11-13T15:30:00Z" }), en.say, NOW), "I am taking this: I will see them by 15:30, Friday 13 November");
  assert.equal(takeWords(aCase({ see_by_at: null }), en.say, NOW), "I am taking this");
});

test("an adult in school and an unverified ask come before what was asked", () => {
  assert.equal(whyKey(aCase({ ask: "talk", reserved: true })), "why.reserved");
  assert.equal(whyKey(aCase({ ask: "talk", unverified: true })), "why.unverified");
  assert.equal(whyKey(aCase({ ask: "none", severity: "P" })), "why.none.P");
});

test("what is over comes first, then what is urgent, then what is due first", () => {
  const over = aCase({ id: "over", minutes_left: 0 });
  const urgent = aCase({ id: "urgent", severity: "U", state: "acked", minutes_left: 30 });
  const early = aCase({ id: "early", minutes_left: 20, deadline_at: "2026-11-09T12:08:00Z" });
  const late = aCase({ id: "late", minutes_left: 40, deadline_at: "2026-11-09T12:28:00Z" });
  const met = aCase({ id: "met", state: "contacted", minutes_left: 90 });
  const sorted = [met, late, early, urgent, over].sort(byPressure).map((row) => row.id);
  assert.deepEqual(sorted, ["over", "urgent", "early", "late", "met"]);
});
