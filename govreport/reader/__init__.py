"""From a seed file to a `Source`: bytes are found, checked and decoded here, and nothing else is done."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from govreport.model import SeedError, Source
from govreport.reader.content import Extract, files_below, load
from govreport.reader.markdown import read_markdown
from govreport.reader.page import read_archive, read_page
from govreport.reader.portable import read_pdf
from govreport.reader.sidecar import read_sidecar
from govreport.reader.text import read_text
from govreport.reader.word import read_word

_READERS: dict[str, Callable[[bytes, str], Extract]] = {
    ".txt": read_text,
    ".docx": read_word,
    ".md": read_markdown,
    ".pdf": read_pdf,
    **dict.fromkeys((".html", ".htm", ".shtml", ".shtm", ".xhtml", ".asp", ".aspx", ".jsp", ".php"), read_page),
    **dict.fromkeys((".mht", ".mhtml"), read_archive),
}
_UNREADABLE = {
    ".doc": "旧版 Word 文档",
    ".wps": "WPS 文档",
    ".ofd": "OFD 版式文档",
    ".rtf": "RTF 文档",
    ".xls": "旧版 Excel 表格",
    ".caj": "CAJ 文档",
}
_VERSION = re.compile(r"(?P<name>.+)\.v(?P<number>\d{1,4})", re.IGNORECASE)


def find_seeds(seeds: Path) -> tuple[Path, ...]:
    """Return every report file below `seeds`, ordered by path.

    Hidden files, the lock files of office programs, ``README`` files and older versions of a seed
    (``<name>.v1.txt``) are no seeds. Documents in formats that can't be read are returned too: `read_source`
    says what to do with them.

    Raises:
        SeedError: If the folder can't be read.
    """
    known = _READERS.keys() | _UNREADABLE.keys()
    return tuple(path for path in _files(seeds) if path.suffix.lower() in known and not _VERSION.fullmatch(path.stem))


def find_versions(seed: Path) -> tuple[tuple[int, Path], ...]:
    """Return the older versions beside a seed (``<name>.v1.txt``, ``<name>.v2.docx``) with their numbers, in order.

    Raises:
        SeedError: If the folder can't be read.
    """
    found = []
    for path in _files(seed.parent, deep=False):
        match = _VERSION.fullmatch(path.stem)
        if match and match["name"] == seed.stem and path.suffix.lower() in _READERS:
            found.append((int(match["number"]), path))
    return tuple(sorted(found))


def _files(folder: Path, *, deep: bool = True) -> list[Path]:
    return [path for path in files_below(folder, deep=deep) if not _is_aside(path.relative_to(folder))]


def _is_aside(path: Path) -> bool:
    return path.stem.upper() == "README" or any(part.startswith((".", "~$")) for part in path.parts)


def read_source(path: Path, seeds: Path) -> Source:
    """Return the source read from `path`, named by its path below `seeds`.

    Raises:
        SeedError: If the file can't be read, is empty or too large, is no text, or its sidecar is damaged.
    """
    name = path.relative_to(seeds).as_posix()
    suffix = path.suffix.lower()
    if suffix in _UNREADABLE:
        kind = _UNREADABLE[suffix]
        raise SeedError(name, f"是{kind}（{suffix}），读不了。请另存为 .docx 或 .txt，再放入并移走原文件")
    if suffix not in _READERS:
        raise SeedError(name, f"不认识的文件类型（{suffix}）。请另存为 .docx、.txt、.html、.md 或带文字的 .pdf")
    content, digest = load(path, name)
    extract = _READERS[suffix](content, name)
    return Source(
        path=name,
        sha256=digest,
        text=extract.text,
        encoding=extract.encoding,
        sidecar=read_sidecar(path, name),
        diagnostics=extract.diagnostics,
    )
