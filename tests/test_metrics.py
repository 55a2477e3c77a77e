"""What the sentences of a report measure."""

from __future__ import annotations

import tomllib
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from govreport.extract.metrics import find_metrics
from govreport.lexicon import default_lexicon
from govreport.model import (
    Document,
    Identity,
    Metric,
    Paragraph,
    Part,
    Passage,
    Piece,
    PieceKind,
    Sentence,
    Source,
    Span,
    Status,
)
from govreport.parser import parse
from govreport.reader import read_source
from tests.shared import CORPUS, needs_shared

ROWS = tomllib.loads((Path(__file__).parent / "corpus" / "metrics.toml").read_text(encoding="utf-8"))["row"]
LINE = 40_000
ENOUGH = 30.0
"""Seconds on a busy machine; a rule that looks back to the start for each number takes hours."""


def document(text: str, part: Part | None = Part.LOOK_BACK) -> Document:
    """Make a document of one sentence, of a report that reviews 2022."""
    source = Source.from_text(text)
    sentence = Sentence(source.span, "", part)
    return Document(
        source=source,
        identity=Identity(id="shili-2022", review_year="2022", plan_year="2023"),
        fields=(),
        pieces=(Piece(PieceKind.SENTENCE, source.span),),
        sections=(),
        paragraphs=(Paragraph(1, source.span, "", (sentence,)),),
        passages=(Passage(source.span, part, "2022" if part is Part.LOOK_BACK else "2023", "标题"),) if part else (),
    )


def shown(metric: Metric) -> str:
    quantity = metric.quantity
    upper = "" if quantity.value_max is None else f"~{quantity.value_max:f}"
    measure = f"{metric.measure} {metric.direction}" if metric.direction else str(metric.measure)
    value = f"{quantity.value:f}{upper} {quantity.unit} {quantity.bound}"
    return f"{metric.text} | {metric.indicator} | {value} | {measure} | {metric.status} {metric.period}"


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_a_sentence_measures_what_the_corpus_says(row: dict[str, Any]) -> None:
    found = find_metrics(document(row["text"], Part(row["part"])), default_lexicon())
    assert [shown(metric) for metric in found.metrics] == row["metrics"], row["why"]


def test_evidence_marks_the_words_of_its_own_figure() -> None:
    text = "存款达到5亿元，其中达到标准的贷款为3亿元。"
    _, loans = find_metrics(document(text), default_lexicon()).metrics
    assert [text[span.start : span.end] for span in loans.triggers] == ["标准的贷款", "为"]
    assert loans.triggers[-1].start == text.rindex("为")


def test_this_year_and_last_year_say_nothing_where_the_part_is_unknown() -> None:
    found = find_metrics(document("今年完成税收5亿元，去年完成4亿元。", None), default_lexicon())
    assert [metric.period for metric in found.metrics] == ["", ""]


def test_a_third_of_the_corpus_says_what_is_no_metric() -> None:
    assert sum(not row["metrics"] for row in ROWS) * 3 >= len(ROWS)


def test_every_number_is_a_metric_an_exclusion_or_a_warning() -> None:
    text = "2022年新增企业5家、设备12，推进“4+1”布局。"
    found = find_metrics(document(text), default_lexicon())
    places = [m.span for m in found.metrics] + [e.span for e in found.exclusions] + [d.span for d in found.diagnostics]
    digits = [i for i, character in enumerate(text) if character.isdigit()]
    assert all(any(span and span.start <= i < span.end for span in places) for i in digits)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("力争到2025年，森林覆盖率达到45%以上。", [["2025年", "森林覆盖率", "达到", "以上"]]),
        ("税收349万元，税收占比5%。", [["税收"], ["税收占比"]]),
        ("引进4个项目。", [["引进", "项目"]]),
        ("引进项目4个。", [["引进项目"]]),
        ("新建农村公路12.3公里，提档升级13.7公里。", [["新建农村公路"], ["农村公路", "提档升级"]]),
        (
            "城镇、农村常住居民人均可支配收入分别增长5%、6%。",
            [["城镇", "常住居民人均可支配收入", "分别增长"], ["农村常住居民人均可支配收入", "分别增长"]],
        ),
    ],
)
def test_a_metric_keeps_the_words_that_name_it_and_tie_the_name_to_it(text: str, expected: list[list[str]]) -> None:
    found = find_metrics(document(text, Part.LOOK_AHEAD), default_lexicon()).metrics
    assert [[text[span.start : span.end] for span in metric.triggers] for metric in found] == expected


def test_words_said_twice_are_marked_where_they_were_matched() -> None:
    text = "税收改革后税收达到5亿元，同比增长6%。"
    level, change = find_metrics(document(text), default_lexicon()).metrics
    assert level.triggers[-1] == Span(7, 9)
    assert [text[span.start : span.end] for span in change.triggers][-1] == "同比增长"


def test_ids_depend_on_the_sentence_alone() -> None:
    alone = find_metrics(document("税收349万元，增长5%。"), default_lexicon()).metrics
    again = find_metrics(document("税收349万元，增长5%。"), default_lexicon()).metrics
    other = find_metrics(document("税收349万元，增长6%。"), default_lexicon()).metrics
    assert [m.id for m in alone] == [m.id for m in again]
    assert not {m.id for m in alone} & {m.id for m in other}
    assert len({m.id for m in alone}) == len(alone)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "新增专用设备12，其他不变。",
            "W301 12 数字「12」看不出数的是什么；没有列为指标，也没有排除。"
            "请核对原文是否漏了单位；原文无误的，不必处理",
        ),
        ("约5万元。", "N302 约5万元 「约5万元」说的是什么，句中没有明确的名称；名称留空。请对照原句核对"),
        (
            "税收、投资分别增长5%、6%、7%。",
            "W303 5% 「分别」后面的数值与前面的名称「税收、投资」个数不一致；各数值暂用同一名称。请对照原句核对",
        ),
        ("旅游收入增长520%。", "W304 520% 「旅游收入」增长「520%」，幅度少见；已照原文列出。请核对是否漏了小数点"),
        (
            "税收增长5%；税收增长6%。",
            "W305 6% 「税收」在 2022 年有两个不同的增幅：前文为「5%」，此处为「6%」；两处都已照原文列出。请核对",
        ),
        (
            "税收下降-3.2%。",
            "W320 -3.2% 「税收」已说是下降，数值「-3.2%」又带负号；按下降列出。请核对原文是升是降",
        ),
    ],
)
def test_what_looks_wrong_is_said_in_words_for_the_office(text: str, expected: str) -> None:
    [diagnostic] = find_metrics(document(text), default_lexicon()).diagnostics
    assert diagnostic.span is not None
    words = text[diagnostic.span.start : diagnostic.span.end]
    assert f"{diagnostic.code} {words} {diagnostic.message}" == expected


@pytest.mark.parametrize("piece", ["3个", "新增3家、", "2021年5%", "分别达到比", "《2020年规划》建3间，"])
def test_a_line_of_one_kind_takes_time_in_proportion(piece: str) -> None:
    text = (piece * LINE)[:LINE]
    start = perf_counter()
    find_metrics(document(text), default_lexicon())
    assert perf_counter() - start < ENOUGH


@needs_shared
@pytest.mark.corpus
@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_numbers_that_no_rule_places_are_rare(path: Path) -> None:
    report = parse(read_source(path, CORPUS), default_lexicon())
    unread = [d for d in find_metrics(report, default_lexicon()).diagnostics if d.code == "W301"]
    assert len(unread) * 1000 <= 2 * len(report.source.text)


@needs_shared
@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "growth"),
    [
        ("国务院-2023", "5%左右"),
        ("国务院-2024", "5%左右"),
        ("江苏省-2026", "5%"),
        ("湖北省-2026", "5.5%左右"),
        ("易县-2025", "6%左右"),
    ],
)
def test_the_headline_growth_target_is_found_and_last_years_figure_is_not_taken_for_it(name: str, growth: str) -> None:
    report = parse(read_source(CORPUS / f"{name}.txt", CORPUS), default_lexicon())
    metrics = find_metrics(report, default_lexicon()).metrics
    targets = [
        metric
        for metric in metrics
        if metric.indicator.endswith(("生产总值", "经济增长"))
        and metric.direction
        and metric.status is Status.TARGET
        and metric.period == report.identity.plan_year
    ]
    assert [metric.text for metric in targets][:1] == [growth]
