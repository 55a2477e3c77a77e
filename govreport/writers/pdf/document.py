"""What one PDF holds: title, metadata, text and annexes, as the template takes them."""

from __future__ import annotations

import re
from typing import Any

from govreport.model import Commitment, Measure, Metric, PieceKind, Report
from govreport.writers.beside import written
from govreport.writers.chapters import Chapter, split
from govreport.writers.labels import DIRECTION, STATUS
from govreport.writers.pdf.body import Json, RunBuilder, blocks, depths, front
from govreport.writers.pdf.title import NO_WORDS, break_title
from govreport.writers.typography import displayed

_FIGURE = re.compile(r"(.*[0-9０-９])([^0-9０-９]*)", re.DOTALL)
EXTRACT = "（节选）"
METRICS = "指标一览表"
METRICS_NOTE = (
    "本附件依据报告原文编制，便于核对，不是报告正文。指标名称按原文归纳，数值照录原文；页码为本文件的页码。"
)
LEDGER = "承诺事项台账"
LEDGER_NOTE = (
    "本台账依据报告原文编制，便于督办，不是报告正文。承诺事项照录原文；完成时限只录原文写明的，"
    "空白处和牵头单位、责任单位、进展由承办单位填写。"
)


def whole(report: Report, words: re.Pattern[str] = NO_WORDS) -> Json:
    """Return the whole report with its annexes."""
    builder, table = RunBuilder(report, linked=True), RunBuilder(report, on_grid=False)
    title = _title(report, builder)
    chapters = split(report.document)
    chosen = [b for c in chapters for b in ((c.section, *c.blocks) if c.section else c.blocks)]
    text = blocks(chosen, builder, depths(report.document.sections))
    return {
        **_metadata(report, title),
        "lines": list(break_title(title, words=words)),
        "front": front(report, builder),
        "blocks": text,
        "annex": {
            "metrics_name": METRICS,
            "metrics_note": METRICS_NOTE,
            "ledger_name": LEDGER,
            "ledger_note": LEDGER_NOTE,
            "metrics": [{**_metric_row(m, table), "placed": m.id in builder.placed} for m in report.metrics],
            "commitments": [
                {**_commitment_row(c, table), "placed": c.id in builder.placed} for c in report.commitments
            ],
        },
    }


def chapter(report: Report, part: Chapter, words: re.Pattern[str] = NO_WORDS) -> Json:
    """Return one chapter: its heading is the title's second part, and the first heading of the text."""
    builder = RunBuilder(report)
    inside = [s for s in report.document.sections if part.span.start <= s.mark.start < part.span.end]
    chosen = (part.section, *part.blocks) if part.section else part.blocks
    title = _title(report, builder)
    return {
        **_metadata(report, f"{title}·{part.title}"),
        "lines": list(break_title(title, words=words)),
        "front": [{"runs": [{"t": EXTRACT, "m": ""}]}],
        "blocks": blocks(chosen, builder, depths(inside)),
    }


def ledger(report: Report, words: re.Pattern[str] = NO_WORDS) -> Json:
    """Return the commitments alone, to be filled in by hand."""
    builder = RunBuilder(report, on_grid=False)
    title = _title(report, builder)
    return {
        **_metadata(report, f"{title}{LEDGER}"),
        "lines": [*break_title(title, words=words), LEDGER],
        "note": LEDGER_NOTE,
        "commitments": [_commitment_row(c, builder) for c in report.commitments],
    }


def name_publisher(data: Json, publisher: str) -> None:
    """Say who publishes a document: in its metadata, and where it says what was made of the report."""
    if not publisher:
        return
    data["description"] += f"；公布：{publisher}"
    told = f"本文件由{publisher}公布。"
    if "note" in data:
        data["note"] += told
    for note in ("metrics_note", "ledger_note"):
        if note in data.get("annex", {}):
            data["annex"][note] += told


def _title(report: Report, builder: RunBuilder) -> str:
    """Return the title; where the source has none, one in brackets, as catalogues mark what they supply."""
    identity = report.document.identity
    pieces = [builder.plain(p.span) for p in report.document.pieces if p.kind is PieceKind.TITLE]
    return displayed(identity.title) or "".join(pieces) or f"［{identity.jurisdiction}政府工作报告］"


def _metadata(report: Report, title: str) -> dict[str, Any]:
    """Return title, issuer and numbers as the source states them; nothing is filled in."""
    identity = report.document.identity
    described = [("索引号", identity.index_no), ("文号", identity.document_no)]
    return {
        "title": title,
        "author": [identity.issuer] if identity.issuer else [],
        "description": "；".join([title, *(f"{label}：{value}" for label, value in described if value)]),
        "keywords": ["政府工作报告", *(word for word in (identity.jurisdiction, identity.index_no) if word)],
    }


def _metric_row(metric: Metric, builder: RunBuilder) -> Json:
    figure, unit = split_figure(written(metric, builder.plain(metric.span)))
    nature = STATUS[metric.status]
    if metric.measure is Measure.CHANGE and metric.direction:
        nature += f"·{DIRECTION[metric.direction]}"
    return {
        "id": metric.id,
        "indicator": displayed(metric.indicator),
        "figure": figure,
        "unit": unit,
        "nature": nature,
        "period": metric.period,
    }


def _commitment_row(commitment: Commitment, builder: RunBuilder) -> Json:
    return {
        "id": commitment.id,
        "runs": builder.runs(commitment.span),
        "deadline": commitment.deadline,
        "place": builder.place(commitment.section),
    }


def split_figure(written: str) -> tuple[str, str]:
    """Return a quantity as written in two halves that meet at a table's alignment line.

    >>> split_figure("2.57亿元"), split_figure("2万余株"), split_figure("5%—5.5%"), split_figure("近万亩")
    (('2.57', '亿元'), ('2', '万余株'), ('5%—5.5', '%'), ('近万亩', ''))
    """
    found = _FIGURE.fullmatch(written)
    return (found[1], found[2]) if found else (written, "")
