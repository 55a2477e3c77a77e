"""What of a report is neither heading nor sentence: tables stay tables, explanations stand under their heading."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import docx
import pytest

from govreport.extract.tables import RULE
from govreport.lexicon import default_lexicon
from govreport.model import PieceKind, Report, Source
from govreport.pipeline.build import Config, build, find_in, read_report
from govreport.writers.beside import written
from govreport.writers.chapters import split
from govreport.writers.data.report_file import from_json, to_json
from govreport.writers.labels import IN_TABLE
from tests.corpus import rows
from tests.test_metrics import shown

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
    assert [metric.text for metric in report.metrics] == ["18.6亿元", "18.6亿元", "19.9亿元", "8320", "8900", "8个"]
    assert [commitment.text for commitment in report.commitments] == ["新签约项目8个。"]
    assert [d for d in report.diagnostics if d.code == "N236"] == []


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
    [target] = [line for line in page.splitlines() if line.startswith('<tr><th scope="row">地区生产总值</th>')]
    assert re.fullmatch(r'<tr>.*?<td><a class="metric" id="([\w-]+)" href="[^"]+#\1".*>19.9亿元</a></td></tr>', target)
    assert any(path.endswith("gong-zuo-an-pai.pdf") for path in pages)


def test_explanations_with_a_heading_of_their_own_are_its_chapter() -> None:
    notes = "名词解释\n1.雨污分流：指将雨水和污水分开输送。\n2.三公经费：指因公出国、公务用车、公务接待费。\n"
    report = read(f"{HEAD}（一）抓项目\n新签约项目8个。\n{notes}")
    assert [(chapter.title, len(chapter.blocks)) for chapter in split(report.document)][-1] == ("名词解释", 2)


TAKEN = rows("tables")


@pytest.mark.parametrize("row", TAKEN, ids=[row["id"] for row in TAKEN])
def test_heads_tell_what_the_figures_of_a_table_are(row: dict[str, Any]) -> None:
    lines = [line.replace(" | ", "\t").removesuffix(" |") for line in row["table"].splitlines()]
    report = read(f"{HEAD}主要目标见下表：\n" + "\n".join(lines) + "\n新签约项目8个。\n")
    found = [shown(metric) for metric in report.metrics if metric.rule == RULE.id]
    assert found == row["figures"], row["why"]
    told = [d.message for d in report.diagnostics if d.code == "N236"]
    assert len(told) == bool(told), "one message for a table"
    assert told or row["figures"], "nothing is left out in silence"


def test_pages_know_the_rule_of_figures_in_tables() -> None:
    assert RULE.id == IN_TABLE


def test_a_third_of_the_tables_give_nothing() -> None:
    assert sum(not row["figures"] for row in TAKEN) * 3 >= len(TAKEN)


def test_what_is_left_out_of_a_table_is_told_by_the_heads_that_say_too_little() -> None:
    report = read(f"{HEAD}指标\t2024年完成\t2025年目标\n税收\t8320\t8900\n粮食（吨）\t12\t13\n新签约项目8个。\n")
    [told] = [d.message for d in report.diagnostics if d.code == "N236"]
    assert told == (
        "「指标 2024年完成 2025年目标」起是一张表（3 行），2 个数字没有列为指标：「税收」看不出单位；"
        "表照原样登出，其余 2 个数字已列入。要列入的，请在表头写明“指标”、年份和“完成”或“目标”，"
        "在指标名称后写明单位（如“税收（万元）”），或在正文中写成句子"
    )


def test_a_table_of_works_is_told_in_one_plain_message() -> None:
    report = read(f"{HEAD}序号\t项目名称\t建设内容\n1\t农村公路\t新建公路12公里\n新签约项目8个。\n")
    [told] = [d.message for d in report.diagnostics if d.code == "N236"]
    assert told.endswith("起是一张表（2 行）；照原样登出，表中的数字没有列为指标或承诺。要列入的，请在正文中写成句子")


def test_figures_of_a_table_tell_their_places_in_the_source_as_received() -> None:
    below = "税\u3000收（万元）\t83\u200b20\t8900\n— 3 —\n粮食（吨）\t12\t13\n"
    report = read(f"{HEAD}指\u200b标\t2024年完成\t2025年\u200b目标\n{below}新签约项目8个。\n")
    source = report.document.source
    found = [metric for metric in report.metrics if metric.rule == RULE.id]
    assert [(m.indicator, m.text, source.slice(m.span)) for m in found][:2] == [
        ("税收", "83\u200b20", "83\u200b20"),
        ("税收", "8900", "8900"),
    ]
    assert {m.indicator for m in found} == {"税收", "粮食"}
    for metric in found:
        assert "".join(map(source.slice, metric.named)) == metric.indicator
        assert metric.sentence.contains(metric.span)
        assert any("20" in source.slice(trigger) for trigger in metric.triggers)
    assert from_json(to_json(report)) == report


def test_editing_one_row_changes_only_its_own_ids() -> None:
    def ids(text: str) -> list[str]:
        return [metric.id for metric in read(text).metrics]

    before, after = ids(f"{HEAD}{ROWS}新签约项目8个。\n"), ids(f"{HEAD}{ROWS.replace('8320', '8321')}新签约项目8个。\n")
    assert len(set(before)) == len(before)
    assert [a == b for a, b in zip(before, after, strict=True)] == [True, True, True, False, False, True]


def test_a_head_over_two_columns_of_a_word_table_stands_over_both(tmp_path: Path) -> None:
    document = docx.Document()
    for line in HEAD.splitlines():
        document.add_paragraph(line)
    table = document.add_table(4, 5)
    grid = [
        ["指标", "2024年", "", "2025年", ""],
        ["", "完成", "增长（%）", "目标", "增长（%）"],
        ["一、经济发展", "", "", "", ""],
        ["税收（万元）", "8320", "4", "8900", "7左右"],
    ]
    for row, words in zip(table.rows, grid, strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    for merged in ((0, 1, 0, 2), (0, 3, 0, 4), (2, 0, 2, 4), (0, 0, 1, 0)):
        table.cell(*merged[:2]).merge(table.cell(*merged[2:]))
    document.add_paragraph("新签约项目8个。")
    document.save(str(tmp_path / "示例县.docx"))
    assert _told(tmp_path / "示例县.docx") == [
        "8320 actual 2024", "4 actual 2024", "8900 target 2025", "7左右 target 2025",
    ]  # fmt: skip


def test_a_head_over_two_columns_of_a_page_stands_over_both(tmp_path: Path) -> None:
    lines = "".join(f"<p>{line}</p>" for line in HEAD.splitlines())
    table = (
        "<table><tr><td colspan=3>2025年主要预期目标</td></tr>"
        "<tr><td rowspan=2>指标</td><td colspan=2>税收</td></tr><tr><td>总量（万元）</td><td>增速（%）</td></tr>"
        "<tr><td>2024年</td><td>8320</td><td></td></tr><tr><td>2025年</td><td>8900</td><td>7</td></tr></table>"
    )
    (tmp_path / "示例县.html").write_text(f"<html><body>{lines}{table}<p>新签约项目8个。</p></body></html>", "utf-8")
    assert _told(tmp_path / "示例县.html") == ["8320 actual 2024", "8900 target 2025", "7 target 2025"]


def test_a_table_of_a_markdown_file_is_read(tmp_path: Path) -> None:
    table = "\n| 指标 | 2024年完成 | 2025年目标 |\n| --- | --- | --- |\n| 税收（万元） | 8320 | 8900 |\n\n"
    text = HEAD.replace("\n", "\n\n") + table + "新签约项目8个。\n"
    (tmp_path / "示例县.md").write_text(text, encoding="utf-8")
    assert _told(tmp_path / "示例县.md") == ["8320 actual 2024", "8900 target 2025"]


def _told(path: Path) -> list[str]:
    report = read_report(path, path.parent, LEXICON)
    return [f"{m.text} {m.status} {m.period}" for m in report.metrics if m.rule == RULE.id]


def test_a_figure_away_from_its_table_has_the_unit_of_its_head() -> None:
    found = [m for m in read(f"{HEAD}{ROWS}新签约项目8个。\n").metrics if m.rule == RULE.id]
    assert [written(metric, metric.text) for metric in found] == ["18.6亿元", "19.9亿元", "8320万元", "8900万元"]


def test_targets_that_stand_only_in_a_table_are_compared_on_the_home_page(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "示例县.txt").write_text(f"{HEAD}{ROWS}新签约项目8个。\n", encoding="utf-8")
    _, made = build(Config(seeds=tmp_path / "seeds", docs=tmp_path / "docs"))
    pages = {artifact.path.as_posix(): artifact.content for artifact in made}
    home = pages["index.md"].decode()
    assert all(figure in home for figure in ("8,320", "8,900", "19.9"))


@pytest.mark.parametrize(
    "table",
    [
        "指标          2024年完成    2025年目标\n税收（万元）        8320        8900\n",
        "指标　　　2024年完成　　2025年目标\n税收　　8320万元　　8900万元\n",
        "| 指标 | 2024年完成 | 2025年目标 |\n|---|---:|---|\n| 税收（万元） | 8320 | 8900 |\n",
    ],
)
def test_a_typed_table_is_one(table: str) -> None:
    report = read(f"{HEAD}表1　主要目标\n{table}新签约项目8个。\n")
    assert tables(report) == [f"表1　主要目标\n{table}".strip()]
    assert [(m.indicator, m.period) for m in report.metrics[1:-1]] == [("税收", "2024"), ("税收", "2025")]


@pytest.mark.parametrize(
    "lines",
    [
        "全年完成  生产总值  18.6亿元，增长\n6.1%，固定  资产投资  12亿元，增长8%。\n",
        "张三    李四    王五\n赵六    孙七    周八\n",
        "全年新签约项目  8个\n建成学校  3所\n",
        "（一）  抓项目  8个\n",
    ],
)
def test_text_with_gaps_is_no_table(lines: str) -> None:
    assert tables(read(f"{HEAD}{lines}新签约项目8个。\n")) == []


def test_rows_that_differ_in_their_numbers_alone_are_no_heads_of_pages() -> None:
    table = "指标\t2024年完成\t2025年目标\n" + "".join(f"{n}组税收（万元）\t{n * 7}\t{n * 8}\n" for n in range(10, 90))
    [found] = read(f"{HEAD}{table}新签约项目8个。\n").document.tables
    assert len(found.rows) == 81


@pytest.mark.parametrize("aside", ["8\n", "— 8 —\n", "第8页\n"])
def test_a_number_of_a_page_between_rows_is_no_part_of_the_table(aside: str) -> None:
    head, first, second = ROWS.splitlines()
    report = read(f"7\n{HEAD}{head}\n{first}\n{aside}{second}\n新签约项目8个。\n9\n全年新建学校3所。\n")
    document = report.document
    at = 0
    for piece in document.pieces:
        assert piece.span.start == at
        at = piece.span.end
    assert [len(table.rows) for table in document.tables] == [3]
    assert [m.indicator for m in report.metrics if m.rule == RULE.id][2:] == ["税收", "税收"]
