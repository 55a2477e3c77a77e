"""What of a report is neither heading nor sentence: tables stay tables, explanations stand under their heading."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from govreport.lexicon import default_lexicon
from govreport.model import PieceKind, Report, Source
from govreport.pipeline.build import Config, build, find_in
from govreport.writers.chapters import split

LEXICON = default_lexicon()
HEAD = "示例县2025年政府工作报告\n各位代表：\n一、2024年工作回顾\n全年完成生产总值18.6亿元。\n二、2025年工作安排\n"
ROWS = "指标\t2024年完成\t2025年目标\n地区生产总值\t18.6亿元\t19.9亿元\n税收（万元）\t8320\t8900\n"


def read(text: str) -> Report:
    return find_in(Source.from_text(text, "示例县.txt"), LEXICON)


def tables(report: Report) -> list[str]:
    document = report.document
    return [document.source.slice(piece.span) for piece in document.pieces if piece.kind is PieceKind.TABLE]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("", ""),
        ("表1　2025年主要预期目标\n", ""),
        ("表1　主要预期目标\n（单位：亿元）\n", ""),
        ("", "表1　2025年主要预期目标\n"),
    ],
)
def test_rows_and_their_caption_are_one_table_and_nothing_else(above: str, below: str) -> None:
    report = read(f"{HEAD}主要预期目标见下表：\n{above}{ROWS}{below}（一）抓项目\n新签约项目8个。\n")
    assert tables(report) == [(above + ROWS + below).strip()]
    assert [section.title for section in report.document.sections] == ["2024年工作回顾", "2025年工作安排", "抓项目"]
    assert [metric.text for metric in report.metrics] == ["18.6亿元", "8个"]
    assert [commitment.text for commitment in report.commitments] == ["新签约项目8个。"]
    [told] = [d.message for d in report.diagnostics if d.code == "N236"]
    assert told.endswith("起是一张表（3 行）；照原样登出，表中的数字没有列为指标或承诺。要列入的，请在正文中写成句子")


def test_two_tables_keep_their_captions() -> None:
    report = read(f"{HEAD}表1　目标\n{ROWS}表2　项目\n{ROWS}（一）抓项目\n新签约项目8个。\n")
    assert tables(report) == [f"表1　目标\n{ROWS}".strip(), f"表2　项目\n{ROWS}".strip()]


def test_one_line_with_a_tab_is_text() -> None:
    report = read(f"{HEAD}全年\t新签约项目8个，建成学校3所。\n")
    assert tables(report) == []
    assert [metric.text for metric in report.metrics] == ["18.6亿元", "8个", "3所"]


def test_a_table_of_a_document_is_one_on_its_page_and_in_print(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    document = docx.Document()
    for line in HEAD.splitlines():
        document.add_paragraph(line)
    rows = [line.split("\t") for line in ROWS.splitlines()]
    table = document.add_table(len(rows), len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    document.add_paragraph("新签约项目8个。")
    document.save(str(tmp_path / "seeds" / "示例县.docx"))
    _, made = build(Config(seeds=tmp_path / "seeds", docs=tmp_path / "docs"))
    pages = {artifact.path.as_posix(): artifact.content for artifact in made}
    [page] = [content.decode() for path, content in pages.items() if path.endswith("gong-zuo-an-pai/index.md")]
    assert '<th scope="col">2025年目标</th>' in page
    assert '<tr><th scope="row">地区生产总值</th><td>18.6亿元</td><td>19.9亿元</td></tr>' in page
    assert any(path.endswith("gong-zuo-an-pai.pdf") for path in pages)


def test_explanations_with_a_heading_of_their_own_are_its_chapter() -> None:
    notes = "名词解释\n1.雨污分流：指将雨水和污水分开输送。\n2.三公经费：指因公出国、公务用车、公务接待费。\n"
    report = read(f"{HEAD}（一）抓项目\n新签约项目8个。\n{notes}")
    assert [(chapter.title, len(chapter.blocks)) for chapter in split(report.document)][-1] == ("名词解释", 2)
