"""What stops the compiler, what it may do only when told to, and how titles and marks are kept together."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pylopdf_fonts_zh_cn as noto
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport.extract import extract
from govreport.lexicon import default_lexicon
from govreport.model import OutputError, Report, Source, Span
from govreport.parser import parse
from govreport.pipeline.build import Config, build
from govreport.writers import pdf
from govreport.writers.pdf import faces
from govreport.writers.pdf.cells import groups
from govreport.writers.pdf.title import break_title
from tests.pdf_reading import Reading

RARE = "示例镇2022年政府工作报告\n\n一、工作回顾\n\n建成𠮷安桥。全年完成税收349万元。\n\n二、工作安排\n\n加快推进。\n"


def report(text: str) -> Report:
    lexicon = default_lexicon()
    return extract(parse(Source.from_text(text), lexicon), lexicon)


@pytest.fixture
def no_fandol(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A project whose Fandol folder is gone."""
    monkeypatch.setattr(faces, "FANDOL", tmp_path)
    faces.open_faces.cache_clear()
    yield tmp_path
    faces.open_faces.cache_clear()


def test_a_missing_font_stops_the_build_by_name(no_fandol: Path) -> None:
    with pytest.raises(OutputError) as stopped:
        pdf.open_compiler()
    assert "FandolFang R、FandolKai、FandolSong" in str(stopped.value)
    assert "没有生成 PDF" in str(stopped.value)
    assert "--degrade-pdf" in str(stopped.value)


def test_a_missing_font_is_replaced_when_told_to_and_the_file_says_so(no_fandol: Path) -> None:
    compiler = pdf.open_compiler(degrade=True)
    made = tuple(pdf.documents_of(report(RARE.replace("𠮷", "吉")), compiler))
    assert "缺少字体“FandolFang R”，以其他字体替代" in compiler.notes
    assert "缺少字体“FandolFang R”" in subject(made[0])


def test_a_character_that_no_font_has_stops_the_build_by_name() -> None:
    with pytest.raises(OutputError) as stopped:
        tuple(pdf.documents_of(report(RARE), pdf.open_compiler()))
    assert str(stopped.value) == (
        "示例镇2022年政府工作报告：没有一种字体含有“𠮷”（U+20BB7）；没有生成 PDF。"
        "请把含有该字的字体放进 fonts/仿宋/，或核对来源文件是否有误；"
        "或运行 make site OPTIONS=--degrade-pdf，明示允许以“〓”代替"
    )


def test_a_character_that_no_font_has_becomes_a_mark_when_told_to_and_the_file_says_so() -> None:
    compiler = pdf.open_compiler(degrade=True)
    made = tuple(pdf.documents_of(report(RARE), compiler))
    assert "建成〓安桥" in pypdfium2.PdfDocument(made[0].content)[0].get_textpage().get_text_range()
    assert "字体缺字，以“〓”代替" in subject(made[0])
    assert "U+20BB7" in subject(made[0])
    assert any("“𠮷”（U+20BB7）" in note for note in compiler.notes)


def test_fonts_of_one_s_own_come_first(tmp_path: Path) -> None:
    (tmp_path / "仿宋").mkdir()
    shutil.copy(noto.sans_path(), tmp_path / "仿宋")
    opened = faces.open_faces(tmp_path)
    assert opened.families["fang"][:2] == ("Noto Sans SC", "FandolFang R")
    assert opened.families["kai"][0] == "FandolKai"


def test_marks_without_ink_are_left_out_and_copied_line_ends_too() -> None:
    inkless = RARE.replace("𠮷", "\u200b吉\ufeff").replace("全年", "全\r\n年")
    made = tuple(pdf.documents_of(report(inkless), pdf.open_compiler()))
    text = pypdfium2.PdfDocument(made[0].content)[0].get_textpage().get_text_range()
    assert "建成吉安桥。" in text


@pytest.mark.parametrize(
    ("text", "bound", "expected"),
    [
        ("完成税收349万元，", "349万元", "完成税|收|349万元，"),
        ("新栽苗木2万余株。", "", "新栽苗|木|2万余株。"),
        ("化解70多宗", "", "化|解|70多宗"),
        ("（亿元以上）、卓欣", "", "（亿|元|以|上）、|卓|欣"),
        ("“放管服”改革", "", "“放|管|服”|改|革"),
        ("降至PM2.5以下", "", "降|至|PM2.5以|下"),
        ("坚持——发展", "", "坚|持——|发|展"),
        ("百分之七点九左右", "百分之七点九", "百分之七点九|左|右"),
        ("达到 8 ％ 左右", "", "达|到| |8 ％| |左|右"),
        ("抓龙头、扩基地", "", "抓龙|头、|扩基|地"),
        ("5G网络", "", "5G|网|络"),
        ("第一,第二", "", "第|一|,|第|二"),
        ("！" * 20, "", "！" * 16 + "|" + "！" * 4),
        ("9" * 40, "", "9" * 24 + "|" + "9" * 16),
    ],
)
def test_what_may_not_be_parted_is_one_group(text: str, bound: str, expected: str) -> None:
    at = text.find(bound)
    spans = [Span(at, at + len(bound))] if bound else []
    assert "|".join(text[g.span.start : g.span.end] for g in groups(text, [Span(0, len(text))], spans)) == expected


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("政府工作报告", ["政府工作报告"]),
        (
            "在某某省第十四届人民代表大会第三次会议上的政府工作报告",
            ["在某某省第十四届人民代表大会", "第三次会议上的政府工作报告"],
        ),
        (
            "政府工作报告（2023年12月28日在蒋场镇第二届人民代表大会第四次会议上）",
            ["政府工作报告（2023年12月28日在蒋场镇", "第二届人民代表大会第四次会议上）"],
        ),
        (
            "海南藏族自治州共和县恰卜恰镇人民政府2023年工作报告",
            ["海南藏族自治州共和县恰卜恰镇", "人民政府2023年工作报告"],
        ),
        ("关于某某市2022年工作总结和2023年工作安排的报告", ["关于某某市2022年工作总结和", "2023年工作安排的报告"]),
        (
            "某某街道办事处2023年工作总结暨2024年工作思路的报告",
            ["某某街道办事处2023年工作总结", "暨2024年工作思路的报告"],
        ),
        (
            "长江三角洲生态绿色一体化发展示范区2023年度政府工作报告",
            ["长江三角洲生态绿色一体化发展示范区", "2023年度政府工作报告"],
        ),
        (
            "全面建成小康社会奋力谱写新时代高质量发展新篇章——2021年政府工作报告",
            ["全面建成小康社会奋力谱写新时代", "高质量发展新篇章——2021年政府工作报告"],
        ),
        (
            "贵州省第十四届人民代表大会第四次会议关于省人民政府工作报告",
            ["贵州省第十四届人民代表大会", "第四次会议关于省人民政府工作报告"],
        ),
    ],
)
def test_titles_break_at_phrases(title: str, lines: list[str]) -> None:
    assert list(break_title(title, words=default_lexicon().titles)) == lines


def test_a_report_is_printed_with_its_title_broken_at_words(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    text = RARE.replace("示例镇2022年政府工作报告", "海南藏族自治州共和县恰卜恰镇人民政府2022年工作报告")
    (tmp_path / "seeds" / "恰卜恰镇.txt").write_text(text.replace("𠮷", "吉"), encoding="utf-8")
    catalog, made = build(Config(seeds=tmp_path / "seeds", docs=tmp_path / "docs"))
    [whole] = [file for file in made if file.path == pdf.whole_path(catalog.reports[0].id)]
    lines = ["".join(line.text.split()) for line in Reading(whole.content).pages[0].lines[:2]]
    assert lines == ["海南藏族自治州共和县恰卜恰镇", "人民政府2022年工作报告"]


def test_a_broken_title_keeps_every_character_and_has_no_waist() -> None:
    title = "关于某某市某某县国民经济和社会发展第十四个五年规划中期评估及二〇二二年度政府工作情况的报告"
    lines = break_title(title, words=default_lexicon().titles)
    assert "".join(lines) == title
    assert all(len(line) <= 20 for line in lines)
    assert not any(len(b) < min(len(a), len(c)) for a, b, c in zip(lines, lines[1:], lines[2:], strict=False))


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("巴彦淖尔市乌拉特前旗额尔登布拉格苏木人民政府2023年工作报告", ["额尔登布拉格苏木", "人民政府", "2023年"]),
        ("榆林市横山区波罗镇第十九届人民代表大会第一次会议政府工作报告", ["波罗镇", "第十九届", "第一次会议"]),
        (
            "关于某某县国民经济和社会发展第十五个五年规划纲要（草案）的报告",
            ["国民经济", "社会发展", "第十五个五年规划", "（草案）"],
        ),
        ("某某市人民政府关于二〇二三年度法治政府建设工作情况的报告", ["二〇二三年度", "人民政府", "情况"]),
        ("在某某区第五届人民代表大会第三次会议上作的政府工作报告（审议稿）", ["会议上", "作的", "（审议稿）"]),
        ("数字经济和“专精特新”企业集聚的某某经济技术开发区2023年工作报告", ["“专精特新”", "技术开发区", "集聚的"]),
    ],
)
def test_no_line_of_a_title_parts_a_word_a_place_or_a_number(title: str, whole: list[str]) -> None:
    lines = break_title(title, words=default_lexicon().titles)
    assert len(lines) > 1
    assert [word for word in whole if not any(word in line for line in lines)] == []


@given(
    st.text(st.sampled_from("某县镇人民代表大会政府工作报告的在（）“”、——2023年第十届5G 喆囍"), min_size=1, max_size=70)
)
def test_a_title_of_any_kind_keeps_its_characters_and_fits(title: str) -> None:
    lines = break_title(title, words=default_lexicon().titles)
    assert "".join(lines) == title
    assert all(sum(0.5 if c.isascii() else 1 for c in line) <= 20 for line in lines)


def subject(document: pdf.PdfDocument) -> str:
    return str(pypdfium2.PdfDocument(document.content).get_metadata_dict()["Subject"])
