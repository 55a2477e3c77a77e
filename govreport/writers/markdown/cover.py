"""The cover of each report, and the list of all reports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from govreport.model import Artifact, Section, Span, abridged
from govreport.writers import addresses
from govreport.writers.chapters import Chapter
from govreport.writers.framing import summarise_frame
from govreport.writers.labels import LEVEL, PART
from govreport.writers.markdown.chapter_page import counts
from govreport.writers.markdown.citation import citation
from govreport.writers.markdown.page import page
from govreport.writers.markdown.page_tags import Column, article, column
from govreport.writers.markdown.qr import qr_svg
from govreport.writers.markdown.site_index import ReportView, SiteIndex
from govreport.writers.pdf import ledger_path, whole_path

_SHOWN = 20
"""Characters that show how a passage begins."""


def write(site_index: SiteIndex) -> Iterator[Artifact]:
    """Yield the list of reports and the cover of each."""
    yield page(
        "reports/",
        "reports",
        title="全部报告",
        description="本站收录的政府工作报告，按地方和年份排列。",
        tags=column(Column.DOCUMENTS),
        groups=by_place(site_index),
    )
    for view in site_index.views.values():
        yield _cover(site_index, view)


def by_place(site_index: SiteIndex) -> list[tuple[str, list[ReportView]]]:
    """Return the reports of each place, the newest first; places in the catalog's order."""
    groups: dict[str, list[ReportView]] = {}
    for view in site_index.views.values():
        groups.setdefault(view.identity.place or "地方不详", []).append(view)
    return list(groups.items())


def _cover(site_index: SiteIndex, view: ReportView) -> Artifact:
    folder = addresses.report(view.id)
    return page(
        folder,
        "cover",
        title=view.title,
        description=f"{view.title}：全文、数字、承诺与原文对照。",
        tags=article(view),
        meta={"sources": [view.origin], "hide": ["toc"]},
        view=view,
        whole_pdf=site_index.printed.get(whole_path(view.id)),
        ledger_pdf=site_index.printed.get(ledger_path(view.id)),
        facts=_facts(view),
        contents=[(chapter, counts(view, chapter), _headings(view, chapter)) for chapter in view.chapters],
        comparisons=site_index.comparisons_of.get(view.id, []),
        followed=_followed(site_index, view),
        frame=_frame(view),
        citation=citation(view, site_index.site, folder),
        qr=qr_svg(site_index.site.url and site_index.site.url + folder),
    )


def _followed(site_index: SiteIndex, view: ReportView) -> list[tuple[str, str]]:
    """Return the pages that set this report beside the year before and the year after."""
    pairs = dict.fromkeys((a.report, a.next_report) for a in site_index.catalog.answers)
    pairs |= dict.fromkeys((o.report, o.next_report) for o in site_index.catalog.outcomes)
    return [
        (f"{site_index.views[earlier].identity.plan_year} 年的目标与次年报告", addresses.outcome(earlier))
        for earlier, later in sorted(pairs)
        if view.id in (earlier, later)
    ]


def _facts(view: ReportView) -> list[tuple[str, str]]:
    """Return the metadata as the source publishes it, then what is known of the file itself."""
    document, sidecar = view.report.document, view.report.document.source.sidecar
    facts = [(field.label, field.value) for field in document.fields]
    if not facts:
        who = view.identity
        facts = [
            ("名称", view.title),
            ("发布机构", who.issuer),
            ("发布日期", who.published),
            ("索引号", who.index_no),
        ]
    level = LEVEL[view.identity.level] if view.identity.level else ""
    more = [("层级", level), ("来源网址", sidecar.source_url), ("取得日期", sidecar.fetched), ("许可", sidecar.licence)]
    return facts + [(label, value) for label, value in more if value]


def _frame(view: ReportView) -> dict[str, Any] | None:
    """Return how the report was read, each part of it with what speaks for it; None where it has no passages."""
    document = view.report.document
    if not document.passages:
        return None
    who = document.identity
    told = {(r.field, r.value): r.words for r in reversed(document.reasons)}
    stated = dict(document.source.sidecar.corrected)
    taken = [
        ("地方", who.place, "jurisdiction", who.jurisdiction),
        ("总结的年份", who.review_year, "review_year", who.review_year),
        ("安排的年份", who.plan_year, "plan_year", who.plan_year),
    ]
    rows = [
        (label, shown or "不详", "单位说明" if stated.get(field) else told.get((field, value), ""))
        for label, shown, field, value in taken
    ]
    passages = [
        (PART[p.part], p.period, view.link(p.span.start), _first_words(view, p.span), p.reason)
        for p in document.passages
    ]
    return {"summary": summarise_frame(document), "rows": rows, "passages": passages}


def _first_words(view: ReportView, span: Span) -> str:
    """Return how a passage begins: its heading, or the first words of its first line."""
    first = view.report.document.source.slice(span).partition("\n")[0]
    return abridged(view.words(Span(span.start, span.start + len(first))), _SHOWN)


def _headings(view: ReportView, chapter: Chapter) -> list[tuple[str, Any]]:
    inside = [b for b in chapter.blocks if isinstance(b, Section)]
    return [(view.heading(s), s.id) for s in inside if len(view.path(s.id)) <= 2]  # noqa: PLR2004 (two levels)
