"""One message for a table that isn't read whole: how many numbers were left out, and what their heads don't say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govreport.extract.tables.decide import Open
from govreport.model import Diagnostic, Document, Metric, Table, abridged

_HOW = (
    "要列入的，请在表头写明“指标”、年份和“完成”或“目标”，在指标名称后写明单位（如“税收（万元）”），或在正文中写成句子"
)
_SHOWN = 20
_REASONS = 3
"""So many reasons are told, the most frequent first."""
_OF_COLUMN = (Open.YEAR, Open.STATUS, Open.ASIDE, Open.HEADING, Open.TWIN)
"""What the head of a column should say; all else is for the head of the row."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A number that was left out."""

    row: str
    column: str
    reason: Open

    @property
    def head(self) -> str:
        """The head that a message names."""
        column = self.reason in _OF_COLUMN and self.column
        return " ".join((self.column if column else self.row).split())


def tell(
    document: Document, table: Table, found: Sequence[Metric], left_out: Sequence[LeftOut]
) -> Iterator[Diagnostic]:
    """Yield the message for a table of which numbers were left out."""
    if not left_out:
        return
    first = " ".join(document.source.slice(table.span).split("\n")[0].split())
    how = _HOW
    opening = f"「{first[:_SHOWN]}」起是一张表（{len(table.rows)} 行）"
    if not found and all(one.reason in (Open.HEADING, Open.ASIDE) for one in left_out):
        what, how = f"{opening}；照原样登出，表中的数字没有列为指标或承诺", "要列入的，请在正文中写成句子"
    elif not found:
        what = f"{opening}；照原样登出，表中的数字没有列为指标或承诺：{_reasons(left_out)}"
    else:
        what = (
            f"{opening}，{len(left_out)} 个数字没有列为指标：{_reasons(left_out)}；"
            f"表照原样登出，其余 {len(found)} 个数字已列入"
        )
    yield Diagnostic.of("N236", document.source.path, f"{what}。{how}", table.span)


def _reasons(left_out: Sequence[LeftOut]) -> str:
    """Return what the heads don't say, each with the first head that doesn't."""
    first: dict[Open, str] = {}
    for one in left_out:
        first.setdefault(one.reason, one.head)
    counted = Counter(one.reason for one in left_out)
    told = [
        f"「{abridged(first[reason], _SHOWN)}」{reason}" if first[reason] else str(reason)
        for reason, _ in counted.most_common(_REASONS)
    ]
    return "，".join(told)
