import assert from "node:assert/strict";
import test from "node:test";
import { homeOf, pathOf, readRoute } from "../../../frontend/staff/route.js";

test("an address says language, page and case", () => {
  assert.deepEqual(readRoute("/cy/staff/cases/0192-a"), { lang: "cy", page: "cases/:id", id: "0192-a" });
  assert.deepEqual(readRoute("/en/staff"), { lang: "en", page: "", id: "" });
  assert.deepEqual(readRoute("/en/staff/safeguarding/cases/7/"), { lang: "en", page: "safeguarding/cases/:id", id: "7" });
});

test("the other language keeps the page", () => {
  const here = readRoute("/cy/staff/safeguarding/coverage");
  assert.equal(pathOf("en", here.page, here.id), "/en/staff/safeguarding/coverage");
});

test("an address that means nothing says so, and does no harm", () => {
  assert.equal(readRoute("/cy/staff/cases/1/2/3").page, "absent");
  assert.equal(readRoute("/cy/staff/cases/%E0%A4%A").id, "");
});

test("a path is read back as it was written, whatever the id", () => {
  const id = "a/b c?#%";
  assert.equal(readRoute(pathOf("cy", "cases/:id", id)).id, id);
});

test("everybody starts where they are needed first", () => {
  assert.equal(homeOf(["cases", "safeguarding"]), "safeguarding");
  assert.equal(homeOf(["cases", "class"]), "cases");
  assert.equal(homeOf(["cases", "admin"]), "admin");
  assert.equal(homeOf([]), "me");
});
