/* Rows of an index: columns that arrive in shards by script tag (file:// knows no fetch), filtered and counted in memory. */
(function (govreport) {
  "use strict";

  class Rows {
    /** `listing` is what data/rows/<kind>.js holds: total, shards in the order of the reports, facets with their values. */
    constructor(listing) {
      this.listing = listing;
      this.arrived = []; // [start, end) of each shard that is here
      this.present = new Uint32Array(0); // rows that are here, in the order of the reports
      this.texts = {}; // column → strings
      this.folded = new Array(listing.total);
      this.value = new Float64Array(listing.total).fill(NaN);
      this.codes = {}; // facet → index into its values, row by row
      this.places = {}; // facet → value → index
      for (const facet of listing.facets) {
        this.codes[facet.name] = new Uint16Array(listing.total);
        this.places[facet.name] = new Map(facet.values.map((value, n) => [value.id, n]));
      }
    }

    /** Take one shard in. A column is a list, or {values, codes} where few values come back often, or left out where empty. */
    add(shard, number) {
      const before = this.listing.shards.slice(0, number);
      const start = before.reduce((sum, { rows }) => sum + rows, 0), end = start + shard.rows;
      for (const [name, column] of Object.entries(shard.columns)) {
        const { values, codes } = Array.isArray(column) ? { values: column } : column;
        const index = this.places[name];
        const known = index ? values.map((value) => index.get(value)) : values;
        const target = this.codes[name] || (this.texts[name] = this.texts[name] || new Array(this.listing.total));
        for (let n = 0; n < shard.rows; n++) target[start + n] = known[codes ? codes[n] : n];
      }
      for (let row = start; row < end; row++) {
        this.folded[row] = govreport.fold(this.listing.searched.map((name) => this.cell(name, row)).join(" "));
        const value = this.cell("value", row);
        if (value) this.value[row] = Number(value);
      }
      this.arrived.push([start, end]);
      this.arrived.sort((a, b) => a[0] - b[0]);
      this.present = new Uint32Array(this.present.length + shard.rows);
      let at = 0;
      for (const [first, last] of this.arrived) for (let row = first; row < last; row++) this.present[at++] = row;
    }

    /** One cell as it is stored: a facet's value id, or the text. */
    cell(name, row) {
      if (!this.codes[name]) return (this.texts[name] && this.texts[name][row]) || "";
      return this.listing.facets.find((facet) => facet.name === name).values[this.codes[name][row]].id;
    }

    /** Rows that a state keeps, in its order, and for each facet how many rows each value would keep. */
    select(state) {
      const names = this.listing.facets.map(({ name }) => name).filter((name) => this.places[name].size > 1);
      const counts = names.map((name) => new Uint32Array(this.places[name].size));
      const columns = names.map((name) => this.codes[name]);
      const allowed = names.map((name) => this._allowed(name, state.facets[name]));
      const active = names.map((_, n) => n).filter((n) => allowed[n]);
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
        // A facet's counts leave its own choice aside: they say what choosing another value would show.
        if (failures === 1) counts[failed][columns[failed][row]]++;
        if (failures) continue;
        matches[found++] = row;
        for (let n = 0; n < columns.length; n++) counts[n][columns[n][row]]++;
      }
      return { rows: this._sorted(matches.subarray(0, found), state.sort), counts: Object.fromEntries(names.map((n, i) => [n, counts[i]])) };
    }

    _allowed(name, chosen) {
      if (!chosen || chosen.length === 0) return null;
      const mask = new Uint8Array(this.places[name].size);
      for (const value of chosen) if (this.places[name].has(value)) mask[this.places[name].get(value)] = 1;
      return mask;
    }

    _textAndRange({ query, min, max }) {
      const asked = query && govreport.fold(query), ranged = Number.isFinite(min) || Number.isFinite(max);
      if (!asked && !ranged) return null;
      const kept = new Uint8Array(this.listing.total), test = govreport.tester(query || "");
      const low = Number.isFinite(min) ? min : -Infinity, high = Number.isFinite(max) ? max : Infinity;
      for (const row of this.present) {
        if (ranged && !(this.value[row] >= low && this.value[row] <= high)) continue;
        kept[row] = !asked || test(this.folded[row]) ? 1 : 0;
      }
      return kept;
    }

    /** By "name" or "-name"; rows that tie keep the order of the reports, and rows without a value come last. */
    _sorted(matches, sort) {
      const down = sort[0] === "-", name = down ? sort.slice(1) : sort, codes = this.codes[name], { value } = this;
      if (codes) {
        const bins = Array.from({ length: this.places[name].size }, () => []);
        for (const row of matches) bins[codes[row]].push(row);
        return Uint32Array.from((down ? bins.reverse() : bins).flat());
      }
      if (name !== "value") return matches;
      const rank = (row) => (Number.isNaN(value[row]) ? Infinity : down ? -value[row] : value[row]);
      return matches.sort((a, b) => rank(a) - rank(b) || a - b);
    }
  }

  const waiting = new Map();

  /** Each data script calls this with its own name. */
  govreport.receive = function (name, data) {
    waiting.get(name)(data);
    waiting.delete(name);
  };

  /** Load one data script and give back what it holds. */
  govreport.load = function (base, name) {
    return new Promise((resolve, reject) => {
      waiting.set(name, resolve);
      const script = document.createElement("script");
      script.src = base + name + ".js";
      script.onerror = () => reject(new Error(script.src));
      script.onload = () => script.remove();
      document.head.append(script);
    });
  };

  govreport.Rows = Rows;
})((window.govreport = window.govreport || {}));
