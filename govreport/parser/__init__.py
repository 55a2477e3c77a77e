"""From a `Source` to a `Document`: metadata, boilerplate, headings, paragraphs, sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from govreport.frame.passages import Known, passages
from govreport.lexicon import Lexicon
from govreport.model import (
    Document,
    Identifiers,
    Paragraph,
    Part,
    Piece,
    PieceKind,
    Section,
    SeedError,
    Sentence,
    Source,
    Span,
    Table,
)
from govreport.parser.asides import read_once, tell_asides
from govreport.parser.back import Body, read_back
from govreport.parser.blocks import make_blocks
from govreport.parser.breaks import mend_lines
from govreport.parser.checks import check
from govreport.parser.cover import cover
from govreport.parser.framing import frame_of, reasons_of
from govreport.parser.front import Front, read_front
from govreport.parser.identity import field_values, read_identity
from govreport.parser.kind import refuse_foreign_text, refuse_what_is_no_report
from govreport.parser.manuscript import Manuscript
from govreport.parser.outline import Outline, make_outline
from govreport.parser.problems import find_problems
from govreport.parser.tables import part_tables, table_pieces
from govreport.reading.lines import split_lines


def parse(source: Source, lexicon: Lexicon) -> Document:
    """Return a report's outline, its paragraphs and what it says of itself.

    Every code point of the source belongs to exactly one piece of the document (*cover law*).

    Raises:
        SeedError: If the text is empty or no government work report.
    """
    return _parse(source, lexicon, whole=True)


def parse_passage(source: Source, lexicon: Lexicon) -> Document:
    """Return the same of a passage out of a report, which needs neither title nor place, year or chapters.

    Raises:
        SeedError: If the text is empty or not in Chinese.
    """
    return _parse(source, lexicon, whole=False)


def _parse(source: Source, lexicon: Lexicon, *, whole: bool) -> Document:
    manuscript = Manuscript.of(source, lexicon)
    lines, copy = read_once(manuscript, mend_lines(manuscript, split_lines(source.text)))
    if not lines:
        raise SeedError(source.path, "文件是空的，没有可读的文字。请放入一份政府工作报告，或删除这个文件")
    refuse_foreign_text(manuscript)
    front = read_front(manuscript, lines)
    body = read_back(manuscript, lines[front.body :])
    parted = part_tables(manuscript, body.lines)
    outline = make_outline(manuscript, make_blocks(manuscript.folded, parted.lines))
    values = field_values(manuscript, front)
    frame = frame_of(manuscript, front, outline, values, whole=whole)
    if whole:
        refuse_what_is_no_report(manuscript, lines, front, outline, frame)
    identity = read_identity(manuscript, front, frame, values)
    parts = {unit.start: part for unit, part in zip(frame.units, frame.parts, strict=True)}
    others = [*_pieces(front, body, outline), *copy]
    tables = table_pieces(source.text, parted.tables, others)
    pieces = cover(source.text, manuscript.folded, [*others, *tables])
    identifiers = Identifiers(identity.id)
    sections = (*_sections(source, outline, parts, identifiers), *_notes_section(source, body, identifiers))
    return Document(
        source=source,
        identity=identity,
        fields=front.fields,
        pieces=pieces,
        sections=sections,
        paragraphs=_paragraphs(outline, sections, parts),
        passages=passages(
            manuscript.folded,
            frame.units,
            frame.parts,
            frame.evidence,
            Known(identity.review_year, identity.plan_year, {p.first: p.period for p in frame.stated}),
        ),
        reasons=reasons_of(frame),
        problems=tuple(find_problems(manuscript.folded, outline, parts, lexicon.problems)),
        notes=tuple(Span(line.start, line.end) for line in body.notes),
        tables=tuple(_placed(table, sections) for table in parted.tables),
        diagnostics=(
            *check(manuscript, front.fields, outline, frame, identity),
            *tell_asides(manuscript, pieces, copy),
        ),
    )


def _sections(
    source: Source, outline: Outline, parts: Mapping[int, Part | None], identifiers: Identifiers
) -> tuple[Section, ...]:
    made: list[Section] = []
    for heading in outline.headings:
        words = Span(*heading.words)
        title = "".join(source.slice(words).split())
        number = heading.mark.number if heading.mark else ""
        made.append(
            Section(
                id=identifiers.next("s", number, title),
                parent=made[heading.parent].id if heading.parent is not None else "",
                level=heading.level,
                number=number,
                title=title,
                mark=Span(heading.start, words.start),
                words=words,
                extent=Span(heading.start, max(heading.end, words.end)),
                run_in=heading.run_in,
                part=parts.get(heading.start if heading.run_in else heading.words[0]),
            )
        )
    return tuple(made)


def _placed(table: Table, sections: Sequence[Section]) -> Table:
    """Return a table with the heading that it stands under."""
    above = [s.id for s in sections if not s.run_in and s.mark.start <= table.span.start]
    return replace(table, section=above[-1]) if above else table


def _notes_section(source: Source, body: Body, identifiers: Identifiers) -> tuple[Section, ...]:
    """Return the heading of the explanations behind the report as a chapter, if they have one."""
    if body.notes_heading is None:
        return ()
    start, end = body.notes_heading.start, body.notes_heading.end
    first, last = start, end
    while first < last and not source.text[first].isalnum():
        first += 1
    while last > first and not source.text[last - 1].isalnum():
        last -= 1
    if colon := max(source.text.find(c, first, last) for c in ":："):
        first = colon + 1 if colon > 0 else first
    words = Span(first, last)
    title = source.slice(words)
    extent = Span(start, max([end, *(line.end for line in body.notes)]))
    made = identifiers.next("s", "", title)
    return (Section(made, "", 1, "", title, Span(start, first), words, extent, run_in=False, part=None),)


def _paragraphs(
    outline: Outline, sections: Sequence[Section], parts: Mapping[int, Part | None]
) -> tuple[Paragraph, ...]:
    made = []
    for number, text in enumerate(outline.texts, 1):
        sentences = tuple(
            Sentence(
                span=Span(stretch.start, stretch.end),
                section=sections[heading].id if heading is not None else "",
                part=parts[stretch.start],
                heading=stretch.lead is not None,
            )
            for stretch, heading in text.sentences
        )
        section = sections[text.heading].id if text.heading is not None else ""
        made.append(Paragraph(number, Span(text.start, text.end), section, sentences))
    return tuple(made)


def _pieces(front: Front, body: Body, outline: Outline) -> list[Piece]:
    pieces = [*front.pieces, *body.boilerplate]
    pieces += (Piece(PieceKind.SALUTATION, Span(b.start, b.end)) for b in outline.addresses)
    pieces += (Piece(PieceKind.HEADING, Span(start, end)) for start, end in outline.lines)
    pieces += (Piece(PieceKind.SENTENCE, Span(s.start, s.end)) for t in outline.texts for s, _ in t.sentences)
    if body.notes_heading is not None:
        pieces.append(Piece(PieceKind.HEADING, Span(body.notes_heading.start, body.notes_heading.end)))
    pieces += (Piece(PieceKind.NOTE, Span(line.start, line.end)) for line in body.notes)
    return pieces
