"""The output folder: only what was generated is ever written, replaced or removed."""

from pathlib import Path

import pytest

from govreport.model import Artifact, OutputError
from govreport.pipeline.output import MANIFEST, compare, publish


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
