"""The bytes of a seed, within limits, and what a reader makes of them."""

from __future__ import annotations

import os
import zipfile
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import NoReturn

from govreport.model import Diagnostic, SeedError

_MEGA = 1024 * 1024
LARGEST = 20 * _MEGA
"""Bytes of a seed file: the longest reports have some 100,000 characters."""
UNPACKED = 200 * _MEGA
"""Bytes that a packed file may hold in all, by its own declaration."""
RATIO = 200
"""How many times its packed size a part of a packed file may unpack to, when it is large."""
PARTS = 5000


@dataclass(frozen=True, slots=True)
class Extract:
    """What a reader makes of a file."""

    text: str
    encoding: str
    diagnostics: tuple[Diagnostic, ...] = ()


def files_below(folder: Path, *, deep: bool = True) -> list[Path]:
    """Return the files below a folder, or only those right in it, ordered by path.

    Raises:
        SeedError: If a folder can't be opened: what is in it would vanish from the site without a word.
    """
    paths: list[Path] = []
    try:
        for parent, below, names in os.walk(folder, onerror=_refuse):
            paths.extend(path for name in names if (path := Path(parent, name)).is_file())
            if not deep:
                below.clear()
    except OSError as error:
        where = Path(error.filename or folder).as_posix()
        raise SeedError(where, f"文件夹读不了（{error.strerror}）。请检查读取权限") from error
    return sorted(paths)


def _refuse(error: OSError) -> NoReturn:
    raise error


def load(path: Path, name: str) -> tuple[bytes, str]:
    """Return the bytes of a seed and their sha256.

    Raises:
        SeedError: If the file can't be read, is empty, or is larger than a report can be.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise SeedError(
                name,
                f"文件有 {size / _MEGA:.0f} MB，超过上限 {LARGEST // _MEGA} MB，没有读取。请去掉图片后另存",
            )
        content = path.read_bytes()
    except OSError as error:
        raise SeedError(name, f"文件读不了（{error.strerror}）。请检查读取权限") from error
    if not content.strip():
        raise SeedError(name, "文件是空的，没有可读的文字。请放入一份政府工作报告，或删除这个文件")
    return content, sha256(content).hexdigest()


def check_archive(content: bytes, name: str) -> None:
    """Check a packed file before anything of it is unpacked.

    Raises:
        SeedError: If it is damaged, encrypted, or declares to unpack to more than a document can hold.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile as error:
        raise SeedError(name, "文件损坏或加了密，打不开。请在 Word 或 WPS 中打开后另存为 .docx") from error
    total = sum(part.file_size for part in parts)
    bombs = [p for p in parts if p.file_size > _MEGA and p.file_size > RATIO * max(1, p.compress_size)]
    if total > UNPACKED or len(parts) > PARTS or bombs:
        raise SeedError(
            name,
            f"解压后有 {total / _MEGA:.0f} MB、{len(parts)} 个部分，不像普通文档，没有解压。请另存为 .docx 再放入",
        )
    if any(part.flag_bits & 1 for part in parts):
        raise SeedError(name, "文件加了密，打不开。请去掉密码后再放入")
