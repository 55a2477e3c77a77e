/* What the buttons of every page do; each says it by data-action. Without this script they do nothing and are hidden:
   large-type (remembered) · print · copy (the words in data-copy) · copy-link (this page's address). */
(function () {
"use strict";
const { classList } = document.documentElement;

function sayLarge(large) {
  for (const button of document.querySelectorAll("[data-action=large-type]")) button.setAttribute("aria-pressed", large);
}

async function copy(text) {
  if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(text);
  const field = document.createElement("textarea"); // plain http and file:// have no clipboard
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  return field.remove();
}

/** This page's address as it should be passed on, without what a search or the folder's file added. */
function address() {
  const url = new URL(location.href);
  if (url.protocol !== "file:") url.pathname = url.pathname.replace(/index\.html$/, "");
  if (!document.querySelector("[data-listing]")) url.search = "";
  return url.href;
}

/** Say on the button itself what happened, for a while, and to screen readers. */
function say(button, words) {
  button.dataset.label = button.dataset.label || button.textContent;
  button.setAttribute("aria-live", "polite");
  button.textContent = words;
  setTimeout(() => { button.textContent = button.dataset.label; }, 2000);
}

const copied = (button, text) => copy(text).then(() => say(button, "已复制"), () => say(button, "未能复制，请手动选取"));
const ACTIONS = {
  "large-type": () => {
    const large = classList.toggle("large-type");
    sayLarge(large);
    try {
      localStorage["govreport-large-type"] = large ? "yes" : "";
    } catch {} // storage may be forbidden; then the choice lasts as long as the page
  },
  print: () => print(),
  copy: (button) => copied(button, button.dataset.copy),
  "copy-link": (button) => copied(button, address()),
};

sayLarge(classList.contains("large-type"));
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-action]");
  if (button) ACTIONS[button.dataset.action](button);
});
// Menu and search open by labels, which know no keys.
document.addEventListener("keydown", (event) => {
  if (!/^( |Enter)$/.test(event.key) || !event.target.matches("label > [role=button]")) return;
  event.preventDefault();
  event.target.click();
});
// The theme searches on a key; a word that was pasted, spoken or chosen by hand brings none.
document.addEventListener("input", (event) => {
  if (event.target.closest(".md-search__input")) event.target.dispatchEvent(new Event("keyup"));
});
})();
