"""Turns Chinese government work reports into public records that trace every finding to its words.

>>> import govreport
>>> report = govreport.read_text("全年完成税收349万元。今年力争新建公路12公里。")
>>> for metric in report.metrics:
...     quoted = report.document.source.slice(metric.span)
...     print(metric.indicator, metric.quantity.value, metric.quantity.unit, metric.status.value, quoted)
税收 3490000 元 actual 349万元
新建公路 12 公里 target 12公里
>>> [report.document.source.slice(promise.span) for promise in report.commitments]
['今年力争新建公路12公里。']
"""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from govreport.model import GovReportError, Part, Report, SeedError

__all__ = ["GovReportError", "Part", "Report", "SeedError", "read", "read_text"]


def read(path: str | PathLike[str]) -> Report:
    """Return the report in a file of any kind that is read (``.docx``, ``.pdf``, ``.ofd``, ``.html``, ``.txt`` …).

    What the report leaves open stands in ``report.diagnostics``; a ``.toml`` of the same name beside it settles it.

    Raises:
        SeedError: If the file can't be read as a government work report; its message (Chinese) says why.
    """
    from govreport.pipeline.single import read_file  # noqa: PLC0415 - `import govreport` stays quick

    return read_file(Path(path))


def read_text(text: str, part: Part | None = None) -> Report:
    """Return what is found in a text: a whole report or a passage out of one, without title, place or year.

    Args:
        text: The words of a report.
        part: Which way they look, where they don't tell themselves (diagnostic W235).

    Raises:
        SeedError: If the text is empty, too long or not in Chinese.

    >>> [metric.status.value for metric in read_text("建成高标准农田3万亩。", Part.LOOK_AHEAD).metrics]
    ['target']
    """
    from govreport.pipeline import single  # noqa: PLC0415 - as above

    return single.read_text(text, part)
