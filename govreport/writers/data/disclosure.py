"""The record of each report for the catalogue of public government information (政府信息公开目录)."""

from __future__ import annotations

from collections.abc import Iterator

from govreport.model import Catalog, Report, Site
from govreport.writers import addresses
from govreport.writers.data.schema import Cell, Column, Table

KEYWORDS = ("关键词", "关键字", "主题词")
"""Labels of the words by which a document is found."""
_STATED = (
    ("produced", "生成日期", ("生成日期", "成文日期", "发文日期")),
    ("subject", "主题分类", ("主题分类", "分类", "信息分类", "所属主题", "主题")),
    ("genre", "体裁", ("体裁分类", "公文体裁", "体裁", "公文种类")),
    ("keywords", "关键词", KEYWORDS),
)
"""What stands above a report and nowhere else in the data: column, meaning, the labels that it may have."""


def disclosure_table(site: Site) -> Table:
    """Return the table; a column is empty where the source states nothing, addresses where the site's is not known."""

    def rows(catalog: Catalog) -> Iterator[tuple[Cell, ...]]:
        for report in catalog.reports:
            yield _row(report, site)

    return Table("disclosure", "政府信息公开目录", (
        Column("report", "string", "报告编号", unique=True, refers="reports.id"),
        Column("index_no", "string", "索引号，照原文", required=False),
        Column("title", "string", "名称"),
        Column("issuer", "string", "发布机构", required=False),
        Column("published", "date", "发布日期，仅以原文写明者为准", required=False),
        Column("document_no", "string", "文号", required=False),
        *(Column(name, "string", f"{meaning}，照原文", required=False) for name, meaning, _ in _STATED),
        Column("url", "string", "网址；没有写明本站网址时为空", required=False),
    ), rows)  # fmt: skip


def _row(report: Report, site: Site) -> tuple[Cell, ...]:
    who = report.document.identity
    stated = (report.document.stated(*labels) for _, _, labels in _STATED)
    url = f"{site.url}{addresses.link(addresses.report(report.id))}" if site.url else ""
    return report.id, who.index_no, who.title or report.id, who.issuer, who.published, who.document_no, *stated, url
