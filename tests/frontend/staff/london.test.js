import assert from "node:assert/strict";
import test from "node:test";
import { clockTime, dayOf, daysBetween, instantOf, typedTime, weekdayOf } from "../../../frontend/staff/london.js";

test("a summer morning is an hour ahead of UTC", () => {
  assert.equal(clockTime("2026-07-01T08:05:00Z"), "09:05");
  assert.equal(clockTime("2026-12-01T08:05:00Z"), "08:05");
});

test("half past eleven at night in July is still that day, though UTC says so too late", () => {
  assert.equal(dayOf("2026-07-01T22:59:00Z"), "2026-07-01");
  assert.equal(dayOf("2026-07-01T23:01:00Z"), "2026-07-02");
});

test("midnight is 00:00 and not 24:00", () => {
  assert.equal(typedTime("2026-12-01T00:00:00Z"), "2026-12-01T00:00");
});

test("a typed time is Wales's own, in winter and in summer", () => {
  assert.equal(instantOf("2026-12-01T08:30"), "2026-12-01T08:30:00.000Z");
  assert.equal(instantOf("2026-07-01T08:30"), "2026-07-01T07:30:00.000Z");
});

test("in the night of the clocks a typed time still means one instant", () => {
  assert.equal(instantOf("2026-10-25T01:30"), "2026-10-25T00:30:00.000Z"); // comes twice: the first
  assert.equal(instantOf("2026-03-29T01:30"), "2026-03-29T01:30:00.000Z"); // never comes
});

test("days are counted over the change of the clocks", () => {
  assert.equal(daysBetween("2026-03-28", "2026-03-30"), 2);
  assert.equal(daysBetween("2026-10-26", "2026-10-24"), -2);
});

test("the ninth of November 2026 is a Monday", () => {
  assert.equal(weekdayOf("2026-11-09"), 1);
});
