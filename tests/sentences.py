"""Reports of one sentence, for tests of the rules that read sentences."""

from __future__ import annotations

from govreport.extract import extract
from govreport.lexicon import default_lexicon
from govreport.model import Document, Identity, Paragraph, Part, Piece, PieceKind, Report, Sentence, Source


def read_sentence(text: str, part: Part | None = Part.LOOK_AHEAD) -> Report:
    """Return what the rules find in one sentence of a report for 2022 with a plan for 2023."""
    source = Source.from_text(text)
    sentence = Sentence(source.span, "", part)
    document = Document(
        source=source,
        identity=Identity("shili-2022", jurisdiction="示例镇", review_year="2022", plan_year="2023"),
        fields=(),
        pieces=(Piece(PieceKind.SENTENCE, source.span),),
        sections=(),
        paragraphs=(Paragraph(1, source.span, "", (sentence,)),),
    )
    return extract(document, default_lexicon())
