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
from govreport.writers.markdown.register import Register, Volume
from govreport.writers.pdf import ledger_path, whole_path

_SHOWN = 20
"""Characters that show how a passage begins."""


def write(register: Register) -> Iterator[Artifact]:
    """Yield the list of reports and the cover of each."""
    yield page(
        "reports/",
        "reports",
        title="全部报告",
        description="本站收录的政府工作报告，按地方和年份排列。",
        tags=column(Column.DOCUMENTS),
        groups=by_place(register),
    )
    for volume in register.volumes.values():
        yield _cover(register, volume)


def by_place(register: Register) -> list[tuple[str, list[Volume]]]:
    """Return the reports of each place, the newest first; places in the catalog's order."""
    groups: dict[str, list[Volume]] = {}
    for volume in register.volumes.values():
        groups.setdefault(volume.identity.place or "地方不详", []).append(volume)
    return list(groups.items())


def _cover(register: Register, volume: Volume) -> Artifact:
    folder = addresses.report(volume.id)
    return page(
        folder,
        "cover",
        title=volume.title,
        description=f"{volume.title}：全文、数字、承诺与原文对照。",
        tags=article(volume),
        meta={"sources": [volume.origin], "hide": ["toc"]},
        volume=volume,
        whole_pdf=register.printed.get(whole_path(volume.id)),
        ledger_pdf=register.printed.get(ledger_path(volume.id)),
        facts=_facts(volume),
        contents=[(chapter, counts(volume, chapter), _headings(volume, chapter)) for chapter in volume.chapters],
        comparisons=register.comparisons_of.get(volume.id, []),
        followed=_followed(register, volume),
        frame=_frame(volume),
        citation=citation(volume, register.site, folder),
        qr=qr_svg(register.site.url and register.site.url + folder),
    )


def _followed(register: Register, volume: Volume) -> list[tuple[str, str]]:
    """Return the pages that set this report beside the year before and the year after."""
    pairs = dict.fromkeys((a.report, a.next_report) for a in register.catalog.answers)
    pairs |= dict.fromkeys((o.report, o.next_report) for o in register.catalog.outcomes)
    return [
        (f"{register.volumes[earlier].identity.plan_year} 年的目标与次年报告", addresses.outcome(earlier))
        for earlier, later in sorted(pairs)
        if volume.id in (earlier, later)
    ]


def _facts(volume: Volume) -> list[tuple[str, str]]:
    """Return the metadata as the source publishes it, then what is known of the file itself."""
    document, sidecar = volume.report.document, volume.report.document.source.sidecar
    facts = [(field.label, field.value) for field in document.fields]
    if not facts:
        who = volume.identity
        facts = [
            ("名称", volume.title),
            ("发布机构", who.issuer),
            ("发布日期", who.published),
            ("索引号", who.index_no),
        ]
    level = LEVEL[volume.identity.level] if volume.identity.level else ""
    more = [("层级", level), ("来源网址", sidecar.source_url), ("取得日期", sidecar.fetched), ("许可", sidecar.licence)]
    return facts + [(label, value) for label, value in more if value]


def _frame(volume: Volume) -> dict[str, Any] | None:
    """Return how the report was read, each part of it with what speaks for it; None where it has no passages."""
    document = volume.report.document
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
        (PART[p.part], p.period, volume.link(p.span.start), _first_words(volume, p.span), p.reason)
        for p in document.passages
    ]
    return {"summary": summarise_frame(document), "rows": rows, "passages": passages}


def _first_words(volume: Volume, span: Span) -> str:
    """Return how a passage begins: its heading, or the first words of its first line."""
    first = volume.report.document.source.slice(span).partition("\n")[0]
    return abridged(volume.words(Span(span.start, span.start + len(first))), _SHOWN)


def _headings(volume: Volume, chapter: Chapter) -> list[tuple[str, Any]]:
    inside = [b for b in chapter.blocks if isinstance(b, Section)]
    return [(volume.heading(s), s.id) for s in inside if len(volume.path(s.id)) <= 2]  # noqa: PLR2004 (two levels)
