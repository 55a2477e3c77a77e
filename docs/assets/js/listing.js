/* The indexes of commitments and metrics: facets with counts, text filter, range, sort, address, export.
   Without this script the page is a plain table; the <template> beside it says how a row looks in both. */
(function (govreport) {
  "use strict";
  const PAGE = 50, PRINTED = 2000;

  /** Make an element: attributes, then children. */
  function make(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  /** "383万", "1.2亿" or "5" as a number; NaN where it is none. */
  function amount(text) {
    const found = /^(-?\d+(?:\.\d+)?)(万|亿|万亿)?$/.exec(govreport.fold(text).replace(/,/g, ""));
    return found ? Number(found[1]) * { 万: 1e4, 亿: 1e8, 万亿: 1e12 }[found[2]] || Number(found[1]) : NaN;
  }

  /** When the page stands and the browser has nothing better to do. */
  async function idle() {
    if (document.readyState !== "complete") await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
    await new Promise((resolve) => (window.requestIdleCallback ? requestIdleCallback(resolve) : setTimeout(resolve)));
  }

  class Listing {
    constructor(root, listing) {
      Object.assign(this, { root, listing, rows: new govreport.Rows(listing), loading: new Map(), here: new Set(), boxes: new Map() });
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
      this.facets = listing.facets.filter((facet) => facet.values.length > 1);
      this.labels = new Map(listing.facets.map((f) => [f.name, new Map(f.values.map((v) => [v.id, v.label]))]));
      part(".listing-facets").prepend(...this.facets.map((facet) => this.facetField(facet)));
      this.filters.open = matchMedia("(min-width: 60em)").matches;
      this.listen();
      this.readAddress();
      this.update();
      for (const hidden of root.querySelectorAll(".listing-form, .listing-exports")) hidden.hidden = false;
      for (const plain of root.querySelectorAll(".listing-static")) plain.remove();
      root.setAttribute("data-ready", "");
      performance.mark("listing-ready");
      idle().then(() => this.fetchShards());
    }

    listen() {
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.form.addEventListener("input", (event) => this.changed(event.target));
      this.more.addEventListener("click", () => this.showMore());
      this.chips.addEventListener("click", (event) => this.drop(event.target.closest("button")));
      for (const button of this.exports) button.addEventListener("click", () => this.export(button.dataset.export));
      addEventListener("popstate", () => { this.readAddress(); this.update(); });
      addEventListener("beforeprint", () => this.draw(PRINTED));
      addEventListener("afterprint", () => this.draw(this.state.shown));
    }

    facetField(facet) {
      const list = make("div", { class: "listing-values" });
      for (const value of facet.values) {
        const box = make("input", { type: "checkbox", name: facet.name, value: value.id });
        const count = make("span", { class: "listing-count" }, value.count);
        this.boxes.set(facet.name + "=" + value.id, { box, count });
        list.append(make("label", {}, box, make("span", {}, value.label), " ", count));
      }
      return make("fieldset", { "data-facet": facet.name }, make("legend", {}, facet.label), list);
    }

    // ---- state: in the form and in the address ----

    readForm() {
      const facets = {}, chosen = new FormData(this.form);
      for (const { name } of this.facets) facets[name] = chosen.getAll(name);
      return { query: this.query.value.trim(), facets, sort: this.sort.value, shown: PAGE,
        min: this.min ? this.min.value.trim() : "", max: this.max ? this.max.value.trim() : "" };
    }

    readAddress() {
      const asked = new URLSearchParams(location.search);
      this.query.value = asked.get("text") || "";
      this.sort.value = asked.get("sort") || "";
      if (!this.sort.value) this.sort.value = "";
      if (this.min) [this.min.value, this.max.value] = [asked.get("min") || "", asked.get("max") || ""];
      for (const { box } of this.boxes.values()) box.checked = asked.getAll(box.name).includes(box.value);
      this.state = { ...this.readForm(), shown: Math.max(PAGE, Number(asked.get("n")) || 0) };
      if (this.facets.some(({ name }) => this.state.facets[name].length)) this.filters.open = true;
    }

    address() {
      const { query, facets, sort, shown, min, max } = this.state, asked = new URLSearchParams();
      if (query) asked.set("text", query);
      for (const [name, values] of Object.entries(facets)) for (const value of values) asked.append(name, value);
      for (const [name, value] of Object.entries({ min, max, sort })) if (value) asked.set(name, value);
      if (shown > PAGE) asked.set("n", shown);
      return location.pathname + (String(asked) && "?" + asked);
    }

    /** A filter changed: typing goes on in one step of the browser's history, each choice is its own. */
    changed(field) {
      const typing = field && field === this.typing;
      this.typing = field && field.type !== "checkbox" ? field : null;
      this.state = this.readForm();
      history[typing ? "replaceState" : "pushState"](null, "", this.address());
      this.update();
      this.fetchShards();
    }

    drop(button) {
      if (!button) return;
      const { facet, value } = button.dataset;
      for (const { box } of this.boxes.values()) if (!facet || (box.name === facet && box.value === value)) box.checked = false;
      if (!facet || facet === "text") this.query.value = "";
      if (this.min && (!facet || facet === "range" || facet === "unit")) this.min.value = this.max.value = "";
      this.changed(null);
      this.query.focus();
    }

    showMore() {
      const first = this.body.rows.length;
      this.state.shown += PAGE;
      history.replaceState(null, "", this.address());
      this.draw(this.state.shown);
      const next = this.body.rows[first];
      if (next) next.querySelector("a").focus();
    }

    // ---- data ----

    /** Numbers of the shards that the chosen years need. */
    needed() {
      const years = this.state.facets.year || [];
      return [...this.listing.shards.keys()].filter((n) => !years.length || years.includes(this.listing.shards[n].year));
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
      if (this.complete() || this.here.size < 4) this.update();
      await idle();
    }

    complete() {
      return this.needed().every((number) => this.here.has(number));
    }

    // ---- what is shown ----

    update() {
      const { query, facets, min, max } = this.state, one = (facets.unit || []).length === 1;
      if (this.range) {
        this.range.disabled = !one;
        this.range.lastElementChild.textContent = one ? this.labels.get("unit").get(facets.unit[0]) + "，可写“383万”" : "先选定一个单位";
        for (const field of [this.min, this.max]) field.setAttribute("aria-invalid", Boolean(field.value) && isNaN(amount(field.value)));
      }
      for (const option of this.sort.options) option.disabled = option.value.endsWith("value") && !one;
      if (this.sort.selectedOptions[0].disabled) this.sort.value = this.state.sort = "";
      this.filtered = Boolean(query || (one && (min || max)) || Object.values(facets).flat().length);
      if (this.here.size) {
        this.found = this.rows.select({ ...this.state, min: one ? amount(min) : NaN, max: one ? amount(max) : NaN });
        this.drawCounts();
        this.draw(this.state.shown);
      }
      this.drawChips();
      this.drawStatus();
    }

    drawCounts() {
      if (!this.complete() && !this.filtered) return; // the counts of the whole stand already
      for (const facet of this.facets) {
        facet.values.forEach((value, n) => {
          const { box, count } = this.boxes.get(facet.name + "=" + value.id), number = this.found.counts[facet.name][n];
          if (count.textContent !== String(number)) count.textContent = number;
          box.disabled = !number && !box.checked;
        });
      }
    }

    draw(shown) {
      if (!this.found) return;
      this.body.replaceChildren(...Array.from(this.found.rows.subarray(0, shown), (row) => this.drawRow(row)));
    }

    /** The template holds each column's name in braces, in links and as the whole text of an element. */
    drawRow(row) {
      const drawn = this.template.cloneNode(true);
      for (const link of drawn.querySelectorAll("[href]"))
        link.setAttribute("href", link.getAttribute("href").replace(/\{(\w+)\}/g, (_, name) => this.rows.cell(name, row)));
      for (const cell of drawn.querySelectorAll("*")) {
        const [, name] = (!cell.childElementCount && /^\{(\w+)\}$/.exec(cell.textContent)) || [];
        if (name) this.drawCell(cell, name, row);
      }
      return drawn;
    }

    drawCell(cell, name, row) {
      const labels = this.labels.get(name), stored = this.rows.cell(name, row), { query } = this.state;
      const text = labels ? labels.get(stored) : this.rows.cell("shown_" + name, row) || stored;
      let at = 0;
      cell.textContent = "";
      for (const [start, end] of query && this.listing.searched.includes(name) ? govreport.locate(text, query) : []) {
        cell.append(text.slice(at, start), make("mark", {}, text.slice(start, end)));
        at = end;
      }
      cell.append(text.slice(at));
    }

    drawChips() {
      const { query, facets, min, max } = this.state, chips = [];
      const chip = (facet, value, label) => chips.push(
        make("button", { type: "button", "data-facet": facet, "data-value": value, "aria-label": "取消条件：" + label }, label + " ×"));
      if (query) chip("text", "", "“" + query + "”");
      for (const [name, values] of Object.entries(facets)) for (const value of values) chip(name, value, this.labels.get(name).get(value));
      if (this.range && !this.range.disabled && (min || max)) chip("range", "", (min || "不限") + " 到 " + (max || "不限"));
      if (chips.length > 1) chips.push(make("button", { type: "button" }, "清除全部条件"));
      this.chips.replaceChildren(...chips);
    }

    drawStatus() {
      const { total } = this.listing, done = this.complete(), count = this.filtered && this.found ? this.found.rows.length : total;
      const shown = Math.min(count, this.state.shown);
      this.root.toggleAttribute("data-complete", done);
      const said = this.filtered ? `全部 ${total} 项中符合条件的 ${count} 项` : `全部 ${total} 项`;
      this.status.textContent = said + (count > shown ? `，显示前 ${shown} 项` : "") + (done ? "" : "（数据还在载入）");
      this.more.hidden = count <= shown || !this.found;
      this.more.textContent = `再显示 ${Math.min(PAGE, count - shown)} 项（共 ${count} 项）`;
      for (const button of this.exports) {
        button.disabled = !done || !count;
        button.textContent = `下载${this.filtered ? "筛选出的" : "全部"} ${count} 项（${button.dataset.export.toUpperCase()}）`;
      }
    }

    export(kind) {
      const { listing, found, filtered } = this, columns = listing.exported, { label, total } = listing, count = found.rows.length;
      const records = Array.from(found.rows, (row) => Object.fromEntries(columns.map((name) => [name, this.rows.cell(name, row)])));
      const about = { title: label, filtered, filter: decodeURIComponent(this.address().split("?")[1] || ""), address: location.href, count, total };
      const text = kind === "csv" ? govreport.toCsv(columns, records) : govreport.toJson(about, records);
      govreport.save(`${label}-${filtered ? "筛选" : "全部"}${count}项${filtered ? `-共${total}项` : ""}.${kind}`, text);
    }
  }

  for (const root of document.querySelectorAll("[data-listing]"))
    govreport.load(root.dataset.rows, root.dataset.listing).then((listing) => (root.listing = new Listing(root, listing)));
})((window.govreport = window.govreport || {}));
