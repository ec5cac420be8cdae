/**
 * Keeps the pupils' page and what it needs, so that it opens without the internet; never an answer
 * of the API. And rings: each push shows its one constant text, since a silent one ends the right
 * to push on an iPad.
 */

const NAME = "hwyl-{{version}}";
const BASE = "{{base}}";
const FILES = "{{files}}".split(" ");
const PAGE = /^\/(cy|en)(\/help)?$/;

/**
 * @typedef {Event & {waitUntil: (work: Promise<unknown>) => void, respondWith: (answer: Promise<Response>) => void,
 *   request: Request, data: {json: () => any} | null, notification: Notification}} WorkerEvent
 */
const worker = /** @type {any} */ (self);

/** @param {string} event @param {(event: WorkerEvent) => void} run */
const on = (event, run) => worker.addEventListener(event, run);

async function keep() {
  const kept = await caches.open(NAME);
  // past the browser's own store: a page in it may be older than this worker
  await kept.addAll(FILES.map((path) => new Request(path, { cache: "reload" })));
  await worker.skipWaiting();
}

async function tidy() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== NAME).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/**
 * What is kept is answered at once; all else goes to the server. A page that stayed open across an
 * upgrade asks for the same file under its old address, perhaps without internet: it gets ours.
 * @param {Request} request
 */
async function answer(request) {
  const path = new URL(request.url).pathname.replace(/^\/static\/[^/]+\//, BASE);
  return (await caches.match(path, { ignoreVary: true })) || fetch(request);
}

on("install", (event) => event.waitUntil(keep()));
on("activate", (event) => event.waitUntil(tidy()));
on("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== worker.location.origin) return;
  if (PAGE.test(pathname) || pathname.startsWith("/static/")) event.respondWith(answer(request));
});

on("push", (event) => {
  let said = { lang: "cy", text: "Hwyl" };
  try {
    said = event.data?.json() ?? said;
  } catch {
    // an unreadable push still shows: it is somebody asking
  }
  const shown = worker.registration.showNotification("Hwyl", {
    body: said.text,
    lang: said.lang,
    icon: `${BASE}icons/icon-192.png`,
    badge: `${BASE}icons/badge-96.png`,
    tag: "hwyl",
    renotify: true,
    requireInteraction: true,
    data: `/${said.lang === "en" ? "en" : "cy"}/staff`,
  });
  event.waitUntil(shown);
});

on("notificationclick", (event) => {
  event.notification.close();
  const address = event.notification.data;
  /** @param {{url: string, focus: () => Promise<unknown>}[]} open */
  const show = (open) => {
    const there = open.find((client) => new URL(client.url).pathname.startsWith(address));
    return there ? there.focus() : worker.clients.openWindow(address);
  };
  event.waitUntil(worker.clients.matchAll({ type: "window" }).then(show));
});
