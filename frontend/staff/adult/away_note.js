// Says that one is marked away, since cases then go to others.
import { html } from "../../vendor/preact.js";
import { useStaff } from "../context.js";
import { awayWords } from "../time_words.js";

export function AwayNote() {
  const { me, say, path } = useStaff();
  if (!me.away_until || Date.parse(me.away_until) <= Date.now()) return null;
  return html`<p class="banner wait"><span>${awayWords(say, "away.until", me.away_until, Date.now())} <a href=${path("me")}>${say("away.change")}</a></span></p>`;
}
