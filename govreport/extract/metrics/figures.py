"""The figures of one sentence: each number with the words that stand before and behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from govreport.extract.metrics.wording import Wording
from govreport.extract.metrics.words import AND
from govreport.lexicon.cues import cue
from govreport.model import CIRCLED
from govreport.quantity import Reading

LONGEST = 60
"""A name is looked for in at most so many characters before and behind the number."""
_CLAUSE = re.compile(r"[,;:。!?()]")
_ANY = re.compile(r"[,;:。!?()、]")
_INNER = re.compile(r"“[^“”\n]{1,40}”|\([^()\d\n]{1,12}\)|\([A-Za-z][A-Za-z0-9.]{0,7}\)|《[^《》\n]{1,60}》")
_NOTE = re.compile(rf"[\[【〔]\d{{1,3}}[\]】〕]|\[\[?\d{{1,3}}\]?\]|\\r|\\n|[{CIRCLED}]")
_LEVELS = cue("levels")
_SEPARATORS = str.maketrans(dict.fromkeys(",;:。!?()、", "·"))
_JOINT = re.compile(r" ?(?:、|和|及|与|以及|,)")
_AND = re.compile(f"、|{AND}")
_BRACKETED = re.compile(r"^[（(][^（()）]*[)）]")
DROPPED = "\x00"
"""Stands in the masked text where the source has a footnote's mark."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a sentence with its surroundings, cut at the marks between clauses."""

    reading: Reading
    start: int
    """Where the words before it begin."""
    left: Wording
    """The words of its clause before it."""
    right: Wording
    """The words right behind it, up to the next mark."""
    joint: str
    """What ties it to the figure before: ``、``, ``,`` (a number right behind a comma), ``glued``, or ``clause``."""


def mask(folded: str) -> str:
    """Return `folded` with marks inside quotes and short brackets hidden, and footnote marks blanked; same offsets."""
    hidden = _INNER.sub(lambda found: found[0].translate(_SEPARATORS), folded)
    hidden = _LEVELS.sub(lambda found: found[0].replace("、", "·"), hidden)
    return _NOTE.sub(lambda found: DROPPED * len(found[0]), hidden)


def figures_of(text: str, masked: str, start: int, end: int, readings: Sequence[Reading]) -> list[Figure]:
    """Return the figures of the sentence ``[start, end)``, whose numbers are `readings`."""
    figures = []
    for index, reading in enumerate(readings):
        before = readings[index - 1].quantity.span.end if index else start
        after = readings[index + 1].quantity.span.start if index + 1 < len(readings) else end
        span = reading.quantity.span
        begin, joint = _segment(masked, max(before, span.start - LONGEST), span.start, first=index == 0)
        left, right = _words(text, masked, begin, span.start), _behind(text, masked, span.end, after)
        figures.append(Figure(reading, begin, left, right, joint))
    return figures


def _segment(masked: str, before: int, start: int, *, first: bool) -> tuple[int, str]:
    """Return where the words of a figure begin, and what ties it to the figure before."""
    marks = [found.end() for found in _CLAUSE.finditer(masked, before, start)]
    if marks:
        if first or not _JOINT.fullmatch(masked[before : marks[-1]]):
            return marks[-1], "clause"
        return marks[-1], "clause" if masked[marks[-1] : start] else ","
    if first:
        return before, "clause"
    return _joined(masked, before, start)


def _joined(masked: str, before: int, start: int) -> tuple[int, str]:
    """Return the same for a figure in the clause of the figure before."""
    joined = _JOINT.match(masked, before, start)
    if joined:
        return joined.end(), "、"
    comma = _AND.search(masked, before, start)
    return (comma.end(), "、") if comma else (before, "glued")


def _behind(text: str, masked: str, end: int, after: int) -> Wording:
    stop = _ANY.search(masked, end, min(after, end + LONGEST))
    if not stop:
        stop = _AND.search(masked, end, min(after, end + LONGEST))
    right = _words(text, masked, end, stop.start() if stop else min(after, end + LONGEST))
    return right.without(_BRACKETED)


def _words(text: str, masked: str, start: int, end: int) -> Wording:
    """Return the words of ``[start, end)`` without white space and the marks of footnotes."""
    words = text[start:end]
    if DROPPED not in masked[start:end] and words.split(maxsplit=1) == [words]:
        return Wording(words, range(start, end))
    kept = [at for at in range(start, end) if masked[at] != DROPPED and not text[at].isspace()]
    return Wording("".join([text[at] for at in kept]), kept)
