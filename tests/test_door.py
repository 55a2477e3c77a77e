"""Whatever happens, a command ends with an exit code and a sentence: never with a traceback."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from govreport.model import Document, Source
from govreport.pipeline import build, command, tool
from govreport.pipeline.door import guard
from govreport.writers import data, pdf
from tests.seed import ROOT, SEED

UNFORESEEN = r"E600 程序遇到没有预料到的情况（{}）；{}。请把 (\S+\.log) 交给维护者"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    shutil.copy(SEED, tmp_path / "seeds/报告.txt")
    return tmp_path / "seeds"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    started = [sys.executable, *arguments]
    return subprocess.run(started, cwd=ROOT, env=os.environ | environment, capture_output=True, check=False)


def build_docs(seeds: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return run("build_docs.py", "--seeds", str(seeds), "--docs", str(seeds.parent / "docs"), **environment)


@pytest.mark.parametrize("error", [ValueError("x"), RecursionError(), MemoryError(), KeyError("x"), AssertionError()])
def test_a_seed_at_which_the_program_fails_is_told_like_any_other(
    error: Exception, seeds: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(source: Source, lexicon: object) -> Document:
        raise error

    monkeypatch.setattr(build, "parse", fail)
    assert command.main(["--seeds", str(seeds), "--docs", str(seeds.parent / "docs")]) == 1
    said = capsys.readouterr().err.splitlines()
    pattern = "build_docs.py: 报告.txt: " + UNFORESEEN.format(type(error).__name__, "没有采用这个文件")
    told = re.fullmatch(pattern, said[0])
    assert told
    assert "Traceback" in Path(told[1]).read_text(encoding="utf-8")
    Path(told[1]).unlink()
    assert not (seeds.parent / "docs").exists()


def test_a_later_fault_names_the_report_at_hand(
    seeds: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(report: object, compiler: object) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr(pdf, "documents_of", fail)
    assert command.main(["--seeds", str(seeds), "--docs", str(seeds.parent / "docs")]) == 1
    pattern = "build_docs.py: " + UNFORESEEN.format(
        "ZeroDivisionError，正在处理 报告.txt", "没有写入，上次的结果原样保留"
    )
    [told] = re.finditer(pattern, capsys.readouterr().err)
    Path(told[1]).unlink()


def test_an_extraction_that_fails_is_a_line_too(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    def fail(report: object) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr(data, "to_json", fail)
    assert tool.main(["extract", str(SEED)]) == 1
    told = re.search(
        UNFORESEEN.format("ZeroDivisionError", "没有读取这个文件"), json.loads(capfdbinary.readouterr().out)["error"]
    )
    assert told
    Path(told[1]).unlink()


def test_where_no_details_can_be_kept_the_line_itself_says_where_it_happened(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(**named: str) -> object:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    assert guard("build_docs.py", lambda: 1 // 0) == 1
    assert re.fullmatch(
        r"build_docs\.py: E600 程序遇到没有预料到的情况（ZeroDivisionError）；没有写入，上次的结果原样保留。"
        r"请把这一行交给维护者（test_door\.py:\d+）\n",
        capsys.readouterr().err,
    )


def test_a_person_who_stops_it_is_not_scolded(seeds: Path) -> None:
    for place in ("甲子", "乙丑", "丙寅"):
        words = SEED.read_text(encoding="utf-8").replace("蒋场", place)
        (seeds / f"{place}.txt").write_text(words, encoding="utf-8")
    heard = (  # a shell's background jobs, and so these tests in one, are deaf to Ctrl-C
        "import runpy, signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "runpy.run_path('build_docs.py', run_name='__main__')"
    )
    started = [sys.executable, "-c", heard, "--seeds", str(seeds), "--docs", str(seeds.parent / "docs")]
    with subprocess.Popen(started, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stderr is not None
        running.stderr.readline()
        time.sleep(0.2)
        running.send_signal(signal.SIGINT)
        said, errors = running.communicate()
    assert running.returncode == 130
    assert said == b""
    assert b"Traceback" not in errors
    assert not (seeds.parent / "docs").exists()


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_where_nobody_reads_on_it_ends_quietly(stream: str, seeds: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    other = "stderr" if stream == "stdout" else "stdout"
    started = [sys.executable, "build_docs.py", "--seeds", str(seeds), "--docs", str(seeds.parent / "docs")]
    streams = {stream: writing, other: subprocess.PIPE}
    with subprocess.Popen(started, cwd=ROOT, stdout=streams["stdout"], stderr=streams["stderr"]) as running:
        os.close(writing)
        said = b"".join(filter(None, running.communicate()))
    assert running.returncode in (0, 1)
    assert b"Traceback" not in said
    assert b"Exception" not in said


@pytest.mark.parametrize(
    ("work", "closing"),
    [
        ("build_docs.py --seeds {0} --docs {0}/../docs", ">&- 2>&-"),
        ("build_docs.py --seeds {0} --docs {0}/../docs", "> /dev/full"),
        ("-m govreport extract {0}/报告.txt", ">&-"),
        ("-m govreport extract {0}/报告.txt", "> /dev/full"),
    ],
)
def test_an_output_that_takes_nothing_is_no_traceback(work: str, closing: str, seeds: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} {work.format(seeds)} {closing}"], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode in (0, 1)
    assert b"Traceback" not in done.stdout + done.stderr
    assert b"Exception" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "gb18030"},
    ],
)
def test_a_system_that_knows_ascii_alone_is_served_too(locale: dict[str, str], seeds: Path) -> None:
    done = build_docs(seeds, **locale)
    assert done.returncode == 0, done.stderr
    encoding = locale.get("PYTHONIOENCODING", "utf-8")
    shown = "报告.txt".encode(encoding, "backslashreplace")
    assert shown in done.stderr


@pytest.mark.parametrize("folder", ["seeds", "progress"])
def test_a_name_that_is_no_utf_8_is_told(folder: str, seeds: Path) -> None:
    odd = seeds.parent / folder / os.fsdecode(b"\xb1\xa8\xb8\xe6" + (b".txt" if folder == "seeds" else b".csv"))
    odd.parent.mkdir(exist_ok=True)
    try:
        shutil.copy(SEED, odd)
    except OSError:
        pytest.skip("this file system takes names in UTF-8 alone")
    done = build_docs(seeds)
    assert done.returncode == 1
    told = rf"build_docs.py: \xb1\xa8\xb8\xe6{odd.suffix}: 文件名不是 UTF-8 编码，公布的数据里写不出来；"
    assert f"{told}没有采用。请改名后重新运行" in done.stderr.decode().splitlines()


@pytest.mark.parametrize("arguments", [["build_docs.py", "--nonsense"], ["-m", "govreport"], ["-m", "govreport", "no"]])
def test_bad_usage_is_exit_code_2(arguments: list[str]) -> None:
    assert run(*arguments).returncode == 2
