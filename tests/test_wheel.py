"""The wheel brings everything: installed by itself, it makes of a report the very site that the repository makes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from tests.seed import ROOT, SEED


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "SITE_", "REPORT_"))}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=clean | environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def govreport(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a wheel built from here and installed elsewhere; other libraries are those of the tests."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    [wheel] = folder.glob("govreport-*.whl")
    venv.create(folder / "venv", symlinks=os.name != "nt")
    python = folder / "venv/bin/python"
    run(
        *(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel),
        cwd=folder,
    )
    lib = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).stdout.strip()
    Path(lib, "libraries-of-the-tests.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return folder / "venv/bin/govreport"


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_new_site_of_the_wheel_is_that_of_the_repository(govreport: Path, tmp_path: Path) -> None:
    run(govreport, "new", "某某镇", cwd=tmp_path)
    own, other = tmp_path / "某某镇", tmp_path / "repository"
    shutil.copy(SEED, own / "seeds/报告.txt")
    run(govreport, "build", cwd=own)
    for name in ("mkdocs.yml", "overrides", "docs/about"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        (other / name).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / name, other / name)
    shutil.copytree(own / "seeds", other / "seeds")
    run(sys.executable, "-m", "govreport", "build", cwd=other, PYTHONPATH=str(ROOT))
    made, expected = files(own / "site"), files(other / "site")
    assert made.keys() == expected.keys()
    assert [name for name, content in expected.items() if made[name] != content] == []


def test_the_installed_library_reads_a_report(govreport: Path, tmp_path: Path) -> None:
    said = run(govreport, "check", SEED, cwd=tmp_path).stdout
    assert "蒋场镇 · 乡镇 · 总结2022年 · 安排2023年" in said
    assert list(tmp_path.iterdir()) == []
