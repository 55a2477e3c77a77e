"""Every finding says which words of the source made its rule fire."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from govreport.extract import extract
from govreport.lexicon import default_lexicon
from govreport.model import Report, Span
from govreport.parser import parse
from govreport.reader import read_source
from tests.seed import SEEDS
from tests.shared import GOLD, needs_shared


def _wrong(report: Report) -> Iterator[str]:
    """Yield what is said of a finding without triggers, or with one that lies outside its sentence."""
    for promise in report.commitments:
        yield from _of(report, promise.id, promise.span, promise.triggers)
    for metric in report.metrics:
        yield from _of(report, metric.id, metric.sentence, metric.triggers)


def _of(report: Report, id_: str, sentence: Span, triggers: tuple[Span, ...]) -> Iterator[str]:
    words = [report.document.source.slice(trigger) for trigger in triggers]
    text = report.document.source.slice(sentence)
    if not words or not all(words) or list(triggers) != sorted(set(triggers)):
        yield f"{id_} {words} {text}"
    yield from (
        f"{id_} {word} outside {text}"
        for word, trigger in zip(words, triggers, strict=True)
        if not sentence.contains(trigger)
    )


@pytest.mark.parametrize("folder", [SEEDS, pytest.param(GOLD, marks=needs_shared)], ids=["seed", "gold"])
def test_every_finding_has_words_of_its_sentence_as_triggers(folder: Path) -> None:
    texts = sorted(folder.glob("*.txt"))
    assert texts
    reports = [extract(parse(read_source(text, folder), default_lexicon()), default_lexicon()) for text in texts]
    assert [wrong for report in reports for wrong in _wrong(report)] == []
