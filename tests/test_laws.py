"""The invariants, under texts of any shape: cover law, span law, determinism, stable ids."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govreport.extract import extract
from govreport.lexicon import default_lexicon
from govreport.model import Document, GovReportError, PieceKind, SeedError, Source, UnforeseenError
from govreport.parser import parse
from govreport.pipeline.build import read_reports
from govreport.reading import as_read, restore
from govreport.reading.characters import HIDDEN
from govreport.resolve import resolve
from govreport.writers.data.report_file import from_json, to_json
from tests.seed import SEED
from tests.shared import SHARED

FRAME = "示例县2022年政府工作报告\n各位代表：\n一、2022年工作回顾\n{0}\n二、2023年工作安排\n{1}\n"
WORDS = [
    *"。；，！？：”“《》①12? \n\r\t\u3000\ufeff\u2028\U00020000",
    *("一、", "（一）", "(二)", "1.", "２．", "——", "一是", "二是", "第一，", "[1]", "标题", "。”"),
    *("\r\n", "\\r\\n", "????", "各位代表！", "各位代表：", "附件：", "名词解释", "※注释※"),
    *("扫一扫在手机上查看", "我要打印", "关闭窗口", "相关报道：", "文号", "索引号", "来源："),
    *("发布时间:2023-08-15", "政府工作报告", "县长", "加快推进", "聚焦", "工作回顾", "2023年"),
    *("坚持依法行政。", "生态环境明显改善。", "全年完成税收349万元", "2.57亿元", "总体要求是："),
    *("存在一些困难和问题", "我们也清醒地看到"),
    *("\u200b", "\u2060", "\ufe0f", "⼯作", "⻓", "\n- 2 -\n", "\n第3页\n", "\f", "國務院總理對過去一年的發展作報告"),
]
FIGURES = [
    *"0123456789%‰./-—~×²〇零两半几余负倍成年月日届次。，、；（）()[]【】\n",
    *("五", "十", "百", "千", "万", "亿", "万元", "亿元", "户", "人次", "平方公里", "5000", "12.5", "2022", "2023"),
    *("分之", "百分之", "个百分点", "以上", "以下", "左右", "至", "到", "约", "超过", "不低于", "不超过", "第"),
    *("增长", "下降", "同比", "翻一番", "力争", "年内", "年底前", "上半年", "地区生产总值", "实施", "完成", "其中"),
]
_NOTHING = rf"(?:\s|{HIDDEN.pattern})"
UNSEEN = re.compile(rf"(?:\\{_NOTHING}*[rn]|\?(?:{_NOTHING}*\?)+|{_NOTHING})+")
BLANK = re.compile(r"(?:\\r|\\n|\?\?+|[\s\ufeff\u200b-\u200d])+")
TEXTS = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=8)), max_size=60).map("".join)
CLAUSES = st.lists(st.one_of(st.sampled_from([*FIGURES, *WORDS]), st.text(max_size=4)), max_size=50).map("".join)
MANY = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def parsed(text: str) -> Document | None:
    try:
        return parse(Source.from_text(text, "示例县.txt"), default_lexicon())
    except SeedError:
        return None


def obey_the_laws(document: Document) -> None:
    text = document.source.text
    at = 0
    for piece in document.pieces:
        assert piece.span.start == at, "pieces cover the source without gap or overlap"
        assert len(piece.span), "no piece is empty"
        at = piece.span.end
        if piece.kind is PieceKind.SPACE:
            assert BLANK.fullmatch(text, piece.span.start, piece.span.end)
    assert at == len(text)
    sentences = [p.span for p in document.pieces if p.kind is PieceKind.SENTENCE]
    assert sentences == [s.span for s in document.sentences()]
    for paragraph in document.paragraphs:
        assert all(paragraph.span.contains(sentence.span) for sentence in paragraph.sentences)
    ids = [section.id for section in document.sections]
    assert len(ids) == len(set(ids))
    known = {"", *ids}
    for section in document.sections:
        assert section.extent.contains(section.words)
        assert section.mark.end == section.words.start
        assert section.parent in known
        assert "".join(document.source.slice(section.words).split()) == section.title
    by_id = {section.id: section for section in document.sections}
    for section in document.sections:
        assert not section.parent or by_id[section.parent].extent.contains(section.extent)
        assert not section.parent or by_id[section.parent].level < section.level or section.level == 4
    for sentence in document.sentences():
        assert not sentence.section or by_id[sentence.section].extent.contains(sentence.span)
    for field in document.fields:
        assert document.source.slice(field.span) == (field.value or document.source.slice(field.span))
    for span in (*document.problems, *document.notes):
        assert span.end <= len(text)


@MANY
@given(TEXTS, TEXTS)
def test_every_character_belongs_to_one_piece_of_any_text(first: str, second: str) -> None:
    document = parsed(FRAME.format(first, second))
    if document is not None:
        obey_the_laws(document)


@MANY
@given(TEXTS)
def test_any_text_is_read_or_refused(text: str) -> None:
    document = parsed(text)
    if document is not None:
        obey_the_laws(document)


@MANY
@given(TEXTS, TEXTS, st.sampled_from([0, 20, 28]))
def test_what_is_found_in_any_reading_obeys_the_laws_in_its_source(first: str, second: str, width: int) -> None:
    text = FRAME.format(first, second + "全年完成税收349万元。加快推进乡村振兴。" * 9)
    if width:
        text = "\n".join(line[at : at + width] for line in text.split("\n") for at in range(0, len(line), width))
    source = Source.from_text(text, "示例县.txt")
    reading, alignment = as_read(source)
    try:
        report = restore(extract(parse(reading, default_lexicon()), default_lexicon()), source, alignment)
    except SeedError:
        return
    document = report.document
    assert document.source is source
    at = 0
    for piece in document.pieces:
        assert piece.span.start == at < piece.span.end, "pieces cover the source without gap or overlap"
        at = piece.span.end
        if piece.kind is PieceKind.SPACE:
            assert UNSEEN.fullmatch(text, piece.span.start, piece.span.end)
    assert at == len(text)
    aside = [p.span for p in document.pieces if p.kind in (PieceKind.SPACE, PieceKind.BOILERPLATE)]
    spoken = [p.span for p in document.pieces if p.kind is PieceKind.SENTENCE]
    sentences = list(document.sentences())
    assert all(any(s.span.contains(part) for s in sentences) for part in spoken)
    for sentence in sentences:
        inside = [span for span in (*spoken, *aside) if sentence.span.contains(span)]
        assert sum(map(len, inside)) == len(sentence.span), "a sentence is its pieces and what was set aside in it"
    for section in document.sections:
        assert section.mark.end == section.words.start
        assert section.extent.contains(section.words)
    found = [(metric.span, metric.text) for metric in report.metrics]
    found += [(commitment.span, commitment.text) for commitment in report.commitments]
    for span, text in found:
        assert document.source.slice(span) == text
    assert from_json(to_json(report)) == report


@MANY
@given(TEXTS)
def test_the_same_text_gives_the_same_document(text: str) -> None:
    assert parsed(FRAME.format(text, text)) == parsed(FRAME.format(text, text))


@settings(MANY, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(CLAUSES, CLAUSES, st.booleans())
def test_any_text_is_built_from_its_file_or_refused(tmp_path: Path, first: str, second: str, framed: bool) -> None:
    text = FRAME.format(first, second) if framed else first + second
    (tmp_path / "示例县.txt").write_bytes(text.encode())
    try:
        reports = read_reports(tmp_path, default_lexicon())
        catalog = resolve(reports, default_lexicon())
    except GovReportError as error:
        assert "示例县.txt: " in str(error)
        assert not isinstance(error, UnforeseenError), error.__cause__
    else:
        assert [report.document.source.text for report in catalog.reports] == [text]


@pytest.mark.parametrize(
    "paragraph",
    ["全县上下团结奋斗，各项事业取得新的进步，人民生活水平稳步提高。", "（略）", "生态环境持续改善。天更蓝水更清。"],
)
def test_a_paragraph_more_changes_the_id_of_no_other_section(paragraph: str) -> None:
    text = SEED.read_text(encoding="utf-8")
    before = parsed(text)
    after = parsed(text.replace("经济发展稳中有进。", f"{paragraph}\n\n经济发展稳中有进。"))
    assert before is not None and after is not None
    assert {s.id for s in before.sections} <= {s.id for s in after.sections}


def test_the_seed_and_every_development_report_obey_the_laws() -> None:
    paths = [SEED]
    if SHARED.is_dir():
        paths += sorted(path for folder in ("corpus", "gold") for path in (SHARED / folder).glob("*.txt"))
    for path in paths:
        document = parsed(path.read_bytes().decode("utf-8"))
        assert document is not None, path
        obey_the_laws(document)


@pytest.mark.parametrize(
    "unit",
    [
        *("（", "。", "1", "“", "；", "的", "县", "?", " ", "\u3000", "一、", "（一）", "1.", "一是"),
        *("的\n", "，\n", "一、\n", "。\n", "\n", "甲\t乙\n", "一是甲。"),
        *("各位代表", "????", "\\r", "——", "名词解释", "文号", "我要打印"),
    ],
)
def test_a_long_line_of_one_kind_ends_in_time(unit: str) -> None:
    line = unit * (200_000 // len(unit))
    start = time.process_time()
    parsed(FRAME.format(line, line[:50]))
    parsed(line[:20_000])
    assert time.process_time() - start < 20


def test_time_grows_with_length_alone() -> None:
    text = SEED.read_text(encoding="utf-8")
    unlike = [text.replace("，", f"，{chr(0x4E00 + n)}") for n in range(40)]  # a report that stands twice is read once
    once, tenfold = Source.from_text("".join(unlike[:4])), Source.from_text("".join(unlike))
    parse(once, default_lexicon())

    def timed(source: Source) -> float:
        start = time.process_time()
        parse(source, default_lexicon())
        return time.process_time() - start

    assert min(timed(tenfold) for _ in range(4)) < 16 * min(timed(once) for _ in range(4))
