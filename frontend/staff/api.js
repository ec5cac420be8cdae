// Asks the server and says in which of five ways it went wrong.

/** @typedef {{ code?: string, field?: string, row?: string, title?: string, title_cy?: string, title_en?: string }} Said */

export class Trouble extends Error {
  /** @param {number} status @param {Said} [said] */
  constructor(status, said = {}) {
    super(said.code ?? String(status));
    this.status = status;
    this.said = said;
    this.field = said.field ?? "";
    this.code = said.code ?? "";
  }

  get kind() {
    if (this.status === 0) return "offline";
    if (this.code === "sign_in_needed") return "signed_out";
    if (this.status === 404) return "absent";
    return this.status >= 500 ? "broken" : "refused";
  }

  /** @param {"cy" | "en"} lang */
  title(lang) {
    return (lang === "cy" ? this.said.title_cy : this.said.title_en) ?? this.said.title ?? "";
  }
}

const PATIENCE = 15_000;

/**
 * @param {{ fetch: typeof fetch, lang: () => string, signedOut: () => void }} world
 */
export function makeApi(world) {
  /** @param {string} method @param {string} path @param {unknown} [body] @param {string} [type] */
  async function ask(method, path, body, type) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), type ? 8 * PATIENCE : PATIENCE);
    try {
      const answer = await world.fetch(path, {
        method, credentials: "same-origin", cache: "no-store", signal: stop.signal,
        headers: headersFor(world.lang(), body === undefined ? "" : type ?? "application/json"),
        body: body === undefined ? undefined : type ? /** @type {Blob} */ (body) : JSON.stringify(body),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Trouble(answer.status, parsed(text) ?? {});
      return text ? parsed(text) : null;
    } catch (error) {
      const trouble = error instanceof Trouble ? error : new Trouble(0);
      if (trouble.kind === "signed_out") world.signedOut();
      throw trouble;
    } finally {
      clearTimeout(timer);
    }
  }
  return {
    get: (/** @type {string} */ path) => ask("GET", path),
    /** The sentences of a language: a file that never changes, asked for as the page's head asks for it. */
    async words(/** @type {string} */ path) {
      const answer = await world.fetch(path);
      if (!answer.ok) throw new Trouble(answer.status);
      return answer.json();
    },
    send: ask,
  };
}

/** @typedef {ReturnType<typeof makeApi>} Api */

/** @param {string} lang @param {string} type */
function headersFor(lang, type) {
  /** @type {Record<string, string>} */
  const headers = { Accept: "application/json", "Accept-Language": lang };
  if (type) headers["Content-Type"] = type;
  return headers;
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
