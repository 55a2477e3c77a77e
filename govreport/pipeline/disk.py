"""The one door to the disk: regular files only, never through a link, durable before anything counts as done."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import stat
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from govreport.model import OutputError

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)
"""A pipe that lies in the folder is opened without waiting for somebody who writes into it."""
_WHY = {
    errno.ENOSPC: "磁盘已满；没有写入，上次的结果原样保留。请腾出空间后重新运行",
    errno.EDQUOT: "磁盘配额已用完；没有写入，上次的结果原样保留。请腾出空间后重新运行",
    errno.EFBIG: "文件超过系统允许的大小；没有写入，上次的结果原样保留。请放宽限制后重新运行",
    errno.EACCES: "没有读写权限；没有写入，上次的结果原样保留。请检查文件夹的权限后重新运行",
    errno.EPERM: "没有读写权限；没有写入，上次的结果原样保留。请检查文件夹的权限后重新运行",
    errno.EROFS: "所在的磁盘是只读的；没有写入，上次的结果原样保留。请换一个能写入的位置",
    errno.ENAMETOOLONG: "名称太长；没有写入，上次的结果原样保留。请缩短名称，或把项目移到层级更浅的文件夹",
    errno.ELOOP: "是符号链接，可能通向别的文件夹；没有写入，上次的结果原样保留。请删除这个链接",
    errno.EEXIST: "有同名的文件或链接挡着；没有写入，上次的结果原样保留。请把它移走或改名",
    errno.ENOTDIR: "路径中有一处是文件，不是文件夹；没有写入，上次的结果原样保留。请把那个文件移走或改名",
}
_EXCHANGE = 2
_HERE = -100
"""``RENAME_EXCHANGE`` and ``AT_FDCWD`` of Linux."""


def explain(error: OSError, fallback: Path) -> str:
    """Return one sentence that says where the disk refused, why, and what to do.

    >>> explain(OSError(errno.ENOSPC, "No space left on device", "docs/index.md"), Path("docs"))
    'docs/index.md: 磁盘已满；没有写入，上次的结果原样保留。请腾出空间后重新运行'
    """
    where = os.fsdecode(error.filename) if isinstance(error.filename, (str, bytes, os.PathLike)) else str(fallback)
    otherwise = f"写入失败（{error.strerror or error}）；上次的结果原样保留。请检查文件夹能否写入"
    return f"{where}: {_WHY.get(error.errno or 0, otherwise)}"


def digest(content: bytes) -> str:
    """Return the sha256 of a file's bytes."""
    return sha256(content).hexdigest()


def is_utf_8(name: str) -> bool:
    """Tell whether a name of the disk is text: one in another encoding holds bytes that no file of ours can hold."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def kind(path: Path) -> int:
    """Return the type of what stands at `path` itself, as in ``st_mode``; 0 where there is nothing.

    Raises:
        OSError: If the folder can't be looked into.
    """
    try:
        return stat.S_IFMT(path.lstat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return 0
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return 0
        raise


def read_regular(path: Path) -> bytes:
    """Return the bytes of a regular file.

    Raises:
        OutputError: If it is a link, a pipe or anything else.
        OSError: If it can't be read.
    """
    _require_regular(path, kind(path))
    with os.fdopen(os.open(path, os.O_RDONLY | _NO_LINK | _AT_ONCE), "rb") as file:
        _require_regular(path, stat.S_IFMT(os.fstat(file.fileno()).st_mode))
        return file.read()


def read_below(root: Path, path: str) -> bytes | None:
    """Return the bytes of the regular file at `path` below `root`, or nothing where there is no such file.

    Raises:
        OutputError: If a link, or something that is neither file nor folder, stands there or on the way.
        OSError: If it can't be read.
    """
    if not _leads_to(root, path) or kind(root / path) in (0, stat.S_IFDIR):
        return None
    return read_regular(root / path)


def _leads_to(root: Path, path: str) -> bool:
    """Tell whether every folder on the way to `path` is there; refuse the way through a link."""
    for folder in reversed((root / path).relative_to(root).parents[:-1]):
        found = kind(root / folder)
        if found == stat.S_IFLNK:
            raise _link(root / folder)
        if found != stat.S_IFDIR:
            return False
    return True


def _require_regular(path: Path, found: int) -> None:
    if found == stat.S_IFLNK:
        raise _link(path)
    if found and found != stat.S_IFREG:
        raise OutputError(f"{path}: 不是普通文件；没有写入，上次的结果原样保留。请把它移走或改名")


def _link(path: Path) -> OutputError:
    return OutputError(
        f"{path}: 是符号链接，可能通向别的文件夹；没有写入，上次的结果原样保留。请删除这个链接，或换成真正的文件"
    )


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, with the folders above it.

    Raises:
        OSError: If it is there, or can't be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK, 0o666)
    try:
        with os.fdopen(opened, "wb") as file:
            file.write(content)
    except OSError as error:
        error.filename = error.filename or str(path)
        raise


def sync(folder: Path) -> None:
    """Wait until all that was written and moved below a folder is on the disk.

    Linux does so for the folder's whole disk in one go; elsewhere file after file, which takes longer.

    Raises:
        OSError: If the disk refuses, a full one at the latest here.
    """
    whole = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None) if os.name == "posix" else None
    for path in [folder] if whole else tree(folder):
        opened = os.open(path, os.O_RDONLY)
        try:
            if whole is None:
                os.fsync(opened)
            elif whole(opened) != 0:
                raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
        except OSError as error:
            # Some network and foreign file systems know no sync of folders.
            if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS):
                error.filename = str(path)
                raise
        finally:
            os.close(opened)


def tree(folder: Path) -> Iterator[Path]:
    """Yield the regular files below a folder and the folders, the folder itself last; links are passed over.

    Raises:
        OSError: If a folder can't be opened.
    """
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from tree(folder / entry.name)
        elif entry.is_file(follow_symlinks=False):
            yield folder / entry.name
    yield folder


def prune(root: Path, path: str) -> None:
    """Remove the folders above `path` that are empty now, up to `root`."""
    for folder in (root / path).relative_to(root).parents[:-1]:
        try:
            (root / folder).rmdir()
        except FileNotFoundError:
            continue
        except OSError:
            return


def discard(folder: Path) -> None:
    """Remove a folder of our own with all that is in it; nothing behind a link.

    Raises:
        OSError: If something can't be removed.
    """
    if kind(folder) == stat.S_IFDIR:
        shutil.rmtree(folder)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in a single step, and tell whether this system and its disk can do so.

    Raises:
        OSError: If they can't be moved at all.
    """
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if rename is None:
        return False
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    failed = ctypes.get_errno()
    if failed in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
        return False
    raise OSError(failed, os.strerror(failed), str(other))
