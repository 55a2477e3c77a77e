"""One report by itself, or a passage out of one, without a folder of seeds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from govreport.lexicon import default_lexicon
from govreport.model import Part, Report, SeedError, Sidecar, Source, StatedPassage
from govreport.pipeline.build import find_in, find_in_passage, read_report
from govreport.reader.content import check_length

_NAME = "text.txt"
"""What messages call a text that came from no file."""
_FIRST_WORDS = 12
"""So many characters tell where a passage begins."""


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


def read_text(text: str, part: Part | None = None) -> Report:
    """Return what is found in a text: a whole report, or, where it is none, a passage out of one.

    Args:
        text: The words of a report.
        part: Which way they look, where the words themselves don't tell.

    Raises:
        SeedError: If the text is empty, too long or not in Chinese.
    """
    check_length(text, _NAME)
    source = Source.from_text(text, _NAME)
    if part is not None:
        first = StatedPassage(text.strip()[:_FIRST_WORDS], part.value)
        source = replace(source, sidecar=Sidecar(passages=(first,)))
    try:
        return find_in(source, default_lexicon())
    except SeedError:
        return find_in_passage(source, default_lexicon())
