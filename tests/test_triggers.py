"""Every finding says which words of the source made its rule fire, and every name of which words it is made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from govreport.extract import extract
from govreport.extract.metrics.words import words_of
from govreport.lexicon import default_lexicon
from govreport.model import Report, Source, Span
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


SUPPLIED = {"", "比", "比重", "占比重", "增长"}
"""Words that rules put behind or into a name, and the report did not say there."""

WHERE = pytest.mark.parametrize("folder", [SEEDS, pytest.param(GOLD, marks=needs_shared)], ids=["seed", "gold"])


def reports_in(folder: Path) -> list[Report]:
    texts = sorted(folder.glob("*.txt"))
    assert texts
    return [extract(parse(read_source(text, folder), default_lexicon()), default_lexicon()) for text in texts]


def supplied(name: str, words: str) -> str | None:
    """Return the characters of a name that aren't taken from the words in their order; None if others are missing."""
    left = iter(words)
    following = next(left, "")
    more = ""
    for character in name:
        if character == following:
            following = next(left, "")
        else:
            more += character
    return None if following else more


@WHERE
def test_every_name_is_made_of_words_of_its_sentence(folder: Path) -> None:
    short = {
        supplied(name, "".join(c for c in short if c in name))
        for short, *names in words_of(default_lexicon()).pairs
        for name in names
    }
    for report in reports_in(folder):
        for metric in report.metrics:
            words = "".join(report.document.source.slice(span) for span in metric.named)
            assert words
            assert supplied(metric.indicator, "".join(words.split())) in SUPPLIED | short, (metric.indicator, words)
            assert all(metric.sentence.contains(span) for span in metric.named)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("新建农村公路12.3公里，提档升级13.7公里。", [["新建农村公路"], ["提档升级", "农村公路"]]),
        ("城乡居民人均可支配收入分别达到24302元和9194元。", [["城", "居民人均可支配收入"], ["居民人均可支配收入"]]),
        ("民生支出3.5亿元，占一般公共预算支出的86.78%。", [["民生支出"], ["民生支出", "占一般公共预算支出"]]),
        ("税收和非税收入均增长8%。", [["税收"], ["非税收入"]]),
    ],
)
def test_a_name_keeps_the_places_of_its_words(sentence: str, names: list[list[str]]) -> None:
    text = f"示例县2022年政府工作报告\n各位代表：\n一、2021年工作回顾\n{sentence}\n"
    source = Source.from_text(text, "示例县.txt")
    found = extract(parse(source, default_lexicon()), default_lexicon()).metrics
    assert [[source.slice(span) for span in metric.named] for metric in found] == names


@WHERE
def test_every_finding_has_words_of_its_sentence_as_triggers(folder: Path) -> None:
    assert [wrong for report in reports_in(folder) for wrong in _wrong(report)] == []
