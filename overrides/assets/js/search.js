/* Page search: answers the theme's search dialog in place of the theme's own worker, which cuts Chinese into words and
   misses what a reader cuts otherwise. Here a page is found where the query's characters stand in it. */
(function (govreport) {
"use strict";
const READY = 1, QUERY = 2, RESULT = 3; // the theme's messages; 0 brings the index
const AROUND = 50, SHOWN = 2; // characters beside a hit; passages of a section
const ENTITIES = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };
if (self.importScripts) importScripts("fold.js");
const { fold, locate, tester } = govreport;
let sections = [];

const plain = (html) => html.replace(/\u200b/g, "").replace(/&(lt|gt|quot|#39|amp);/g, (_, name) => ENTITIES[name]);
const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

function setUp({ docs }) {
  sections = docs.map((doc) => {
    const title = plain(doc.title), passages = doc.text.split(/<[^>]*>/).map(plain);
    return { doc, title, passages, heading: fold(title), folded: fold(title) + "\n" + passages.map(fold).join("\n") };
  });
}

/** A text with its hits marked, cut to what stands `around` the first. */
function marked(text, query, around) {
  const hits = locate(text, query), [first] = hits;
  const from = first ? Math.max(0, first[0] - around) : 0, to = first ? first[1] + 2 * around : around;
  let made = from ? "…" : "", at = from;
  for (const [start, end] of hits.filter((hit) => hit[1] <= to)) {
    made += escape(text.slice(at, start)) + "<mark>" + escape(text.slice(start, end)) + "</mark>";
    at = end;
  }
  return made + escape(text.slice(at, to)) + (to < text.length ? "…" : "");
}

/** The section as the dialog shows it. Words together rate above words apart, headings above text, often above seldom. */
function rated({ doc, title, passages, heading, folded }, query) {
  const whole = fold(query), times = folded.split(whole).length - 1;
  const found = passages.filter((text) => locate(text, query).length);
  const words = found.flatMap((text) => locate(text, query).map(([start, end]) => text.slice(start, end)));
  return {
    ...doc, title: marked(title, query, title.length),
    text: found.slice(0, SHOWN).map((text) => "<p>" + marked(text, query, AROUND) + "</p>").join(""),
    score: (times ? 10 : 1) * (heading.includes(whole) ? 4 : 1) * (1 + Math.min(times, 9) / 10) * (doc.boost || 1),
    terms: Object.fromEntries(words.slice(0, 9).map((word) => [word, true])),
  };
}

/** Lists of hits, one a page; the theme wants the page itself in each. */
function search(query) {
  const test = tester(query), pages = new Map();
  for (const section of fold(query) ? sections : []) {
    const [page] = section.doc.location.split("#");
    if (test(section.folded)) pages.set(page, [...(pages.get(page) || []), rated(section, query)]);
  }
  for (const { doc, title } of sections) {
    const found = pages.get(doc.location);
    if (found && !found.some(({ location }) => location === doc.location))
      found.push({ ...doc, title: escape(title), text: "", score: 0, terms: {} });
    if (found) found.sort((a, b) => b.score - a.score);
  }
  return [...pages.values()].sort((a, b) => b[0].score - a[0].score);
}

govreport.answer = function ({ type, data }) {
  if (type === QUERY) return { type: RESULT, data: { items: search(data) } };
  setUp(data);
  return { type: READY };
};

if (self.importScripts) addEventListener("message", ({ data }) => postMessage(govreport.answer(data)));
})((self.govreport = self.govreport || {}));
