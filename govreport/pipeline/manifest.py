"""The list of generated files: what stands in it, and nothing else, may be replaced or removed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from govreport.model import OutputError
from govreport.pipeline.disk import read_below

MANIFEST = ".govreport-manifest.json"
"""Lists each generated file with its sha256. MkDocs leaves out files whose name begins with a dot."""


def read_manifest(docs: Path) -> dict[str, str]:
    """Return the sha256 of each file that earlier builds made; paths that lead out of `docs` are none of them.

    Raises:
        OutputError: If the list is damaged, or no regular file.
        OSError: If it can't be read.
    """
    content = read_below(docs, MANIFEST)
    if content is None:
        return {}
    try:
        listed = parse(content)
    except ValueError as error:
        raise OutputError(f"{docs / MANIFEST}: 清单已损坏；请删除它和它列出的文件，再重新运行") from error
    return {path: digest for path, digest in listed.items() if is_below(path)}


def parse(content: bytes) -> dict[str, str]:
    """Return the table of texts that JSON holds.

    Raises:
        ValueError: If it is anything else, or names what no file can be named.
    """
    try:
        listed = json.loads(content.decode("utf-8"))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(listed, dict):
        raise ValueError("no table")
    for path, digest in listed.items():
        if not isinstance(digest, str) or "\0" in path:
            raise ValueError("no path with its digest")
        path.encode("utf-8")
    return listed


def manifest(digests: Mapping[str, str]) -> bytes:
    """Return the list as it is written."""
    return (json.dumps(dict(sorted(digests.items())), ensure_ascii=False, indent=0) + "\n").encode("utf-8")


def is_below(path: str) -> bool:
    """Tell whether a path stays inside the folder: a list edited by hand must not reach outside.

    >>> [is_below(path) for path in ("data/reports.csv", "../README.md", "/etc/passwd", "a/../b", "")]
    [True, False, False, False, False]
    """
    pure = PurePosixPath(path)
    return pure.as_posix() == path != "." and not pure.is_absolute() and ".." not in pure.parts
