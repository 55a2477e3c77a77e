"""The door: exit codes, messages, and a last good build that survives a bad one."""

import csv
import re
import shutil
from pathlib import Path

import docx
import pytest

from govreport.pipeline.command import main
from govreport.pipeline.manifest import MANIFEST
from tests.seed import SEED


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    shutil.copy(SEED, folder)
    return folder


def run(seeds: Path, *more: str) -> int:
    return main(["--seeds", str(seeds), "--docs", str(seeds.parent / "docs"), *more])


def test_a_build_ends_with_one_line_that_counts(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(seeds) == 0
    last = capsys.readouterr().out.strip()
    assert last.startswith("1 report · ")
    assert [part.split()[1] for part in last.split(" · ")] == [
        "report", "sections", "metrics", "commitments", "diagnostics",
    ]


def test_check_fails_on_stale_output_and_writes_nothing(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    docs = seeds.parent / "docs"
    assert run(seeds, "--check") == 1
    assert not docs.exists()
    assert run(seeds) == 0
    assert run(seeds, "--check") == 0
    (docs / "data/reports.csv").write_text("altered", encoding="utf-8")
    capsys.readouterr()
    assert run(seeds, "--check") == 1
    assert "data/reports.csv: 已过期；请运行 build_docs.py" in capsys.readouterr().err
    assert (docs / "data/reports.csv").read_text(encoding="utf-8") == "altered"


def test_a_missing_folder_is_bad_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--seeds", str(tmp_path / "nowhere")])
    assert ended.value.code == 2
    assert "没有这个文件夹；请把报告放进去，或指定别的文件夹" in capsys.readouterr().err


def test_an_empty_folder_says_what_to_put_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "seeds").mkdir()
    assert run(tmp_path / "seeds") == 1
    assert "请放入 .txt" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b"\n \n\t"),
        ("recipe.txt", "西红柿炒鸡蛋的做法：先把鸡蛋打散，再把西红柿切块。".encode()),
        ("bytes.txt", bytes(range(256)) * 8),
        ("twin.txt", SEED.read_bytes()),
    ],
)
def test_bad_input_names_the_file_and_leaves_the_last_good_build(
    name: str, content: bytes, seeds: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(seeds) == 0
    docs = seeds.parent / "docs"
    before = {p: p.read_bytes() for p in docs.rglob("*") if p.is_file()}
    assert docs / MANIFEST in before
    (seeds / name).write_bytes(content)
    capsys.readouterr()
    assert run(seeds) == 1
    said = capsys.readouterr().err
    assert name in said
    if name == "twin.txt":
        assert SEED.name in said, "both files of one report are named"
    assert {p: p.read_bytes() for p in docs.rglob("*") if p.is_file()} == before


REPORT = (
    "{place}2022年政府工作报告\n各位代表：\n一、2022年工作回顾\n全年经济保持平稳增长，产业结构持续优化，城乡面貌明显改善。\n"
    "二、2023年工作安排\n力争全年经济稳中有进，新建公路{n}公里，继续办好民生实事，推动各项事业再上新台阶。\n"
)


def write(folder: Path, name: str, place: str = "示例镇", n: int = 12) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(REPORT.format(place=place, n=n), encoding="utf-8")


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Two good reports; one empty, one no report, one with a damaged note beside it, one three times, an old text."""
    folder = tmp_path / "seeds"
    write(folder, "a.txt")
    write(folder, "b-空.txt")
    (folder / "b-空.txt").write_bytes(b"")
    write(folder, "c.txt", "样板镇")
    (folder / "d-菜谱.txt").write_text("西红柿炒鸡蛋的做法：先把鸡蛋打散，再把西红柿切块。", encoding="utf-8")
    write(folder, "e-旁注.txt", "样本镇")
    (folder / "e-旁注.toml").write_text("不是 TOML", encoding="utf-8")
    write(folder, "f/另存.txt", "样板镇", 13)
    write(folder, "g-复制.txt")
    write(folder, "h.txt", "石榴镇")
    write(folder, "i.txt", "十六镇")
    (folder / "c.v1.txt").write_bytes(b"")
    return folder


LEFT_OUT = ["b-空.txt", "c.v1.txt", "d-菜谱.txt", "e-旁注.toml", "f/另存.txt", "g-复制.txt", "i.txt"]


def test_everything_that_stops_a_build_is_told_at_once(mixed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(mixed) == 1
    said = capsys.readouterr()
    errors = [line.removeprefix("build_docs.py: ") for line in said.err.splitlines() if line.startswith("build_docs")]
    assert [line.split(": ")[0] for line in errors] == LEFT_OUT
    assert errors[4].startswith("f/另存.txt: 与 c.txt 是同一份报告（yangban-2022）；请只留一份")
    assert errors[5] == "g-复制.txt: 与 a.txt 的内容完全相同；没有采用。请只留一份"
    assert errors[6].startswith("i.txt: “十六镇”2022年的报告与 h.txt 不是同一份，只是编号拼写相同（shiliu-2022）；")
    assert said.err.splitlines()[-1] == (
        "7 个文件有错误；未写入任何文件，上次的结果原样保留。请按以上说明逐个改正；"
        "要先公布其余的报告，请加 --keep-going"
    )
    assert said.out == ""
    assert not (mixed.parent / "docs").exists()


def test_keep_going_publishes_the_others_and_fails_all_the_same(
    mixed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(mixed, "--keep-going") == 1
    said = capsys.readouterr()
    assert said.err.splitlines()[-1] == (
        f"7 个文件有错误；没有采用：{'、'.join(LEFT_OUT)}，其余的报告不受影响。请按以上说明逐个改正"
    )
    assert said.out.startswith("3 reports · ")
    with (mixed.parent / "docs/data/reports.csv").open(encoding="utf-8-sig", newline="") as file:
        published = {row["id"]: row["source_file"] for row in csv.DictReader(file)}
    assert published == {"shili-2022": "a.txt", "yangban-2022": "c.txt", "shiliu-2022": "h.txt"}


def test_keep_going_gives_the_bytes_of_a_folder_without_what_is_left_out(mixed: Path) -> None:
    assert run(mixed, "--keep-going") == 1
    for name in LEFT_OUT:
        (mixed / name).unlink()
    (mixed / "e-旁注.txt").unlink()
    assert run(mixed, "--check") == 0


def test_keep_going_and_check_write_nothing_and_tell_both(mixed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(mixed, "--keep-going", "--check") == 1
    assert "data/reports.csv: 已过期" in capsys.readouterr().err
    assert not (mixed.parent / "docs").exists()
    assert run(mixed, "--keep-going") == 1
    capsys.readouterr()
    assert run(mixed, "--keep-going", "--check") == 1
    said = capsys.readouterr().err
    assert "已过期" not in said
    assert "没有采用：b-空.txt、" in said


def test_keep_going_with_nothing_good_leaves_the_last_good_build(
    mixed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(mixed, "--keep-going") == 1
    before = {p: p.read_bytes() for p in (mixed.parent / "docs").rglob("*") if p.is_file()}
    for path in (*mixed.glob("[!bd]*.txt"), *mixed.glob("[!bd]*.toml")):
        path.unlink()
    shutil.rmtree(mixed / "f")
    capsys.readouterr()
    assert run(mixed, "--keep-going") == 1
    assert capsys.readouterr().err.splitlines()[-1] == (
        "2 个文件有错误；未写入任何文件，上次的结果原样保留。请按以上说明逐个改正"
    )
    assert {p: p.read_bytes() for p in (mixed.parent / "docs").rglob("*") if p.is_file()} == before


def test_keep_going_with_nothing_wrong_changes_nothing(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(seeds) == 0
    assert run(seeds, "--keep-going", "--check") == 0
    assert "没有采用" not in capsys.readouterr().err


def test_keep_going_says_that_filings_may_point_to_what_was_left_out(
    mixed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filings = mixed.parent / "progress"
    filings.mkdir()
    (filings / "links.toml").write_text("[[link]]\n", encoding="utf-8")
    assert run(mixed, "--keep-going") == 1
    assert capsys.readouterr().err.splitlines()[-1].endswith(
        "；有错误（其中可能有台账等对没有采用的报告的引用），未写入任何文件，上次的结果原样保留"
    )
    assert not (mixed.parent / "docs").exists()


@pytest.mark.parametrize(
    ("place", "year", "told"),
    [
        ("示例镇", "", "都没有认出年份，看不出是不是同一份；没有采用。如果是同一份，请只留一份；如果不是，"
         "请在 报告.toml 的 [corrected] 下写 review_year"),
        ("", "2022年", "都没有认出地名，看不出是不是同一份；没有采用。如果是同一份，请只留一份；如果不是，"
         "请在 报告.toml 的 [corrected] 下写 jurisdiction"),
    ],
)  # fmt: skip
def test_reports_that_tell_too_little_are_not_called_the_same(
    place: str, year: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder, n in (("甲", 12), ("乙", 13)):
        path = tmp_path / "seeds" / folder / "报告.txt"
        path.parent.mkdir(parents=True)
        write(path.parent, path.name, place, n)
        words = path.read_text(encoding="utf-8").replace("2022年政府", f"{year}政府")
        if not year:
            words = words.replace("2022年", "").replace("2023年", "")
        path.write_text(words, encoding="utf-8")
    assert run(tmp_path / "seeds") == 1
    assert told in capsys.readouterr().err


def test_a_file_that_cannot_be_opened_is_named(
    seeds: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, most: int) -> bytes | None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("govreport.reader.content.read_bytes", refuse)
    assert run(seeds) == 1
    assert SEED.name in capsys.readouterr().err


def test_messages_come_in_the_order_of_the_text(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(seeds) == 0
    lines = [int(found[1]) for found in re.finditer(r"txt:(\d+):", capsys.readouterr().err)]
    assert len(lines) > 1
    assert lines == sorted(lines)


def test_the_frame_of_each_report_is_told_in_one_line(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(seeds) == 0
    told = [line for line in capsys.readouterr().err.splitlines() if "总结" in line]
    assert told == [
        f"{seeds.as_posix()}/{SEED.name}: 蒋场镇 · 乡镇 · 总结2022年 · 安排2023年 · 回顾占 47%，安排占 53%"
    ]


def test_two_builds_give_the_same_bytes(seeds: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert main(["--seeds", str(seeds), "--docs", str(tmp_path / name)]) == 0
    one, two = (
        {p.relative_to(tmp_path / n): p.read_bytes() for p in (tmp_path / n).rglob("*") if p.is_file()}
        for n in ("one", "two")
    )
    assert one == two


def test_many_messages_of_one_kind_are_told_once_and_counted(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (seeds / "示例县.txt").write_text(
        "示例县2022年政府工作报告\n各位代表：\n一、2022年工作回顾\n"
        + "".join(f"{n}月新增设备{n}2，运行平稳。\n" for n in range(1, 8))
        + "二、2023年工作安排\n建成学校1所。\n",
        encoding="utf-8",
    )
    assert main(["--seeds", str(seeds), "--docs", str(seeds.parent / "docs")]) == 0
    told = [line for line in capsys.readouterr().err.splitlines() if "示例县.txt" in line and "W301" in line]
    assert len(told) == 4
    assert told[-1].endswith("示例县.txt: W301 同样的提示还有 4 处；全部列在 data/diagnostics.csv")


def test_a_place_in_a_document_is_told_by_paragraph_and_words(
    seeds: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = docx.Document()
    for text in (
        "示例县2022年政府工作报告", "各位代表：", "一、2022年工作回顾", "全年经济运行平稳。",
        "新增专用设备12，其他不变。", "二、2023年工作安排", "建成学校1所。",
    ):  # fmt: skip
        document.add_paragraph(text)
    document.save(str(seeds / "报告.docx"))
    assert main(["--seeds", str(seeds), "--docs", str(seeds.parent / "docs")]) == 0
    [told] = [line for line in capsys.readouterr().err.splitlines() if "报告.docx" in line and "W301" in line]
    assert "报告.docx:第2段“新增专用设备12，其…”: W301 数字「12」" in told
