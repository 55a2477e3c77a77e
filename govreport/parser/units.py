"""What the frame is weighed from: the headings on their own line and the sentences of an outline, in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from govreport.frame.heading import read_heading
from govreport.frame.unit import Unit
from govreport.lexicon.structure import ChapterWord
from govreport.parser.outline import Heading, Outline


def units_of(folded: str, outline: Outline, words: Sequence[ChapterWord]) -> list[Unit]:
    """Return headings and sentences in reading order.

    Where the chapters have no mark (``2023年工作回顾``) and what stands below them begins anew at ``一、``, the
    marked headings count as one level lower.
    """
    standing = [heading for heading in outline.headings if not heading.run_in]
    nested = _is_nested(folded, standing, words)
    units = [_unit(heading, below=nested and heading.mark is not None) for heading in standing]
    for text in outline.texts:
        for index, (stretch, _) in enumerate(text.sentences):
            units.append(Unit(stretch.start, stretch.end, opens=index == 0))
    return sorted(units, key=lambda unit: unit.start)


def _unit(heading: Heading, *, below: bool) -> Unit:
    unit = Unit(heading.words[0], heading.words[1], heading.level)
    return replace(unit, level=unit.level + 1) if below and unit.level == 1 else unit


def _is_nested(folded: str, standing: Sequence[Heading], words: Sequence[ChapterWord]) -> bool:
    chapters = [heading for heading in standing if heading.level == 1]
    unmarked = [heading for heading in chapters if heading.mark is None]
    telling = [heading for heading in unmarked if read_heading(folded[slice(*heading.words)], 0, words).score]
    return bool(telling) and (len(unmarked) > 1 or telling[0] is chapters[0])
