// Notices on this device: whether they can come, and asking the browser for them.
import { fileOf } from "../parts/art.js";

/** @typedef {"on" | "off" | "blocked" | "home_screen" | "never"} Standing */

/** The key as the browser wants it. @param {string} key base64url */
export function keyBytes(key) {
  const plain = atob(key.replace(/-/g, "+").replace(/_/g, "/").padEnd(Math.ceil(key.length / 4) * 4, "="));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

const canPush = () => "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

/** On an iPhone or iPad, notices come to an app on the home screen only. */
const isApple = () => /iPad|iPhone|iPod/.test(navigator.userAgent) || (navigator.maxTouchPoints > 1 && /Macintosh/.test(navigator.userAgent));

/** @returns {Promise<Standing>} */
export async function standing() {
  if (!canPush()) return isApple() ? "home_screen" : "never";
  if (Notification.permission === "denied") return "blocked";
  const worker = await navigator.serviceWorker.getRegistration("/");
  const subscription = await worker?.pushManager.getSubscription();
  return subscription && Notification.permission === "granted" ? "on" : "off";
}

/** @param {string} key @returns {Promise<{ endpoint: string, keys: { p256dh: string, auth: string } } | null>} */
export async function subscribe(key) {
  if ((await Notification.requestPermission()) !== "granted") return null;
  await navigator.serviceWorker.register("/sw.js");
  const worker = await navigator.serviceWorker.ready;
  const old = await worker.pushManager.getSubscription();
  if (old && !sameKey(old, key)) await old.unsubscribe();
  const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: keyBytes(key) });
  const { endpoint, keys } = subscription.toJSON();
  return { endpoint: endpoint ?? "", keys: { p256dh: keys?.p256dh ?? "", auth: keys?.auth ?? "" } };
}

/** @param {PushSubscription} subscription @param {string} key */
function sameKey(subscription, key) {
  const held = subscription.options.applicationServerKey;
  return !held || new Uint8Array(held).join() === keyBytes(key).join();
}

/** Ends it in this browser and gives its address. */
export async function unsubscribe() {
  const worker = await navigator.serviceWorker.getRegistration("/");
  const subscription = await worker?.pushManager.getSubscription();
  await subscription?.unsubscribe();
  return subscription?.endpoint ?? null;
}

/** Shows a notice here, without the way to it. @param {string} words */
export async function showHere(words) {
  const worker = await navigator.serviceWorker.ready;
  await worker.showNotification(words, { tag: "hwyl-test", icon: fileOf("icons/icon-192.png") });
}
