/* The indexes of commitments and metrics: facets with counts, text filter, range, order, address, export.
   Without this script the page is a plain table; the <template> in it says how a row looks in both. */
(function (govreport) {
"use strict";
const PAGE = 50, PRINTED = 2000;

function make(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** "383万", "1.2亿" or "5" as a number; NaN where it is none. */
function amount(text) {
  const [, figure, scale] = /^(-?\d+(?:\.\d+)?)(万|亿|万亿)?$/.exec(govreport.fold(text).replace(/,/g, "")) || [];
  return Number(figure) * ({ 万: 1e4, 亿: 1e8, 万亿: 1e12 }[scale] || 1);
}

/** When the page stands and the browser has nothing better to do. */
async function idle() {
  if (document.readyState !== "complete") await new Promise((resolve) => addEventListener("load", resolve));
  await new Promise(window.requestIdleCallback || setTimeout);
}

class Listing {
  constructor(root, listing) {
    Object.assign(this, { root, listing, rows: new govreport.Rows(listing), loading: new Map(), here: new Set(), boxes: [] });
    const part = (selector) => root.querySelector(selector);
    this.body = part("tbody");
    this.status = part("[role=status]");
    this.template = part("template").content.firstElementChild;
    this.form = part("form");
    ({ text: this.query, sort: this.sort, min: this.min, max: this.max } = this.form.elements);
    this.filters = part("details");
    this.range = part(".listing-range");
    this.chips = part(".listing-chips");
    this.more = part(".listing-more");
    this.exports = root.querySelectorAll("[data-export]");
    this.facets = listing.facets.filter(({ values }) => values.length > 1);
    this.labels = new Map(listing.facets.map(({ name, values }) => [name, new Map(values.map((v) => [v.id, v.label]))]));
    part(".listing-facets").prepend(...this.facets.map((facet) => this.fieldOf(facet)));
    this.filters.open = matchMedia("(min-width: 60em)").matches;
    this.listen();
    this.readAddress();
    part(".listing-exports").hidden = false;
    for (const plain of root.querySelectorAll(".listing-static")) plain.remove();
    root.setAttribute("data-ready", "");
    idle().then(() => this.fetchShards());
  }

  listen() {
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", (event) => this.changed(event.target));
    this.more.addEventListener("click", () => this.showMore());
    this.chips.addEventListener("click", (event) => this.drop(event.target.dataset));
    for (const button of this.exports) button.addEventListener("click", () => this.export(button.dataset.export));
    addEventListener("popstate", () => this.readAddress());
    addEventListener("beforeprint", () => this.draw(PRINTED));
    addEventListener("afterprint", () => this.draw(this.state.shown));
  }

  fieldOf({ name, label, values }) {
    const list = make("div", { class: "listing-values" });
    for (const value of values) {
      const box = make("input", { type: "checkbox", name, value: value.id });
      const count = make("span", { class: "listing-count" }, value.count);
      this.boxes.push({ box, count });
      list.append(make("label", {}, box, make("span", {}, value.label), " ", count));
    }
    return make("fieldset", { "data-facet": name }, make("legend", {}, label), list);
  }

  readForm() {
    const chosen = new FormData(this.form), [min, max] = ["min", "max"].map((name) => (chosen.get(name) || "").trim());
    const facets = Object.fromEntries(this.facets.map(({ name }) => [name, chosen.getAll(name)]));
    return { query: this.query.value.trim(), facets, min, max, sort: this.sort.value, shown: PAGE };
  }

  readAddress() {
    const asked = new URLSearchParams(location.search);
    for (const field of [this.query, this.sort, this.min, this.max]) if (field) field.value = asked.get(field.name) || "";
    if (!this.sort.value) this.sort.value = "";
    if (this.range) this.range.disabled = false;
    for (const { box } of this.boxes) {
      box.checked = asked.getAll(box.name).includes(box.value);
      box.disabled = false;
    }
    if (this.boxes.some(({ box }) => box.checked)) this.filters.open = true;
    this.update({ shown: Math.max(PAGE, Number(asked.get("n")) || 0) });
  }

  address() {
    const { query, facets, sort, shown, min, max } = this.state, asked = new URLSearchParams();
    const several = Object.entries(facets).flatMap(([name, values]) => values.map((value) => [name, value]));
    for (const [name, value] of [...several, ["n", shown > PAGE ? shown : ""], ...Object.entries({ text: query, min, max, sort })])
      if (value || facets[name]) asked.append(name, value);
    return String(asked);
  }

  go(how) {
    const asked = this.address();
    history[how](null, "", location.pathname + (asked && "?" + asked));
  }

  /** A condition changed: typing goes on in one step of the browser's history, each choice is its own. */
  changed(field) {
    const typing = field && field === this.typing;
    this.typing = field && field.type !== "checkbox" ? field : null;
    this.update();
    this.go(typing ? "replaceState" : "pushState");
    this.fetchShards();
  }

  /** Take back one condition, or all. */
  drop({ drop, value }) {
    if (!drop) return;
    for (const { box } of this.boxes) if (drop === "all" || (box.name === drop && box.value === value)) box.checked = false;
    if (/all|text/.test(drop)) this.query.value = "";
    if (this.min && /all|range|unit/.test(drop)) this.min.value = this.max.value = "";
    this.changed();
    this.query.focus();
  }

  showMore() {
    const first = this.body.rows.length;
    this.state.shown += PAGE;
    this.go("replaceState");
    this.draw(this.state.shown);
    this.drawStatus();
    this.body.rows[first].querySelector("a").focus();
  }

  /** Numbers of the shards that the chosen years need. */
  needed() {
    const { shards } = this.listing, years = this.state.facets.year || [];
    return [...shards.keys()].filter((n) => !years.length || years.includes(shards[n].year));
  }

  /** Load what is needed, newest first, and leave the page free in between. */
  async fetchShards() {
    for (const number of this.needed()) {
      if (!this.loading.has(number)) this.loading.set(number, this.fetchShard(number));
      await this.loading.get(number);
    }
  }

  async fetchShard(number) {
    this.rows.add(await govreport.load(this.root.dataset.rows, this.listing.shards[number].name), number);
    this.here.add(number);
    if (this.complete() || this.here.size < 4) this.update({ shown: this.state.shown });
    await idle();
  }

  complete() {
    return this.needed().every((number) => this.here.has(number));
  }

  update(more) {
    this.state = { ...this.readForm(), ...more };
    const one = (this.state.facets.unit || []).length === 1;
    if (!one) this.state.min = this.state.max = "";
    const { query, facets, min, max } = this.state;
    if (this.range) {
      this.range.disabled = !one;
      this.range.lastElementChild.textContent = one ? this.labels.get("unit").get(facets.unit[0]) + "，可写“383万”" : "先选定一个单位";
      for (const field of [this.min, this.max]) field.setAttribute("aria-invalid", Boolean(field.value) && isNaN(amount(field.value)));
    }
    for (const option of this.sort.options) option.disabled = option.value.endsWith("value") && !one;
    if (this.sort.selectedOptions[0].disabled) this.sort.value = this.state.sort = "";
    this.filtered = Boolean(query || min || max || Object.values(facets).flat().length);
    if (this.here.size) {
      this.found = this.rows.select({ ...this.state, min: amount(min), max: amount(max) });
      if (this.filtered || this.complete()) this.drawCounts(); // until then the counts of the whole stand
      this.draw(this.state.shown);
    }
    this.drawChips();
    this.drawStatus();
  }

  drawCounts() {
    const counts = this.facets.flatMap(({ name }) => [...this.found.counts[name]]);
    this.boxes.forEach(({ box, count }, n) => {
      if (count.textContent !== String(counts[n])) count.textContent = counts[n];
      box.disabled = !counts[n] && !box.checked;
    });
  }

  draw(shown) {
    if (this.found) this.body.replaceChildren(...Array.from(this.found.rows.subarray(0, shown), (row) => this.drawRow(row)));
  }

  /** The template holds each column's name in braces, in links and as the whole text of an element. */
  drawRow(row) {
    const drawn = this.template.cloneNode(true);
    for (const cell of drawn.querySelectorAll("*")) {
      const link = cell.getAttribute("href"), [, name] = /^\{(\w+)\}$/.exec(cell.childElementCount ? "" : cell.textContent) || [];
      if (link) cell.href = link.replace(/\{(\w+)\}/g, (_, name) => this.rows.cell(name, row));
      if (name) this.drawCell(cell, name, row);
    }
    return drawn;
  }

  drawCell(cell, name, row) {
    const labels = this.labels.get(name), stored = this.rows.cell(name, row), { query } = this.state;
    const text = labels ? labels.get(stored) : this.rows.cell("shown_" + name, row) || stored;
    let at = 0;
    cell.textContent = "";
    for (const [start, end] of this.listing.searched.includes(name) ? govreport.locate(text, query) : []) {
      cell.append(text.slice(at, start), make("mark", {}, text.slice(start, end)));
      at = end;
    }
    cell.append(text.slice(at));
  }

  drawChips() {
    const { query, facets, min, max } = this.state, chips = [];
    const chip = (drop, value, label) =>
      chips.push(make("button", { type: "button", "data-drop": drop, "data-value": value, "aria-label": "取消条件：" + label }, label + " ×"));
    if (query) chip("text", "", "“" + query + "”");
    for (const [name, values] of Object.entries(facets)) for (const value of values) chip(name, value, this.labels.get(name).get(value));
    if (min || max) chip("range", "", (min || "不限") + " 到 " + (max || "不限"));
    if (chips.length > 1) chips.push(make("button", { type: "button", "data-drop": "all" }, "清除全部条件"));
    this.chips.replaceChildren(...chips);
  }

  drawStatus() {
    const { total } = this.listing, done = this.complete(), count = this.filtered && this.found ? this.found.rows.length : total;
    const shown = Math.min(count, this.state.shown);
    this.root.toggleAttribute("data-complete", done);
    this.status.textContent = `全部 ${total} 项` + (this.filtered ? `中符合条件的 ${count} 项` : "") +
      (count > shown ? `，显示前 ${shown} 项` : "") + (done ? "" : "（数据还在载入）");
    this.more.hidden = count <= shown || !this.found;
    this.more.textContent = `再显示 ${Math.min(PAGE, count - shown)} 项（共 ${count} 项）`;
    for (const button of this.exports) {
      button.disabled = !done || !count;
      button.textContent = `下载${this.filtered ? "筛选出的" : "全部"} ${count} 项（${button.dataset.export.toUpperCase()}）`;
    }
  }

  export(kind) {
    const { listing: { label, total, exported }, found: { rows }, filtered } = this, count = rows.length;
    const records = Array.from(rows, (row) => Object.fromEntries(exported.map((name) => [name, this.rows.cell(name, row)])));
    const filter = decodeURIComponent(this.address()), address = location.href;
    const text = kind === "csv" ? govreport.toCsv(exported, records) : JSON.stringify({ title: label, filtered, filter, address, count, total, rows: records }, null, 1);
    govreport.save(`${label}-${filtered ? "筛选" : "全部"}${count}项${filtered ? `-共${total}项` : ""}.${kind}`, text);
  }
}

for (const root of document.querySelectorAll("[data-listing]"))
  govreport.load(root.dataset.rows, root.dataset.listing).then((listing) => (root.listing = new Listing(root, listing)));
})((window.govreport = window.govreport || {}));
