"""``import govreport``: a file or a passage in, typed findings out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import govreport
from govreport import Part
from govreport.model import Commitment, Report, SeedError, Status
from tests.seed import ROOT, SEED


def figures(report: Report) -> list[tuple[str, str, Status]]:
    return [(m.indicator, report.document.source.slice(m.span), m.status) for m in report.metrics]


def codes(report: Report) -> list[str]:
    return [diagnostic.code for diagnostic in report.diagnostics]


def promises(report: Report) -> list[str]:
    def words(commitment: Commitment) -> str:
        return report.document.source.slice(commitment.span)

    return [words(commitment) for commitment in report.commitments]


def test_a_file_is_read_by_its_name(tmp_path: Path) -> None:
    report = govreport.read(str(SEED))
    assert report.id == "jiangchang-2022"
    assert govreport.read(SEED) == report
    with pytest.raises(SeedError, match="没有这个文件。请核对路径和文件名"):
        govreport.read(tmp_path / "没有.docx")


def test_a_whole_report_as_text_is_that_of_its_file() -> None:
    text = SEED.read_text(encoding="utf-8")
    report, file = govreport.read_text(text), govreport.read(SEED)
    assert report.id == file.id
    assert report.metrics == file.metrics
    assert report.commitments == file.commitments


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全年完成税收349万元。", [("税收", "349万元", Status.ACTUAL)]),
        ("固定资产投资额2.57亿元", [("固定资产投资额", "2.57亿元", Status.ACTUAL)]),
        ("力争完成税收383万元。", [("税收", "383万元", Status.TARGET)]),
        ("确保粮食产量1.2万吨以上。", [("粮食产量", "1.2万吨以上", Status.TARGET)]),
    ],
)
def test_a_passage_tells_itself_which_way_it_looks(text: str, found: list[tuple[str, str, Status]]) -> None:
    report = govreport.read_text(text)
    assert figures(report) == found
    assert codes(report) == []


def test_a_passage_that_looks_both_ways_is_told_apart_by_its_headings() -> None:
    report = govreport.read_text("一、去年工作\n全年完成税收349万元。\n二、今年安排\n完成税收383万元。\n")
    assert [status for _, _, status in figures(report)] == [Status.ACTUAL, Status.TARGET]
    assert promises(report) == ["完成税收383万元。"]


@pytest.mark.parametrize(
    "text",
    [
        "全年完成税收349万元。今年力争新建公路12公里。",
        "去年，完成税收349万元。\n今年，力争新建公路12公里。",
        "完成税收349万元，同比增长6%。今年，计划新建公路12公里。",
        "过去一年，完成税收349万元。新的一年，确保新建公路12公里。",
    ],
)
def test_sentences_that_look_two_ways_are_told_apart(text: str) -> None:
    by_indicator = {indicator: status for indicator, _, status in figures(govreport.read_text(text))}
    assert by_indicator["税收"] is Status.ACTUAL
    assert by_indicator["新建公路"] is Status.TARGET


def test_a_passage_that_does_not_tell_says_so_until_somebody_does() -> None:
    text = "建成高标准农田3万亩。"
    report = govreport.read_text(text)
    assert (promises(report), codes(report)) == ([], ["W235"])
    assert report.diagnostics[0].message == (
        "这段话没有说明是讲回顾还是讲今后工作；数字按实绩认读，没有列出承诺。请把上文一并给出，或指明 part"
    )
    ahead = govreport.read_text(text, Part.LOOK_AHEAD)
    assert (promises(ahead), codes(ahead)) == ([text], [])
    assert [status for _, _, status in figures(ahead)] == [Status.TARGET]
    assert codes(govreport.read_text(text, Part.LOOK_BACK)) == []


@pytest.mark.parametrize("text", ["", " \n", "Work report of the government. " * 20, "长" * 300_001])
def test_what_is_no_text_of_a_report_is_refused(text: str) -> None:
    with pytest.raises(SeedError):
        govreport.read_text(text)


@pytest.mark.parametrize("text", ["。", "349", "各位代表：", "一、", "\ufeff", "2022年", "３４９万元", "收\u200b349元"])
def test_every_passage_is_covered_whole(text: str) -> None:
    try:
        report = govreport.read_text(text)
    except SeedError:
        return
    assert "".join(report.document.source.slice(piece.span) for piece in report.document.pieces) == text


def test_importing_it_loads_no_reader_and_no_renderer() -> None:
    program = "import sys, govreport; print(sorted({'lxml', 'mkdocs', 'docx', 'jinja2', 'yaml'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
