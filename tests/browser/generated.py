"""Reports made up for the tests of the indexes: as many as wanted, the same every time."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import cycle, islice

from govreport.model import (
    Bound,
    Catalog,
    Check,
    Commitment,
    Document,
    Identity,
    Level,
    Measure,
    Metric,
    Paragraph,
    Part,
    Quantity,
    Report,
    Section,
    Sentence,
    Source,
    Span,
    Status,
    Strength,
    Topic,
)
from govreport.model.identifier import Identifiers
from govreport.writers.markdown.rows import Listing

TOPICS = (Topic("agriculture", "农业、林业、水利"), Topic("transport", "工业、交通"), Topic("education", "科技、教育"))
PLACES = ("甲镇", "乙县", "丙市")
SENTENCES = (
    "今年力争新建农村公路{n}公里。",
    "全年完成税收{n}万元。",
    "确保“两癌”筛查率达到{n}%以上。",
    "谋划推进第{n}小学改扩建项目，年内建成。",
)
UNITS = (("公里", 1), ("元", 10000), ("%", 1), ("", 1))
CLOSING = "感谢大家。"


def report(place: int, year: int, sentences: int) -> Report:
    """Return a report of one chapter, one paragraph a sentence, one commitment or metric in each."""
    identity = Identity(
        id=f"place{place}-{year}", title=f"{year}年{PLACES[place % 3]}政府工作报告", jurisdiction=PLACES[place % 3],
        level=Level.COUNTY, review_year=str(year), plan_year=str(year + 1),
    )  # fmt: skip
    heading = "一、工作安排"
    texts = [SENTENCES[n % 4].format(n=n + 1 + year - 2000) for n in range(sentences)] + [CLOSING]
    source = Source.from_text("\n".join([heading, *texts]))
    spans, at = [], len(heading) + 1
    for text in texts:
        spans.append(Span(at, at + len(text)))
        at += len(text) + 1
    section = Section(
        id=f"{identity.id}-s1", parent="", level=1, number="一", title="工作安排", mark=Span(0, 2), words=Span(2, 6),
        extent=source.span, run_in=False, part=Part.LOOK_AHEAD,
    )  # fmt: skip
    paragraphs = tuple(
        Paragraph(n, span, section.id, (Sentence(span, section.id, Part.LOOK_AHEAD),))
        for n, span in enumerate(spans, 1)
    )
    made = Identifiers(identity.id)
    found = list(zip(range(sentences), texts, spans, strict=False))
    return Report(
        document=Document(source, identity, (), (), (section,), paragraphs),
        commitments=tuple(_commitment(made, section.id, n, text, span) for n, text, span in found),
        metrics=tuple(_metric(made, section.id, n, text, span) for n, text, span in found),
    )


def catalog(reports: int = 3, sentences: int = 40) -> Catalog:
    """Return reports of three places, the newest year first."""
    made = [report(n % 3, 2024 - n // 3, sentences) for n in range(reports)]
    return Catalog(reports=tuple(made), topics=TOPICS)


def enlarged(listing: Listing, total: int) -> Listing:
    """Return the listing with its rows repeated to `total`, each with a number of its own, years kept together."""
    times = -(-total // len(listing.rows))
    rows = (
        row | {"id": f"{row['id']}-{n}", "sentence": f"{row['sentence']}（{n}）"}
        for row in listing.rows
        for n in range(times)
    )
    return replace(listing, rows=tuple(islice(rows, total)))


def _commitment(made: Identifiers, section: str, n: int, text: str, span: Span) -> Commitment:
    check = (Check.QUANTIFIED, Check.QUANTIFIED, Check.QUANTIFIED, Check.NAMED)[n % 4]
    strength = (Strength.STRIVE, Strength.ADVANCE, Strength.MUST, Strength.EXPLORE)[n % 4]
    topic = next(islice(cycle(TOPICS), n % 3, None)).id
    return Commitment(
        made.next("c", text), section, span, text, check, strength, "年内" if n % 4 == 3 else "", topic, "made up"
    )  # fmt: skip


def _metric(made: Identifiers, section: str, n: int, text: str, span: Span) -> Metric:
    digits = [at for at, character in enumerate(text) if character.isdigit()]
    unit, factor = UNITS[n % 4]
    written = Span(span.start + digits[0], span.start + digits[-1] + 1 + len("万元" if factor > 1 else unit))
    words = text[written.start - span.start : written.end - span.start]
    value = Decimal(text[digits[0] : digits[-1] + 1]) * factor
    return Metric(
        id=made.next("m", text, words), section=section, sentence=span,
        quantity=Quantity(written, value, None, unit, Bound.EXACT), text=words,
        indicator=("新建农村公路", "税收", "两癌筛查率", "小学")[n % 4], measure=Measure.LEVEL, direction=None,
        status=(Status.TARGET, Status.ACTUAL)[n % 2], period="2023", rule="made up",
    )  # fmt: skip
