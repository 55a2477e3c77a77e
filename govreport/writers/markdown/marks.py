"""A paragraph as HTML: metrics, commitments, run-in headings and terms marked where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from govreport.model import Commitment, InOrder, Metric, Paragraph, Span, Term
from govreport.writers import addresses
from govreport.writers.labels import CHECK, STRENGTH
from govreport.writers.markdown.escape import escape
from govreport.writers.markdown.facts import known, summary
from govreport.writers.markdown.segments import Segment, segment
from govreport.writers.markdown.site_index import ReportView, SiteIndex


@dataclass(frozen=True, slots=True)
class RunIn:
    """A run-in heading; `section` is its id, or empty where the outline does not list it."""

    section: str


Mark = RunIn | Commitment | Metric | Term
Outer = RunIn | Commitment | None


class Marker:
    """Marks the paragraphs of one report, for pages that lie `root` below the site's root."""

    def __init__(self, site_index: SiteIndex, view: ReportView, root: str) -> None:
        self._site_index = site_index
        self._view = view
        self._root = root
        self._seen: set[str] = set()
        self._marks: dict[int, list[tuple[Span, Mark]]] = defaultdict(list)
        for commitment in view.report.commitments:
            self._lay(commitment.span, commitment)
        self._found = InOrder(sorted(view.report.metrics, key=lambda metric: metric.span), lambda m: m.span.start)
        for metric in self._found.items:
            self._lay(metric.span, metric)
        run_in = {s.words.start: s.id for s in view.report.document.sections if s.run_in}
        for sentence in view.report.document.sentences():
            if sentence.heading:
                inside = (run_in[at] for at in range(sentence.span.start, sentence.span.end) if at in run_in)
                self._lay(sentence.span, RunIn(next(inside, "")))

    def _lay(self, span: Span, mark: Mark) -> None:
        paragraph = self._view.paragraph_at(span.start)
        if paragraph:
            self._marks[paragraph.number].append((span, mark))

    def paragraph(self, paragraph: Paragraph) -> Markup:
        """Return the inside of a paragraph's element."""
        marks = self._marks[paragraph.number]
        taken = [span for span, mark in marks if isinstance(mark, Metric)]
        terms = self._first_uses(paragraph.span)
        marks = marks + [(s, t) for s, t in terms if not any(s.overlaps(other) for other in taken)]
        html = (
            self._sentence(outer, segments)
            for outer, segments in groupby(segment(paragraph.span, marks), key=_outer_of)
        )
        return Markup("").join(html)

    def cell(self, cell: Span) -> Markup:
        """Return the inside of a table's cell: its words, with the figures that were found in it marked."""
        found = self._found.between(cell.start, cell.end)
        marks: list[tuple[Span, Mark]] = [(metric.span, metric) for metric in found]
        return self._sentence(None, iter(segment(cell, marks))) if len(cell) else Markup("")

    def _first_uses(self, within: Span) -> list[tuple[Span, Term]]:
        """Return the first use of each term of the glossary; only that one is explained in a paragraph."""
        first: dict[str, tuple[Span, Term]] = {}
        for term, span in self._site_index.glossary.find_terms(self._view.report.document.source, within):
            first.setdefault(term.id, (span, term))
        return list(first.values())

    def _sentence(self, outer: Outer, segments: Iterator[Segment[Mark]]) -> Markup:
        inside = Markup("").join(
            self._inner(inner, Span(pieces[0].span.start, pieces[-1].span.end))
            for inner, pieces in ((k, list(g)) for k, g in groupby(segments, key=_inner_of))
        )
        if isinstance(outer, RunIn):
            return Markup('<strong class="run-in"{}>{}</strong>').format(self._anchor(outer.section), inside)
        if isinstance(outer, Commitment):
            return self._commitment(outer, inside)
        return inside

    def _commitment(self, commitment: Commitment, inside: Markup) -> Markup:
        facts = [CHECK[commitment.check], STRENGTH[commitment.strength]]
        if commitment.deadline:
            facts.append(f"期限：{commitment.deadline}")
        sign = Markup(
            '<a class="commitment-mark" href="{}" aria-label="承诺（{}）" data-title="承诺" data-facts="{}"></a>'
        ).format(
            Markup(self._root + self._site_index.link_to(commitment.id)),
            CHECK[commitment.check],
            escape(" · ".join(facts)),
        )
        return Markup('<span class="commitment" data-check="{}"{}>{}{}</span>').format(
            commitment.check, self._anchor(commitment.id), inside, sign
        )

    def _inner(self, marks: tuple[Metric | Term, ...], span: Span) -> Markup:
        words = escape(self._view.words(span))
        metrics = [m for m in marks if isinstance(m, Metric)]
        if metrics:
            return self._metrics(metrics, words)
        if marks and isinstance(marks[0], Term):
            return self._term(marks[0], words)
        return words

    def _metrics(self, metrics: list[Metric], words: Markup) -> Markup:
        first, *others = metrics
        for other in others:
            words = Markup("<span{}>{}</span>").format(self._anchor(other.id), words)
        more = known(self._site_index, first)
        return Markup('<a class="metric"{} href="{}" data-title="{}" data-facts="{}"{}>{}</a>').format(
            self._anchor(first.id),
            Markup(self._root + self._site_index.link_to(first.id)),
            escape("、".join(m.indicator for m in metrics)),
            escape(summary(first)),
            Markup(' data-known="{}"').format(escape(more)) if more else "",
            words,
        )

    def _term(self, term: Term, words: Markup) -> Markup:
        return Markup('<a class="term" href="{}" data-title="{}" data-facts="{}">{}</a>').format(
            Markup(self._root + addresses.link("glossary/", term.id)),
            escape(term.name),
            escape(term.explanation),
            words,
        )

    def _anchor(self, name: str) -> Markup:
        """Return the id attribute the first time a name is used on the page, else nothing."""
        if not name or name in self._seen:
            return Markup("")
        self._seen.add(name)
        return Markup(' id="{}"').format(name)


def _outer_of(piece: Segment[Mark]) -> Outer:
    return next((m for m in piece.marks if isinstance(m, RunIn | Commitment)), None)


def _inner_of(piece: Segment[Mark]) -> tuple[Metric | Term, ...]:
    return tuple(m for m in piece.marks if isinstance(m, Metric | Term))
