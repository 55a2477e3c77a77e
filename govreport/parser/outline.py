"""The outline: which blocks are headings, at which level, and what stands under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from govreport.parser.blocks import Block, Shape
from govreport.parser.leads import Lead, free_leads, has_figures, line_lead, marked_lead, unstopped_lead
from govreport.parser.manuscript import Manuscript
from govreport.parser.sentences import Stretch, split_sentences
from govreport.parser.words import Words
from govreport.reading.marks import Mark

_RELATIVE = ("ord", "enum", "nth", "dash")
_DEEPEST = 4
_LIST_HEADING = 45
_ROW = 3
"""So many make a habit."""


@dataclass(slots=True)
class Heading:
    """A heading while the outline is being made."""

    level: int
    mark: Mark | None
    start: int
    """Of the mark."""
    words: tuple[int, int]
    run_in: bool
    lasting: bool = True
    """False where it ends with its paragraph."""
    parent: int | None = None
    """Index in the outline's headings."""
    end: int = 0
    """Of the last thing under it."""


@dataclass(slots=True)
class Text:
    """A paragraph while the outline is being made."""

    start: int
    end: int
    heading: int | None
    sentences: list[tuple[Stretch, int | None]] = field(default_factory=list)
    """Each with the index of its innermost heading; a run-in heading belongs to itself."""
    unstopped: Lead | None = None


@dataclass(slots=True)
class Outline:
    """Headings, paragraphs and addresses, each in reading order."""

    headings: list[Heading] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    addresses: list[Block] = field(default_factory=list)
    lines: list[tuple[int, int]] = field(default_factory=list)
    """Stretches of the headings on their own line, mark and stop included."""


def make_outline(manuscript: Manuscript, blocks: Sequence[Block]) -> Outline:
    """Return the outline of a report's blocks."""
    folded, words = manuscript.folded, manuscript.words
    standing = [_is_heading(folded, blocks, i) for i in range(len(blocks))]
    leads = _find_leads(folded, blocks, standing, words)
    builder = _Builder(folded, words)
    for block, heading, lead in zip(blocks, standing, leads, strict=True):
        if block.shape is Shape.ADDRESS:
            builder.outline.addresses.append(block)
            builder.leave(1)
        elif heading:
            builder.add_heading(block)
        else:
            builder.add_text(block, lead)
    return builder.close()


def _is_heading(folded: str, blocks: Sequence[Block], index: int) -> bool:
    block = blocks[index]
    if block.shape not in (Shape.OPEN, Shape.SINGLE):
        return False
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if block.mark is None:
        return following is not None and (following.shape is not Shape.OPEN or following.mark is not None)
    if block.mark.level == 1:
        return True
    if block.mark.level in (0, 3, 4) and (
        has_figures(folded, block.mark.end, block.end) or block.end - block.mark.end > _LIST_HEADING
    ):
        return False
    return following is not None and _is_content(block.mark, following)


def _is_content(mark: Mark, following: Block) -> bool:
    """Tell whether what follows stands under a heading with this mark, and is no item beside it."""
    if following.shape is Shape.ADDRESS:
        return False
    if following.mark is None or following.mark.kind == mark.kind:
        return following.mark is None
    return following.mark.level == 0 or following.mark.level > mark.level > 0


def _find_leads(folded: str, blocks: Sequence[Block], standing: Sequence[bool], words: Words) -> list[Lead | None]:
    leads: list[Lead | None] = [
        marked_lead(folded, block) if block.shape is Shape.TEXT and not heading else None
        for block, heading in zip(blocks, standing, strict=True)
    ]
    own_line = sum(line_lead(folded, block) is not None for block in blocks) >= _ROW
    nested = sum(heading and block.mark is None for block, heading in zip(blocks, standing, strict=True)) > 1
    index = 0
    while index < len(blocks):
        group = _group_from(blocks, standing, index)
        if group == index:
            index += 1
            continue
        above = blocks[index - 1] if index else None
        address = above is not None and above.shape is Shape.ADDRESS
        first = index + 1 if address else index
        opens = above is not None and standing[index - 1] and _is_chapter(above, nested=nested)
        leads[first:group] = free_leads(folded, blocks[first:group], words, opens_chapter=opens, own_line=own_line)
        _mend(folded, blocks, leads, range(first, group), words)
        index = group
    _mend_marked(folded, blocks, standing, leads, words)
    return leads


def _is_chapter(block: Block, *, nested: bool) -> bool:
    """Tell whether a heading opens a chapter; where chapters have no mark, ``一、`` stands below them."""
    return block.mark is None if nested else block.mark is not None and block.mark.level == 1


def _group_from(blocks: Sequence[Block], standing: Sequence[bool], index: int) -> int:
    """Return the index behind the run of unmarked paragraphs that begins at `index`."""
    while index < len(blocks) and not standing[index]:
        if blocks[index].shape is not Shape.TEXT or blocks[index].mark is not None:
            break
        index += 1
    return index


def _mend(folded: str, blocks: Sequence[Block], leads: list[Lead | None], group: range, words: Words) -> None:
    """Find headings that lack their full stop among paragraphs of which most begin with one."""
    sizes = [lead.end - lead.start for index in group if (lead := leads[index])]
    for index in group:
        beside = [leads[other] for other in (index - 1, index + 1) if other in group]
        if leads[index] is None and len(sizes) >= 2 and all(beside) and beside:
            leads[index] = unstopped_lead(folded, blocks[index].start, blocks[index].end, sizes, words)


def _mend_marked(
    folded: str, blocks: Sequence[Block], standing: Sequence[bool], leads: list[Lead | None], words: Words
) -> None:
    """The same for numbered paragraphs, judged by the neighbours with the same kind of mark."""
    for index, block in enumerate(blocks):
        if block.mark is None or block.shape is not Shape.TEXT or leads[index] is not None or standing[index]:
            continue
        sizes = []
        for other in (index - 1, index + 1):
            if 0 <= other < len(blocks):
                lead, mark = leads[other], blocks[other].mark
                if lead is not None and mark is not None and mark.kind == block.mark.kind:
                    sizes.append(lead.end - lead.start)
        if block.mark.level >= 2 and sizes:
            leads[index] = unstopped_lead(folded, block.mark.end, block.end, sizes, words)


class _Builder:
    """Keeps the headings that are open while blocks are added in order."""

    def __init__(self, folded: str, words: Words) -> None:
        self.outline = Outline()
        self._folded = folded
        self._chapter = words.chapter
        self._open: list[int] = []
        self._last = 0

    def leave(self, level: int) -> None:
        """Close the headings below `level`."""
        while self._open and self.outline.headings[self._open[-1]].level > level:
            self.outline.headings[self._open.pop()].end = self._last

    def close(self) -> Outline:
        self.leave(0)
        return self.outline

    def add_heading(self, block: Block) -> None:
        mark = block.mark
        start = mark.end if mark else block.start
        end = block.end
        while end > start and self._folded[end - 1] in "。: ":
            end -= 1
        level = self._level(mark, (start, end))
        self._push(Heading(level, mark, block.start, (start, end), run_in=False))
        self.outline.lines.append((block.start, block.end))
        self._last = block.end

    def add_text(self, block: Block, lead: Lead | None) -> None:
        if lead is None and self._speaks(block):
            self.leave(1)
        base = None
        if lead is not None:
            level = self._level(block.mark, None)
            lasting = block.mark is not None and block.mark.kind not in _RELATIVE
            words = (lead.start, lead.end)
            base = self._push(Heading(level, block.mark, block.start, words, run_in=True, lasting=lasting))
        around = self._standing()
        text = Text(block.start, block.end, around, unstopped=lead if lead and not lead.stopped else None)
        self._add_sentences(text, block, lead, base)
        self._last = block.end
        self.outline.texts.append(text)
        while self._open and not self.outline.headings[self._open[-1]].lasting:
            self.outline.headings[self._open.pop()].end = block.end

    def _speaks(self, block: Block) -> bool:
        return self._folded.startswith(("各位", "同志们"), block.start)

    def _add_sentences(self, text: Text, block: Block, lead: Lead | None, base: int | None) -> None:
        inner = base if base is not None else (self._open[-1] if self._open else None)
        current = inner
        for stretch in split_sentences(self._folded, block.start, block.end, block.mark, lead):
            if stretch.lead is not None and stretch.start != block.start:
                level = self.outline.headings[inner].level + 1 if inner is not None else 1
                mark = stretch.mark
                if mark is not None and mark.level > level:
                    level = mark.level
                if current is not None and current != inner:
                    self.outline.headings[current].end = stretch.start
                title = (stretch.lead.start, stretch.lead.end)
                level = min(level, _DEEPEST)
                heading = Heading(level, mark, stretch.start, title, run_in=True, lasting=False)
                heading.parent, heading.end = inner, block.end
                self.outline.headings.append(heading)
                current = len(self.outline.headings) - 1
            text.sentences.append((stretch, current))

    def _standing(self) -> int | None:
        for index in reversed(self._open):
            if not self.outline.headings[index].run_in:
                return index
        return None

    def _level(self, mark: Mark | None, words: tuple[int, int] | None) -> int:
        if mark is not None and mark.level:
            return mark.level
        if mark is None and words is not None and (not self._open or self._chapter.search(self._folded, *words)):
            return 1
        for index in reversed(self._open):
            heading = self.outline.headings[index]
            if heading.mark is not None and heading.mark.kind not in _RELATIVE:
                return min(heading.level + 1, _DEEPEST)
            if mark is None and words is None:
                return min(heading.level + 1, _DEEPEST)
            if heading.level == 1:
                return 2
        return 1 if words is not None else 2

    def _push(self, heading: Heading) -> int:
        self.leave(heading.level - 1)
        heading.parent = self._open[-1] if self._open else None
        self.outline.headings.append(heading)
        self._open.append(len(self.outline.headings) - 1)
        return self._open[-1]
