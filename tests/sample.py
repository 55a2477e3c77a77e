"""A small catalog made by hand, for tests of the writers: every kind of item once, and hostile text."""

from __future__ import annotations

from decimal import Decimal

from govreport.lexicon import default_lexicon
from govreport.model import (
    Accuracy,
    Bound,
    Catalog,
    Check,
    Commitment,
    Comparison,
    Diagnostic,
    Document,
    Field,
    Grade,
    Identity,
    Indicator,
    Level,
    Link,
    Measure,
    MentionKind,
    Metric,
    Paragraph,
    Part,
    Piece,
    PieceKind,
    Place,
    Point,
    Quantity,
    Relation,
    Report,
    Section,
    Sentence,
    Series,
    Source,
    Span,
    Status,
    Strength,
    Term,
    Topic,
)

HOSTILE = (
    "<script>alert(1)</script>，![x](http://x.example/a.png)，{{ 7*7 }}，{% raw %}，|a|b|，# 题，*强* _斜_ &amp; `码` "
    "[链](y) :-) {#id}"
)
TEXT = f"""示例镇2022年政府工作报告

各位代表：

一、2022年工作回顾

(一)项目<b>建设</b>|成效
经济稳中有进。全年完成税收349万元,超额完成任务。{HOSTILE}

二、2023年工作安排

深化“放管服”改革，力争完成税收383万元。6月底前建成清河村文化广场。
"""


def _at(words: str, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


def _section(id_: str, parent: str, level: int, mark: str, title: str, **more: object) -> Section:
    at = _at(mark + title)
    words = Span(at.start + len(mark), at.end)
    part = more.get("part")
    return Section(
        id_, parent, level, mark.strip("、()"), title, Span(at.start, words.start), words, at,
        bool(more.get("run_in")), part if isinstance(part, Part) else None,
    )  # fmt: skip


def _metric(id_: str, words: str, status: Status, sentence: Span, period: str) -> Metric:
    at = _at(words, sentence.start)
    quantity = Quantity(at, Decimal(words.removesuffix("万元")) * 10000, None, "元", Bound.EXACT)
    return Metric(id_, "s1", sentence, quantity, words, "税收", Measure.LEVEL, None, status, period, "示例规则")


def sample() -> Catalog:
    """Return the catalog."""
    back, promise = _at("全年完成税收349万元,超额完成任务。"), _at("深化“放管服”改革，力争完成税收383万元。")
    lead, named, odd = _at("经济稳中有进。"), _at("6月底前建成清河村文化广场。"), _at(HOSTILE)
    first = Paragraph(
        1, Span(lead.start, odd.end), "s2",
        (
            Sentence(lead, "s2", Part.LOOK_BACK, heading=True),
            Sentence(back, "s4", Part.LOOK_BACK),
            Sentence(odd, "s4", Part.LOOK_BACK),
        ),
    )  # fmt: skip
    second = Paragraph(
        2, Span(promise.start, named.end), "s3",
        (Sentence(promise, "s3", Part.LOOK_AHEAD), Sentence(named, "s3", Part.LOOK_AHEAD)),
    )  # fmt: skip
    sections = (
        _section("s1", "", 1, "一、", "2022年工作回顾", part=Part.LOOK_BACK),
        _section("s2", "s1", 2, "(一)", "项目<b>建设</b>|成效", part=Part.LOOK_BACK),
        _section("s4", "s2", 3, "", "经济稳中有进", run_in=True, part=Part.LOOK_BACK),
        _section("s3", "", 1, "二、", "2023年工作安排", part=Part.LOOK_AHEAD),
    )
    document = Document(
        Source.from_text(TEXT, "示例.txt"),
        Identity(
            "shili-2022", "示例镇2022年政府工作报告", "示例镇", Level.TOWNSHIP, "2022", "2023", "示例镇人民政府",
            "2023-01-05",
        ),
        (Field("名称", "示例镇2022年政府工作报告", _at("示例镇2022年政府工作报告")), Field("文号", "", Span(0, 0))),
        _cover(sections, (first, second)),
        sections,
        (first, second),
        problems=(back,),
    )  # fmt: skip
    actual = _metric("shili-2022-m1", "349万元", Status.ACTUAL, back, "2022")
    target = _metric("shili-2022-m2", "383万元", Status.TARGET, promise, "2023")
    commitments = (
        Commitment(
            "shili-2022-c1", "s3", promise, TEXT[promise.start : promise.end], Check.QUANTIFIED, Strength.STRIVE, "",
            "fiscal", "力争完成", (_at("力争"),), (target.id,),
        ),
        Commitment(
            "shili-2022-c2", "s3", named, TEXT[named.start : named.end], Check.NAMED, Strength.ADVANCE, "6月底前", "",
            "建成某物", (_at("建成"),),
        ),
    )  # fmt: skip
    note = Diagnostic.of("N204", "示例.txt", "「文号」没有填写；作为空值处理。", _at("文化"))
    village = _at("清河村")
    return Catalog(
        reports=(Report(document, (actual, target), commitments, diagnostics=(note,)),),
        indicators=(
            Indicator(
                "shuishou", "税收", "元", (actual.id, target.id),
                (Series("示例镇", Measure.LEVEL, "元", (_point(actual), _point(target))),),
            ),
        ),
        links=(Link(actual.id, target.id, Relation.SAME_INDICATOR, Grade.CERTAIN, "名称相同、单位相同"),),
        comparisons=(
            Comparison(
                "shili-2022", "shuishou", actual.id, target.id, Decimal(340000), Decimal("9.7"), Grade.CERTAIN,
                Relation.SAME_INDICATOR, "名称相同、单位相同",
            ),
        ),
        topics=(Topic("fiscal", "财政、金融、审计"),),
        ledger=default_lexicon().ledger,
        places=(Place("qinghecun", "清河村", MentionKind.VILLAGE, (("shili-2022", village.start, village.end),)),),
        accuracy=tuple(
            Accuracy(name, (("metrics", 48), ("commitments", 46)), (("metric_F1", Decimal("0.9312")),))
            for name in ("示例镇-2022", "all")
        ),
        terms=(Term("fangguanfu", "放管服", ("放管服",), "简政放权、放管结合、优化服务的合称。", "国务院文件"),),
    )  # fmt: skip


def _point(metric: Metric) -> Point:
    return Point(metric.id, metric.period, metric.status, metric.quantity.value)


def _cover(sections: tuple[Section, ...], paragraphs: tuple[Paragraph, ...]) -> tuple[Piece, ...]:
    """Return the pieces that cover the text: what is known, and white space between."""
    known = [
        Piece(PieceKind.TITLE, _at("示例镇2022年政府工作报告")),
        Piece(PieceKind.SALUTATION, _at("各位代表：")),
        *(Piece(PieceKind.HEADING, Span(s.mark.start, s.words.end)) for s in sections if not s.run_in),
        *(Piece(PieceKind.SENTENCE, s.span) for p in paragraphs for s in p.sentences),
    ]
    pieces, at = [], 0
    for piece in sorted(known, key=lambda p: p.span):
        if at < piece.span.start:
            pieces.append(Piece(PieceKind.SPACE, Span(at, piece.span.start)))
        pieces.append(piece)
        at = piece.span.end
    return (*pieces, Piece(PieceKind.SPACE, Span(at, len(TEXT))))
