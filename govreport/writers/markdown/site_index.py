"""The catalog with its cross-references opened: which item belongs where, and where its page is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import TypeVar

from govreport.lexicon.glossary import Glossary
from govreport.model import (
    Answer,
    Assignment,
    Catalog,
    Commitment,
    Comparison,
    Identity,
    Indicator,
    InOrder,
    Link,
    Metric,
    Paragraph,
    Place,
    Progress,
    Report,
    Section,
    Site,
    Span,
    Topic,
    Update,
)
from govreport.writers import addresses
from govreport.writers.chapters import Chapter, split
from govreport.writers.pdf import PdfDocument
from govreport.writers.typography import displayed, one_line

K = TypeVar("K")
V = TypeVar("V")

HEAD = 2000
"""Characters above the text that may hold the full title."""
BETWEEN_CELLS = "\u3000"
"""Stands where a row of a table, shown as a line of text, goes on with its next cell."""
LONGEST_BEFORE = 24
"""Characters of place and year in a full title."""


class ReportView:
    """One report as pages: its chapters, its displayed text, and what stands where."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.shown = displayed(report.document.source.text)
        self.chapters = split(report.document)
        self._paragraphs = InOrder([p for c in self.chapters for p in c.paragraphs], lambda p: p.span.start)
        self._in_order = InOrder(self.chapters, lambda chapter: chapter.span.start)
        self.sections = {s.id: s for s in report.document.sections}

    @property
    def id(self) -> str:
        """The report's id."""
        return self.report.id

    @property
    def identity(self) -> Identity:
        """Which report this is."""
        return self.report.document.identity

    @property
    def title(self) -> str:
        r"""The report's title, with place and year behind it where it names neither: many are only 政府工作报告.

        >>> from govreport.model import Document, Source
        >>> who = Identity("yixian-2020", "政府工作报告", "易县", review_year="2020")
        >>> ReportView(Report(Document(Source.from_text(""), who, (), (), (), ()))).title
        '政府工作报告（易县，回顾2020年）'

        A page that bears the full title above the report is taken at its word:

        >>> copied = Source.from_text("2021年易县政府工作报告\n政府工作报告\n")
        >>> ReportView(Report(Document(copied, who, (), (), (), ()))).title
        '2021年易县政府工作报告'
        """
        who = self.identity
        title = who.title or ("政府工作报告" if who.jurisdiction else self.id)
        missing = [] if not who.jurisdiction or who.jurisdiction in title else [who.jurisdiction]
        if missing and (full := self._title_above(title, who.jurisdiction)):
            return full
        if who.review_year and not any(year and year in title for year in (who.review_year, who.plan_year)):
            missing.append(f"回顾{who.review_year}年")
        return f"{title}（{'，'.join(missing)}）" if missing else title

    def _title_above(self, title: str, place: str) -> str:
        """Return the line above the text that ends in `title`, and names `place` and a year before it; else empty."""
        first = next((paragraph.span.start for paragraph in self._paragraphs.items), None)
        above = self.shown[:first][:HEAD]
        for line in map(str.strip, above.splitlines()):
            before = line.removesuffix(title)
            if before != line and place in before and "年" in before and len(before) <= LONGEST_BEFORE:
                return line
        return ""

    @property
    def origin(self) -> dict[str, str]:
        """The source as front matter names it: id, issuer, date and index number, as far as it states them."""
        who = self.identity
        stated = {"report": who.id, "issuer": who.issuer, "published": who.published, "index_no": who.index_no}
        return {name: value for name, value in stated.items() if value}

    def words(self, span: Span) -> str:
        r"""Return the displayed text at `span` on one line: breaks inside it are the copy's, not the report's.

        >>> from govreport.model import Document, Identity, Source
        >>> text = "PM\n2.5,降到"
        >>> document = Document(Source.from_text(text), Identity("x-2022"), (), (), (), ())
        >>> ReportView(Report(document)).words(Span(0, len(text)))
        'PM2.5，降到'
        """
        words = "".join(self.shown[s.start : s.end] for s in self.report.document.standing(span))
        return one_line(words).replace("\t", BETWEEN_CELLS)

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """Return the counted paragraph at `offset`, or None between paragraphs."""
        found = self._paragraphs.last_at(offset)
        return found if found and offset < found.span.end else None

    def chapter_at(self, offset: int) -> Chapter | None:
        """Return the chapter at `offset`, or None before the first."""
        return self._in_order.last_at(offset)

    def path(self, section: str) -> tuple[Section, ...]:
        """Return a section and those above it, the topmost first."""
        way: list[Section] = []
        while section in self.sections and self.sections[section] not in way:
            way.append(self.sections[section])
            section = way[-1].parent
        return tuple(reversed(way))

    def heading(self, section: Section) -> str:
        """Return a heading as displayed, its mark included: ``（一）坚持抓项目扩投资，高质量发展开创新局面``."""
        return self.words(Span(section.mark.start, section.words.end))

    def link(self, offset: int, anchor: str = "") -> str:
        """Return the link from the site's root to `offset` of the text: its chapter, at `anchor` or its paragraph."""
        chapter = self.chapter_at(offset)
        if chapter is None:
            return addresses.link(addresses.report(self.id))
        paragraph = self.paragraph_at(offset)
        place = anchor or (f"p{paragraph.number}" if paragraph else "")
        return addresses.link(addresses.chapter(self.id, chapter.slug), place)


@dataclass(frozen=True)
class SiteIndex:
    """Everything a page may want to know about its neighbours."""

    catalog: Catalog
    site: Site
    printed: Mapping[PurePosixPath, PdfDocument] = field(default_factory=dict)
    """The PDFs by their path below ``docs/``."""

    def label_of_rule(self, rule: str) -> str:
        """Return what readers see for the id of a rule; the id itself where it is none of ours."""
        return self.catalog.rules.get(rule, rule)

    @cached_property
    def views(self) -> dict[str, ReportView]:
        """Reports as pages, by id, in the catalog's order."""
        return {report.id: ReportView(report) for report in self.catalog.reports}

    @cached_property
    def metrics(self) -> dict[str, tuple[ReportView, Metric]]:
        """Each metric with its report, by id."""
        return {m.id: (v, m) for v in self.views.values() for m in v.report.metrics}

    @cached_property
    def commitments(self) -> dict[str, tuple[ReportView, Commitment]]:
        """Each commitment with its report, by id."""
        return {c.id: (v, c) for v in self.views.values() for c in v.report.commitments}

    @cached_property
    def indicator_of(self) -> dict[str, Indicator]:
        """The indicator of each metric, by the metric's id."""
        return {metric: i for i in self.catalog.indicators for metric in i.metrics}

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """Topics by id."""
        return {t.id: t for t in self.catalog.topics}

    @cached_property
    def comparisons_of(self) -> dict[str, list[Comparison]]:
        """The comparisons of each report, by its id."""
        return _grouped((c.report, c) for c in self.catalog.comparisons)

    @cached_property
    def comparisons_by_indicator(self) -> dict[str, list[Comparison]]:
        """The comparisons of each indicator, by its slug."""
        return _grouped((c.indicator, c) for c in self.catalog.comparisons)

    @cached_property
    def commitment_of(self) -> dict[str, str]:
        """The commitment that holds a target, by the metric's id."""
        return {target: c.id for report in self.catalog.reports for c in report.commitments for target in c.targets}

    @cached_property
    def comparison_of(self) -> dict[str, Comparison]:
        """The comparison that a metric is part of, by the metric's id; the first where there are several."""
        found: dict[str, Comparison] = {}
        for comparison in self.catalog.comparisons:
            found.setdefault(comparison.actual, comparison)
            found.setdefault(comparison.target, comparison)
        return found

    @cached_property
    def links_of(self) -> dict[str, list[Link]]:
        """The links that begin or end at an item, by its id."""
        ends = ((end, link) for link in self.catalog.links for end in {link.from_id: 0, link.to_id: 0})
        return _grouped(ends)

    @cached_property
    def places_of(self) -> dict[str, list[tuple[Place, Span]]]:
        """The places mentioned in each report, by its id, one entry a mention."""
        return _grouped(
            (report, (p, Span(start, end))) for p in self.catalog.places for report, start, end in p.mentions
        )

    @cached_property
    def answer_of(self) -> dict[str, Answer]:
        """What the next report says of a commitment, by the commitment's id."""
        return {answer.commitment: answer for answer in self.catalog.answers}

    @cached_property
    def updates_of(self) -> dict[str, list[Update]]:
        """What offices filed of a commitment, newest first, by the commitment's id."""
        return _grouped((update.commitment, update) for update in reversed(self.catalog.updates))

    @cached_property
    def assignments_of(self) -> dict[str, list[Assignment]]:
        """Who is to do what a commitment says, by the commitment's id: all that was filed of it."""
        return _grouped((assignment.commitment, assignment) for assignment in self.catalog.assignments)

    @cached_property
    def glossary(self) -> Glossary:
        """The terms that are explained, and where a text uses them."""
        return Glossary(self.catalog.terms)

    @property
    def states(self) -> Mapping[Progress, str]:
        """What the states of a commitment are called, in the order of the ledger."""
        return self.catalog.ledger.names

    def progress_of(self, commitment: str) -> str:
        """Return the latest state of a commitment; empty where no office has filed anything about its report."""
        if filed := self.updates_of.get(commitment):
            return filed[0].progress
        view, _ = self.commitments[commitment]
        return Progress.NOT_UPDATED if view.id in self._filed else ""

    @cached_property
    def _filed(self) -> frozenset[str]:
        """Ids of the reports that offices filed anything about."""
        return frozenset(self.commitments[update.commitment][0].id for update in self.catalog.updates)

    def link_to(self, item: str) -> str:
        """Return the link from the site's root to an item's page, or to where it stands in the text; else empty."""
        if item in self.commitments:
            return addresses.link(addresses.commitment(item))
        if item in self.indicator_of:
            return addresses.link(addresses.indicator(self.indicator_of[item].slug), item)
        return self.in_text(item)

    def in_text(self, item: str) -> str:
        """Return the link from the site's root to an item in the report's text, or empty for an unknown id."""
        found = self.metrics.get(item) or self.commitments.get(item)
        if found:
            return found[0].link(found[1].span.start, item)
        if standing := self.section(item):
            view, section = standing
            return view.link(section.words.start, item)
        return ""

    def section(self, item: str) -> tuple[ReportView, Section] | None:
        """Return the section of an id with its report, or None for anything else."""
        holders = (view for view in self.views.values() if item in view.sections)
        return next(((view, view.sections[item]) for view in holders), None)


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)
