// A list that goes on: the first page is kept up to date, further ones are fetched when asked for.
import { html, useState } from "../../vendor/preact.js";
import { Trouble } from "../api.js";
import { useStaff } from "../context.js";
import { OFTEN, useLoad } from "../load.js";
import { Button } from "../parts/button.js";
import { Refusal } from "../parts/field.js";

/**
 * @param {string} path
 * @param {(before: any, now: any) => void} [fresh]
 * @param {string} [list] the name of the list in the answer
 * @param {number} [every]
 */
export function useMore(path, fresh, list = "cases", every = OFTEN) {
  const { api, say } = useStaff();
  const load = useLoad(path, { fresh, every });
  const [further, setFurther] = useState(/** @type {{ rows: any[], next: string | null } | null} */ (null));
  const [lost, setLost] = useState(/** @type {Trouble | null} */ (null));
  const next = further ? further.next : load.body?.next ?? null;
  const fetchMore = async () => {
    try {
      const joint = path.includes("?") ? "&" : "?";
      const page = await api.get(`${path}${joint}after=${encodeURIComponent(next ?? "")}`);
      setLost(null);
      setFurther({ rows: [...(further?.rows ?? []), ...page[list]], next: page.next });
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      setLost(error);
    }
  };
  const rows = load.body ? joined(load.body[list], further?.rows ?? []) : [];
  return {
    ...load,
    body: load.body && { ...load.body, [list]: rows },
    more: next ? html`<p><${Button} press=${fetchMore}>${say("do.more")}<//></p><${Refusal} trouble=${lost} />` : null,
  };
}

/** The fresh rows first; of a row that stands in both, the fresh one. @param {any[]} fresh @param {any[]} further */
function joined(fresh, further) {
  const known = new Set(fresh.map((row) => row.id));
  return [...fresh, ...further.filter((row) => !known.has(row.id))];
}
