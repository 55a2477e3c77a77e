"""One report by itself, without a folder of seeds."""

from __future__ import annotations

from pathlib import Path

from govreport.lexicon import default_lexicon
from govreport.model import Report, SeedError
from govreport.pipeline.build import read_report


def read_file(path: Path) -> Report:
    """Return the report in a file, with what its ``.toml`` beside it says.

    Raises:
        SeedError: If there is no such file, or it can't be read as a report.
    """
    if path.is_dir():
        raise SeedError(str(path), "是文件夹，没有读取。请写明里面的文件")
    if not path.exists():
        raise SeedError(str(path), "没有这个文件。请核对路径和文件名")
    named = path.resolve() if path.is_symlink() else path  # who names a link means the file that it leads to
    return read_report(named, named.parent, default_lexicon())
