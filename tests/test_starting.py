"""``govreport new``: a site of one's own, with nothing in it that isn't that site's own."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from govreport.pipeline import starting
from govreport.pipeline.tool import main
from tests.seed import ROOT, SEED


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "某某镇"]) == 0
    return tmp_path / "某某镇"


def test_a_new_site_holds_what_an_office_fills_in(site: Path) -> None:
    assert sorted(p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()) == [
        ".github/workflows/site.yml",
        ".gitignore",
        "README.md",
        "docs/about/index.md",
        "fonts/README.md",
        "mkdocs.yml",
        "overrides/README.md",
        "progress/README.md",
        "requirements.txt",
        "seeds/README.md",
        "site.toml",
    ]
    assert len((site / "README.md").read_text(encoding="utf-8").splitlines()) <= 10
    assert [p.name for p in site.parent.iterdir()] == ["某某镇"], "nothing is left beside it"


def test_a_new_site_without_a_report_says_what_to_put_in(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(site)
    assert main(["build"]) == 1
    assert "seeds: 里面没有报告；请放入 .txt、.docx" in capsys.readouterr().err


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "空").mkdir()
    assert main(["new", str(tmp_path / "空")]) == 0
    said = f"{tmp_path}/空: 新网站已建好。请把报告放进其中的 seeds 文件夹，再在 {tmp_path}/空 里运行 govreport build\n"
    assert capsys.readouterr().out == said
    before = sorted((tmp_path / "空").rglob("*"))
    (tmp_path / "文件").touch()
    for name in ("空", "文件"):
        assert main(["new", str(tmp_path / name)]) == 1
        told = f"govreport: {tmp_path / name}: 已经有了，里面不是空的；没有写入。请换一个名字\n"
        assert capsys.readouterr().err == told
    assert sorted((tmp_path / "空").rglob("*")) == before


def test_nothing_is_left_where_the_disk_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(starting, "write_new", refuse)
    assert main(["new", str(tmp_path / "某某镇")]) == 1
    assert list(tmp_path.iterdir()) == []


def test_what_the_program_makes_is_not_kept_in_the_sites_history(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(SEED, site / "seeds/报告.txt")
    monkeypatch.chdir(site)
    before = {p for p in site.rglob("*") if p.is_file()}
    assert main(["build"]) == 0
    subprocess.run(["git", "init", "--quiet"], check=True)
    kept = subprocess.run(
        ["git", "-c", "core.quotePath=false", "ls-files", "--others", "--exclude-standard"],
        capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    assert {site / name for name in kept} == before


@pytest.mark.parametrize(
    ("origin", "line", "advice"),
    [
        (None, "govreport==9.9", ""),
        (
            {"url": "https://example.org/govreport-9.9-py3-none-any.whl", "archive_info": {}},
            "govreport @ https://example.org/govreport-9.9-py3-none-any.whl", "",
        ),
        (
            {"url": "https://example.org/govreport", "vcs_info": {"vcs": "git", "commit_id": "abc"}},
            "govreport @ git+https://example.org/govreport@abc", "",
        ),
        (
            {"url": "file:///tmp/govreport-9.9-py3-none-any.whl", "archive_info": {}},
            "# govreport @ https://www.example.org/govreport-0.1.0-py3-none-any.whl",
            "程序是从本机的文件安装的，别的电脑取不到；requirements.txt 里没有写从哪里安装。"
            "要在 GitHub 上发布，请写明安装包的网址",
        ),
    ],
)  # fmt: skip
def test_one_line_says_where_the_program_comes_from(
    origin: dict[str, object] | None, line: str, advice: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Installed:
        version = "9.9"

        def read_text(self, name: str) -> str | None:
            return json.dumps(origin) if origin else None

    monkeypatch.setattr(starting, "distribution", lambda name: Installed())
    assert starting.start_site(tmp_path / "x") == advice
    told = (tmp_path / "x/requirements.txt").read_text(encoding="utf-8").splitlines()
    assert told[1:] == [line]


def test_the_starter_and_the_repository_ignore_the_same_generated_files() -> None:
    ignored = [
        {line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("/docs/")}
        for path in (ROOT / ".gitignore", ROOT / "govreport/starter/dot.gitignore")
    ]
    assert ignored[0] == ignored[1]
