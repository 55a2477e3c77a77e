"""The cover law: every code point of the source belongs to exactly one piece."""

from __future__ import annotations

from collections.abc import Iterable

from govreport.model import Piece, PieceKind, Span
from govreport.parser.sentences import runs


def cover(text: str, folded: str, pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return `pieces` in order with the white space and filler between them as pieces of their own."""
    made: list[Piece] = []
    at = 0
    for piece in sorted(pieces, key=lambda p: p.span):
        made.extend(_between(folded, at, piece.span.start))
        if len(piece.span):
            made.append(piece)
        at = piece.span.end
    made.extend(_between(folded, at, len(text)))
    return tuple(made)


def _between(folded: str, start: int, end: int) -> list[Piece]:
    """Return the pieces of a gap; what is no white space in it (a lone ``?``) is boilerplate."""
    pieces = []
    at = start
    for first, last in runs(folded, start, end):
        if first > at:
            pieces.append(Piece(PieceKind.BOILERPLATE, Span(at, first)))
        pieces.append(Piece(PieceKind.SPACE, Span(first, last)))
        at = last
    if at < end:
        pieces.append(Piece(PieceKind.BOILERPLATE, Span(at, end)))
    return pieces
