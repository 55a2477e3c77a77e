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
from govreport.pipeline.build import Config, build
from govreport.pipeline.console import describe
from govreport.pipeline.renaming import pair_changed
from govreport.reader.progress import read_filings
from govreport.resolve import resolve
from govreport.writers import data
from govreport.writers import ledger as ledgers
from govreport.writers.ledger import ledger
from govreport.writers.markdown import changes, items
from govreport.writers.markdown.escape import escape
from govreport.writers.markdown.site_index import SiteIndex
from tests.data_sample import sample_report
from tests.seed import SEED

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
    made = (*data.write(catalog), *items.write(SiteIndex(catalog, Site())))
    files = {artifact.path.as_posix(): artifact.content.decode("utf-8-sig") for artifact in made}
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
    (tmp_path / ".gitkeep").touch()
    (tmp_path / "README.md").write_text("填报说明", encoding="utf-8")
    catalog = joined(report, tmp_path)
    assert (catalog.updates, catalog.assignments, messages(catalog)) == ((), (), [])


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("~$台账.xlsx", "N502 “~$台账.xlsx”是 Excel 或 WPS 打开台账时留下的临时文件；没有读取。请保存并关闭台账"),
        ("台账.xls", "E503 台账“台账.xls”是 .xls 文件；没有读取。请用 Excel 或 WPS 打开，另存为 .xlsx，再放回这里"),
        ("台账.et", "E503 台账“台账.et”是 .et 文件；没有读取。请用 Excel 或 WPS 打开，另存为 .xlsx，再放回这里"),
        (
            "说明.docx",
            "W504 “说明.docx”不是台账（.xlsx、.csv）；没有读取。请把填好的台账另存为 .xlsx；不是台账的，请移到别处",
        ),
    ],
)
def test_what_is_no_ledger_is_told_by_name(tmp_path: Path, name: str, told: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert messages(joined(sample_report(), tmp_path)) == [f"progress/{name}: {told}"]


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


def filled(report: Report, folder: Path, **cells: object) -> Catalog:
    """Return the catalog of a report whose first commitment was filled in, and these cells of its row changed."""
    book = load_workbook(BytesIO(ledger(report, LEXICON.ledger)))
    fill(book["任务分解台账"], 2, **GOOD | cells)
    book.save(folder / "台账.xlsx")
    return joined(report, folder)


def test_a_row_whose_id_is_gone_is_filed_by_its_words(tmp_path: Path) -> None:
    report = sample_report()
    catalog = filled(report, tmp_path, 编号="shili-2022-cxxxxxxxx")
    assert [update.commitment for update in catalog.updates] == [report.commitments[0].id]
    [message] = messages(catalog)
    assert "任务分解台账!A2: N519 编号“shili-2022-cxxxxxxxx”已不再使用；按旁边的原文，记到" in message


def test_a_row_whose_sentence_was_changed_waits_with_the_likeliest_beside_it(tmp_path: Path) -> None:
    report = sample_report()
    first = report.commitments[0]
    words = first.text.replace("383", "400")
    catalog = filled(report, tmp_path, 编号="shili-2022-cxxxxxxxx", 承诺原文=words, 牵头单位="财政所")
    assert (catalog.updates, catalog.assignments) == ((), ())
    [waiting] = catalog.waiting
    assert (waiting.words, waiting.likeliest) == (words, first.id)
    assert (waiting.text, waiting.lead_office) == ("已开工", "财政所")
    [message] = messages(catalog)
    assert "W512 编号“shili-2022-cxxxxxxxx”不是现在任何一条承诺的编号；这一行留着，列为“等待对应”" in message
    assert f"最接近的是“{first.id}”" in message
    artifacts = (*data.write(catalog), *changes.write(SiteIndex(catalog, Site())))
    made = {artifact.path.as_posix(): artifact.content.decode("utf-8-sig") for artifact in artifacts}
    assert [row["text"] for row in csv.DictReader(StringIO(made["data/waiting.csv"]))] == ["已开工"]
    page = made["changes/index.md"]
    assert "等待对应的填报" in page
    assert all(escape(shown) in page for shown in (words, first.text, "已开工", "财政所"))


def test_a_row_goes_with_its_sentence_from_the_older_text_to_the_new(tmp_path: Path) -> None:
    report = sample_report()
    book = load_workbook(BytesIO(ledger(report, LEXICON.ledger)))
    fill(book["任务分解台账"], 2, **GOOD | {"编号": "shili-2022-cold", "承诺原文": "旧的一句话，与现在的完全不同。"})
    book.save(tmp_path / "台账.xlsx")
    now = report.commitments[0].id
    catalog = resolve((report,), LEXICON, read_filings(tmp_path, LEXICON.ledger), {"shili-2022-cold": now})
    assert [update.commitment for update in catalog.updates] == [now]
    assert "按旧版与新版的对照" in messages(catalog)[0]


def test_an_id_beside_the_words_of_another_commitment_is_refused(tmp_path: Path) -> None:
    report = sample_report()
    first, second = report.commitments[:2]
    catalog = filled(report, tmp_path, 编号=second.id)
    assert catalog.updates == ()
    [message] = messages(catalog)
    assert f"任务分解台账!A2: E518 编号“{second.id}”不是旁边这句承诺“" in message
    assert f"这句话的编号是“{first.id}”" in message


def test_words_that_a_person_touched_are_still_those_of_the_id(tmp_path: Path) -> None:
    report = sample_report()
    words = f" {report.commitments[0].text[:-1]} "
    assert len(filled(report, tmp_path, 承诺原文=words).updates) == 1


@pytest.mark.parametrize(("date", "told"), [("2035-06-30", True), ("2003-06-30", True), ("2029-06-30", False)])
def test_a_date_far_from_the_plan_is_asked_about(tmp_path: Path, date: str, told: bool) -> None:
    catalog = filled(sample_report(), tmp_path, 日期=date)
    assert [update.date for update in catalog.updates] == [date]
    assert ["W516" in message for message in messages(catalog)] == [True] * told


def test_the_same_ledger_twice_counts_once(tmp_path: Path) -> None:
    catalog = filled(sample_report(), tmp_path, 牵头单位="财政所")
    (tmp_path / "台账（副本）.xlsx").write_bytes((tmp_path / "台账.xlsx").read_bytes())
    again = joined(sample_report(), tmp_path)
    assert (again.updates, again.assignments) == (catalog.updates, catalog.assignments)


def test_a_cell_over_several_rows_holds_for_each(tmp_path: Path) -> None:
    report = long_report()
    book = load_workbook(BytesIO(ledger(report, LEXICON.ledger)))
    sheet = book["任务分解台账"]
    fill(sheet, 2, 牵头单位="建设办", **GOOD)
    for row in (3, 4, 5):
        fill(sheet, row, **GOOD)
    column = next(cell.column_letter for cell in sheet[1] if cell.value == "牵头单位")
    sheet.merge_cells(f"{column}2:{column}4")
    book.save(tmp_path / "台账.xlsx")
    catalog = joined(report, tmp_path)
    assert [(a.commitment, a.lead_office) for a in catalog.assignments] == [
        (commitment.id, "建设办") for commitment in report.commitments[:3]
    ]


def test_an_edited_sentence_keeps_what_was_filed_for_it(tmp_path: Path) -> None:
    seeds, progress = tmp_path / "seeds", tmp_path / "progress"
    seeds.mkdir()
    progress.mkdir()
    old = SEED.read_text(encoding="utf-8")
    new = old.replace("加快推进签约项目落户落地。", "加快推进签约项目落户落地见效。")
    assert new != old
    (seeds / "蒋场镇.txt").write_text(old, encoding="utf-8")
    config = Config(seeds=seeds, docs=tmp_path / "docs", progress=progress)
    before, _ = build(config)
    [row] = [n for n, c in enumerate(before.reports[0].commitments, 2) if "签约项目落户" in c.text]
    book = load_workbook(BytesIO(ledger(before.reports[0], LEXICON.ledger)))
    fill(book["任务分解台账"], row, **GOOD)
    book.save(progress / "台账.xlsx")
    (seeds / "蒋场镇.txt").write_text(new, encoding="utf-8")
    edited, _ = build(config)
    assert [waiting.text for waiting in edited.waiting] == ["已开工"]
    (seeds / "蒋场镇.v1.txt").write_text(old, encoding="utf-8")
    corrected, made = build(config)
    assert corrected.waiting == ()
    [update] = corrected.updates
    [promise] = [c for c in corrected.reports[0].commitments if c.id == update.commitment]
    assert "落地见效" in promise.text
    older = next(c for c in before.reports[0].commitments if c.text.endswith("签约项目落户落地。"))
    assert (update.filed_as, update.filed_words) == (older.id, older.text)
    files = {artifact.path.as_posix(): artifact.content for artifact in made}
    page = files[f"commitments/{promise.id}/index.md"].decode()
    assert f"填报时针对的是旧版报告中的句子：“{escape(older.text)}”" in page
    [way] = re.findall(r'<a href="\.\./\.\./(\S+?)">看新旧两版的不同</a>', page)
    assert f"{way.removesuffix('index.html').rstrip('/')}/index.html" in files or f"{way}index.md" in files


def test_a_sheet_whose_ids_were_deleted_is_told(tmp_path: Path) -> None:
    book = load_workbook(BytesIO(ledger(sample_report(), LEXICON.ledger)))
    fill(book["任务分解台账"], 2, **GOOD)
    book["任务分解台账"].delete_cols(1)
    book.save(tmp_path / "台账.xlsx")
    [message] = messages(joined(sample_report(), tmp_path))
    assert "E501 台账“台账.xlsx”表“任务分解台账”有“状态”“进展”等列，没有“编号”列；没有采用" in message


def test_a_fresh_ledger_holds_what_was_filed_and_may_take_the_place_of_the_old(tmp_path: Path) -> None:
    catalog = filled(sample_report(), tmp_path, 牵头单位="财政所", 日期="2023年6月30日")
    made = {artifact.path.as_posix(): artifact.content for artifact in ledgers.write(catalog)}
    fresh = made["data/reports/shili-2022/ledger.xlsx"]
    book = load_workbook(BytesIO(fresh))
    assert "财政所" in [cell.value for cell in book["任务分解台账"][2]]
    assert [cell.value for cell in book["进展记录"][2]][1:4] == ["2023-06-30", "推进中", "已开工"]
    (tmp_path / "台账.xlsx").write_bytes(fresh)
    again = joined(sample_report(), tmp_path)
    assert (again.updates, again.assignments) == (catalog.updates, catalog.assignments)


def test_two_states_on_one_day_are_asked_about(tmp_path: Path) -> None:
    filled(sample_report(), tmp_path)
    (tmp_path / "甲.xlsx").write_bytes((tmp_path / "台账.xlsx").read_bytes())
    catalog = filled(sample_report(), tmp_path, 状态="已完成")
    [message] = messages(catalog)
    assert "W524" in message
    assert "在 2023-06-30 有两种状态：“已完成”（台账.xlsx）和“推进中”（甲.xlsx）；都照填写的列出" in message


def renamed_head(report: Report, title: str, other: str) -> Workbook:
    """Return the ledger of a report whose rows are all filled in, with another title over one column."""
    book = load_workbook(BytesIO(ledger(report, LEXICON.ledger)))
    sheet = book["任务分解台账"]
    for row in range(2, 2 + len(report.commitments)):
        fill(sheet, row, **GOOD)
    [head] = [cell for cell in sheet[1] if cell.value == title]
    head.value = other
    return book


@pytest.mark.parametrize(
    ("title", "other", "cell"),
    [("依据", "佐证材料", "L1"), ("依据", "证明文件", "L1"), ("日期", "更新时间", "N1"), ("状态", "完成情况", "J1")],
)
def test_a_renamed_head_is_told_once_with_the_one_it_is_meant_for(
    tmp_path: Path, title: str, other: str, cell: str
) -> None:
    renamed_head(long_report(), title, other).save(tmp_path / "台账.xlsx")
    catalog = joined(long_report(), tmp_path)
    assert catalog.updates == ()
    assert messages(catalog) == [
        f"progress/台账.xlsx:任务分解台账!{cell}: E525 表头没有“{title}”，有不认识的“{other}”；"
        f"填了进展的 20 行没有采用。如果“{other}”就是“{title}”，请把这一格改为“{title}”"
    ]


def test_a_head_that_is_missing_is_told_once(tmp_path: Path) -> None:
    renamed_head(long_report(), "依据", "").save(tmp_path / "台账.xlsx")
    assert messages(joined(long_report(), tmp_path)) == [
        "progress/台账.xlsx:任务分解台账: E525 表头没有“依据”；填了进展的 20 行没有采用。请在表头补上“依据”，逐行填写"
    ]


def test_a_renamed_head_that_an_entry_can_do_without_is_told_too(tmp_path: Path) -> None:
    renamed_head(long_report(), "进展", "工作推进说明").save(tmp_path / "台账.xlsx")
    catalog = joined(long_report(), tmp_path)
    assert len(catalog.updates) == 20
    assert messages(catalog) == [
        "progress/台账.xlsx:任务分解台账!K1: W526 不认识“工作推进说明”这一列；其中填了内容的 20 格没有采用，"
        "也不会公布。如果就是“进展”，请把这一格改为“进展”"
    ]


def test_a_column_of_ones_own_is_told_and_harms_nothing(tmp_path: Path) -> None:
    report = long_report()
    book = load_workbook(BytesIO(ledger(report, LEXICON.ledger)))
    sheet = book["任务分解台账"]
    sheet["O1"], sheet["O2"], sheet["O5"] = "备注", "已报县里", "待核"
    fill(sheet, 2, **GOOD)
    book.save(tmp_path / "台账.xlsx")
    catalog = joined(report, tmp_path)
    assert len(catalog.updates) == 1
    assert messages(catalog) == [
        "progress/台账.xlsx:任务分解台账!O1: N526 不认识“备注”这一列；其中填了内容的 2 格没有采用，也不会公布。"
        "要公布的请移到“进展”等列"
    ]


def test_what_a_fresh_ledger_tells_by_itself_is_known() -> None:
    assert {title for title, _ in ledgers.GIVEN} <= LEXICON.ledger.aside


@pytest.mark.parametrize(
    ("before", "after", "pairs"),
    [
        (["建成第1座泵站。", "建成第2座泵站。"], ["建成第1座大泵站。", "建成第2座大泵站。"], [(0, 0), (1, 1)]),
        (["新建公路12公里。", "建成敬老院。"], ["建成镇敬老院。", "新建公路15公里。"], [(0, 1), (1, 0)]),
        (["新建公路12公里。", "建成敬老院。"], ["新建公路15公里。"], [(0, 0)]),
        (["新建公路12公里。", "建成敬老院。"], ["完成税收390万元。", "实施厕所革命。"], []),
        (["建成文化广场。"], ["完成税收390万元。"], []),
        (["新建公路12公里。"], ["新建公路5公里。", "新建公路7公里。"], []),
        (["建成泵站1座。", "建成泵站2座。"], ["建成泵站3座。", "建成泵站4座。"], []),
    ],
)
def test_a_changed_promise_is_paired_where_its_words_make_it_sure(
    before: list[str], after: list[str], pairs: list[tuple[int, int]]
) -> None:
    around = ["加强领导。"], ["落实责任。"]
    made = list(pair_changed([*around[0], *before, *around[1]], [*around[0], *after, *around[1]]))
    assert made == [(was + 1, now + 1) for was, now in pairs]


def test_an_entry_filed_under_an_older_id_and_again_under_the_new_one_counts_once(tmp_path: Path) -> None:
    report = sample_report()
    now = report.commitments[0]
    for name, cells in (("旧", {"编号": "shili-2022-cold", "承诺原文": "旧的一句话。"}), ("新", {})):
        book = load_workbook(BytesIO(ledger(report, LEXICON.ledger)))
        fill(book["任务分解台账"], 2, **GOOD | {"牵头单位": "财政所"} | cells)
        book.save(tmp_path / f"{name}.xlsx")
    catalog = resolve((report,), LEXICON, read_filings(tmp_path, LEXICON.ledger), {"shili-2022-cold": now.id})
    assert (len(catalog.updates), len(catalog.assignments)) == (1, 1)


def test_two_ways_of_dividing_a_promise_are_asked_about_and_all_shown(tmp_path: Path) -> None:
    report = sample_report()
    whole = {"牵头单位": "农业办", "责任单位": "各村", "完成时限": "年底"}
    for name, cells in (("甲", whole), ("乙", {"牵头单位": "水利站"})):
        book = load_workbook(BytesIO(ledger(report, LEXICON.ledger)))
        fill(book["任务分解台账"], 2, **cells)
        book.save(tmp_path / f"{name}.xlsx")
    catalog = joined(report, tmp_path)
    [message] = messages(catalog)
    assert "W527" in message
    assert "的“牵头单位”有两种：“水利站”（乙.xlsx）和“农业办”（甲.xlsx）；都照填写的列出" in message
    folder = f"commitments/{report.commitments[0].id}/index.md"
    [page] = (a.content.decode() for a in items.write(SiteIndex(catalog, Site(), {})) if a.path.as_posix() == folder)
    assert "水利站（乙.xlsx）；农业办（甲.xlsx）" in page
    assert "各村" in page
    assert "年底" in page
