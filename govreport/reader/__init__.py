"""From a seed file to a `Source`: bytes are found, checked and decoded here, and nothing else is done."""

from __future__ import annotations

from pathlib import Path

from govreport.model import Source
from govreport.reader.text import read_text

SUFFIXES = (".txt",)


def find_seeds(seeds: Path) -> tuple[Path, ...]:
    """Return every report file below `seeds`, ordered by path."""
    return tuple(sorted(p for p in seeds.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file()))


def read_source(path: Path, seeds: Path) -> Source:
    """Return the source read from `path`, named by its path below `seeds`.

    Raises:
        SeedError: If the file can't be read, is empty or is no text.
    """
    return read_text(path, path.relative_to(seeds).as_posix())
