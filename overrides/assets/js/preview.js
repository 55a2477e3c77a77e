/* A preview of marked figures, promises and terms on hover, focus or tap: data-title, data-facts and data-known.
   Escape dismisses it, it can be pointed at, and stays while it is looked at. Without this script the marks are links. */
(function () {
"use strict";
const MARKED = "a[data-facts]";
const box = document.createElement("div");
Object.assign(box, { id: "preview", className: "preview", hidden: true });
let shown = null, timer = 0, touched = false;

function line(name, textContent, tag = "p") {
  return Object.assign(document.createElement(tag), { className: "preview-" + name, textContent });
}

function show(mark, withLink) {
  if (mark === shown) return;
  hide();
  shown = mark;
  const { title, facts, known } = mark.dataset;
  box.replaceChildren(line("title", title), line("facts", facts), ...(known ? [line("known", known)] : []));
  if (withLink) box.append(Object.assign(line("link", "查看详情", "a"), { href: mark.href }));
  document.querySelector("main").append(box);
  box.hidden = false;
  mark.setAttribute("aria-describedby", box.id);
  place(mark.getClientRects()[0]);
}

/** Below the first line of the mark, or above where there is no room, inside the window. */
function place(line) {
  const width = document.documentElement.clientWidth, height = box.offsetHeight;
  const left = Math.max(8, Math.min(line.left, width - box.offsetWidth - 8)); // 8 pixels from the edges
  const below = line.bottom + 6, above = line.top - height - 6;
  box.style.left = left + scrollX + "px";
  box.style.top = (below + height > innerHeight && above > 0 ? above : below) + scrollY + "px";
}

function hide() {
  if (shown) shown.removeAttribute("aria-describedby");
  shown = null;
  box.hidden = true;
}

function later(action, wait) {
  clearTimeout(timer);
  timer = setTimeout(action, wait);
}

const markOf = (event) => event.target.closest && event.target.closest(MARKED);
const inBox = (event) => box.contains(event.target);

document.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse") return;
  const mark = markOf(event);
  if (mark) later(() => show(mark, false), 150);
  else if (inBox(event)) clearTimeout(timer);
  else if (shown && document.activeElement !== shown) later(hide, 250);
  else if (!shown) clearTimeout(timer);
});
document.addEventListener("focusin", (event) => {
  const mark = markOf(event);
  if (mark) { if (!touched) show(mark, false); } else if (!inBox(event)) hide();
});
document.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch"; }, true);
document.addEventListener("keydown", (event) => {
  touched = false;
  if (event.key === "Escape") hide();
}, true);
document.addEventListener("click", (event) => {
  const mark = markOf(event);
  if (mark && touched && mark !== shown) {
    event.preventDefault(); // the first tap shows, the second follows the link
    show(mark, true);
  } else if (!mark && !inBox(event)) hide();
});
})();
