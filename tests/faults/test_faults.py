"""Kill it at any moment, fill its disk, let two run at once: the last good site is whole, and the next one is right.

``make faults`` runs these; ``MOMENTS=60`` kills more often. The short version, which every run has, is in
``test_output.py``, ``test_site.py`` and ``test_door.py``.
"""

from __future__ import annotations

import os
import random
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from govreport.pipeline.swap import unfinished
from tests.faults.conftest import Project, fingerprint, new_project

MOMENTS = int(os.environ.get("MOMENTS", "30"))
OLD, NEW = ("甲子镇", 12), ("乙丑镇", 13)
WRITING, RENDERING = "docs/.govreport-new-*", ".site.govreport-*"
"""What lies in the project while pages are written, and while MkDocs renders them."""


def moment_of(project: Project, running: subprocess.Popen[str], pattern: str) -> float:
    """Wait until a stage of the build begins, and return when; the time that it ended where it never did."""
    while not any(project.folder.glob(pattern)) and running.poll() is None:
        time.sleep(0.001)
    return time.monotonic()


def time_of(project: Project, pattern: str) -> float:
    """Return how many seconds a stage of a build takes."""
    with project.start() as running:
        began = moment_of(project, running, pattern)
        while any(project.folder.glob(pattern)) and running.poll() is None:
            time.sleep(0.001)
        ended = time.monotonic()
        running.communicate()
    return ended - began


@pytest.mark.parametrize("stage", [WRITING, RENDERING])
def test_a_kill_at_any_moment_leaves_a_whole_site_and_the_next_build_is_right(stage: str, project: Project) -> None:
    whole: dict[str, tuple[str, str]] = {}
    for name, report in (("old", OLD), ("new", NEW)):
        project.report(*report)
        seconds = time_of(project, stage)
        whole[name] = fingerprint(project.docs), fingerprint(project.site)
    sites = {site: name for name, (_, site) in whole.items()}
    assert len(sites) == 2
    chance = random.Random(20260101)
    seen: Counter[str] = Counter()
    for n in range(MOMENTS // 2):
        name, report = (("old", OLD), ("new", NEW))[n % 2]
        project.report(*report)
        with project.start() as running:
            moment_of(project, running, stage)
            time.sleep(chance.uniform(0, 1.1 * seconds))
            seen["killed" if running.poll() is None else "too late"] += 1
            with suppress(ProcessLookupError):
                project.kill(running)
        shown = sites.get(fingerprint(project.site), "torn")
        seen[f"site {'new' if shown == name else shown if shown == 'torn' else 'old'}"] += 1
        left = "a journal" if unfinished(project.docs) else "other" if project.leftovers() else "nothing"
        seen[f"left behind: {left}"] += 1
        assert shown != "torn", n
        assert project.make()[0] == 0
        assert (fingerprint(project.docs), fingerprint(project.site)) == whole[name], n
        assert project.leftovers() == []
    print(f"\n{stage}: {MOMENTS // 2} moments in {seconds:.2f} s · {dict(sorted(seen.items()))}")


def test_two_builds_at_once_give_one_whole_site(project: Project) -> None:
    project.report(*OLD)
    assert project.make()[0] == 0
    good = fingerprint(project.docs), fingerprint(project.site)
    project.report(*NEW)
    assert project.make()[0] == 0
    project.report(*OLD)
    running = [project.start() for _ in range(2)]
    said = [process.communicate()[1] for process in running]
    codes = [process.returncode for process in running]
    assert 0 in codes
    for code, words in zip(codes, said, strict=True):
        assert code == 0 or "正在写这个文件夹；没有写入。请等它结束后再运行" in words
        assert "Traceback" not in words
    assert (fingerprint(project.docs), fingerprint(project.site)) == good
    assert project.leftovers() == []


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """Mount a disk of this size, where the system lets us."""
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], check=False).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


@contextmanager
def built_on_a_small_disk(folder: Path) -> Iterator[tuple[Path, Project, tuple[str, str]]]:
    """Yield a disk with a project on it, built once and changed since, and what its docs and site held."""
    with small_disk(folder, "64m") as disk:
        project = new_project(disk)
        project.report(*OLD)
        assert project.make()[0] == 0
        good = fingerprint(project.docs), fingerprint(project.site)
        project.report(*NEW)
        yield disk, project, good


@pytest.mark.parametrize("kilobytes", [*range(200, 4200, 800)])
def test_a_full_disk_leaves_the_last_good_site(kilobytes: int, tmp_path: Path) -> None:
    with built_on_a_small_disk(tmp_path / "disk") as (disk, project, good):
        filler = disk / "filler"
        space = os.statvfs(disk)
        filler.write_bytes(bytes(space.f_bavail * space.f_frsize - kilobytes * 1024))
        code, said = project.make()
        last = [line for line in said.splitlines() if not line.startswith("make")][-1]
        filler.unlink()
        if code == 0:
            return
        assert "磁盘已满；没有写入，上次的结果原样保留。请腾出空间后重新运行" in last
        assert "Traceback" not in said
        assert fingerprint(project.site) == good[1]
        assert project.leftovers() == []
        assert project.make()[0] == 0
        assert fingerprint(project.site) != good[1]


def test_a_read_only_disk_leaves_the_last_good_site(tmp_path: Path) -> None:
    with built_on_a_small_disk(tmp_path / "disk") as (disk, project, good):
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        code, said = project.make()
        assert code != 0
        assert "只读的；没有写入，上次的结果原样保留。请换一个能写入的位置" in said
        assert "Traceback" not in said
        assert (fingerprint(project.docs), fingerprint(project.site)) == good
