"""A project of its own for each test of what happens when the machine stops, the disk is full, or two build at once."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from tests.seed import ROOT

REPORT = (
    "{place}2022年政府工作报告\n各位代表：\n一、2022年工作回顾\n全年完成税收{n}万元，新建公路{n}公里，城乡面貌明显改善。\n"
    "二、2023年工作安排\n力争新建公路{n}公里，继续办好民生实事，推动各项事业再上新台阶。\n"
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.faults)


@dataclass(frozen=True)
class Project:
    """A copy of what ``make site`` needs, with the package itself linked."""

    folder: Path

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def docs(self) -> Path:
        return self.folder / "docs"

    def report(self, place: str, n: int) -> None:
        """Put this report in the place of the others."""
        shutil.rmtree(self.folder / "seeds", ignore_errors=True)
        (self.folder / "seeds").mkdir()
        (self.folder / "seeds/报告.txt").write_text(REPORT.format(place=place, n=n), encoding="utf-8")

    def start(self) -> subprocess.Popen[str]:
        """Run ``make site`` in a group of processes of its own."""
        command = ["make", "--silent", "-o", f"{sys.prefix}/.site-installed", "site", f"VENV={sys.prefix}"]
        return subprocess.Popen(
            command, cwd=self.folder, text=True, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def make(self) -> tuple[int, str]:
        """Run ``make site`` to its end; return its exit code and what it said to the person."""
        with self.start() as running:
            _, said = running.communicate()
        return running.returncode, said

    def kill(self, running: subprocess.Popen[str]) -> None:
        os.killpg(running.pid, signal.SIGKILL)
        running.communicate()

    def leftovers(self) -> list[str]:
        """Return what no finished build leaves."""
        found = [*self.folder.glob(".site*"), *self.docs.glob(".govreport-[!m]*")]
        return sorted(path.name for path in found)


def fingerprint(folder: Path) -> str:
    """Return a digest of the names and bytes of all files below a folder."""
    digest = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()


def new_project(folder: Path) -> Project:
    for name in ("Makefile", "build_docs.py", "mkdocs.yml"):
        shutil.copy(ROOT / name, folder)
    for name in ("overrides", "docs/about", "progress"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "govreport").symlink_to(ROOT / "govreport")
    return Project(folder)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return new_project(tmp_path)
