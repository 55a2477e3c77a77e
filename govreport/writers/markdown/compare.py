"""Review beside plan: last year's figure, this year's target, the difference."""

from __future__ import annotations

from collections.abc import Iterator

from govreport.model import Artifact, Relation
from govreport.writers.markdown.page import page
from govreport.writers.markdown.page_tags import Column, column
from govreport.writers.markdown.site_index import SiteIndex


def write(site_index: SiteIndex) -> Iterator[Artifact]:
    """Yield the page that compares, report by report."""
    groups = [
        (
            view,
            [c for c in found if c.relation is Relation.SAME_INDICATOR],
            [c for c in found if c.relation is not Relation.SAME_INDICATOR],
        )
        for view in site_index.views.values()
        if (found := site_index.comparisons_of.get(view.id, []))
    ]
    yield page(
        "compare/",
        "compare",
        title="实绩与目标",
        description="每份报告里，上年的实绩与今年的目标并列，差额只作算术，不作评判。",
        tags=column(Column.DATA, ["实绩", "目标"]),
        meta={"search": {"exclude": True}},
        groups=groups,
        site_index=site_index,
    )
