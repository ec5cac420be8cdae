import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, timeOf, until, weekdayOf } from "../../../frontend/pupil/when.js";
import { learn } from "../../../frontend/pupil/words.js";

const monday = new Date("2026-11-23T21:40:00Z");

test("on Monday evening a Year 11 is told that it waits until Tuesday 8:30", () => {
  assert.deepEqual(until("2026-11-24T08:30:00Z", monday), ["closed.until_tue", { time: "8:30" }]);
});

test("before school the same morning is today", () => {
  const early = new Date("2026-11-24T06:50:00Z");
  assert.equal(until("2026-11-24T08:30:00Z", early)[0], "closed.until_today");
});

test("what is left until then is said by the same day", () => {
  assert.equal(until("2026-11-27T08:30:00Z", monday, "leave")[0], "closed.leave_fri");
});

test("a week ahead a weekday would be the wrong one, so the date is said", () => {
  learn({ "day.mon": "dydd Llun", "month.1": "Ionawr" });
  const [key, slots] = until("2027-01-04T08:30:00Z", monday);
  assert.equal(key, "closed.until_date");
  assert.equal(/** @type {() => string} */ (slots.date)(), "dydd Llun 4 Ionawr");
});

test("where nobody knows when school opens, no time is made up", () => {
  assert.deepEqual(until(null, monday), ["closed.until_unknown", {}]);
});

test("the school's clock counts in summer too", () => {
  assert.equal(timeOf("2026-06-01T07:30:00Z"), "8:30");
  assert.equal(until("2026-10-26T08:30:00Z", new Date("2026-10-25T23:30:00Z"))[0], "closed.until_mon");
});

test("late in the evening the day is the school's, not the meridian's", () => {
  learn({ "day.tue": "dydd Mawrth", "month.6": "Mehefin" });
  assert.equal(dayOf("2026-06-01T23:30:00Z")(), "dydd Mawrth 2 Mehefin");
});

test("the day on which a circle changed has its own sentence", () => {
  assert.equal(weekdayOf("2026-11-17"), "tue");
});
