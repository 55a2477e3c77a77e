"""``govreport ledger``: ledgers are given out with all that was filed, looked through, made one; nothing is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from govreport.lexicon import default_lexicon
from govreport.model import LedgerRow
from govreport.pipeline.tool import main
from govreport.reader.spreadsheet import read_ledger
from tests.seed import SEED

WORDS = default_lexicon().ledger
GOOD = {"状态": "推进中", "进展": "已开工", "依据": "开工令", "日期": "2023-06-30"}
TASKS, DATED = "任务分解台账", "进展记录"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of the sample report, in which nothing was filled in."""
    folder = tmp_path_factory.mktemp("fresh")
    assert main(["ledger", "export", str(SEED), "-o", str(folder), "--progress", str(folder / "none")]) == 0
    return folder / "jiangchang-2022.xlsx"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the report and an empty folder for ledgers, in which the command is run."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "progress").mkdir()
    shutil.copy(SEED, tmp_path / "seeds/报告.txt")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def fill(book: Workbook, sheet: str, row: int, **cells: str) -> None:
    heads = {cell.value: cell.column for cell in book[sheet][1]}
    for title, text in cells.items():
        book[sheet].cell(row, heads[title], text)


def filled(fresh: Path, path: Path, rows: dict[int, dict[str, str]]) -> None:
    """Save a ledger in which rows of its first sheet were filled in."""
    book = load_workbook(fresh)
    for row, cells in rows.items():
        fill(book, TASKS, row, **cells)
    book.save(path)


def id_in(path: Path, row: int) -> str:
    return str(load_workbook(path)[TASKS].cell(row, 1).value)


def rows_of(path: Path) -> list[LedgerRow]:
    rows, diagnostics = read_ledger(path, path.parent, WORDS)
    assert diagnostics == []
    return rows


def values(path: Path, sheet: str) -> list[dict[str, str]]:
    head, *rows = load_workbook(path)[sheet].values
    return [dict(zip(head, (cell or "" for cell in row), strict=True)) for row in rows]


def test_a_fresh_ledger_holds_what_was_filed_and_what_waits(office: Path, fresh: Path) -> None:
    gone = {"编号": "jiangchang-2022-cxxxxxxxx", "承诺原文": "修建一座大桥。", "牵头单位": "交通办", **GOOD}
    filled(fresh, office / "progress/甲.xlsx", {2: GOOD | {"牵头单位": "财政所"}, 3: gone})
    filled(fresh, office / "progress/乙.xlsx", {2: {"牵头单位": "税务所"}})
    assert main(["ledger", "export", "-o", "新台账"]) == 0
    made = office / "新台账/jiangchang-2022.xlsx"
    assert load_workbook(made).sheetnames == [TASKS, DATED, "等待对应", "填写说明"]
    assert [row["牵头单位"] for row in values(made, TASKS)[:3]] == ["税务所", "财政所", ""]
    [entry] = values(made, DATED)
    assert (entry["编号"], entry["日期"], entry["进展"]) == (id_in(fresh, 2), "2023-06-30", "已开工")
    assert entry["承诺原文"] == values(fresh, TASKS)[0]["承诺原文"]
    [waiting] = values(made, "等待对应")
    assert gone.items() <= waiting.items()
    for path in (office / "progress").iterdir():
        path.unlink()
    made.rename(office / "progress/新.xlsx")
    assert main(["ledger", "export", "-o", "再导"]) == 0
    again = office / "再导/jiangchang-2022.xlsx"
    for sheet in (TASKS, DATED, "等待对应"):
        assert values(again, sheet) == values(office / "progress/新.xlsx", sheet)


def test_a_ledger_that_is_there_is_never_overwritten(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", "export", "-o", "新台账"]) == 0
    assert main(["ledger", "export", "-o", "新台账"]) == 0
    made = office / "新台账/jiangchang-2022.xlsx"
    filled(made, made, {2: GOOD})
    before = made.read_bytes()
    assert main(["ledger", "export", "-o", "新台账"]) == 1
    assert made.read_bytes() == before
    said = "已有这个文件，里面可能填了内容；没有写入。请换一个名字，或先把它移到别处"
    assert capsys.readouterr().err == f"govreport: 新台账/jiangchang-2022.xlsx: {said}\n"


def test_no_ledger_is_given_out_from_which_a_refused_row_would_be_missing(
    office: Path, fresh: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(fresh, office / "progress/甲.xlsx", {2: GOOD | {"日期": "6月底"}})
    assert main(["ledger", "export", "-o", "新台账"]) == 1
    assert not (office / "新台账").exists()
    said = capsys.readouterr().out
    assert "progress/甲.xlsx:任务分解台账!N2: E514" in said
    assert said.endswith("已填的台账有错误；没有给出新的台账，以免丢掉其中的内容。请先按以上说明改正\n")


def test_each_row_is_told_with_what_it_would_be_filed_on(
    office: Path, fresh: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = {
        2: GOOD,
        3: GOOD | {"日期": "2035-06-30"},
        4: {"牵头单位": "财政所", "责任单位": "各村"},
        5: GOOD | {"编号": "jiangchang-2022-cxxxxxxxx", "承诺原文": "修建一座大桥。"},
        6: GOOD | {"状态": "基本完成"},
    }
    filled(fresh, office / "甲.xlsx", rows)
    shutil.copy(office / "甲.xlsx", office / "乙.xlsx")
    before = sorted(office.rglob("*"))
    assert main(["ledger", "check", "甲.xlsx", "乙.xlsx"]) == 1
    assert sorted(office.rglob("*")) == before
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"甲.xlsx:任务分解台账!A2: 2023-06-30 推进中，已开工 → “{id_in(fresh, 2)}”（")
    assert lines[2].startswith(f"甲.xlsx:任务分解台账!A4: 财政所，各村 → “{id_in(fresh, 4)}”（")
    assert lines[3] == "甲.xlsx:任务分解台账!A5: 2023-06-30，推进中，已开工 → 等待对应"
    assert lines[4].endswith("；与 甲.xlsx:任务分解台账!A2 相同，只算一次")
    told = [line for line in lines if line.startswith("甲.xlsx") and (": W" in line or ": E" in line)]
    assert [part for line in told for part in line.split() if part[1:].isdigit()] == ["W516", "W512", "E513"]
    assert lines[-1] == "10 行有内容 · 4 行进展 · 2 行任务分解 · 2 行等待对应 · 2 行不会采用 · 4 处重复"


def test_a_check_passes_where_all_is_well_and_takes_a_single_report(office: Path, fresh: Path) -> None:
    filled(fresh, office / "甲.xlsx", {2: GOOD})
    assert main(["ledger", "check", "甲.xlsx", "--seeds", str(SEED)]) == 0
    assert main(["ledger", "check", "没有.xlsx"]) == 1
    filled(fresh, office / "甲.xlsx", {2: GOOD | {"日期": "2035-06-30"}})
    assert main(["ledger", "check", "甲.xlsx"]) == 0
    assert main(["ledger", "check", "--strict", "甲.xlsx"]) == 1


@pytest.mark.parametrize("name", ["甲.xls", "甲.et", "甲.docx"])
def test_what_is_no_ledger_is_told_before_anything_is_merged(
    office: Path, fresh: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (office / name).write_bytes(b"x")
    shutil.copy(fresh, office / "乙.xlsx")
    code = main(["ledger", "merge", name, "乙.xlsx", "-o", "合.xlsx"])
    assert name in capsys.readouterr().out
    assert (code, (office / "合.xlsx").exists()) == ((0, True) if name.endswith("docx") else (1, False))


def test_ledgers_of_several_people_become_one(office: Path, fresh: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = load_workbook(fresh)
    book[TASKS]["O1"], book[TASKS]["O2"] = "备注", "已报县里"
    fill(book, TASKS, 2, 牵头单位="财政所", **GOOD)
    fill(book, TASKS, 3, 牵头单位="水利站")
    fill(book, DATED, 2, 编号=id_in(fresh, 4), 状态="推进中", 依据="纪要", 日期="2023-03-01")
    book.save(office / "甲.xlsx")
    rows = {
        2: GOOD | {"责任单位": "各村"},
        3: {"牵头单位": "农业办"},
        4: GOOD,
        5: {"状态": "基本完成", "进展": "差不多了"},
    }
    filled(fresh, office / "乙.xlsx", rows)
    assert main(["ledger", "merge", "甲.xlsx", "乙.xlsx", "-o", "合.xlsx"]) == 0
    tasks, dated = values(office / "合.xlsx", TASKS), values(office / "合.xlsx", DATED)
    assert len(tasks) == len(values(fresh, TASKS)) + 1
    assert [(t["编号"], t["牵头单位"], t["责任单位"], t["备注"]) for t in tasks[:3]] == [
        (id_in(fresh, 2), "财政所", "各村", "已报县里"),
        (id_in(fresh, 3), "水利站", "", ""),
        (id_in(fresh, 3), "农业办", "", ""),
    ]
    assert [t["目标"] for t in tasks[:2]] == [t["目标"] for t in values(fresh, TASKS)[:2]]
    assert sorted((e["编号"], e["日期"], e["状态"], e["进展"]) for e in dated) == sorted([
        (id_in(fresh, 2), "2023-06-30", "推进中", "已开工"),
        (id_in(fresh, 4), "2023-03-01", "推进中", ""),
        (id_in(fresh, 4), "2023-06-30", "推进中", "已开工"),
        (id_in(fresh, 5), "", "基本完成", "差不多了"),
    ])  # fmt: skip
    said = capsys.readouterr().out.splitlines()
    assert said == [
        f"乙.xlsx: W527 “{id_in(fresh, 3)}”的“牵头单位”有两种：“水利站”（甲.xlsx 任务分解台账!第3行）"
        "和“农业办”（乙.xlsx 任务分解台账!第3行）；都留着。请核对，只留一种",
        f"合.xlsx: 合并了 2 份台账，{len(tasks)} 行承诺、4 条进展、1 处说法不一",
    ]


def test_a_merged_ledger_comes_to_the_same_as_its_parts(office: Path, fresh: Path) -> None:
    filled(fresh, office / "progress/甲.xlsx", {2: GOOD | {"牵头单位": "财政所"}, 3: GOOD})
    gone = {"编号": "jiangchang-2022-cxxxxxxxx", "承诺原文": "修建一座大桥。"}
    rows = {2: GOOD, 3: GOOD | {"状态": "已完成"}, 4: {"牵头单位": "农业办"}, 5: GOOD | gone}
    filled(fresh, office / "progress/乙.xlsx", rows)
    assert main(["ledger", "export", "-o", "前"]) == 0
    assert main(["ledger", "merge", "progress/甲.xlsx", "progress/乙.xlsx", "-o", "合.xlsx"]) == 0
    for path in (office / "progress").iterdir():
        path.unlink()
    shutil.move(office / "合.xlsx", office / "progress/合.xlsx")
    assert main(["ledger", "export", "-o", "后"]) == 0
    for sheet in (TASKS, DATED, "等待对应"):
        before, after = (values(office / name / "jiangchang-2022.xlsx", sheet) for name in ("前", "后"))
        assert sorted(map(str, after)) == sorted(map(str, before))


def test_merging_one_ledger_with_itself_changes_nothing(office: Path, fresh: Path) -> None:
    filled(fresh, office / "甲.xlsx", {2: GOOD | {"牵头单位": "财政所"}})
    shutil.copy(office / "甲.xlsx", office / "乙.xlsx")
    assert main(["ledger", "merge", "甲.xlsx", "乙.xlsx", "-o", "合.xlsx"]) == 0
    assert len(values(office / "合.xlsx", DATED)) == 1
    assert main(["ledger", "merge", "合.xlsx", "甲.xlsx", "-o", "又.xlsx"]) == 0
    assert (office / "又.xlsx").read_bytes() == (office / "合.xlsx").read_bytes()


def test_two_states_on_one_day_and_two_wordings_of_one_id_are_told(
    office: Path, fresh: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(fresh, office / "甲.xlsx", {2: GOOD})
    filled(fresh, office / "乙.xlsx", {2: GOOD | {"状态": "已完成"}, 3: {"承诺原文": "别的话。", "牵头单位": "财政所"}})
    assert main(["ledger", "merge", "甲.xlsx", "乙.xlsx", "-o", "合.xlsx"]) == 0
    said = capsys.readouterr().out
    assert f"“{id_in(fresh, 2)}（2023-06-30）”的“状态”有两种：“推进中”（甲.xlsx" in said
    assert f"“{id_in(fresh, 3)}”的“承诺原文”有两种：" in said
    assert len(values(office / "合.xlsx", DATED)) == 2
    assert "财政所" in [row["牵头单位"] for row in values(office / "合.xlsx", TASKS)]
    assert rows_of(office / "合.xlsx")


def test_a_ledger_out_of_the_merge_is_no_file_that_is_there(office: Path, fresh: Path) -> None:
    shutil.copy(fresh, office / "甲.xlsx")
    before = (office / "甲.xlsx").read_bytes()
    assert main(["ledger", "merge", "甲.xlsx", "-o", "甲.xlsx"]) == 1
    assert (office / "甲.xlsx").read_bytes() == before


@pytest.mark.parametrize("command", ["export", "check", "merge"])
def test_its_help_is_in_chinese(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["ledger", command, "--help"])
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert not [word for word in ("usage", "options", "positional", "show", "default") if word in shown]
