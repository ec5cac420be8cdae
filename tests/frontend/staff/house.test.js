import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { catalogueOf } from "./catalogue.js";

const FRONTEND = fileURLToPath(new URL("../../../frontend/", import.meta.url));
const modules = readdirSync(join(FRONTEND, "staff"), { recursive: true }).map(String).filter((name) => name.endsWith(".js"));
const source = (/** @type {string} */ name) => readFileSync(join(FRONTEND, "staff", name), "utf8");
const all = modules.map(source).join("\n");
const shell = readFileSync(join(FRONTEND, "staff/index.html"), "utf8");

/** What keys begin with that are put together from a code. */
const families = [...all.matchAll(/`([a-z_]+(?:\.[a-z_]+)*[._])\$\{/g)].map((found) => found[1]).concat("add_person.", "lower.", "put_back.", "off_site.", "back.");

/** What keys end with that are put together from another key. */
const endings = [...all.matchAll(/\$\{key\}(_[a-z_]+)`/g)].map((found) => found[1]);

const literal = new Set([...all.matchAll(/"([a-z_]+(?:\.[a-z_0-9]+)*)"/g)].map((found) => found[1]));
const asked = new Set([...all.matchAll(/\b(?:say|count)\("([^"]+)"/g)].map((found) => found[1]));

test("every sentence that a page asks for stands in the catalogue, in both languages", () => {
  for (const lang of /** @type {const} */ (["cy", "en"])) {
    const catalogue = catalogueOf(lang);
    assert.deepEqual([...asked].filter((key) => !(`staff.${key}` in catalogue)), [], lang);
  }
});

test("no sentence waits in the catalogue for a page that has gone", () => {
  const keys = Object.keys(catalogueOf("en")).map((key) => key.replace(/^staff\./, ""));
  const grown = (/** @type {string} */ key) => endings.some((end) => key.endsWith(end) && literal.has(key.slice(0, -end.length)));
  const idle = keys.filter((key) => !literal.has(key) && !grown(key) && !families.some((family) => key.startsWith(family)));
  assert.deepEqual(idle, []);
});

test("no module is longer than 250 lines, and the middle one is under 60", () => {
  const lengths = modules.map((name) => source(name).split("\n").length).sort((a, b) => a - b);
  assert.ok(lengths[lengths.length - 1] <= 250);
  assert.ok(lengths[Math.floor(lengths.length / 2)] < 60);
});

test("no page makes markup from a string, and none carries a style or script of its own", () => {
  assert.doesNotMatch(all, /innerHTML|outerHTML|insertAdjacentHTML|DOMParser|document\.write|\beval\(|new Function/);
  assert.doesNotMatch(all, /\bstyle=/);
  assert.doesNotMatch(shell, /<style|style=|\son\w+=|<script(?![^>]*\bsrc=)/);
});

test("what a pupil may read is never kept in the browser's storage", () => {
  const keepers = modules.filter((name) => /localStorage|sessionStorage|indexedDB|caches\./.test(source(name)));
  assert.deepEqual(keepers, ["start/school.js"]);
});

test("a slow line fetches the first files at once, not one after another", () => {
  const listed = [...shell.matchAll(/href="\{\{base\}\}([^"]+)"|src="\{\{base\}\}([^"]+)"/g)].map((found) => found[1] ?? found[2]);
  for (const name of ["shared/all.css", "vendor/preact.js", "staff/main.js", "words/staff.{{lang}}.json"]) {
    assert.ok(listed.includes(name), name);
  }
});

test("the vendored library is the one that its licence note names", () => {
  const text = readFileSync(join(FRONTEND, "vendor/preact.js"), "utf8");
  assert.match(text, /^\/\*! htm 3\.1\.1 \(Apache-2\.0\) with preact and its hooks \(MIT\)/);
  assert.match(text, /export\{a as h,fe as html,M as render/);
});
