import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { build } from "esbuild";

/** @param {string} path */
const read = (path) => readFile(new URL(`../../../${path}`, import.meta.url), "utf8");

test("jose is what its locked version gives, and nothing else", async () => {
  const { scripts } = JSON.parse(await read("package.json"));
  const option = (/** @type {RegExp} */ of) => (of.exec(scripts.vendor) || [])[1];
  const made = await build({
    entryPoints: ["frontend/vendor/jose-jwe.entry.js"],
    bundle: true,
    minify: true,
    format: "esm",
    target: option(/--target=(\S+)/).split(","),
    legalComments: "none",
    banner: { js: option(/--banner:js="(.*?)"/) },
    write: false,
  });
  assert.equal(made.outputFiles[0].text, await read("frontend/vendor/jose-jwe.js"));
});

test("preact, its hooks and htm are the locked package's own file", async () => {
  const [ours, theirs] = await Promise.all(
    ["frontend/vendor/preact.js", "node_modules/htm/preact/standalone.module.js"].map(read),
  );
  assert.ok(ours.endsWith(theirs));
});
