"""The ledger: out as a spreadsheet, filled in by an office, back as updates; broken rows are refused and named."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from govreport.lexicon import default_lexicon
from govreport.model import Assignment, Catalog, Check, Commitment, Progress, Report, Site, Span, Strength, Update
from govreport.pipeline.console import describe
from govreport.reader.progress import read_filings
from govreport.resolve import resolve
from govreport.writers import data
from govreport.writers.ledger import ledger
from govreport.writers.markdown import items
from govreport.writers.markdown.escape import escape
from govreport.writers.markdown.register import Register
from tests.data_sample import sample_report

LEXICON = default_lexicon()
STATES = ["推进中", "已完成", "部分完成", "未完成", "已调整", "无法核验"]


def long_report() -> Report:
    """Return the sample with twenty commitments, one of which begins as a formula does."""
    report = sample_report()
    first = report.commitments[0]
    texts = ["=HYPERLINK(1)", "+1", "-1", "@x", *(f"建成第{n}座泵站。" for n in range(16))]
    source = report.document.source
    made = []
    for n, text in enumerate(texts):
        span = Span(len(source.text), len(source.text) + len(text))
        source = replace(source, text=source.text + text)
        name = f"{report.id}-c{n:08}"
        made.append(Commitment(name, first.section, span, text, Check.NAMED, Strength.MUST, "", "", "rule"))
    return replace(report, document=replace(report.document, source=source), commitments=tuple(made))


def joined(report: Report, folder: Path) -> Catalog:
    return resolve((report,), LEXICON, read_filings(folder, LEXICON.ledger))


def messages(catalog: Catalog) -> list[str]:
    filed = replace(catalog, reports=())
    return list(describe(filed, Path("seeds"), Path("progress")))


def fill(sheet: Worksheet, row: int, **cells: object) -> None:
    """Write cells by column title, as a person would."""
    titles = {cell.value: cell.column for cell in sheet[1]}
    for title, value in cells.items():
        sheet.cell(row, titles[title], value)


def test_the_same_report_gives_the_same_bytes() -> None:
    assert ledger(long_report(), LEXICON.ledger) == ledger(long_report(), LEXICON.ledger)


def test_every_commitment_has_a_row_with_its_words_and_empty_columns_to_fill_in() -> None:
    report = sample_report()
    book = load_workbook(BytesIO(ledger(report, LEXICON.ledger)))
    assert book.sheetnames == ["任务分解台账", "进展记录", "填写说明"]
    rows = list(book["任务分解台账"].values)
    assert rows[0] == (
        "编号", "承诺原文", "所在章节", "目标", "可核查程度", "原文时限",
        "牵头单位", "责任单位", "完成时限", "状态", "进展", "依据", "核验人", "日期",
    )  # fmt: skip
    first = report.commitments[0]
    assert rows[1][:4] == (first.id, first.text, "2023年工作安排", "383万元")
    assert set(rows[1][6:]) == {None}
    assert len(rows) == 1 + len(report.commitments)
    [states] = [v for v in book["任务分解台账"].data_validations.dataValidation if v.type == "list"]
    assert states.formula1 == '"未更新,推进中,已完成,部分完成,未完成,已调整,无法核验"'


def test_what_looks_like_a_formula_is_text_on_the_way_out() -> None:
    book = load_workbook(BytesIO(ledger(long_report(), LEXICON.ledger)))
    cells = [book["任务分解台账"].cell(row, 2) for row in range(2, 6)]
    assert [cell.value for cell in cells] == ["=HYPERLINK(1)", "+1", "-1", "@x"]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)


def test_twenty_rows_filled_in_come_back_whole(tmp_path: Path) -> None:
    report = long_report()
    book = load_workbook(BytesIO(ledger(report, LEXICON.ledger)))
    expected = []
    for n, commitment in enumerate(report.commitments):
        state, text = STATES[n % len(STATES)], "=1+1" if n == 0 else f"完成{n}成，余下按期推进"
        fill(
            book["任务分解台账"], n + 2,
            牵头单位="建设办", 责任单位="各村", 完成时限="12月底", 状态=state, 进展=text,
            依据=f"https://example.cn/{n}", 核验人="@人大办", 日期=f"2023-06-{n + 1:02}",
        )  # fmt: skip
        expected.append(
            Update(
                commitment.id, f"2023-06-{n + 1:02}", LEXICON.ledger.states[state], text, f"https://example.cn/{n}",
                "@人大办", "建设办.xlsx",
            )
        )  # fmt: skip
    book.save(tmp_path / "建设办.xlsx")
    catalog = joined(report, tmp_path)
    assert list(catalog.updates) == expected
    assert catalog.assignments[0] == Assignment(report.commitments[0].id, "建设办", "各村", "12月底", "建设办.xlsx")
    assert len(catalog.assignments) == 20
    assert messages(catalog) == []
    assert_published(catalog)


def assert_published(catalog: Catalog) -> None:
    """Check that each update is a row of ``updates.csv`` and stands in the timeline of its promise, and no other."""
    made = (*data.write(catalog), *items.write(Register(catalog, Site())))
    files = {artifact.path.as_posix(): artifact.content.decode() for artifact in made}
    rows = list(csv.DictReader(StringIO(files["data/updates.csv"])))
    assert [(row["commitment"], row["date"], row["progress"], row["text"], row["source"]) for row in rows] == [
        (u.commitment, u.date, u.progress, u.text, u.source) for u in catalog.updates
    ]
    for update in catalog.updates:
        shown = files[f"commitments/{update.commitment}/index.md"]
        [timeline] = re.findall(r'<ol class="timeline">(.*?)</ol>', shown, re.DOTALL)
        assert timeline.count("<li>") == 1
        state = LEXICON.ledger.names[update.progress]
        for words in (update.date, state, update.text, update.source, update.checker):
            assert escape(words) in timeline


def test_a_commitment_can_have_many_dated_updates(tmp_path: Path) -> None:
    report = sample_report()
    promise = report.commitments[1].id
    book = load_workbook(BytesIO(ledger(report, LEXICON.ledger)))
    sheet = book["进展记录"]
    fill(sheet, 2, 编号=promise, 日期="2023年9月1日", 状态="已完成", 依据="验收报告")
    fill(sheet, 3, 编号=promise, 日期="2023/3/1", 状态="推进中", 进展="已开工", 依据="开工令")
    book.save(tmp_path / "a.xlsx")
    updates = joined(report, tmp_path).updates
    assert [(u.date, u.progress, u.text) for u in updates] == [
        ("2023-03-01", Progress.UNDER_WAY, "已开工"),
        ("2023-09-01", Progress.DONE, ""),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_ledger_is_read_in_the_encodings_that_offices_save(tmp_path: Path, encoding: str) -> None:
    report = sample_report()
    with (tmp_path / "a.csv").open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows([
            ["示例镇任务分解台账", "", "", "", ""],
            ["编号", "状态", "进展", "依据", "日期"],
            [report.commitments[0].id, "推进中", "-3%,\n仍在推进", "=cmd|' /C calc'!A0", "2023.6.30"],
        ])  # fmt: skip
    [update] = joined(report, tmp_path).updates
    assert (update.text, update.source, update.date) == ("-3%,\n仍在推进", "=cmd|' /C calc'!A0", "2023-06-30")


def test_an_untouched_ledger_tells_nothing(tmp_path: Path) -> None:
    report = sample_report()
    (tmp_path / "a.xlsx").write_bytes(ledger(report, LEXICON.ledger))
    (tmp_path / "~$a.xlsx").write_bytes(b"lock")
    catalog = joined(report, tmp_path)
    assert (catalog.updates, catalog.assignments, messages(catalog)) == ((), (), [])


def test_who_is_to_do_it_is_no_progress(tmp_path: Path) -> None:
    report = sample_report()
    book = load_workbook(BytesIO(ledger(report, LEXICON.ledger)))
    fill(book["任务分解台账"], 2, 牵头单位="财政所", 状态="未更新")
    book.save(tmp_path / "a.xlsx")
    catalog = joined(report, tmp_path)
    assert [a.lead_office for a in catalog.assignments] == ["财政所"]
    assert (catalog.updates, messages(catalog)) == ((), [])


GOOD = {"状态": "推进中", "进展": "已开工", "依据": "开工令", "日期": "2023-06-30"}


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"编号": "shili-2022-cxxxxxxxx"},
         "任务分解台账!A2: E512 编号“shili-2022-cxxxxxxxx”不是任何一条承诺的编号；这一行没有采用。"
         "请从最新导出的台账中复制编号"),
        ({"编号": None}, "任务分解台账!A2: E511 填了内容，没有编号；这一行没有采用。请从网站导出的台账中复制编号"),
        ({"状态": "基本完成"},
         "任务分解台账!J2: E513 状态“基本完成”不是规定的七种之一；这一行没有采用。"
         "请选择：未更新、推进中、已完成、部分完成、未完成、已调整、无法核验"),
        ({"状态": None}, "任务分解台账!J2: E515 填了进展，没有状态；这一行没有采用。请在“状态”列填写"),
        ({"日期": "2023-02-30"},
         "任务分解台账!N2: E514 日期“2023-02-30”不是有效的日期；这一行没有采用。请写作 2023-06-30"),
        ({"日期": "6月"}, "任务分解台账!N2: E514 日期“6月”不是有效的日期；这一行没有采用。请写作 2023-06-30"),
        ({"日期": None}, "任务分解台账!N2: E516 填了进展，没有日期；这一行没有采用。请在“日期”列填写"),
        ({"依据": None}, "任务分解台账!L2: E517 填了进展，没有依据；这一行没有采用。请在“依据”列填写"),
    ],
)  # fmt: skip
def test_a_broken_row_is_refused_with_sheet_and_cell(
    tmp_path: Path, cells: dict[str, str | None], message: str
) -> None:
    report = sample_report()
    book = load_workbook(BytesIO(ledger(report, LEXICON.ledger)))
    fill(book["任务分解台账"], 2, **GOOD)
    for title, value in cells.items():
        column = [cell.value for cell in book["任务分解台账"][1]].index(title) + 1
        book["任务分解台账"].cell(2, column).value = value
    book.save(tmp_path / "台账.xlsx")
    catalog = joined(report, tmp_path)
    assert messages(catalog) == [f"progress/台账.xlsx:{message}"]
    assert catalog.updates == ()


def not_a_workbook(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 broken")


def other_table(path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["姓名", "电话"])
    book.save(path)


def bomb(path: Path) -> None:
    with ZipFile(path, "w", ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * 65_000_000)


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (not_a_workbook, "打不开（BadZipFile）"),
        (other_table, "没有一张表含有“编号”列，或表中没有内容"),
        (bomb, "解压后超过 64 MB"),
    ],
)
def test_a_file_that_is_no_ledger_is_refused_with_the_reason(
    tmp_path: Path, make: Callable[[Path], None], why: str
) -> None:
    make(tmp_path / "a.xlsx")
    assert messages(joined(sample_report(), tmp_path)) == [
        f"progress/a.xlsx: E501 台账“a.xlsx”{why}；没有采用。请用网站导出的台账填写，存为 .xlsx 或 .csv"
    ]


def test_the_same_entry_in_two_sheets_counts_once(tmp_path: Path) -> None:
    report = sample_report()
    book = load_workbook(BytesIO(ledger(report, LEXICON.ledger)))
    fill(book["任务分解台账"], 2, **GOOD)
    fill(book["进展记录"], 2, 编号=report.commitments[0].id, **GOOD)
    book.save(tmp_path / "a.xlsx")
    assert len(joined(report, tmp_path).updates) == 1
