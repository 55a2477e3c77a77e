"""``govreport``: a command for an office; and ``extract``, a line of JSON for each file, whatever becomes of it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from govreport.lexicon import default_lexicon
from govreport.pipeline.build import read_report
from govreport.pipeline.tool import main
from govreport.writers import data
from tests.seed import ROOT, SEED

OTHER = ROOT / "tests/fixtures/years/seeds/示例镇-2022.txt"


def rows(capfdbinary: pytest.CaptureFixture[bytes]) -> list[dict[str, object]]:
    said = capfdbinary.readouterr()
    assert said.err == b""
    return [json.loads(line.decode("utf-8")) for line in said.out.splitlines()]


def test_each_report_is_one_line_of_json_with_the_content_of_its_data_file(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert main(["extract", str(SEED), str(OTHER)]) == 0
    lexicon = default_lexicon()
    assert rows(capfdbinary) == [
        {"file": str(path), "report": json.loads(json.dumps(data.to_json(read_report(path, path.parent, lexicon))))}
        for path in (SEED, OTHER)
    ]


def test_a_file_that_is_refused_has_a_line_that_says_why_and_stops_no_other(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "菜谱.txt").write_text("西红柿炒鸡蛋的做法：先把鸡蛋打散。", encoding="utf-8")
    assert main(["extract", str(SEED), str(tmp_path / "菜谱.txt"), str(OTHER)]) == 1
    first, refused, last = rows(capfdbinary)
    assert "report" in first
    assert "report" in last
    assert refused == {
        "file": str(tmp_path / "菜谱.txt"),
        "error": "菜谱.txt: 没有认出政府工作报告（找不到标题、“各位代表”、“一、”一类的章节），没有收录。"
        "请核对文件内容，或把它移出",
    }


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("文件夹", "是文件夹，没有读取。请写明里面的文件"),
        ("文件夹.txt", "是文件夹，没有读取。请写明里面的文件"),
        ("没有.txt", "没有这个文件。请核对路径和文件名"),
        ("没有/没有.docx", "没有这个文件。请核对路径和文件名"),
        ("没有后缀", "没有这个文件。请核对路径和文件名"),
        (
            "报告.caj",
            "是CAJ 文档（.caj），读不了。请用它的阅读软件打开，另存或打印为 .pdf，"
            "或把文字复制到 .txt，再放入并移走原文件",
        ),
        ("空.txt", "文件是空的，没有可读的文字。请放入一份政府工作报告，或删除这个文件"),
    ],
)
def test_what_is_no_file_to_read_is_a_line_too(
    name: str, why: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    for folder in ("文件夹", "文件夹.txt"):
        (tmp_path / folder).mkdir()
    for file in ("报告.caj", "空.txt"):
        (tmp_path / file).touch()
    assert main(["extract", str(tmp_path / name)]) == 1
    [row] = rows(capfdbinary)
    assert str(row["error"]).endswith(f"{name}: {why}")


def test_a_file_name_that_is_no_utf_8_still_gives_json_that_leads_back_to_it(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    odd = tmp_path / os.fsdecode(b"\xb1\xa8\xb8\xe6.txt")
    try:
        odd.write_bytes(SEED.read_bytes())
    except OSError:
        pytest.skip("this file system takes names in UTF-8 alone")
    assert main(["extract", str(odd)]) == 0
    [row] = rows(capfdbinary)
    assert Path(str(row["file"])).read_bytes() == SEED.read_bytes()


def test_a_reader_that_has_seen_enough_ends_it_quietly() -> None:
    command = [sys.executable, "-m", "govreport", "extract", *[str(SEED)] * 4]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.read(9) == b'{"file": '
        running.stdout.close()
        said = running.stderr.read()
    assert (running.returncode, said) == (1, b"")


def test_a_call_without_a_file_is_bad_usage(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["extract"])
    assert ended.value.code == 2


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a report and the options of this repository's site, in which the command is run."""
    (tmp_path / "seeds").mkdir()
    shutil.copy(OTHER, tmp_path / "seeds/报告.txt")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    for name in ("overrides", "docs/about"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_one_command_makes_pages_and_site(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build"]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    counts = r"1 份报告 · \d+ 个数字 · \d+ 项承诺 · \d+ 条提示"
    assert re.fullmatch(f"{counts}；网站在 site，可以直接打开其中的 index.html", last)
    assert (office / "docs/reports/shili-2022/index.md").is_file()
    assert (office / "site/reports/shili-2022/index.html").is_file()


def test_a_build_that_only_checks_writes_nothing(office: Path) -> None:
    assert main(["build", "--check"]) == 1
    assert not (office / "site").exists()
    assert not (office / "docs/index.md").exists()


def test_a_build_that_fails_leaves_the_site_and_one_that_keeps_going_renews_it(office: Path) -> None:
    (office / "seeds/空.txt").touch()
    assert main(["build"]) == 1
    assert not (office / "site").exists()
    assert main(["build", "--keep-going"]) == 1
    assert (office / "site/index.html").is_file()
    (office / "progress").mkdir()
    (office / "progress/links.toml").write_text("[[link]]\n", encoding="utf-8")
    before = (office / "site").stat().st_ino
    assert main(["build", "--keep-going"]) == 1
    assert (office / "site").stat().st_ino == before


def test_a_check_tells_how_a_report_is_read_and_writes_nothing(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(office.rglob("*"))
    assert main(["check", "seeds/报告.txt"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "seeds/报告.txt: 示例镇 · 乡镇 · 总结2022年 · 安排2023年 · 回顾占 21%，安排占 79%"
    assert told[1].startswith("  回顾2022年：从第 ")
    assert re.fullmatch(r"  安排2023年：从第 \d+ 行「[^」]+」起，依据：标题“[^”]+”", told[2])
    assert re.fullmatch(r"  找到 \d+ 个标题 · \d+ 个数字 · \d+ 项承诺 · \d+ 处地点、项目等名称 · \d+ 条提示", told[3])
    assert all(re.match(r"seeds/报告\.txt:\d+:\d+: [WN]\d{3} ", line) for line in told[4:])
    assert sorted(office.rglob("*")) == before


def test_a_check_fails_for_what_cannot_be_read_and_on_request_for_warnings(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "没有.docx", "seeds/报告.txt"]) == 1
    said = capsys.readouterr()
    assert said.err == "govreport: 没有.docx: 没有这个文件。请核对路径和文件名\n"
    assert said.out.startswith("seeds/报告.txt: 示例镇")
    words = OTHER.read_text(encoding="utf-8").replace("示例镇", "").replace("2022", "").replace("2023", "")
    (office / "不详.txt").write_text(words, encoding="utf-8")
    assert main(["check", "不详.txt"]) == 0
    assert main(["check", "--strict", "不详.txt"]) == 1


@pytest.mark.parametrize("command", [[], ["build"], ["check"], ["extract"], ["site"]])
def test_the_help_is_in_chinese(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert re.findall(r"usage|options|positional|show|exit|default", shown) == []
    assert shown.startswith("用法：govreport")


def test_bad_usage_is_told_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    for given in ([], ["bild"], ["check"], ["build", "--seeds", "没有"]):
        with pytest.raises(SystemExit) as ended:
            main(given)
        assert ended.value.code == 2
        assert "用法不对（" in capsys.readouterr().err
