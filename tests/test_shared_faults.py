"""The inputs of ``../shared/cases/faults``: each is read whole, or refused in one sentence; the last output stays."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from govreport.pipeline.command import main
from tests.seed import SEED
from tests.shared import CASES, needs_shared

FAULTS = CASES / "faults"
READ = (
    "loss-江苏省-2026-wrapped28.txt",
    "loss-short-lines-page-number.txt",
    "cover-overlap-page-number.txt",
    "metric-across-heading.txt",
    "docx-math-lost.docx",
)
TOLD = {
    "number-overflow.txt": "W301 数字「1000000000000000000000亿元」的位数超过上限",
    "broken-byte.md": "W102 有 1 处字节不是 UTF-8",
}
REFUSED = {
    "lzma-corrupt.docx": "lzma-corrupt.docx: 文件的压缩方式不是文档用的，没有解压",
    "charset-undefined.html": "charset-undefined.html: 没有认出政府工作报告",
    "html-2100-deep-truncated.html": "E120 网页里的标签嵌套得太深，超过上限 2048 层",
    "manifest-nul.json": ".govreport-manifest.json: 清单已损坏",
    "row-2000000000.xlsx": "E501 台账“row-2000000000.xlsx”有一行的行号超过上限 1048576",
    "dotted-40000.toml": "dotted-40000.toml: 文件超过上限 64 KB",
}


def build(tmp_path: Path, name: str) -> int:
    """Put a file where the README of the faults says, and build."""
    seeds, docs = tmp_path / "seeds", tmp_path / "docs"
    place = {
        ".xlsx": tmp_path / "progress" / name,
        ".json": docs / ".govreport-manifest.json",
    }.get(Path(name).suffix, seeds / name)
    for folder in (seeds, docs, place.parent):
        folder.mkdir(exist_ok=True)
    shutil.copy(FAULTS / name, place)
    if place.parent != seeds:
        shutil.copy(SEED, seeds)
    if place.suffix == ".toml":
        shutil.copy(SEED, place.with_suffix(".txt"))
    return main(["--seeds", str(seeds), "--docs", str(docs)])


@needs_shared
@pytest.mark.parametrize("name", READ)
def test_what_can_be_read_is_read_without_an_error(name: str, tmp_path: Path) -> None:
    assert build(tmp_path, name) == 0
    assert (tmp_path / "docs" / "data" / "metrics.csv").is_file()


@needs_shared
@pytest.mark.parametrize("name", TOLD)
def test_what_is_amiss_is_told(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(tmp_path, name) == 0
    assert TOLD[name] in capsys.readouterr().err


@needs_shared
@pytest.mark.parametrize("name", REFUSED)
def test_what_can_not_be_read_is_refused_and_nothing_is_written(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(tmp_path, name) == 1
    assert REFUSED[name] in capsys.readouterr().err
    assert not (tmp_path / "docs" / "data").exists()
