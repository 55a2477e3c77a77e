"""From a `Source` to a `Document`: metadata, page furniture, headings, paragraphs, sentences."""

from __future__ import annotations

from govreport.lexicon import Lexicon
from govreport.model import Document, Identity, Piece, PieceKind, Source


def parse(source: Source, lexicon: Lexicon) -> Document:
    """Return the outline of a report."""
    return Document(
        source=source,
        identity=Identity(id="unknown"),
        fields=(),
        pieces=(Piece(PieceKind.SENTENCE, source.span),),
        sections=(),
        paragraphs=(),
    )
