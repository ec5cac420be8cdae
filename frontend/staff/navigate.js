// Moves between pages without loading the shell again; links stay ordinary links.

/** @param {string} path @param {boolean} [replace] */
export function go(path, replace = false) {
  if (replace) history.replaceState(null, "", path);
  else if (path !== location.pathname) history.pushState(null, "", path);
  dispatchEvent(new PopStateEvent("popstate"));
  if (!replace) scrollTo(0, 0);
}

/** @param {MouseEvent} event @param {HTMLAnchorElement} link */
const isOurs = (event, link) =>
  !event.defaultPrevented && event.button === 0 &&
  !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey &&
  !link.target && !link.hasAttribute("download") &&
  link.origin === location.origin && /^\/(cy|en)\/staff(\/|$)/.test(link.pathname) && !link.hash;

/** @param {() => void} changed */
export function follow(changed) {
  addEventListener("popstate", changed);
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || !isOurs(event, link)) return;
    event.preventDefault();
    go(link.pathname);
  });
}
