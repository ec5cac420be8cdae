import assert from "node:assert/strict";
import test from "node:test";
import { makeApi, Trouble } from "../../../frontend/staff/api.js";

/** @param {() => Promise<Response>} answer */
function world(answer) {
  /** @type {{ path: string, how: RequestInit }[]} */
  const asked = [];
  let signedOut = 0;
  const api = makeApi({
    fetch: /** @type {typeof fetch} */ ((path, how) => { asked.push({ path: String(path), how: how ?? {} }); return answer(); }),
    lang: () => "cy", signedOut: () => { signedOut += 1; },
  });
  return { api, asked, signedOut: () => signedOut };
}

/** @param {number} status @param {object} body */
const problem = (status, body) => async () => new Response(JSON.stringify(body), { status });

/** @param {Promise<unknown>} asking @returns {Promise<Trouble>} */
async function troubleOf(asking) {
  try {
    await asking;
  } catch (error) {
    if (error instanceof Trouble) return error;
  }
  throw new Error("nothing went wrong");
}

test("a refusal is told in the reader's language and beside its field", async () => {
  const { api } = world(problem(422, { code: "bad_field", field: "until_at", title_cy: "Dim yn iawn.", title_en: "Not right." }));
  const trouble = await troubleOf(api.get("/api/x"));
  assert.equal(trouble.kind, "refused");
  assert.equal(trouble.field, "until_at");
  assert.equal(trouble.title("cy"), "Dim yn iawn.");
});

test("without a network it is offline, never refused", async () => {
  const { api } = world(() => Promise.reject(new TypeError("Failed to fetch")));
  assert.equal((await troubleOf(api.get("/api/x"))).kind, "offline");
});

test("a page of another server in between is broken, not a crash", async () => {
  const { api } = world(async () => new Response("<h1>Bad gateway</h1>", { status: 502 }));
  assert.equal((await troubleOf(api.get("/api/x"))).kind, "broken");
});

test("a session that has ended is told once to the page, a wrong password is not", async () => {
  const ended = world(problem(401, { code: "sign_in_needed" }));
  await troubleOf(ended.api.get("/api/x"));
  assert.equal(ended.signedOut(), 1);
  const wrong = world(problem(401, { code: "bad_sign_in" }));
  assert.equal((await troubleOf(wrong.api.get("/api/x"))).kind, "refused");
  assert.equal(wrong.signedOut(), 0);
});

test("absent and forbidden look the same", async () => {
  const { api } = world(problem(404, { code: "not_found" }));
  assert.equal((await troubleOf(api.get("/api/x"))).kind, "absent");
});

test("a body goes as JSON, a file as it is, and no answer is kept", async () => {
  const { api, asked } = world(async () => new Response("{}"));
  await api.send("POST", "/api/a", { words: "ŵ" });
  await api.send("POST", "/api/b", new Blob(["a,b"]), "text/csv");
  await api.send("POST", "/api/c");
  const types = asked.map(({ how }) => /** @type {Record<string, string>} */ (how.headers)["Content-Type"]);
  assert.deepEqual(types, ["application/json", "text/csv", undefined]);
  assert.equal(asked[0].how.body, '{"words":"ŵ"}');
  assert.ok(asked.every(({ how }) => how.cache === "no-store"));
});
