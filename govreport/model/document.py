"""The outline of a report: sections, paragraphs and sentences, all as spans of the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from govreport.model.diagnostic import Diagnostic
from govreport.model.source import Source
from govreport.model.span import Span


class PieceKind(StrEnum):
    """What a stretch of the source is. Pieces cover the source without gap or overlap (*cover law*)."""

    METADATA = "metadata"
    """A label or a value of the block above the report: ``索引号``, ``MB1A08302/2023-20210``."""
    TITLE = "title"
    DATELINE = "dateline"
    """``发布时间:2023-08-15 08:57 来源:蒋场镇`` or ``——2024年3月5日在…会议上``."""
    SPEAKER = "speaker"
    """``国务院总理 李强``."""
    SALUTATION = "salutation"
    """``各位代表：`` on a line of its own."""
    HEADING = "heading"
    """A heading on a line of its own, its mark included."""
    SENTENCE = "sentence"
    """A sentence of a paragraph (run-in headings included), its closing mark included."""
    TABLE = "table"
    """A table with its caption: rows parted by line ends, cells by tabs."""
    NOTE = "note"
    """Behind the report: explanations of terms, footnotes, annexes."""
    BOILERPLATE = "chrome"
    """Boilerplate of the page the report was copied from: ``我要打印 关闭窗口``, licence lines."""
    COPY = "copy"
    """The report once more: a page may hold it twice, and it is read once."""
    SPACE = "space"
    """White space, line ends (also literal ``\\r\\n``) and filler such as ``????``."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of the cover."""

    kind: PieceKind
    span: Span


class Part(StrEnum):
    """Which way a passage looks."""

    LOOK_BACK = "look_back"
    LOOK_AHEAD = "look_ahead"


class Level(StrEnum):
    """Level of government."""

    TOWNSHIP = "township"
    COUNTY = "county"
    PREFECTURE = "prefecture"
    PROVINCE = "province"
    NATIONAL = "national"


@dataclass(frozen=True, slots=True)
class Field:
    """A label of the metadata block with its value; `value` is empty where the source has none."""

    label: str
    value: str
    span: Span
    """Of the value, or of the label where there is no value."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Which report this is, as far as the source says; unknown fields are empty, never guessed."""

    id: str
    """Place and review year in ASCII: ``jiangchang-2022``."""
    title: str = ""
    jurisdiction: str = ""
    level: Level | None = None
    review_year: str = ""
    plan_year: str = ""
    issuer: str = ""
    published: str = ""
    """ISO date, only if the source states it."""
    index_no: str = ""
    document_no: str = ""
    parent: str = ""
    """Name of the place one level up, as the report, its sidecar or the divisions of the country tell it."""
    place_code: str = ""
    """GB/T 2260 code, where the name (with its parent) belongs to one place alone."""

    @property
    def place(self) -> str:
        """The name that tells a place from others of its name: ``南京市鼓楼区``; empty where no place is known."""
        return f"{self.parent}{self.jurisdiction}" if self.jurisdiction else ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and all that stands under it."""

    id: str
    parent: str
    """Id of the section above, or empty."""
    level: int
    """1 ``一、`` · 2 ``（一）`` · 3 ``1.`` · 4 ``(1)``; a heading without a mark takes the level of its place."""
    number: str
    """The mark's number as written, bare: ``一``, ``1``; empty where there is none."""
    title: str
    """The heading's words, without mark and closing stop."""
    mark: Span
    """The mark with its punctuation (``一、``); empty span at `words.start` where there is none."""
    words: Span
    """The heading's words."""
    extent: Span
    """From the mark to the end of the last thing under this heading."""
    run_in: bool
    """True where the heading is the first sentence of a paragraph or follows an enumerator inside one."""
    part: Part | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its closing mark included and a run-in heading before it left out."""

    span: Span
    section: str
    """Id of the innermost section, or empty."""
    part: Part | None
    heading: bool = False
    """True for a run-in heading (mark and closing stop included)."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as a person counts them: headings on their own line are not counted."""

    number: int
    """From 1, through the whole report."""
    span: Span
    section: str
    """Id of the innermost section at its start that is not run-in, or empty."""
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption."""

    span: Span
    section: str
    """Id of the innermost section that it stands in and that is not run-in, or empty."""
    captions: tuple[Span, ...]
    """Lines above the rows, or below them."""
    rows: tuple[tuple[Span, ...], ...]
    """The cells of each row, without the white space around their words; those without words are empty spans."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the report that looks one way and speaks of one period."""

    span: Span
    part: Part
    period: str
    """A year or a run of years (``2021-2025``); empty where it can't be told."""
    reason: str
    """Why, in Chinese: the heading or the words that say so."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What speaks for a field of the identity."""

    field: str
    """Name of a field of `Identity`: ``jurisdiction``, ``review_year``."""
    value: str
    """What it speaks for, also where something else was taken."""
    weight: str
    """How much, as a decimal; the value with the largest sum is taken where its lead is large enough."""
    words: str
    """In Chinese: ``标题“蒋场镇2022年政府工作报告”``."""
    span: Span | None = None
    """Where it stands; None where it stands in no one place."""


@dataclass(frozen=True)
class Document:
    """A parsed source: what it is, and how it is built."""

    source: Source
    identity: Identity
    fields: tuple[Field, ...]
    pieces: tuple[Piece, ...]
    sections: tuple[Section, ...]
    """All headings in reading order."""
    paragraphs: tuple[Paragraph, ...]
    passages: tuple[Passage, ...] = ()
    """Which way the report looks, stretch by stretch; greetings and what nothing tells belong to none."""
    reasons: tuple[Reason, ...] = ()
    """What was heard about the place and the years, the weightiest first."""
    problems: tuple[Span, ...] = ()
    """The stretch that names difficulties (``存在一些困难和问题: 一是…``), sentence by sentence."""
    notes: tuple[Span, ...] = ()
    """Explanations behind the report, one span each."""
    tables: tuple[Table, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    """What the parser noticed: missing full stops, marks out of sequence, empty metadata."""

    def sentences(self) -> Iterator[Sentence]:
        """Yield every sentence of the report in reading order."""
        for paragraph in self.paragraphs:
            yield from paragraph.sentences

    def standing(self, span: Span) -> Iterator[Span]:
        """Yield the parts of a stretch that are the report's: not what was set aside as white space or boilerplate."""
        at = span.start
        for aside in self._aside[bisect_right(self._aside_ends, at) :]:
            if aside.start >= span.end:
                break
            if aside.start > at:
                yield Span(at, aside.start)
            at = aside.end
        if at < span.end:
            yield Span(at, span.end)

    def words(self, span: Span) -> str:
        """Return the words at a stretch, without what was set aside inside it, such as the number of a page."""
        return "".join(map(self.source.slice, self.standing(span)))

    def stated(self, *labels: str) -> str:
        """Return the value that stands behind one of these labels above the report; empty where none does."""
        values = {"".join(field.label.split()): field.value for field in self.fields}
        return next((values[label] for label in labels if values.get(label)), "")

    @cached_property
    def _aside(self) -> tuple[Span, ...]:
        return tuple(p.span for p in self.pieces if p.kind in (PieceKind.SPACE, PieceKind.BOILERPLATE))

    @cached_property
    def _aside_ends(self) -> list[int]:
        return [span.end for span in self._aside]

    def blocks(self) -> tuple[Section | Paragraph | Table, ...]:
        """Return headings on their own line, paragraphs and tables, in reading order."""
        standing: list[Section | Paragraph | Table] = [s for s in self.sections if not s.run_in]
        standing.extend(self.paragraphs)
        standing.extend(self.tables)
        return tuple(sorted(standing, key=_block_start))


def _block_start(block: Section | Paragraph | Table) -> int:
    return block.mark.start if isinstance(block, Section) else block.span.start
