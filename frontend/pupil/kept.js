/**
 * Check-ins that could not be sent: sealed to the server's key with the pupil's own ticket inside,
 * so that the next child at the tablet can neither read one nor send it as their own.
 */
import { call } from "./api.js";
import { flush } from "./flush.js";
import { go, line, part, screen, show } from "./page.js";
import { forget } from "./state.js";

/** @typedef {import("./flush.js").Waiting} Waiting */
/** @typedef {import("./flush.js").Store} Store */

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** The device's own store: ciphertext only. @type {Store} */
const store = {
  all: async () => done((await rows("readonly")).getAll()),
  put: async (one) => done((await rows("readwrite")).put(one)),
  drop: async (id) => done((await rows("readwrite")).delete(id)),
};

/** @param {IDBTransactionMode} mode */
async function rows(mode) {
  const request = indexedDB.open("hwyl", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("waiting", { keyPath: "id" });
  return (await done(request)).transaction("waiting", mode).objectStore("waiting");
}

/**
 * @param {string} id @param {object} tap @param {import("./types").Upload} upload
 * @returns {Promise<Waiting>}
 */
export async function seal(id, tap, upload) {
  const { CompactEncrypt, importJWK } = await import("../vendor/jose-jwe.js");
  const said = JSON.stringify({ ticket: upload.ticket, check_in: { ...tap, id } });
  const key = await importJWK(upload.key, "ECDH-ES");
  const sealed = await new CompactEncrypt(new TextEncoder().encode(said))
    .setProtectedHeader({ alg: "ECDH-ES", enc: "A256GCM" })
    .encrypt(key);
  return { id, sealed };
}

/** @type {Promise<string[]>} */
let underway = Promise.resolve([]);

/** One at a time: two events that fire together send nothing twice. */
export function sendWaiting() {
  const next = () => flush(store, (one) => call("POST", "offline", one));
  underway = underway.then(next, next);
  return underway;
}

/** Send when the wifi may be back: no browser on an iPad does this in the background. */
export function sendWhenBack() {
  const soon = () => void sendWaiting().catch(() => {});
  for (const event of ["online", "pageshow"]) addEventListener(event, soon);
  document.addEventListener("visibilitychange", () => document.hidden || soon());
  soon();
}

screen("unsent", async (/** @type {any} */ { id, tap, upload, shared }) => {
  const asked = tap.ask && tap.ask !== "none";
  let kept = false;
  let arrived = false;
  try {
    await store.put(await seal(id, tap, upload));
    kept = true;
    arrived = (await sendWaiting()).includes(id);
  } catch {
    // no key, no room, no store: said to the child below, whichever it was
  }
  show("receipt", { plain: true });
  part("box").classList.add(arrived ? "wait" : "unsent");
  if (arrived) line("say", asked ? "receipt.calling_adult" : "receipt.waits");
  else line("say", !kept ? "unsent.lost" : shared ? "unsent.kept" : "unsent.kept_phone");
  line("also", kept && !arrived ? "unsent.later" : null);
  line("any", tap.ask === "urgent" || tap.needs_help_now ? "urgent.any_adult" : null);
  part("show").hidden = !asked;
  part("finish").onclick = () => go("end");
  if (!shared) return;
  part("name").textContent = "";
  forget();
});
