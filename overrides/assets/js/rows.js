/* Rows of an index: columns that arrive in shards by script tag (file:// knows no fetch), filtered and counted here. */
(function (govreport) {
"use strict";

class Rows {
  /** `listing` is what data/rows/<kind>.js holds: total, facets with their values, shards in the order of the reports. */
  constructor(listing) {
    this.listing = listing;
    this.arrived = []; // [start, end) of each shard that is here
    this.present = new Uint32Array(0); // rows that are here, in the order of the reports
    this.texts = {}; // column → strings
    this.folded = new Array(listing.total);
    this.value = new Float64Array(listing.total).fill(NaN);
    this.codes = {}; // facet → index into its values, row by row
    this.index = {}; // facet → value → index
    for (const { name, values } of listing.facets) {
      this.index[name] = new Map(values.map(({ id }, n) => [id, n]));
      this.codes[name] = new Uint16Array(listing.total).fill(this.index[name].get("") || 0);
    }
  }

  /** Take a shard in: a column is a list, or {values, codes} where values come back often, or left out where empty. */
  add(shard, number) {
    const { shards, searched, total } = this.listing;
    const start = shards.slice(0, number).reduce((sum, { rows }) => sum + rows, 0), end = start + shard.rows;
    for (const [name, column] of Object.entries(shard.columns)) {
      const values = column.codes ? column.values : column, index = this.index[name];
      const known = index ? values.map((value) => index.get(value)) : values;
      const target = this.codes[name] || (this.texts[name] = this.texts[name] || new Array(total));
      for (let n = 0; n < shard.rows; n++) target[start + n] = known[column.codes ? column.codes[n] : n];
    }
    for (let row = start; row < end; row++) {
      this.folded[row] = govreport.fold(searched.map((name) => this.cell(name, row)).join(" "));
      this.value[row] = Number(this.cell("value", row) || NaN);
    }
    this.arrived = [...this.arrived, [start, end]].sort((a, b) => a[0] - b[0]);
    this.present = new Uint32Array(this.present.length + shard.rows);
    let at = 0;
    for (const [first, last] of this.arrived) for (let row = first; row < last; row++) this.present[at++] = row;
  }

  /** One cell as it is stored: a facet's value, or the text. */
  cell(name, row) {
    if (!this.codes[name]) return (this.texts[name] && this.texts[name][row]) || "";
    return this.listing.facets.find((facet) => facet.name === name).values[this.codes[name][row]].id;
  }

  /** Rows that a state keeps, in its order, and for each facet how many rows each of its values would keep. */
  select(state) {
    const names = Object.keys(this.index).filter((name) => this.index[name].size > 1);
    const counts = names.map((name) => new Uint32Array(this.index[name].size));
    const columns = names.map((name) => this.codes[name]);
    const allowed = names.map((name) => this._allowed(name, state.facets[name] || []));
    const active = [...names.keys()].filter((n) => allowed[n]);
    const kept = this._textAndRange(state), { present } = this, matches = new Uint32Array(present.length);
    let found = 0;
    for (let at = 0; at < present.length; at++) {
      const row = present[at];
      if (kept && !kept[row]) continue;
      let failed = 0, failures = 0;
      for (let a = 0; a < active.length && failures < 2; a++) {
        if (allowed[active[a]][columns[active[a]][row]]) continue;
        failed = active[a];
        failures++;
      }
      // A facet's own choice is left aside: its counts say what choosing another value would show.
      if (failures === 1) counts[failed][columns[failed][row]]++;
      if (failures) continue;
      matches[found++] = row;
      for (let n = 0; n < columns.length; n++) counts[n][columns[n][row]]++;
    }
    return { rows: this._sorted(matches.subarray(0, found), state.sort), counts: Object.fromEntries(names.map((name, n) => [name, counts[n]])) };
  }

  _allowed(name, chosen) {
    const mask = new Uint8Array(this.index[name].size);
    for (const value of chosen) mask[this.index[name].get(value)] = 1;
    return chosen.length ? mask : null;
  }

  /** `min` and `max` are NaN where there is no bound. */
  _textAndRange({ query, min, max }) {
    const asked = govreport.fold(query), ranged = !(isNaN(min) && isNaN(max)), { value, folded } = this;
    if (!asked && !ranged) return null;
    const kept = new Uint8Array(this.listing.total), test = govreport.tester(query);
    for (const row of this.present)
      if (!(ranged && (isNaN(value[row]) || value[row] < min || value[row] > max))) kept[row] = !asked || test(folded[row]);
    return kept;
  }

  /** By "name" or "-name"; rows that tie keep the order of the reports, and rows without a value come last. */
  _sorted(matches, sort) {
    const down = sort[0] === "-", name = sort.slice(down), codes = this.codes[name], { value } = this;
    if (codes) {
      const bins = Array.from(this.index[name], () => []);
      for (const row of matches) bins[codes[row]].push(row);
      return Uint32Array.from((down ? bins.reverse() : bins).flat());
    }
    if (name !== "value") return matches;
    const rank = (row) => (isNaN(value[row]) ? Infinity : down ? -value[row] : value[row]);
    return matches.sort((a, b) => rank(a) - rank(b) || a - b);
  }
}

const waiting = {};

/** Each data script calls this with its own name. */
govreport.receive = (name, data) => waiting[name](data);

/** Load one data script and give back what it holds. */
govreport.load = (base, name) => new Promise((resolve, onerror) => {
  waiting[name] = resolve;
  document.head.append(Object.assign(document.createElement("script"), { src: base + name + ".js", onerror }));
});

govreport.Rows = Rows;
})((window.govreport = window.govreport || {}));
