"""Two builds never write into one folder at the same time."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from govreport.model import OutputError
from govreport.pipeline.disk import read_regular

LOCK = ".govreport-lock"
"""Says who writes into its folder. The system lets go of it when that process ends, however it ends."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder for the time of a block; make it where it is missing, and take it away again if it stays empty.

    Raises:
        OutputError: If another build holds it.
        OSError: If the folder can't be written.
    """
    made = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with _held(folder / LOCK):
            yield
    finally:
        if made and not any(folder.iterdir()):
            folder.rmdir()


@contextmanager
def _held(path: Path) -> Iterator[None]:
    lock = FileLock(path, on_acquired=_sign, fallback_to_soft=False)
    try:
        lock.acquire(blocking=False)
    except Timeout as busy:
        raise OutputError(f"{path.parent}: {_holder(path)}正在写这个文件夹；没有写入。请等它结束后再运行") from busy
    try:
        yield
    finally:
        # Whoever has opened this file by now finds it gone once it gets the lock, and makes a new one.
        path.unlink(missing_ok=True)
        lock.release()


def _sign(opened: int) -> None:
    os.ftruncate(opened, 0)
    os.pwrite(opened, f"{os.getpid()} {socket.gethostname()}\n".encode(), 0)


def _holder(path: Path) -> str:
    """Return who holds the lock, in words."""
    try:
        process, _, host = read_regular(path).decode("utf-8", "replace").strip().partition(" ")
    except OSError:
        process = host = ""
    if not process.isdecimal():
        return "另一次构建"
    return f"另一次构建（进程 {process}{f'，在 {host}' if host != socket.gethostname() else ''}）"
