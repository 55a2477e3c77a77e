"""The bytes of a seed, within limits, and what a reader makes of them."""

from __future__ import annotations

import copy
import lzma
import os
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from lxml import etree

from govreport.model import LIMITS, Diagnostic, SeedError, Span
from govreport.model.limits import MEGA

LARGEST = LIMITS.file_bytes
PACKED_DAMAGES = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError, OSError),
    *(struct.error, ValueError, LookupError),
)
"""What the library raises when a packed file is damaged."""
DAMAGES = (*PACKED_DAMAGES, SyntaxError, TypeError, AttributeError, ArithmeticError, AssertionError)
"""What libraries raise when what is packed is damaged; they trust the shape of its XML."""
_CHUNK = MEGA
_TOO_DEEP = "Excessive depth"
"""How the XML parser begins to tell that elements lie too deep in one another."""
UNREADABLE = "\ufffd"


class LabelTooLongError(ValueError):
    """A number that a word processor writes by itself, with more characters than one can have."""

    def __init__(self, characters: int) -> None:
        super().__init__(characters)
        self.characters = characters


def checked_label(label: str) -> str:
    """Return a number that is written before a paragraph.

    Raises:
        LabelTooLongError: If it is so long that a small file could make a text without end of it.
    """
    if len(label) > LIMITS.label_characters:
        raise LabelTooLongError(len(label))
    return label


@dataclass(frozen=True, slots=True)
class Extract:
    """What a reader makes of a file."""

    text: str
    encoding: str
    diagnostics: tuple[Diagnostic, ...] = ()


def repointed(diagnostics: Iterable[Diagnostic], text: str) -> tuple[Diagnostic, ...]:
    """Return what was noticed in a file's characters, to point at the first unreadable place of the text made of them.

    >>> repointed([Diagnostic.of("W102", "报告.md", "有 1 处读不出", Span(90, 91))], "稳步\ufffd进")[0].span
    Span(start=2, end=3)
    """
    at = text.find(UNREADABLE)
    place = Span(at, at + 1) if at >= 0 else None
    return tuple(replace(diagnostic, span=diagnostic.span and place) for diagnostic in diagnostics)


def files_below(folder: Path, *, deep: bool = True) -> list[Path]:
    """Return everything below a folder that is no folder itself, or only what is right in it, ordered by path.

    Links are not followed: each is returned as it is, also one to a folder, and so are pipes and devices.
    `unfit` tells which of them can't be read, and why.

    Raises:
        SeedError: If a folder can't be opened, or folders lie in one another without end: what is in them would vanish
            from the site without a word.
    """
    paths: list[Path] = []
    folders = [(folder, 0)]
    while folders:
        parent, depth = folders.pop()
        if depth > LIMITS.folders:
            raise SeedError(parent.as_posix(), f"文件夹一层套一层，超过上限 {LIMITS.folders} 层。请移到上面几层")
        try:
            with os.scandir(parent) as entries:
                for entry in entries:
                    path = parent / entry.name
                    if not entry.is_dir(follow_symlinks=False):
                        paths.append(path)
                    elif deep:
                        folders.append((path, depth + 1))
        except OSError as error:
            where = Path(error.filename or parent).as_posix()
            raise SeedError(where, f"文件夹读不了（{error.strerror}）。请检查读取权限") from error
    return sorted(paths)


def unfit(path: Path, folder: Path) -> str:
    """Return why what lies below `folder` is not to be opened, with what to do; nothing if it is a file in it."""
    if path.is_symlink():
        try:
            target = path.resolve(strict=True)
        except (OSError, RuntimeError):
            return "是失效的链接，它指向的文件打不开，没有读取。请放入文件本身，并移走链接"
        if not target.is_relative_to(folder.resolve()):
            return "是通向文件夹之外的链接，没有读取。请放入文件本身，并移走链接"
        if target.is_dir():
            return "是通向文件夹的链接，没有读取。请放入文件本身，并移走链接"
    if path.is_dir():
        return "是文件夹，不是文件，没有读取。请改名或移走"
    if path.exists() and not path.is_file():
        return "是管道、设备一类，不是普通文件，没有读取。请移走"
    return ""


def load(path: Path, name: str) -> tuple[bytes, str]:
    """Return the bytes of a seed and their sha256.

    Raises:
        SeedError: If the file can't be read, is empty, or is larger than a report can be.
    """
    try:
        content = read_bytes(path, LARGEST)
        size = path.stat().st_size
    except OSError as error:
        raise SeedError(name, f"文件读不了（{error.strerror}）。请检查读取权限") from error
    if content is None:
        raise SeedError(
            name, f"文件有 {size / MEGA:.0f} MB，超过上限 {LARGEST // MEGA} MB，没有读取。请去掉图片后另存"
        )
    if not content.strip():
        raise SeedError(name, "文件是空的，没有可读的文字。请放入一份政府工作报告，或删除这个文件")
    return content, sha256(content).hexdigest()


def read_bytes(path: Path, most: int) -> bytes | None:
    """Return the bytes of a file; None if it has more than `most`, or grows while it is read.

    Raises:
        OSError: If the file can't be read.
    """
    size = path.stat().st_size
    if size > most:
        return None
    with path.open("rb") as file:
        content = file.read(size)
        return None if file.read(1) else content


def check_length(text: str, name: str) -> None:
    """Check that a text is no longer than a report can be.

    Raises:
        SeedError: If it is.
    """
    if len(text) > LIMITS.characters:
        raise too_long(name)


def too_long(name: str) -> SeedError:
    """Return the error for a text that is longer than a report can be."""
    return SeedError(name, f"文字超过上限 {LIMITS.characters // 10_000} 万字，不像一份报告，没有读取。请只放入报告部分")


def beyond(error: BaseException, name: str) -> SeedError | None:
    """Return the error for a document that exceeds a limit; None if that is not what is wrong with it."""
    if isinstance(error, LabelTooLongError):
        return SeedError(
            name,
            f"自动编号有 {error.characters} 字，超过上限 {LIMITS.label_characters} 字，没有读取。"
            "请把编号改为普通文字后另存",
        )
    if not isinstance(error, etree.XMLSyntaxError) or _TOO_DEEP not in str(error):
        return None
    return SeedError(
        name,
        f"文档内部的标记一层套一层，超过上限 {LIMITS.xml_depth} 层，没有读取。请把文字复制到新文档，另存为 .docx",
    )


def check_archive(content: bytes, name: str) -> None:
    """Check a packed file before anything of it is kept.

    Raises:
        SeedError: If it is damaged, encrypted, packed in a way that documents are not, or unpacks to more than a
            document can hold, whatever it declares.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            why = amiss(archive, LIMITS.unpacked_bytes)
    except PACKED_DAMAGES as error:
        raise SeedError(name, "文件损坏或加了密，打不开。请在 Word 或 WPS 中打开后另存为 .docx") from error
    if why:
        raise SeedError(name, f"{why}。{'请去掉密码后再放入' if why == _ENCRYPTED else '请另存为 .docx 再放入'}")


_ENCRYPTED = "文件加了密，打不开"


def amiss(archive: zipfile.ZipFile, most: int) -> str:
    """Return why a packed file must not be unpacked; nothing if it may.

    Args:
        archive: The file.
        most: Bytes that all its parts together may unpack to.
    """
    parts = archive.infolist()
    total = sum(part.file_size for part in parts)
    bombs = [p for p in parts if p.file_size > MEGA and p.file_size > LIMITS.ratio * max(1, p.compress_size)]
    if total > most or len(parts) > LIMITS.parts or bombs:
        return _unlike(f"有 {total / MEGA:.0f} MB", len(parts))
    if any(part.flag_bits & 1 for part in parts):
        return _ENCRYPTED
    if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
        return "文件的压缩方式不是文档用的，没有解压"
    if any(_true_size(archive, part) > part.file_size for part in parts):
        return _unlike(f"不止声明的 {total / MEGA:.0f} MB", len(parts))
    return ""


def _unlike(size: str, parts: int) -> str:
    return f"解压后{size}、{parts} 个部分，不像普通文档，没有解压"


def _true_size(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    """Return what a part unpacks to, as far as one byte more than it declares, without keeping it."""
    looked_at = copy.copy(part)
    looked_at.file_size = part.file_size + 1
    looked_at.CRC = None  # type: ignore[assignment]  # damage is told of by who reads the part
    size = 0
    try:
        with archive.open(looked_at) as unpacked:
            while read := unpacked.read(_CHUNK):
                size += len(read)
    except PACKED_DAMAGES:
        return size
    return size
