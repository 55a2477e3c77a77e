"""How findings are made, how right they are, and what is known to be wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from govreport.model import Artifact
from govreport.writers.labels import CHECK_NAME
from govreport.writers.markdown.page import page
from govreport.writers.markdown.page_tags import Column, column
from govreport.writers.markdown.site_index import SiteIndex

EXCLUDED = {"date": "日期、年份", "mark": "编号", "name": "名称中的数字", "condition": "条件", "other": "其他"}
FIGURES = {
    "qty_F1": "数字",
    "metric_F1": "数字的全部栏目",
    "commit_F1": "承诺",
    "check": CHECK_NAME,
    "heading_F1": "标题",
    "run_in_F1": "段首小标题",
    "fields": "报告信息",
}
"""Names of the scorer's figures, in the order of the page; others are not shown."""


def write(site_index: SiteIndex) -> Iterator[Artifact]:
    """Yield the page on method."""
    reports = [view.report for view in site_index.views.values()]
    yield page(
        "method/",
        "method",
        title="方法",
        description="数字与承诺按什么规则识别，准确度如何，有哪些已知的局限。",
        tags=column(Column.EXPLANATION, ["方法"]),
        metric_rules=Counter(m.rule for r in reports for m in r.metrics).most_common(),
        commitment_rules=Counter(c.rule for r in reports for c in r.commitments).most_common(),
        exclusions=Counter(EXCLUDED.get(e.reason, e.reason) for r in reports for e in r.exclusions).most_common(),
        accuracy=site_index.catalog.accuracy,
        figures=FIGURES,
        site_index=site_index,
    )
