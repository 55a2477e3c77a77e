"""The door: exit codes, messages, and a last good build that survives a bad one."""

import shutil
from pathlib import Path

import pytest

from govreport.pipeline.command import main
from govreport.pipeline.output import MANIFEST

SEED = Path(__file__).parent.parent / "seeds" / "000_056293ef2708c742.txt"


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


def test_a_file_that_cannot_be_opened_is_named(
    seeds: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert run(seeds) == 1
    assert SEED.name in capsys.readouterr().err


def test_messages_come_in_the_order_of_the_text(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(seeds) == 0
    lines = [int(message.split(":")[1]) for message in capsys.readouterr().err.splitlines() if "txt:" in message]
    assert len(lines) > 1
    assert lines == sorted(lines)


def test_two_builds_give_the_same_bytes(seeds: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert main(["--seeds", str(seeds), "--docs", str(tmp_path / name)]) == 0
    one, two = (
        {p.relative_to(tmp_path / n): p.read_bytes() for p in (tmp_path / n).rglob("*") if p.is_file()}
        for n in ("one", "two")
    )
    assert one == two
