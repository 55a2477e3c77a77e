"""A file to be written, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class Artifact:
    """One generated file: where below ``docs/``, and its bytes."""

    path: PurePosixPath
    content: bytes

    @classmethod
    def text(cls, path: str, content: str) -> Artifact:
        """Make an artifact of UTF-8 text.

        >>> Artifact.text("data/reports.csv", "id").content
        b'id'
        """
        return cls(PurePosixPath(path), content.encode("utf-8"))
