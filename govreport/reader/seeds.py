"""The files of the seeds folder: reports, what belongs to them, and what is neither."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from pathlib import Path

from govreport.reader.content import files_below

_SUFFIX = re.compile(r"\.(?=\d*[a-z])[a-z0-9]{1,12}")
"""What a file's kind is told by; the end of ``2024.12`` or ``2.工作报告`` is none."""
_VERSION = re.compile(r"(?P<name>.+)\.v(?P<number>\d{1,4})", re.IGNORECASE)
_README = re.compile(r"readme(?:[._-]\w{1,10})?", re.IGNORECASE)
_PARTS = re.compile(r"(?P<page>.+)[_.]files", re.IGNORECASE)
"""The folder in which a browser keeps the pictures of a page that it saved."""
_OF_SYSTEM = {"thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "$recycle.bin", "system volume information"}
PAGES = frozenset((".html", ".htm", ".shtml", ".shtm", ".xhtml", ".asp", ".aspx", ".jsp", ".php"))
"""Names by which browsers save a page."""


def kind_of(path: Path) -> str:
    """Return what tells the kind of a file: the end of its name in lower case, or nothing.

    >>> [kind_of(Path(name)) for name in ("报告.TXT", "报告", "2.工作报告", "报告2024.12", "附件.7z")]
    ['.txt', '', '', '', '.7z']
    """
    suffix = path.suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""


def seeds_below(folder: Path, readable: Container[str]) -> tuple[Path, ...]:
    """Return every file below `folder` that is a report or needs a word, ordered by path.

    Left out are what belongs to a seed (its ``.toml``, its older versions, the folder of a saved page), README files,
    hidden files, and what office programs and systems leave behind.

    Raises:
        SeedError: If a folder can't be read.
    """
    paths = _files(folder)
    pages = {(path.parent, path.stem.lower()) for path in paths if kind_of(path) in PAGES}
    paths = [path for path in paths if not _is_of_page(path.relative_to(folder), folder, pages)]
    beside = {path.with_suffix(".toml") for path in paths if kind_of(path) != ".toml"}
    current = {(path.parent, path.stem) for path in paths if kind_of(path) in readable}
    return tuple(path for path in paths if path not in beside and not _is_version(path, current, readable))


def versions_of(seed: Path, readable: Container[str]) -> tuple[tuple[int, Path], ...]:
    """Return the older versions beside a seed with their numbers, in order.

    Raises:
        SeedError: If the folder can't be read.
    """
    found = []
    for path in _files(seed.parent, deep=False):
        match = _VERSION.fullmatch(path.stem)
        if match and match["name"] == seed.stem and kind_of(path) in readable:
            found.append((int(match["number"]), path))
    return tuple(sorted(found))


def version_without_seed(path: Path, readable: Iterable[str]) -> str:
    """Return the name of the seed of which `path` would be an older version, where there is no such seed beside it."""
    match = _VERSION.fullmatch(path.stem)
    if not match or any(path.with_name(match["name"] + suffix).is_file() for suffix in readable):
        return ""
    return match["name"]


def _files(folder: Path, *, deep: bool = True) -> list[Path]:
    return [path for path in files_below(folder, deep=deep) if not _is_aside(path.relative_to(folder))]


def _is_aside(path: Path) -> bool:
    return bool(_README.fullmatch(path.stem)) or any(
        part.startswith((".", "~$")) or part.strip().lower() in _OF_SYSTEM for part in path.parts
    )


def _is_of_page(path: Path, folder: Path, pages: Container[tuple[Path, str]]) -> bool:
    """Tell whether a file lies in the folder of a saved page, and the page beside that folder."""
    for depth, part in enumerate(path.parts[:-1]):
        match = _PARTS.fullmatch(part)
        if match and (folder.joinpath(*path.parts[:depth]), match["page"].lower()) in pages:
            return True
    return False


def _is_version(path: Path, current: Container[tuple[Path, str]], readable: Container[str]) -> bool:
    match = _VERSION.fullmatch(path.stem)
    return bool(match) and kind_of(path) in readable and (path.parent, match["name"]) in current  # type: ignore[index]
