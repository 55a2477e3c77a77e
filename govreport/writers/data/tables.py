"""The tables of the data contract, column by column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govreport.model import (
    Bound,
    Catalog,
    Check,
    Commitment,
    Diagnostic,
    Direction,
    Grade,
    Level,
    Measure,
    Metric,
    Part,
    Progress,
    Relation,
    Report,
    Review,
    Section,
    Severity,
    Span,
    Standing,
    Status,
    Strength,
)
from govreport.writers.data.codec import plain
from govreport.writers.data.schema import Cell, Column, Table, options
from govreport.writers.labels import CHECK, CHECK_NAME, STRENGTH, STRENGTH_NAME

_START = Column("start", "integer", "原文起点：从 0 数起的字符位置（Unicode 码点）")
_END = Column("end", "integer", "原文终点：最后一个字符之后的位置")
_REPORT = Column("report", "string", "所属报告的编号", refers="reports.id")
_SECTION = Column("section", "string", "所在标题的编号；标题之外为空", required=False, refers="sections.id")
_FILED_AS = Column("filed_as", "string", "填报时的编号：针对旧版报告中的句子，后来按新旧两版对照移来的", required=False)
_RULE = Column("rule", "string", "作出这一识别的规则的代号；规则的中文名称见网站“方法”页")


def reports(catalog: Catalog) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of ``reports.csv``."""
    for report in catalog.reports:
        who, source = report.document.identity, report.document.source
        yield (
            who.id, who.title, who.jurisdiction, who.level, who.review_year, who.plan_year, who.issuer,
            who.published, who.index_no, who.document_no, source.path, source.sha256, len(source.text),
            who.place_code, who.parent, source.sidecar.licence,
        )  # fmt: skip


def sections(catalog: Catalog) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of ``sections.csv``."""
    for report in catalog.reports:
        for section in report.document.sections:
            yield section_row(report, section)


def section_row(report: Report, section: Section) -> tuple[Cell, ...]:
    """Return the row of one heading."""
    return (
        section.id, report.id, section.parent, section.level, section.number, section.title,
        section.words.start, section.words.end, section.run_in, section.part,
    )  # fmt: skip


def passages(catalog: Catalog) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of ``passages.csv``."""
    for report in catalog.reports:
        for passage in report.document.passages:
            yield report.id, passage.span.start, passage.span.end, passage.part, passage.period, passage.reason


def metrics(catalog: Catalog) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of ``metrics.csv``."""
    owners = {metric: indicator.slug for indicator in catalog.indicators for metric in indicator.metrics}
    for report in catalog.reports:
        for metric in report.metrics:
            yield metric_row(report, metric, owners.get(metric.id, ""))


def metric_row(report: Report, metric: Metric, indicator: str) -> tuple[Cell, ...]:
    """Return the row of one quantity, with the id of its indicator."""
    quantity = metric.quantity
    upper = None if quantity.value_max is None else plain(quantity.value_max)
    return (
        metric.id, report.id, metric.section, metric.span.start, metric.span.end, metric.text, metric.indicator,
        plain(quantity.value), upper, quantity.unit, quantity.bound, metric.measure, metric.direction,
        metric.status, metric.period, metric.rule, indicator,
    )  # fmt: skip


def commitments(catalog: Catalog) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of ``commitments.csv``."""
    for report in catalog.reports:
        for commitment in report.commitments:
            yield commitment_row(report, commitment)


def commitment_row(report: Report, promise: Commitment) -> tuple[Cell, ...]:
    """Return the row of one promise."""
    return (
        promise.id, report.id, promise.section, promise.span.start, promise.span.end, promise.text,
        promise.check, promise.strength, promise.deadline, promise.topic, promise.rule,
    )  # fmt: skip


def links(catalog: Catalog) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of ``links.csv``."""
    for link in catalog.links:
        yield link.from_id, link.to_id, link.relation, link.grade, link.reason


def outcomes(catalog: Catalog) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of ``outcomes.csv``."""
    for outcome in catalog.outcomes:
        difference = None if outcome.difference is None else plain(outcome.difference)
        yield (
            outcome.report, outcome.next_report, outcome.target, outcome.actual, difference, outcome.standing,
            outcome.grade, outcome.review, outcome.reason, outcome.longer,
        )  # fmt: skip


def answers(catalog: Catalog) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of ``answers.csv``; a commitment without any answer has one row without a sentence."""
    for answer in catalog.answers:
        head = (answer.report, answer.next_report, answer.commitment)
        for match in answer.matches:
            span = match.span
            yield (*head, match.sentence, span.start, span.end, match.grade, match.review, match.reason)
        if not answer.matches:
            yield (*head, None, None, None, None, None, None)


def updates(catalog: Catalog) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of ``updates.csv``."""
    for update in catalog.updates:
        yield (
            update.commitment, update.date, update.progress, update.text, update.source, update.checker,
            update.file, update.filed_as,
        )  # fmt: skip


def assignments(catalog: Catalog) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of ``assignments.csv``."""
    for item in catalog.assignments:
        yield item.commitment, item.lead_office, item.offices, item.due, item.file, item.filed_as


def waiting(catalog: Catalog) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of ``waiting.csv``."""
    for item in catalog.waiting:
        entry = (item.date, item.status, item.text, item.source, item.checker, item.lead_office, item.offices, item.due)
        yield item.commitment, item.words, item.likeliest, *entry, item.file


def corrections(catalog: Catalog) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of ``corrections.csv``."""
    for item in catalog.corrections:
        yield item.date, item.item, item.shown, item.right, item.since, item.noticed_by


def diagnostics(catalog: Catalog) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of ``diagnostics.csv``: report by report, then what concerns no single one."""
    for report in catalog.reports:
        for diagnostic in report.diagnostics:
            yield diagnostic_row(report.id, diagnostic)
    for diagnostic in (*catalog.diagnostics, *catalog.site_diagnostics):
        yield diagnostic_row("", diagnostic)


def diagnostic_row(report: str, diagnostic: Diagnostic) -> tuple[Cell, ...]:
    """Return the row of one diagnostic; a place in a spreadsheet stands before its message."""
    start, end = _offsets(diagnostic.span)
    place = f"{diagnostic.path}:{diagnostic.where} " if diagnostic.where else ""
    return report, start, end, diagnostic.code, diagnostic.severity, place + diagnostic.message


def _offsets(span: Span | None) -> tuple[int | None, int | None]:
    return (None, None) if span is None else (span.start, span.end)


def _named(name: str, words: Mapping[Check, str] | Mapping[Strength, str]) -> str:
    return f"{name}：{'、'.join(words.values())}"


TABLES = (
    Table("reports", "报告", (
        Column("id", "string", "报告编号：地名拼音和所总结的年份；全国有简称或拼写相同的，前面加上级", unique=True),
        Column("title", "string", "报告标题"),
        Column("jurisdiction", "string", "地名", required=False),
        Column("level", "string", "政府层级", required=False, options=options(Level)),
        Column("review_year", "string", "所总结的年份", required=False),
        Column("plan_year", "string", "所安排的年份", required=False),
        Column("issuer", "string", "发布机构", required=False),
        Column("published", "date", "发布日期，仅以原文写明者为准", required=False),
        Column("index_no", "string", "索引号", required=False),
        Column("document_no", "string", "文号", required=False),
        Column("source_file", "string", "原始文件"),
        Column("source_sha256", "string", "原始文件的 SHA-256 校验值"),
        Column("chars", "integer", "原文字符数"),
        Column("place_code", "string", "行政区划代码（GB/T 2260）；一个名称有几个地方、分不出者为空", required=False),
        Column("parent", "string", "上一级的地名", required=False),
        Column("licence", "string", "原文的使用许可，照放入报告者所写", required=False),
    ), reports),
    Table("sections", "标题", (
        Column("id", "string", "标题编号", unique=True),
        _REPORT,
        Column("parent", "string", "上级标题的编号", required=False, refers="sections.id"),
        Column("level", "integer", "层级，1 至 4"),
        Column("number", "string", "序号，照原文，不带标点", required=False),
        Column("title", "string", "标题文字"),
        _START, _END,
        Column("run_in", "boolean", "是否为段首标题"),
        Column("part", "string", "回顾部分或展望部分", required=False, options=options(Part)),
    ), sections),
    Table("metrics", "数据", (
        Column("id", "string", "数据编号", unique=True),
        _REPORT, _SECTION, _START, _END,
        Column("text", "string", "原文写法"),
        Column("indicator", "string", "指标名称", required=False),
        Column("value", "number", "数值，以基本单位计；区间取下限"),
        Column("value_max", "number", "区间上限", required=False),
        Column("unit", "string", "基本单位；没有单位者为空", required=False),
        Column("bound", "string", "限定：恰为、约、不低于、不超过、超过、接近", options=options(Bound)),
        Column("measure", "string", "总量、变化或位次", options=options(Measure)),
        Column("direction", "string", "变化的方向", required=False, options=options(Direction)),
        Column("status", "string", "实际数或目标数", options=options(Status)),
        Column("period", "string", "所指年份或时期；无法判断者为空", required=False),
        _RULE,
        Column("indicator_id", "string", "指标编号：同一指标在各处、各年相同；没有指标名称者为空", required=False),
    ), metrics),
    Table("commitments", "承诺", (
        Column("id", "string", "承诺编号", unique=True),
        _REPORT, _SECTION, _START, _END,
        Column("text", "string", "原句"),
        Column("check", "string", _named(CHECK_NAME, CHECK), options=options(Check)),
        Column("strength", "string", _named(STRENGTH_NAME, STRENGTH), options=options(Strength)),
        Column("deadline", "string", "时限，照原文", required=False),
        Column("topic", "string", "主题编号", required=False),
        _RULE,
    ), commitments),
    Table("links", "关联", (
        Column("from", "string", "起点：数据、承诺或标题的编号"),
        Column("to", "string", "终点：数据、承诺或标题的编号"),
        Column("relation", "string", "关系", options=options(Relation)),
        Column("grade", "string", "把握程度", options=options(Grade)),
        Column("reason", "string", "依据"),
    ), links),
    Table("passages", "段落方向", (
        _REPORT, _START, _END,
        Column("part", "string", "回顾部分或展望部分", options=options(Part)),
        Column("period", "string", "所讲的年份或时期，如 2022、2021-2025；无法判断者为空", required=False),
        Column("reason", "string", "依据：标题，或原文中表明方向、时期的词语"),
    ), passages),
    Table("diagnostics", "待核事项", (
        Column("report", "string", "所属报告的编号；不属于某份报告者为空", required=False, refers="reports.id"),
        Column("start", "integer", "原文起点", required=False),
        Column("end", "integer", "原文终点", required=False),
        Column("code", "string", "代码"),
        Column("severity", "string", "轻重", options=options(Severity)),
        Column("message", "string", "发现了什么，作了什么处理，如何改正"),
    ), diagnostics),
    Table("outcomes", "目标与次年实绩", (
        Column("report", "string", "提出目标的报告", refers="reports.id"),
        Column("next_report", "string", "下一年的报告", refers="reports.id"),
        Column("target", "string", "目标数据的编号；合写几项的目标，每项实绩一行", refers="metrics.id"),
        Column("actual", "string", "次年实绩的编号；为空表示下一份报告中未找到", required=False, refers="metrics.id"),
        Column("difference", "number", "实绩减目标，以基本单位计；不可相减者为空", required=False),
        Column("standing", "string", "实绩与目标的大小关系", required=False, options=options(Standing)),
        Column("grade", "string", "把握程度", required=False, options=options(Grade)),
        Column("review", "string", "人工核对情况", options=options(Review)),
        Column("reason", "string", "依据"),
        Column("longer", "string", "下一份报告只有多年数字时，那个数据的编号", required=False, refers="metrics.id"),
    ), outcomes),
    Table("answers", "承诺与次年表述", (
        Column("report", "string", "作出承诺的报告", refers="reports.id"),
        Column("next_report", "string", "下一年的报告", refers="reports.id"),
        Column("commitment", "string", "承诺编号", refers="commitments.id"),
        Column("sentence", "string", "次年报告中句子的编号；为空表示未找到", required=False),
        Column("start", "integer", "句子在次年报告原文中的起点", required=False),
        Column("end", "integer", "句子在次年报告原文中的终点", required=False),
        Column("grade", "string", "把握程度", required=False, options=options(Grade)),
        Column("review", "string", "人工核对情况", required=False, options=options(Review)),
        Column("reason", "string", "依据", required=False),
    ), answers),
    Table("updates", "进展", (
        Column("commitment", "string", "承诺编号", refers="commitments.id"),
        Column("date", "date", "填报日期"),
        Column("progress", "string", "状态", options=options(Progress)),
        Column("text", "string", "进展情况，照填报", required=False),
        Column("source", "string", "依据，照填报"),
        Column("checker", "string", "核验人", required=False),
        Column("file", "string", "所在台账"),
        _FILED_AS,
    ), updates),
    Table("assignments", "任务分解", (
        Column("commitment", "string", "承诺编号", refers="commitments.id"),
        Column("lead_office", "string", "牵头单位", required=False),
        Column("offices", "string", "责任单位", required=False),
        Column("due", "string", "完成时限，照填报", required=False),
        Column("file", "string", "所在台账"),
        _FILED_AS,
    ), assignments),
    Table("waiting", "等待对应的填报", (
        Column("commitment", "string", "填报的编号；现在没有一条承诺是这个编号"),
        Column("words", "string", "台账所录的承诺原文", required=False),
        Column("likeliest", "string", "原文最接近的承诺，只供核对", required=False, refers="commitments.id"),
        Column("date", "string", "填报日期，照填报", required=False),
        Column("status", "string", "状态，照填报", required=False),
        Column("text", "string", "进展情况，照填报", required=False),
        Column("source", "string", "依据，照填报", required=False),
        Column("checker", "string", "核验人", required=False),
        Column("lead_office", "string", "牵头单位", required=False),
        Column("offices", "string", "责任单位", required=False),
        Column("due", "string", "完成时限，照填报", required=False),
        Column("file", "string", "所在台账"),
    ), waiting),
    Table("corrections", "更正", (
        Column("date", "date", "更正日期"),
        Column("item", "string", "所涉报告、数据或承诺的编号", required=False),
        Column("shown", "string", "原来显示的内容"),
        Column("right", "string", "正确的内容"),
        Column("since", "date", "错误内容从何时起显示", required=False),
        Column("noticed_by", "string", "由谁发现", required=False),
    ), corrections),
)  # fmt: skip
"""Every published table: those of the contract first in its order, then what came of the promises."""
