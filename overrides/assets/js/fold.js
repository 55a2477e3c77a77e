/* Folding: what a reader types and what a report prints meet in one form.
   Spaces, quotation marks and 、 are left out, full-width forms and letter case made one. */
(function (govreport) {
"use strict";
const LEFT_OUT = /[\s\u200b\ufeff"'`“”‘’„‟«»「」『』〝〞、·]+/g;
const FOLDED = /[\uff01-\uff5e。﹪．—–―]/g;
const OTHER = { "。": ".", "﹪": "%", "—": "-", "–": "-", "―": "-" };

function narrow(character) {
  return OTHER[character] || String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}

/** The form that is compared. */
function fold(text) {
  return text.replace(FOLDED, narrow).replace(LEFT_OUT, "").toLowerCase();
}

const words = (query) => query.split(/\s+/).map(fold).filter(Boolean);

/** A test of folded text: true where the whole query stands, without its spaces, or else each of its words. */
function tester(query) {
  const whole = fold(query), parts = words(query);
  if (parts.length < 2) return (folded) => folded.includes(whole);
  return (folded) => folded.includes(whole) || parts.every((part) => folded.includes(part));
}

/** Where the query stands in a text: pairs [start, end) of the text as printed, in order, apart. */
function locate(text, query) {
  let folded = "";
  const origin = [];
  for (let at = 0; at < text.length; at++) {
    const piece = fold(text[at]);
    for (let n = 0; n < piece.length; n++) origin.push(at);
    folded += piece;
  }
  const whole = fold(query);
  const sought = folded.includes(whole) ? [whole] : words(query);
  const found = [];
  for (const word of sought) {
    if (!word) continue;
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length))
      found.push([origin[at], origin[at + word.length - 1] + 1]);
  }
  found.sort((a, b) => a[0] - b[0]);
  return found.filter((span, n) => n === 0 || span[0] >= found[n - 1][1]);
}

govreport.fold = fold;
govreport.tester = tester;
govreport.locate = locate;
})((self.govreport = self.govreport || {}));
