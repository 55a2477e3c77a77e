"""A small invented report for tests of the data files: one of every finding, quotes, commas and all line ends.

Made without the parser, so that a test of one room needs no other.
"""

from __future__ import annotations

from decimal import Decimal

from govreport.model import (
    Bound,
    Check,
    Commitment,
    Diagnostic,
    Direction,
    Document,
    Exclusion,
    Field,
    Identifiers,
    Identity,
    Level,
    Measure,
    Mention,
    MentionKind,
    Metric,
    Paragraph,
    Part,
    Piece,
    PieceKind,
    Quantity,
    Report,
    Section,
    Sentence,
    Source,
    Span,
    Status,
    Strength,
)

TEXT = (
    "示例镇2022年政府工作报告\r\n"
    "一、2022年工作回顾\r\n"
    "经济稳中有进。全年完成税收349万元,增长9.5%。\r\n"
    "二、2023年工作安排\r\n"
    "今年力争完成税收383万元;启动“清溪”村史馆建设。\r"
)


def span(words: str, text: str = TEXT) -> Span:
    """Return where `words` first stand."""
    start = text.index(words)
    return Span(start, start + len(words))


def sample_report() -> Report:
    """Return a report that holds one of every kind of finding; its text has quotes, commas and all line ends."""
    source = Source.from_text(TEXT, "示例镇-2022.txt")
    ids = Identifiers("shili-2022")
    document = _document(source, ids)
    _, ahead = (section.id for section in document.sections if not section.run_in)
    run_in = document.sections[1].id
    done = span("全年完成税收349万元,增长9.5%。")
    plan = span("今年力争完成税收383万元;")
    metrics = (
        _metric(ids, run_in, done, "349万元", "3490000", "元", Status.ACTUAL),
        _metric(ids, run_in, done, "9.5%", "9.5", "%", Status.ACTUAL, Direction.UP),
        _metric(ids, ahead, plan, "383万元", "3830000", "元", Status.TARGET),
    )
    promises = (
        _promise(ids, ahead, plan, Check.QUANTIFIED, (metrics[2].id,)),
        _promise(ids, ahead, span("启动“清溪”村史馆建设。"), Check.NAMED, ()),
    )
    return Report(
        document=document,
        metrics=metrics,
        commitments=promises,
        mentions=(Mention("清溪村史馆", MentionKind.PROJECT, span("“清溪”村史馆"), "named thing"),),
        exclusions=(Exclusion(span("2022年"), "date", "year"),),
        diagnostics=(Diagnostic.of("W201", source.path, "“\r\n”；照原样保留。不必处理", span("\r\n")),),
    )


def _document(source: Source, ids: Identifiers) -> Document:
    back = _section(ids, "", 1, "一", "2022年工作回顾", Part.LOOK_BACK)
    slogan = _section(ids, back.id, 2, "", "经济稳中有进", Part.LOOK_BACK)
    ahead = _section(ids, "", 1, "二", "2023年工作安排", Part.LOOK_AHEAD)
    first = Paragraph(1, span("经济稳中有进。全年完成税收349万元,增长9.5%。"), back.id, (
        Sentence(span("经济稳中有进。"), back.id, Part.LOOK_BACK, heading=True),
        Sentence(span("全年完成税收349万元,增长9.5%。"), slogan.id, Part.LOOK_BACK),
    ))  # fmt: skip
    second = Paragraph(2, span("今年力争完成税收383万元;启动“清溪”村史馆建设。"), ahead.id, (
        Sentence(span("今年力争完成税收383万元;"), ahead.id, Part.LOOK_AHEAD),
        Sentence(span("启动“清溪”村史馆建设。"), ahead.id, Part.LOOK_AHEAD),
    ))  # fmt: skip
    title = span("示例镇2022年政府工作报告")
    return Document(
        source=source,
        identity=Identity("shili-2022", "示例镇2022年政府工作报告", "示例镇", Level.TOWNSHIP, "2022", "2023"),
        fields=(Field("名称", "", title),),
        pieces=(Piece(PieceKind.TITLE, title), Piece(PieceKind.SPACE, Span(title.end, title.end + 2))),
        sections=(back, slogan, ahead),
        paragraphs=(first, second),
        problems=(first.span,),
        notes=(title,),
    )


def _section(  # noqa: PLR0913, PLR0917
    ids: Identifiers, parent: str, level: int, number: str, title: str, part: Part
) -> Section:
    words = span(title)
    mark = Span(words.start - 2, words.start) if number else Span(words.start, words.start)
    return Section(
        ids.next("s", title), parent, level, number, title, mark, words, Span(mark.start, words.end), not number, part
    )


def _metric(  # noqa: PLR0913, PLR0917
    ids: Identifiers, section: str, sentence: Span, words: str, value: str, unit: str, status: Status,
    direction: Direction | None = None,
) -> Metric:  # fmt: skip
    where = span(words)
    measure = Measure.CHANGE if direction else Measure.LEVEL
    quantity = Quantity(where, Decimal(value), None, unit, Bound.EXACT)
    period = "2022" if status is Status.ACTUAL else "2023"
    return Metric(
        ids.next("m", words), section, sentence, quantity, words, "税收", measure, direction, status, period,
        "amount: 完成<指标><数量>", (span("完成"),),
    )  # fmt: skip


def _promise(ids: Identifiers, section: str, where: Span, check: Check, targets: tuple[str, ...]) -> Commitment:
    words = TEXT[where.start : where.end]
    return Commitment(
        ids.next("c", words), section, where, words, check, Strength.STRIVE, "", "", "promise: 力争", (), targets
    )
