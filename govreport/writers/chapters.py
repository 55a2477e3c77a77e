"""How a report is cut into pages: one chapter for each heading of the topmost level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from pypinyin import lazy_pinyin

from govreport.model import Document, Paragraph, Piece, PieceKind, Section, Span, Table

Block = Section | Paragraph | Table | Piece
"""What stands on a page: a heading, a paragraph, a table, or a line that is none (``各位代表：``, a note)."""

OPENING, NOTES, WHOLE = "开篇", "注释", "正文"
RESERVED = {"index", "source"}
"""Names that other pages of a report have."""
LONGEST_SLUG = 8
"""In syllables."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One page of a report's text."""

    slug: str
    """The heading in pinyin, without figures, so that the address is words."""
    title: str
    """The heading's words; for text before the first heading ``开篇``, behind the last ``注释``."""
    section: Section | None
    blocks: tuple[Block, ...]
    """In reading order, the chapter's own heading left out; a salutation may stand before it."""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The counted paragraphs of this chapter."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def span(self) -> Span:
        """From the heading or the first block to the end of the last."""
        standing = [*self.blocks, self.section] if self.section else self.blocks
        return Span(min(map(start_of, standing)), max(map(end_of, standing)))


def split(document: Document) -> tuple[Chapter, ...]:
    """Return the chapters of a report in reading order; every block belongs to exactly one."""
    standing = [s for s in document.sections if not s.run_in]
    top = min((s.level for s in standing), default=0)
    groups: list[tuple[Section | None, list[Block]]] = [(None, [])]
    behind: list[Block] = []
    for block in _blocks(document):
        if isinstance(block, Section) and block.level == top:
            groups.append((block, []))
        elif isinstance(block, Piece) and block.kind is PieceKind.NOTE:
            behind.append(block)
        else:
            groups[-1][1].append(block)
    last = groups[-1][0]
    if last and not groups[-1][1] and behind and last.extent.contains(Span(start_of(behind[0]), end_of(behind[0]))):
        groups[-1][1].extend(behind)  # their heading is a chapter by itself
        behind = []
    named = _named(groups)
    if behind:
        named.append((None, behind, NOTES))
    slugs = unique(pinyin_slug(title) for _, _, title in named)
    return tuple(
        Chapter(slug=slug, title=title, section=section, blocks=tuple(blocks))
        for slug, (section, blocks, title) in zip(slugs, named, strict=True)
    )


def _named(groups: list[tuple[Section | None, list[Block]]]) -> list[tuple[Section | None, list[Block], str]]:
    """Give each group its title; what stands before the first heading is a chapter only if it holds a paragraph."""
    (_, opening), *headed = groups
    if headed and not any(isinstance(block, Paragraph) for block in opening):
        headed[0][1][:0] = opening
        opening = []
    title = OPENING if headed else WHOLE
    named: list[tuple[Section | None, list[Block], str]] = [(None, opening, title)] if opening else []
    return named + [(section, blocks, section.title) for section, blocks in headed if section]


def start_of(block: Block) -> int:
    """Return where a block begins."""
    return block.mark.start if isinstance(block, Section) else block.span.start


def end_of(block: Block) -> int:
    """Return where a block ends; for a heading, its own words only."""
    return block.words.end if isinstance(block, Section) else block.span.end


def grid_of(table: Table) -> tuple[tuple[Span | None, ...], ...]:
    """Return the rows of a table, each with as many cells; None where a row has none any more."""
    width = max(map(len, table.rows), default=0)
    return tuple((*row, *[None] * (width - len(row))) for row in table.rows)


def heads_of(table: Table, text: str) -> int:
    """Return how many rows at the top of a table are its head: the first, and those that only part its columns."""
    below = [list(map(text.__getitem__, (slice(cell.start, cell.end) for cell in row))) for row in table.rows[1:]]
    parting = takewhile(lambda row: not row[0] and not any(map(str.isdecimal, "".join(row))), below)
    return 1 + sum(1 for _ in parting)


def pinyin_slug(words: str) -> str:
    """Return Chinese words as an address: pinyin, no tones, no figures, at most eight syllables.

    >>> pinyin_slug("2022年工作回顾")
    'gong-zuo-hui-gu'
    >>> pinyin_slug("“十四五”时期经济社会发展主要目标和重大任务")
    'shi-si-wu-shi-qi-jing-ji-she'
    """
    plain = words.lstrip("0123456789年－-—")
    syllables = [s.lower() for s in lazy_pinyin(plain, errors="ignore") if s.isascii() and s.isalpha()]
    return "-".join(syllables[:LONGEST_SLUG]) or "zhang"


def unique(slugs: Iterable[str]) -> list[str]:
    """Return the slugs with ``-2``, ``-3`` behind those that stood before.

    >>> unique(["a", "b", "a", "source"])
    ['a', 'b', 'a-2', 'source-2']
    """
    seen: Counter[str] = Counter(RESERVED)
    made = []
    for slug in slugs:
        seen[slug] += 1
        made.append(slug if seen[slug] == 1 else f"{slug}-{seen[slug]}")
    return made


def _blocks(document: Document) -> list[Block]:
    lines = {PieceKind.SALUTATION, PieceKind.NOTE}
    blocks: list[Block] = [*document.blocks(), *(p for p in document.pieces if p.kind in lines)]
    return sorted(blocks, key=start_of)
