"""The report as received: its decoded characters, never rewritten."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from govreport.model.diagnostic import Diagnostic
from govreport.model.span import Span


@dataclass(frozen=True, slots=True)
class StatedPassage:
    """A passage that a person names by its first words, in ``[passages]`` beside the seed."""

    words: str
    """As they stand in the source, white space aside."""
    part: str
    """``look_back`` or ``look_ahead``."""
    period: str = ""
    """A year or ``2016-2020``; empty where the text tells."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What a person wrote beside a seed in ``<name>.toml``; every field may be empty.

    `corrected` overrides what the parser reads (keys are those of `Identity`): it is the office's own word.
    """

    source_url: str = ""
    fetched: str = ""
    """ISO date on which the file was fetched from `source_url`."""
    licence: str = ""
    place_code: str = ""
    """GB/T 2260 code of the place, as digits."""
    parent: str = ""
    """Name of the place one level up, such as ``天门市`` for ``蒋场镇``."""
    former: tuple[str, ...] = ()
    """Names that the place bore before, such as ``清苑县`` for ``清苑区``: its reports under them join its series."""
    corrected: tuple[tuple[str, str], ...] = ()
    passages: tuple[StatedPassage, ...] = ()
    """Which way passages look, as the office itself says."""


@dataclass(frozen=True)
class Source:
    """One seed file, decoded.

    For a plain-text seed `text` holds the file's characters exactly (a byte order mark and every
    line end included); for other formats it holds the extracted text, which is published beside the data.
    """

    path: str
    """Path below the seeds folder, with ``/``; stable across machines, so it may be published."""
    sha256: str
    """Of the seed file's bytes, in hexadecimal."""
    text: str
    encoding: str = "utf-8"
    """How the bytes were decoded (``utf-8``, ``gb18030``), or the container's format (``docx``)."""
    sidecar: Sidecar = field(default=Sidecar())
    diagnostics: tuple[Diagnostic, ...] = ()
    """What the reader noticed: an encoding that had to be detected, characters that could not be read."""

    @classmethod
    def from_text(cls, text: str, path: str = "report.txt") -> Source:
        """Make a source from characters at hand: for doctests, tests and the shell.

        >>> Source.from_text("全年完成税收349万元").span
        Span(start=0, end=11)
        """
        return cls(path=path, sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), text=text)

    @property
    def span(self) -> Span:
        """The whole text."""
        return Span(0, len(self.text))

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        return (0, *(i + 1 for i, character in enumerate(self.text) if character == "\n"))

    def slice(self, span: Span) -> str:
        """Return the report's own words at `span`.

        >>> Source.from_text("全年完成税收349万元").slice(Span(6, 12))
        '349万元'
        """
        return self.text[span.start : span.end]

    def position(self, offset: int) -> tuple[int, int]:
        r"""Return line and column of `offset`, both counted from 1, as an editor shows them.

        >>> Source.from_text("一、回顾\n完成税收").position(7)
        (2, 3)
        """
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1
