"""From findings in a reading back to the source: every offset counts in the characters as received."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from govreport.model import (
    Commitment,
    Diagnostic,
    Document,
    Field,
    Metric,
    Piece,
    PieceKind,
    Report,
    Section,
    Source,
    Span,
)
from govreport.reading.alignment import Alignment, cut_out
from govreport.reading.characters import HIDDEN
from govreport.reading.lines import split_lines


def restore(report: Report, source: Source, alignment: Alignment) -> Report:
    """Return what was found in the reading of `source` with offsets and words of the source.

    Ids and what was made out of the words (indicators, names, values) stay as they were read. What the reading left
    out becomes pieces of the cover: white space, or boilerplate of the page. Where the reading is the source itself,
    the report is returned as it is.
    """
    if report.document.source is source:
        return report
    moved = _Moved(source, alignment)
    document = moved.document(report.document)
    diagnostics = (*source.diagnostics, *alignment.notes, *moved.value(report.diagnostics))
    return Report(
        document=document,
        metrics=moved.value(report.metrics),
        commitments=moved.value(report.commitments),
        mentions=moved.value(report.mentions),
        exclusions=moved.value(report.exclusions),
        diagnostics=tuple(sorted(diagnostics, key=_place)),
    )


def _place(diagnostic: Diagnostic) -> int:
    return -1 if diagnostic.span is None else diagnostic.span.start


class _Moved:
    """Values of the model with their spans moved to the source, and the words they quote taken from there."""

    def __init__(self, source: Source, alignment: Alignment) -> None:
        self._source = source
        self._alignment = alignment

    def document(self, document: Document) -> Document:
        values = {f.name: self.value(getattr(document, f.name)) for f in fields(document) if f.name != "source"}
        pieces = (Piece(piece.kind, span) for piece, span in self._spread(document.pieces))
        identity = replace(document.identity, title=self._title(document))
        own = {"source": self._source, "identity": identity, "pieces": tuple(self._cover(pieces))}
        return replace(document, **values | own)

    def _title(self, document: Document) -> str:
        """Return the title in the traditional characters of the source, if these are its own."""
        title = document.identity.title
        for piece in document.pieces:
            own = self._alignment.traditional and piece.kind is PieceKind.TITLE
            if own and "".join(document.source.slice(piece.span).split()) == title:
                shown = self._without_boilerplate(self._alignment.span(piece.span))
                return "".join(HIDDEN.sub("", shown).split())
        return title

    def value(self, value: Any) -> Any:  # noqa: ANN401 - any value of the model, and the same type again
        if isinstance(value, Span):
            return self._alignment.span(value)
        if isinstance(value, tuple):
            return tuple(map(self.value, value))
        if is_dataclass(value) and not isinstance(value, type):
            old = {f.name: getattr(value, f.name) for f in fields(value)}
            new = {name: made for name, part in old.items() if (made := self.value(part)) is not part}
            return self._quoting(replace(value, **new)) if new else value
        return value

    def _quoting(self, value: Any) -> Any:  # noqa: ANN401 - any value of the model, and the same type again
        match value:
            case Metric() | Commitment():
                return replace(value, text=self._source.slice(value.span))
            case Field() if value.value:
                return replace(value, value=self._source.slice(value.span))
            case Section():
                title = "".join(self._without_boilerplate(value.words).split())
                return replace(value, title=title, mark=Span(value.mark.start, value.words.start))
        return value

    def _without_boilerplate(self, span: Span) -> str:
        left_out = [
            Span(piece.span.start - span.start, piece.span.end - span.start)
            for dropped in self._alignment.within(span)
            for piece in self._left_out(dropped)
            if piece.kind is PieceKind.BOILERPLATE
        ]
        return cut_out(self._source.slice(span), left_out)

    def _spread(self, pieces: Iterable[Piece]) -> Iterator[tuple[Piece, Span]]:
        """Yield the pieces with their stretches in the source, parted where something was left out inside them."""
        for piece in pieces:
            whole = self._alignment.span(piece.span)
            at = whole.start
            for dropped in self._alignment.within(whole):
                yield piece, Span(at, dropped.start)
                at = dropped.end
            yield piece, Span(at, whole.end)

    def _cover(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        """Yield the pieces with what was left out between them; white space that touches is one piece."""
        space: Span | None = None
        for piece in self._filled(pieces):
            if piece.kind is PieceKind.SPACE:
                space = Span(space.start if space else piece.span.start, piece.span.end)
                continue
            if space:
                yield Piece(PieceKind.SPACE, space)
                space = None
            yield piece
        if space:
            yield Piece(PieceKind.SPACE, space)

    def _filled(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        at = 0
        for piece in pieces:
            yield from self._left_out(Span(at, piece.span.start))
            yield piece
            at = piece.span.end
        yield from self._left_out(Span(at, len(self._source.text)))

    def _left_out(self, span: Span) -> Iterator[Piece]:
        """Yield what a stretch that the reading left out is: its lines are boilerplate, the rest is white space."""
        at = span.start
        for line in split_lines(self._source.slice(span)):
            if at < span.start + line.start:
                yield Piece(PieceKind.SPACE, Span(at, span.start + line.start))
            at = span.start + line.end
            yield Piece(PieceKind.BOILERPLATE, Span(span.start + line.start, at))
        if at < span.end:
            yield Piece(PieceKind.SPACE, Span(at, span.end))
