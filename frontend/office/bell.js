// Two soft tones, made here; a browser lets a page sound only after a tap, and so do we.

/** @type {AudioContext | null} */
let sound = null;

export const isOn = () => sound !== null;

/** To be called by a tap; also keeps the screen awake where the browser can. */
export async function turnOn() {
  sound = new AudioContext();
  await sound.resume();
  await navigator.wakeLock?.request("screen").catch(() => undefined); // not every browser can
}

export async function turnOff() {
  await sound?.close();
  sound = null;
}

export function ring() {
  if (!sound) return;
  [660, 880].forEach((pitch, i) => tone(/** @type {AudioContext} */ (sound), pitch, i * 0.35));
}

/** @param {AudioContext} on @param {number} pitch @param {number} after seconds from now */
function tone(on, pitch, after) {
  const [wave, loud] = [on.createOscillator(), on.createGain()];
  const start = on.currentTime + after;
  wave.frequency.value = pitch;
  loud.gain.setValueAtTime(0, start);
  loud.gain.linearRampToValueAtTime(0.4, start + 0.05);
  loud.gain.exponentialRampToValueAtTime(0.001, start + 0.9);
  wave.connect(loud).connect(on.destination);
  wave.start(start);
  wave.stop(start + 1);
}
