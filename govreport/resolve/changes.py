"""What is new, from dated data alone: reports, updates, corrections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from govreport.model import Change, ChangeKind, Commitment, Correction, LedgerWords, Report, Update, content_id


def list_changes(
    reports: Iterable[Report],
    updates: Iterable[Update],
    corrections: Iterable[Correction],
    words: LedgerWords,
) -> tuple[Change, ...]:
    """Return all changes, newest first. A report that no date is known of is no change."""
    reports = tuple(reports)
    owners = {commitment.id: (report, commitment) for report in reports for commitment in report.commitments}
    items = {item: report for report in reports for item in _items(report)}
    found = [
        *(_report(report, date) for report in reports if (date := _known_date(report))),
        *(_update(update, *owners[update.commitment], words) for update in updates),
        *(_correction(correction, items) for correction in corrections),
    ]
    return tuple(sorted(found, key=lambda change: (change.date, change.id), reverse=True))


def _known_date(report: Report) -> str:
    """Return the day the file was fetched, as its sidecar says; else the day on which the source was published."""
    return report.document.source.sidecar.fetched or report.document.identity.published


def _report(report: Report, date: str) -> Change:
    who = report.document.identity
    said = "收录日期" if report.document.source.sidecar.fetched else "原文发布日期"
    return Change(
        id=f"{report.id}-report",
        date=date,
        kind=ChangeKind.REPORT,
        place=who.place,
        title=who.title or report.id,
        text=f"收录这份报告（{said}）。",
        report=report.id,
        item=report.id,
    )


def _update(update: Update, report: Report, promise: Commitment, words: LedgerWords) -> Change:
    state = words.names[update.progress]
    return Change(
        id=content_id(update.commitment, "u", update.date, update.progress, update.text, update.source),
        date=update.date,
        kind=ChangeKind.UPDATE,
        place=report.document.identity.place,
        title=f"{state}：{promise.text}",
        text="；".join(part for part in (update.text, f"依据：{update.source}") if part),
        report=report.id,
        item=update.commitment,
    )


def _correction(correction: Correction, items: Mapping[str, Report]) -> Change:
    report = items.get(correction.item)
    said = [f"原来显示：{correction.shown}"]
    if correction.since:
        said.append(f"自 {correction.since} 起")
    if correction.noticed_by:
        said.append(f"发现人：{correction.noticed_by}")
    return Change(
        id=content_id("correction", "k", correction.date, correction.shown, correction.right),
        date=correction.date,
        kind=ChangeKind.CORRECTION,
        place=report.document.identity.place if report else "",
        title=correction.right,
        text="；".join(said),
        report=report.id if report else "",
        item=correction.item if report else "",
    )


def _items(report: Report) -> Iterator[str]:
    yield report.id
    yield from (metric.id for metric in report.metrics)
    yield from (commitment.id for commitment in report.commitments)
