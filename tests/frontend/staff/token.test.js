import assert from "node:assert/strict";
import test from "node:test";
import { takeToken } from "../../../frontend/staff/start/token.js";

/** @param {string} hash */
function opened(hash) {
  /** @type {string[]} */
  const shown = [];
  const token = takeToken({ hash, pathname: "/cy/staff/invite", search: "" }, { replaceState: (_, __, path) => shown.push(path) });
  return { token, shown };
}

test("an invitation's token leaves the address bar at once", () => {
  assert.deepEqual(opened("#01a20a6a4b3176b3.bdUHcjAY4c11e__J58-p"), {
    token: "01a20a6a4b3176b3.bdUHcjAY4c11e__J58-p", shown: ["/cy/staff/invite"],
  });
});

test("what is no token is not sent to anybody, and leaves the address too", () => {
  assert.deepEqual(opened("#<script>alert(1)</script>"), { token: "", shown: ["/cy/staff/invite"] });
});

test("a page without a fragment is left as it is", () => {
  assert.deepEqual(opened(""), { token: "", shown: [] });
});
