"""What holds for every file and every text; each function raises an AssertionError where it does not."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from govreport.extract import extract
from govreport.lexicon import default_lexicon
from govreport.model import Diagnostic, Report, SeedError, Source, Span
from govreport.parser import parse
from govreport.reader import read_here
from govreport.reader.decision import read_corrections, read_decisions
from govreport.reader.spreadsheet import read_csv, read_xlsx
from govreport.resolve import resolve
from govreport.writers import data
from tests.test_laws import obey_the_laws

LEXICON = default_lexicon()
PER_KILOBYTE = 0.05
_WAYS = ("请", "可以写的是", "可用的键", "应当像这样", "不受影响")
"""What a message says of what to do, or that there is nothing to be done."""
BEFORE = 0.5
"""Seconds that a file takes whatever it holds."""


@contextmanager
def in_time(kilobytes: float) -> Iterator[None]:
    """Bound the time by the size."""
    start = time.process_time()
    yield
    taken = time.process_time() - start
    assert taken < BEFORE + PER_KILOBYTE * kilobytes, f"{taken:.1f} s for {kilobytes:.1f} KB"


def holds_for_file(kind: str, content: bytes) -> None:
    """Check that a file is read or refused: one sentence that names it and says what to do, in time."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (kind if not kind.startswith(".") else f"报告{kind}")
        path.write_bytes(content)
        with in_time(len(content) / 1024):
            _read(path)


def _read(path: Path) -> None:
    if path.suffix in (".xlsx", ".csv"):
        read = read_xlsx if path.suffix == ".xlsx" else read_csv
        rows, diagnostics = read(path, path.name, LEXICON.ledger)
        assert bool(rows) != bool(diagnostics)
        _say(diagnostics, "")
    elif path.name in ("links.toml", "corrections.toml"):
        read_by_hand = read_decisions if path.name == "links.toml" else read_corrections
        _say(read_by_hand(path)[1], "")
    else:
        seed = path
        if path.suffix == ".toml":
            seed = path.with_suffix(".txt")
            seed.write_text("各位代表：\n一、回顾\n", encoding="utf-8")
        try:
            source = read_here(seed, seed.parent)
        except SeedError as error:
            _check_message(str(error), path.name)
        else:
            _say(source.diagnostics, source.text)


def _say(diagnostics: tuple[Diagnostic, ...] | list[Diagnostic], text: str) -> None:
    for diagnostic in diagnostics:
        _check_message(diagnostic.message, "")
        assert diagnostic.span is None or 0 <= diagnostic.span.start < diagnostic.span.end <= len(text), diagnostic


def _check_message(message: str, name: str) -> None:
    assert name in message
    assert any(way in message for way in _WAYS), message


def holds_for_text(text: str) -> None:
    """Check that a text is read by the laws or refused, in time, and comes back from its data as it was."""
    with in_time(len(text.encode("utf-8", "surrogatepass")) / 1024):
        try:
            report = extract(parse(Source.from_text(text, "示例县.txt"), LEXICON), LEXICON)
        except SeedError as error:
            _check_message(str(error), "示例县.txt")
            return
        resolve((report,), LEXICON)
    obey_the_laws(report.document)
    _check_findings(report)
    assert data.from_json(data.to_json(report)) == report


def _check_findings(report: Report) -> None:
    text = report.document.source.text
    for metric in report.metrics:
        assert text[metric.span.start : metric.span.end] == metric.text
        assert metric.sentence.contains(metric.span), metric
        _inside((*metric.triggers, *metric.named), metric.sentence)
    for commitment in report.commitments:
        assert text[commitment.span.start : commitment.span.end] == commitment.text
        _inside(commitment.triggers, commitment.span)
    for diagnostic in report.diagnostics:
        assert diagnostic.span is None or diagnostic.span.end <= len(text)
    ids = [*(m.id for m in report.metrics), *(c.id for c in report.commitments)]
    assert len(ids) == len(set(ids))


def _inside(spans: tuple[Span, ...], around: Span) -> None:
    assert all(around.contains(span) for span in spans), (spans, around)
