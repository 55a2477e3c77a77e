"""Review beside plan: last year's figure, this year's target, the difference."""

from __future__ import annotations

from collections.abc import Iterator

from govreport.model import Artifact, Relation
from govreport.writers.markdown.page import page
from govreport.writers.markdown.page_tags import Column, column
from govreport.writers.markdown.register import Register


def write(register: Register) -> Iterator[Artifact]:
    """Yield the page that compares, report by report."""
    groups = [
        (
            volume,
            [c for c in found if c.relation is Relation.SAME_INDICATOR],
            [c for c in found if c.relation is not Relation.SAME_INDICATOR],
        )
        for volume in register.volumes.values()
        if (found := register.comparisons_of.get(volume.id, []))
    ]
    yield page(
        "compare/",
        "compare",
        title="实绩与目标",
        description="每份报告里，上年的实绩与今年的目标并列，差额只作算术，不作评判。",
        tags=column(Column.DATA, ["实绩", "目标"]),
        meta={"search": {"exclude": True}},
        groups=groups,
        register=register,
    )
