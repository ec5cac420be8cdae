// An invitation's token travels in the fragment, which no server sees; it leaves the address at once.

/**
 * @param {{ hash: string, pathname: string, search: string }} place
 * @param {{ replaceState: (state: null, title: string, path: string) => void }} history
 */
export function takeToken(place, history) {
  const token = place.hash.replace(/^#(invite=|token=|t=)?/, "");
  if (place.hash) history.replaceState(null, "", place.pathname + place.search);
  return /^[\w.~-]{16,}$/.test(token) ? token : "";
}
