/* Before the first paint, so that nothing jumps: large type, colours, forms; and the theme's memory, which it writes into
   pages, where none runs. */
(function () {
const page = document.documentElement, root = new URL("../..", document.currentScript.src).pathname + ".";
const safe = (act) => { try { return act(); } catch {} }; // may be forbidden
__md_get = (key, store) => safe(() => JSON.parse((store || localStorage)[root + key]));
__md_set = (key, value, store) => safe(() => (store || localStorage)[root + key] = JSON.stringify(value));

const { color } = __md_get("__palette") || {};
page.classList.add("scripted");
if (safe(() => localStorage["govreport-large-type"])) page.classList.add("large-type");
new MutationObserver(function () {
  if (!document.body) return;
  this.disconnect();
  const own = matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
  document.body.dataset.mdColorScheme = /:/.test(color?.media) ? color.scheme : own;
}).observe(page, { childList: true });
})();
