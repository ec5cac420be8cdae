/** Talks to our own server, and says plainly what came back. */

/** @template T @typedef {import("./types").Answer<T>} Answer */

/**
 * Ask the server. Nothing reached is an answer too: status 0.
 * @template T @param {string} method @param {string} path @param {object} [body]
 * @returns {Promise<Answer<T>>}
 */
export async function call(method, path, body) {
  const stop = new AbortController();
  const clock = setTimeout(() => stop.abort(), 10000);
  try {
    const response = await fetch(`/api/${path}`, {
      method,
      headers: body ? { "content-type": "application/json" } : {},
      body: body ? JSON.stringify(body) : undefined,
      signal: stop.signal,
    });
    const data = await response.json().catch(() => ({}));
    return {
      ok: response.ok,
      status: response.status,
      code: data.code || "",
      data,
      wait: Number(response.headers.get("retry-after")) || 2,
    };
  } catch {
    return { ok: false, status: 0, code: "", data: /** @type {any} */ ({}), wait: 2 };
  } finally {
    clearTimeout(clock);
  }
}
