/* Export of the rows that a filter shows, under a name that says so. */
(function (govreport) {
"use strict";

/** A spreadsheet must not run a cell as a formula; a plain number may keep its sign. */
function safe(text) {
  return /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? "'" + text : text;
}

function quoted(text) {
  const kept = safe(String(text));
  return /[",\r\n]/.test(kept) ? '"' + kept.replace(/"/g, '""') + '"' : kept;
}

/** CSV with a byte order mark, so that spreadsheets read it as UTF-8. */
govreport.toCsv = function (columns, records) {
  const lines = [columns].concat(records.map((record) => columns.map((name) => record[name])));
  return "\ufeff" + lines.map((cells) => cells.map(quoted).join(",") + "\n").join("");
};

govreport.save = function (download, text) {
  const link = Object.assign(document.createElement("a"), { download, href: URL.createObjectURL(new Blob([text])) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};
})((window.govreport = window.govreport || {}));
