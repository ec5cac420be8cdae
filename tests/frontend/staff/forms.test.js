import assert from "node:assert/strict";
import test from "node:test";
import { totals } from "../../../frontend/staff/admin/difference.js";
import { hoursFrom } from "../../../frontend/staff/admin/hours.js";
import { termsFrom } from "../../../frontend/staff/admin/terms.js";
import { closing } from "../../../frontend/staff/case/close_form.js";
import { endOfToday, inMinutes } from "../../../frontend/staff/me/away_times.js";
import { keyBytes } from "../../../frontend/staff/me/push.js";
import { moodKey, newest, shapeOf } from "../../../frontend/staff/teacher/mood_words.js";
import { wordsOf } from "./catalogue.js";

test("closing says no more than was filled in", () => {
  assert.deepEqual(closing({ outcome: "talked", disclosed: "no", words: "" }), { outcome: "talked", disclosed: false });
});

test("an unanswered question about harm is sent as unanswered, never as no", () => {
  assert.equal(closing({ outcome: "talked" }).disclosed, null);
});

test("a grave case says to whom and when it was reported, or why not", () => {
  const reported = closing({ outcome: "referred", disclosed: "yes", reported: "yes", reported_to: "A", reported_at: "2026-11-09T12:10", reference: "7" });
  assert.deepEqual(reported.reported, { to: "A", at: "09/11/2026 12:10", reference: "7" });
  const not = closing({ outcome: "talked", disclosed: "no", reported: "no", not_reported_because: "a drill" });
  assert.equal(not.not_reported_because, "a drill");
});

test("away today ends with the day in Wales, in winter and in summer", () => {
  assert.equal(endOfToday(Date.parse("2026-12-01T10:00Z")), "2026-12-02T00:00:00.000Z");
  assert.equal(endOfToday(Date.parse("2026-07-01T10:00Z")), "2026-07-01T23:00:00.000Z");
  assert.equal(inMinutes(Date.parse("2026-07-01T10:00Z"), 60), "2026-07-01T11:00:00.000Z");
});

test("the push key is read from base64url without its padding", () => {
  assert.deepEqual([...keyBytes("-_8B")], [251, 255, 1]);
  assert.deepEqual([...keyBytes("AQ")], [1]);
});

test("a day with a missing time is a day on which the school is shut", () => {
  const monday = { "opens-0": "08:30", "bell-0": "15:10", "closes-0": "15:30", "opens-1": "08:30", "bell-1": "", "closes-1": "15:30" };
  assert.deepEqual(hoursFrom(monday), [{ weekday: 0, opens: "08:30", bell: "15:10", closes: "15:30" }]);
});

test("an empty last row is no term", () => {
  const fields = { "name-0": "Hydref", "starts_on-0": "2026-09-01", "ends_on-0": "2026-12-18", "name-1": "", "starts_on-1": "", "ends_on-1": "" };
  assert.deepEqual(termsFrom(fields, 2), [{ name: "Hydref", starts_on: "2026-09-01", ends_on: "2026-12-18" }]);
});

test("the numbers over an import count people and classes, not their places", () => {
  const one = { added: 1, changed: 2, ended: 3 };
  assert.deepEqual(totals({ pupils: one, classes: one, memberships: one }), { added: 2, changed: 4, ended: 6 });
});

test("every figure a class can have is one whole sentence in both languages", () => {
  for (const lang of /** @type {const} */ (["cy", "en"])) {
    const { has } = wordsOf(lang);
    for (const period of /** @type {const} */ (["day", "week", "half_term"])) {
      for (const band of /** @type {const} */ (["calm", "mixed", "heavy", "not_enough"])) {
        for (const taking_part of /** @type {const} */ (["most", "some", "few"])) {
          assert.ok(has(moodKey(period, { starts_on: "", band, taking_part, ideas: [] })), `${lang} ${period} ${band}`);
        }
      }
    }
  }
});

test("too few looks the same whatever the cause", () => {
  const few = (/** @type {"most" | "few"} */ taking_part) => moodKey("day", { starts_on: "", band: "not_enough", taking_part, ideas: [] });
  assert.equal(few("most"), few("few"));
  assert.equal(shapeOf("not_enough"), "few");
});

test("today's figure goes before the week's", () => {
  const figure = { starts_on: "2026-11-09", band: /** @type {const} */ ("calm"), taking_part: /** @type {const} */ ("most"), ideas: [] };
  const about = { id: "", name: "", kind: /** @type {const} */ ("registration"), window: null, past: [], participation_only: false };
  assert.equal(newest({ ...about, today: figure, week: figure, half_term: null })?.period, "day");
  assert.equal(newest({ ...about, today: null, week: figure, half_term: null })?.period, "week");
  assert.equal(newest({ ...about, today: null, week: null, half_term: null }), null);
});
