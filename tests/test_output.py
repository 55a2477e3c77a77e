"""The output folder: only what was generated is ever written, replaced or removed, and all of it or nothing."""

import errno
import itertools
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from govreport.model import Artifact, OutputError
from govreport.pipeline import disk, swap
from govreport.pipeline.lock import LOCK
from govreport.pipeline.manifest import MANIFEST
from govreport.pipeline.output import compare, publish
from govreport.pipeline.swap import JOURNAL, STAGING, unfinished
from tests.seed import ROOT


def artifact(path: str, content: str = "内容") -> Artifact:
    return Artifact.text(path, content)


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    made = (artifact("index.md"), artifact("data/reports.csv"))
    publish(made, tmp_path)
    before = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*")}
    publish(made, tmp_path)
    assert {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*")} == before


def test_files_no_longer_made_are_removed_with_their_empty_folders(tmp_path: Path) -> None:
    publish((artifact("index.md"), artifact("commitments/a/index.md")), tmp_path)
    publish((artifact("index.md"),), tmp_path)
    assert sorted(tree(tmp_path)) == [MANIFEST, "index.md"]
    assert not (tmp_path / "commitments").exists()


def test_hand_written_pages_stay(tmp_path: Path) -> None:
    (tmp_path / "about").mkdir()
    (tmp_path / "about/index.md").write_text("手写", encoding="utf-8")
    publish((artifact("about/generated.md"),), tmp_path)
    publish((), tmp_path)
    assert sorted(tree(tmp_path)) == [MANIFEST, "about/index.md"]


def test_a_hand_written_file_in_the_way_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("手写", encoding="utf-8")
    with pytest.raises(OutputError, match=r"index\.md: 不是本程序生成的，不能覆盖；请把它移走或改名"):
        publish((artifact("data/reports.csv"), artifact("index.md")), tmp_path)
    assert tree(tmp_path) == {"index.md": "手写".encode()}


def test_a_folder_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "index.md").mkdir()
    with pytest.raises(OutputError, match=r"index\.md: 不是本程序生成的"):
        publish((artifact("index.md"),), tmp_path)


def test_a_manifest_cannot_reach_outside_the_folder(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("不可删除", encoding="utf-8")
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / MANIFEST).write_text('{"../outside.txt": "0"}', encoding="utf-8")
    publish((), docs)
    assert outside.exists()


def test_a_damaged_manifest_is_named(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text("{", encoding="utf-8")
    with pytest.raises(OutputError, match="清单已损坏；请删除它和它列出的文件"):
        publish((), tmp_path)


def test_compare_lists_missing_changed_and_stale_files_and_writes_nothing(tmp_path: Path) -> None:
    publish((artifact("same.md"), artifact("changed.md"), artifact("gone.md")), tmp_path)
    before = tree(tmp_path)
    now = (artifact("same.md"), artifact("changed.md", "新"), artifact("new.md"))
    assert compare(now, tmp_path) == ["changed.md", "gone.md", "new.md"]
    assert tree(tmp_path) == before


OLD = {"index.md": "旧", "data/reports.csv": "旧", "topics": "旧文件", "places/a/index.md": "旧地名", "same.md": "同"}
NEW = {"index.md": "新", "data/reports.csv": "新", "topics/index.md": "新文件夹", "places/a": "新地名", "same.md": "同",
       "reports/b/index.md": "新"}  # fmt: skip
HAND_WRITTEN = {"about/index.md": "手写", "data/notes.md": "手写的说明"}


def made(pages: dict[str, str]) -> tuple[Artifact, ...]:
    return tuple(artifact(path, content) for path, content in pages.items())


def words(folder: Path) -> dict[str, str]:
    """Return what the folder holds besides the manifest."""
    return {path: content.decode() for path, content in tree(folder).items() if path != MANIFEST}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A folder with the old pages and hand-written ones beside."""
    folder = tmp_path / "docs"
    for path, content in HAND_WRITTEN.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8")
    publish(made(OLD), folder)
    return folder


def test_files_and_folders_may_change_places(docs: Path) -> None:
    publish(made(NEW), docs)
    assert words(docs) == NEW | HAND_WRITTEN
    publish(made(OLD), docs)
    assert words(docs) == OLD | HAND_WRITTEN
    assert not list(docs.glob(".govreport-[!m]*"))


KILLED_AT = """
import os, sys
from pathlib import Path
from govreport.model import Artifact
from govreport.pipeline.output import publish
left = int(sys.argv[2])
def counted(name):
    work = getattr(os, name)
    def step(*given, **more):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), 9)
        return work(*given, **more)
    return step
for name in ("open", "rename", "mkdir", "rmdir", "unlink", "replace", "remove"):
    setattr(os, name, counted(name))
publish([Artifact.text(path, words) for path, words in eval(sys.argv[3]).items()], Path(sys.argv[1]))
"""


def test_a_build_killed_at_any_step_is_finished_or_undone_by_the_next(docs: Path) -> None:
    ways = set()
    for step in itertools.count(0, 3):
        command = [sys.executable, "-c", KILLED_AT, str(docs), str(step), repr(NEW)]
        ended = subprocess.run(command, cwd=ROOT, check=False).returncode
        swap.recover(docs)
        found = words(docs)
        found.pop(LOCK, None)
        assert found in (OLD | HAND_WRITTEN, NEW | HAND_WRITTEN), step
        ways.add((ended, found["index.md"]))
        publish(made(NEW), docs)
        assert words(docs) == NEW | HAND_WRITTEN
        assert compare(made(NEW), docs) == []
        publish(made(OLD), docs)
        if ended == 0:
            break
    assert ways == {(-9, "旧"), (-9, "新"), (0, "新")}


def stopped(docs: Path) -> None:
    """Leave what a build leaves that was killed when its first page was about to move."""
    staging = docs / f"{STAGING}abc"
    (staging / "new").mkdir(parents=True)
    (staging / "new/index.md").write_text("新", encoding="utf-8")
    digests = {word: disk.digest(word.encode()) for word in "旧新"}
    (staging / JOURNAL).write_text(json.dumps({"index.md": f"{digests['旧']} {digests['新']}"}), encoding="utf-8")


def test_what_a_stopped_build_was_about_to_move_is_stale(docs: Path) -> None:
    stopped(docs)
    before = tree(docs)
    assert compare(made(OLD), docs) == ["index.md"]
    assert tree(docs) == before


def test_a_page_that_a_person_wrote_since_a_build_was_stopped_is_kept(docs: Path) -> None:
    stopped(docs)
    (docs / "index.md").write_text("手写", encoding="utf-8")
    with pytest.raises(OutputError, match=r"index\.md: 上次中断以后有人改动过；没有覆盖。请把它移到别处"):
        publish(made(NEW), docs)
    assert (docs / "index.md").read_text(encoding="utf-8") == "手写"
    (docs / "index.md").unlink()
    swap.recover(docs)
    assert (docs / "index.md").read_text(encoding="utf-8") == "新"


@pytest.mark.parametrize("work", ["open", "rename", "mkdir", "fsync", "write"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EFBIG, errno.ENAMETOOLONG])
def test_a_disk_that_refuses_at_any_step_leaves_everything_as_it_was(
    work: str, code: int, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(docs)
    told = set()
    for step in itertools.count():
        left = itertools.count(step, -1)
        real: Callable[..., object] = (
            disk.write_new if work == "write" else disk.sync if work == "fsync" else getattr(os, work)
        )

        def refuse(*given: object, **more: object) -> object:
            if next(left) == 0:  # noqa: B023 - used within the round
                raise OSError(code, os.strerror(code), str(given[0]))
            return real(*given, **more)  # noqa: B023

        with monkeypatch.context() as patched:
            patched.setattr(*{"write": (swap, "write_new"), "fsync": (swap, "sync")}.get(work, (os, work)), refuse)
            try:
                publish(made(NEW), docs)
            except OutputError as error:
                told.add(str(error).partition(": ")[2])
            else:
                break
        assert {path: content for path, content in tree(docs).items() if not path.startswith(STAGING)} == before, step
        assert unfinished(docs) == []
    swap.recover(docs)
    assert all("上次的结果原样保留。请" in message for message in told)
    assert words(docs) == NEW | HAND_WRITTEN


def test_a_full_disk_is_told_in_one_sentence_that_names_the_file(docs: Path) -> None:
    program = (
        "import resource, sys; from pathlib import Path; from govreport.model import Artifact, OutputError\n"
        "from govreport.pipeline.output import publish\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try: publish([Artifact.text('index.md', '长' * 4096)], Path(sys.argv[1]))\n"
        "except OutputError as error: print(error)"
    )
    before = tree(docs)
    done = subprocess.run([sys.executable, "-c", program, str(docs)], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.decode() == (
        f"{docs}/index.md: 文件超过系统允许的大小；没有写入，上次的结果原样保留。请放宽限制后重新运行\n"
    )
    assert tree(docs) == before


def test_a_generated_file_that_was_edited_is_never_replaced_nor_removed(docs: Path) -> None:
    for path in ("index.md", "places/a/index.md"):
        (docs / path).write_text("改过", encoding="utf-8")
        before = tree(docs)
        with pytest.raises(OutputError, match=r"生成以后被改动过；没有覆盖.*请把改动另存到别处，删除这个文件"):
            publish(made(NEW), docs)
        assert tree(docs) == before
        (docs / path).unlink()
    publish(made(NEW), docs)
    assert words(docs) == NEW | HAND_WRITTEN


@pytest.mark.parametrize("path", ["index.md", "data", "places/a", "topics", MANIFEST, LOCK])
def test_nothing_is_written_or_removed_through_a_link(path: str, docs: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (docs / path).rename(elsewhere) if (docs / path).exists() else elsewhere.write_text("别处", encoding="utf-8")
    (docs / path).symlink_to(elsewhere)
    outside = tree(elsewhere) if elsewhere.is_dir() else elsewhere.read_bytes()
    before = tree(docs)
    for pages in (NEW, {}, {"data/reports.csv": "新"}, {"topics/a.md": "新"}):
        with pytest.raises(OutputError, match=r"是符号链接，可能通向别的文件夹；没有写入，.*请删除这个链接"):
            publish(made(pages), docs)
        assert (tree(elsewhere) if elsewhere.is_dir() else elsewhere.read_bytes()) == outside
        assert tree(docs) == before


@pytest.mark.parametrize("name", ["index.md.part", f"{STAGING}abc", f"{STAGING}abc/{JOURNAL}"])
def test_links_with_names_of_our_own_lead_nowhere(name: str, docs: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "letter.txt").write_text("信", encoding="utf-8")
    (docs / name).parent.mkdir(exist_ok=True)
    (docs / name).symlink_to(outside)
    try:
        publish(made(NEW), docs)
    except OutputError as error:
        assert "请" in str(error)
    assert tree(outside) == {"letter.txt": "信".encode()}


@pytest.mark.parametrize("name", ["index.md", MANIFEST, "reports"])
def test_a_pipe_is_told_not_waited_for(name: str, docs: Path) -> None:
    (docs / name).unlink(missing_ok=True)
    os.mkfifo(docs / name)
    with pytest.raises(OutputError, match=r"不是普通文件|不是本程序生成的"):
        publish(made(NEW), docs)


@pytest.mark.parametrize(
    "content",
    [
        *('{"a\\u0000b": "0"}', '{"a": 1}', '{"a": null}', '[["a", "b"]]', '{"\\ud800": "0"}', "", "null"),
        *("[" * 100_000, '{"a":' * 100_000),
    ],
)
def test_a_manifest_that_is_no_list_of_files_is_told(content: str, docs: Path) -> None:
    (docs / MANIFEST).write_text(content, encoding="utf-8")
    before = tree(docs)
    for work in (publish, compare):
        with pytest.raises(OutputError, match="清单已损坏；请删除它和它列出的文件，再重新运行"):
            work(made(NEW), docs)
    assert tree(docs) == before


def test_a_manifest_of_names_that_no_file_can_have_harms_nothing(docs: Path) -> None:
    listed = json.loads((docs / MANIFEST).read_text(encoding="utf-8"))
    odd = dict.fromkeys(("长" * 300, "/etc/passwd", "about/../../x", ".", "", "index.md/x", "about"), "0")
    (docs / MANIFEST).write_text(json.dumps(listed | odd), encoding="utf-8")
    publish(made(NEW), docs)
    assert words(docs) == NEW | HAND_WRITTEN


@pytest.mark.parametrize("content", ["{", "[]", '{"../x": "a b"}', '{"a": "b"}', '{"a": "b c d"}'])
def test_a_damaged_journal_is_told(content: str, docs: Path) -> None:
    (docs / f"{STAGING}abc").mkdir()
    (docs / f"{STAGING}abc" / JOURNAL).write_text(content, encoding="utf-8")
    before = tree(docs)
    for work in (publish, compare):
        with pytest.raises(OutputError, match="上次中断时留下的记录已损坏；没有写入。请删除这个文件夹，再重新运行"):
            work(made(NEW), docs)
    assert tree(docs) == before


def test_a_name_that_is_too_long_is_told(docs: Path) -> None:
    before = tree(docs)
    with pytest.raises(OutputError, match=r"docs/reports/长+: 名称太长；没有写入，上次的结果原样保留。请缩"):
        publish(made({f"reports/{'长' * 100}/index.md": "页"}), docs)
    assert tree(docs) == before


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "docs").write_text("文件", encoding="utf-8")
    for folder in ("docs", "docs/below"):
        with pytest.raises(OutputError, match=r"请把.*移走或改名"):
            publish(made(NEW), tmp_path / folder)


def test_a_folder_that_could_not_be_filled_is_taken_away_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, content: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(swap, "write_new", refuse)
    with pytest.raises(OutputError, match="磁盘已满"):
        publish(made(NEW), tmp_path / "docs")
    assert not (tmp_path / "docs").exists()
