"""Reports that can't be published together: the same one twice, or two whose ids are the same."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from govreport.model import Report, SeedError


def part_doubles(reports: Iterable[Report]) -> tuple[tuple[Report, ...], tuple[SeedError, ...]]:
    """Return the reports with an id of their own, and an error for each whose id an earlier one has."""
    first: dict[str, Report] = {}
    doubles = []
    for report in reports:
        other = first.setdefault(report.id, report)
        if other is not report:
            doubles.append(SeedError(report.document.source.path, _clash(report, other)))
    return tuple(first.values()), tuple(doubles)


def _clash(report: Report, other: Report) -> str:
    who, first, path = report.document.identity, other.document.identity, other.document.source.path
    beside = PurePosixPath(report.document.source.path).with_suffix(".toml").name
    if (who.place, who.review_year) != (first.place, first.review_year):
        return (
            f"“{who.place}”{who.review_year}年的报告与 {path} 不是同一份，只是编号拼写相同（{report.id}）；没有采用。"
            f"请在 {beside} 的 [corrected] 下写另一个 id"
        )
    unknown = {"jurisdiction": "地名" * (not who.place), "review_year": "年份" * (not who.review_year)}
    if missing := {key: word for key, word in unknown.items() if word}:
        return (
            f"与 {path} 编号相同（{report.id}），都没有认出{'和'.join(missing.values())}，看不出是不是同一份；"
            f"没有采用。如果是同一份，请只留一份；如果不是，请在 {beside} 的 [corrected] 下写 {' 和 '.join(missing)}"
        )
    return (
        f"与 {path} 是同一份报告（{report.id}）；请只留一份，旧版本可改名为 <留下那份的文件名>.v1，扩展名照旧；"
        f"如果是两个同名的地方，请在 {beside} 写明 parent，并在 [corrected] 下写另一个 id"
    )
