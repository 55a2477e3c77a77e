"""What a person is told of one file before anything is published: how it was read, and what to look at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from govreport.model import Document, Passage, Report, abridged
from govreport.pipeline.console import count_findings, tell
from govreport.writers.framing import summarise_frame
from govreport.writers.labels import PART

_SHOWN = 20


def review(path: Path, report: Report) -> Iterator[str]:
    """Yield the lines that tell how a report was read: frame, passages, findings, messages."""
    document = report.document
    yield f"{path}: {summarise_frame(document)}"
    for passage in document.passages:
        yield f"  {_passage(document, passage)}"
    yield f"  找到 {count_findings(report)}"
    yield from tell(report.diagnostics, path.parent, document)


def _passage(document: Document, passage: Passage) -> str:
    """Return which way a passage looks, where it begins and why it is taken so."""
    about = f"{PART[passage.part]}{passage.period}年" if passage.period else f"{PART[passage.part]}（年份不详）"
    row, _ = document.source.position(passage.span.start)
    shown = abridged(document.source.slice(passage.span).lstrip().split("\n")[0].rstrip(), _SHOWN)
    return f"{about}：从第 {row} 行「{shown}」起，依据：{passage.reason}"
