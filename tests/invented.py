"""Reports made up for tests: of bare figures for the joins, of a sentence for the rules, whole ones for pages."""

from __future__ import annotations

import re
from decimal import Decimal

from govreport.extract import extract
from govreport.lexicon import default_lexicon
from govreport.model import (
    Bound,
    Direction,
    Document,
    Identifiers,
    Identity,
    Measure,
    Metric,
    Paragraph,
    Part,
    Piece,
    PieceKind,
    Quantity,
    Report,
    Sentence,
    Source,
    Span,
    Status,
)
from govreport.parser import parse

_FIGURE = re.compile(
    r"(?P<status>actual|target) (?P<period>\S*) (?P<indicator>\S+) "
    r"(?:可比|年均|总投资|高保路等)?(?P<bound>[约≥≤超近])?(?P<sign>[+-]?)(?P<value>[\d.]+)(?:~(?P<upper>[\d.]+))?(?P<unit>\S*)"
)
_BOUND = {
    None: Bound.EXACT, "约": Bound.ABOUT, "≥": Bound.AT_LEAST, "≤": Bound.AT_MOST, "超": Bound.OVER, "近": Bound.NEARLY
}  # fmt: skip


def invented(*figures: str, place: str = "示例镇", year: int = 2022) -> Report:
    """Return a report whose text is the figures themselves.

    A figure is written ``actual 2022 税收 3490000元``; ``+9%`` and ``-9%`` are changes, ``5~5.5%`` is a range,
    ``≥``, ``≤``, ``约``, ``超`` and ``近`` are bounds.
    """
    text = "\n".join(figures)
    report_id = f"shili-{place.encode().hex()[:6]}-{year}" if place != "示例镇" else f"shili-{year}"
    ids = Identifiers(report_id)
    start, metrics = 0, []
    for figure in figures:
        metrics.append(_metric(ids, Span(start, start + len(figure)), figure))
        start += len(figure) + 1
    identity = Identity(
        report_id, f"{place}{year}年政府工作报告", place, review_year=str(year), plan_year=str(year + 1)
    )
    source = Source.from_text(text, f"{place}-{year}.txt")
    return Report(Document(source, identity, (), (), (), ()), metrics=tuple(metrics))


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


def written(year: int, done: str, problems: str, promised: str) -> Report:
    """Return what is read from a whole report of a county."""
    calm = "经济平稳运行，社会和谐稳定。" * 12
    text = (
        f"示例县{year}年政府工作报告\n各位代表：\n一、{year}年工作回顾\n{calm}\n{done}\n{problems}\n"
        f"二、{year + 1}年工作安排\n{promised}\n"
    )
    lexicon = default_lexicon()
    return extract(parse(Source.from_text(text, f"示例县-{year}.txt"), lexicon), lexicon)


def _metric(ids: Identifiers, sentence: Span, figure: str) -> Metric:
    found = _FIGURE.fullmatch(figure)
    assert found, figure
    upper = Decimal(found["upper"]) if found["upper"] else None
    where = Span(sentence.start + found.start("value"), sentence.end)
    quantity = Quantity(where, Decimal(found["value"]), upper, found["unit"], _BOUND[found["bound"]])
    direction = {"+": Direction.UP, "-": Direction.DOWN}.get(found["sign"])
    return Metric(
        id=ids.next("m", figure),
        section="",
        sentence=sentence,
        quantity=quantity,
        text=figure[found.start("value") :],
        indicator=found["indicator"],
        measure=Measure.CHANGE if direction else Measure.LEVEL,
        direction=direction,
        status=Status(found["status"]),
        period=found["period"],
        rule="invented",
    )
