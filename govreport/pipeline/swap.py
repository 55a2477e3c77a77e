"""From one state of a folder to the next, whole: all is made beside, written down, and only then moved into place.

A staging folder holds the new files in ``new/``, takes the old ones into ``old/``, and has a journal once every new
file is safely on the disk. Without a journal nothing has been moved yet. With one, every step can be done again and
taken back: whoever comes next finishes the move, or undoes it where the disk refuses.
"""

from __future__ import annotations

import json
import os
import stat
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from govreport.model import OutputError
from govreport.pipeline.disk import digest, discard, kind, prune, read_below, sync, write_new
from govreport.pipeline.manifest import is_below, parse

STAGING = ".govreport-new-"
"""How the names of staging folders begin; MkDocs leaves out what begins with a dot."""
JOURNAL = "journal.json"


@dataclass(frozen=True, slots=True)
class Change:
    """A file that comes, goes or becomes another."""

    path: str
    old: str
    """Digest of the file that is there, or empty."""
    new: str
    """Digest of the file that shall be there, or empty."""


def swap(docs: Path, changes: Mapping[Change, bytes]) -> None:
    """Carry out all changes, or none. The caller holds the folder's lock.

    Raises:
        OSError: If the disk refuses; then everything is as it was.
    """
    staging = Path(tempfile.mkdtemp(prefix=STAGING, dir=docs))
    try:
        _stage(staging, changes)
        _forward(docs, staging, changes)
    except BaseException as error:
        _backward(docs, staging, changes)
        _clear_away(staging)
        if isinstance(error, OSError):
            error.filename = _told(error.filename, staging)
        raise
    _clear_away(staging)


def _told(filename: object, staging: Path) -> str:
    """Return the name that a person knows for a file in the staging folder: the one it was to have."""
    path = Path(str(filename))
    if path.is_relative_to(staging / "new"):
        return str(staging.parent / path.relative_to(staging / "new"))
    return str(staging.parent if path.is_relative_to(staging) else path)


def recover(docs: Path) -> None:
    """Finish what a build that was stopped had begun, and clear away what it left. The caller holds the lock.

    Raises:
        OutputError: If the journal is damaged, or a file has changed since.
        OSError: If the disk refuses.
    """
    for staging in sorted(docs.glob(f"{STAGING}*")):
        if kind(staging) != stat.S_IFDIR:
            continue
        if kind(staging / JOURNAL):
            changes = _read_journal(staging)
            try:
                _forward(docs, staging, changes)
            except OSError:
                _backward(docs, staging, changes)
        _clear_away(staging)


def unfinished(docs: Path) -> list[str]:
    """Return the paths that a stopped build was about to move, sorted.

    Raises:
        OutputError: If the journal is damaged.
    """
    journals = [staging for staging in docs.glob(f"{STAGING}*") if kind(staging / JOURNAL)]
    return sorted({change.path for staging in journals for change in _read_journal(staging)})


def _stage(staging: Path, changes: Mapping[Change, bytes]) -> None:
    for change, content in changes.items():
        if change.new:
            write_new(staging / "new" / change.path, content)
    written = {change.path: f"{change.old} {change.new}" for change in changes}
    write_new(staging / "journal.part", json.dumps(written, ensure_ascii=False).encode("utf-8"))
    sync(staging)
    (staging / "journal.part").rename(staging / JOURNAL)
    sync(staging)


def _read_journal(staging: Path) -> tuple[Change, ...]:
    content = read_below(staging, JOURNAL)
    try:
        written = parse(content or b"")
        changes = tuple(Change(path, *both.split(" ")) for path, both in written.items())
    except (ValueError, TypeError) as error:
        raise _damaged(staging) from error
    if not all(is_below(change.path) for change in changes):
        raise _damaged(staging)
    return changes


def _damaged(staging: Path) -> OutputError:
    return OutputError(f"{staging}: 上次中断时留下的记录已损坏；没有写入。请删除这个文件夹，再重新运行")


def _forward(docs: Path, staging: Path, changes: Iterable[Change]) -> None:
    """Take the old files away and put the new ones in place; what is done already is left as it is."""
    for change in changes:
        found = read_below(docs, change.path) if change.old else None
        if found is not None and digest(found) == change.old:
            _move(docs / change.path, staging / "old" / change.path)
            if not change.new:
                prune(docs, change.path)
    for change in changes:
        if change.new and kind(staging / "new" / change.path):
            _require_free(docs, change.path)
            _move(staging / "new" / change.path, docs / change.path)
    sync(docs)


def _backward(docs: Path, staging: Path, changes: Iterable[Change]) -> None:
    """Undo `_forward`, from wherever it stopped."""
    if not kind(staging / JOURNAL):
        return
    for change in changes:
        if change.new and not kind(staging / "new" / change.path):
            found = read_below(docs, change.path)
            if found is not None and digest(found) == change.new:
                _move(docs / change.path, staging / "new" / change.path)
        if not change.old:
            prune(docs, change.path)
    for change in changes:
        if change.old and kind(staging / "old" / change.path):
            _move(staging / "old" / change.path, docs / change.path)
    sync(docs)


def _require_free(docs: Path, path: str) -> None:
    read_below(docs, path)
    if kind(docs / path) == stat.S_IFDIR and not any((docs / path).iterdir()):
        (docs / path).rmdir()
    if kind(docs / path):
        raise OutputError(
            f"{docs / path}: 上次中断以后有人改动过；没有覆盖。请把它移到别处（要保留的话）或删除，再重新运行"
        )


def _move(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    os.rename(source, target)  # noqa: PTH104 - names both paths where it fails


def _clear_away(staging: Path) -> None:
    """Clear the staging folder away, the journal first: without it nobody takes what is left for a task.

    Where it can't be removed now, the next build removes it.
    """
    with suppress(OSError):
        (staging / JOURNAL).unlink(missing_ok=True)
        discard(staging)
