"""Word documents: what Word shows is read, what it hides is not, and what is left out is told."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from govreport.lexicon.symbols import read_symbols
from govreport.model import SeedError, Source
from govreport.reader import read_source
from tests.word_file import SPACES, paragraph, run, style, table, word_file

FILLER = "全镇上下团结一心，各项事业取得新的进展，经济平稳发展，民生不断改善，社会大局保持和谐稳定。" * 3
"""So much text that a document is no scan."""


def read(folder: Path, content: bytes, name: str = "报告.docx") -> Source:
    path = folder / name
    path.write_bytes(content)
    return read_source(path, folder)


def lines(folder: Path, body: str, **parts: str) -> list[str]:
    return read(folder, word_file(body, **parts)).text.splitlines()  # type: ignore[arg-type]


def told(source: Source, code: str) -> list[str]:
    return [diagnostic.message for diagnostic in source.diagnostics if diagnostic.code == code]


HIDDEN_STYLES = (
    style("基准", default=True)
    + style("藏段", "<w:rPr><w:vanish/></w:rPr>", based_on="基准")
    + style("藏段二", based_on="藏段")
    + style("露段", '<w:rPr><w:vanish w:val="0"/></w:rPr>', based_on="藏段")
    + style("藏字", "<w:rPr><w:vanish/></w:rPr>", kind="character")
    + style("藏字二", based_on="藏字", kind="character")
    + style("甲环", "<w:rPr><w:b/></w:rPr>", based_on="乙环")
    + style("乙环", based_on="甲环")
)


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (paragraph(run("就业120人") + run("（实际85人）", "<w:vanish/>") + run("。")), ["就业120人。"]),
        (paragraph(run("就业") + run("85", '<w:vanish w:val="true"/>') + run("120人。")), ["就业120人。"]),
        (paragraph(run("就业") + run("120", '<w:vanish w:val="0"/>') + run("人。")), ["就业120人。"]),
        (paragraph(run("就业") + run("120", '<w:vanish w:val="off"/>') + run("人。")), ["就业120人。"]),
        (paragraph(run("就业") + run("85", '<w:rStyle w:val="藏字"/>') + run("人。")), ["就业人。"]),
        (paragraph(run("就业") + run("85", '<w:rStyle w:val="藏字二"/>') + run("人。")), ["就业人。"]),
        (paragraph(run("就业") + run("85", '<w:rStyle w:val="藏字"/><w:vanish w:val="0"/>')), ["就业85"]),
        (paragraph("欠款", '<w:pStyle w:val="藏段"/>') + paragraph("安排"), ["安排"]),
        (paragraph("欠款", '<w:pStyle w:val="藏段二"/>') + paragraph("安排"), ["安排"]),
        (paragraph("就业", '<w:pStyle w:val="露段"/>') + paragraph("安排"), ["就业", "安排"]),
        (paragraph(run("就业", '<w:rStyle w:val="藏字"/>'), '<w:pStyle w:val="藏段"/>'), ["就业"]),
        (paragraph("就业", '<w:pStyle w:val="甲环"/>'), ["就业"]),
        (paragraph(run("（一）抓项目。"), "<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + paragraph("全年"),
         ["（一）抓项目。全年"]),
        (paragraph(run("就业") + run("120", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")), ["就业120"]),
    ],
)  # fmt: skip
def test_hidden_text_is_not_read(tmp_path: Path, body: str, shown: list[str]) -> None:
    assert lines(tmp_path, body, styles=HIDDEN_STYLES) == shown


def test_text_hidden_by_default_or_by_the_default_style_is_not_read(tmp_path: Path) -> None:
    defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"
    body = paragraph(run("内部") + run("就业120人。", '<w:vanish w:val="0"/>'))
    assert lines(tmp_path, body, styles=defaults) == ["就业120人。"]
    assert lines(tmp_path, body, styles=style("基准", "<w:rPr><w:vanish/></w:rPr>", default=True)) == ["就业120人。"]


def test_hidden_words_are_counted_and_never_quoted(tmp_path: Path) -> None:
    secret = run("内部掌握", "<w:vanish/>")
    source = read(tmp_path, word_file(paragraph(run("就业120人") + secret + secret + run("。") + secret)))
    assert source.text == "就业120人。\n"
    [found] = source.diagnostics
    assert found.code == "W110"
    assert found.message == "有 2 处隐藏的文字，第一处在“就业120人”之后；没有收录。如应公开，请取消隐藏后另存"
    assert found.span is not None
    assert source.text[found.span.start : found.span.end] == "就业120人"


@pytest.mark.parametrize(
    ("properties", "of_paragraph", "shown"),
    [
        ('<w:color w:val="FFFFFF"/>', "", "就业120人。"),
        ('<w:rStyle w:val="白"/>', "", "就业120人。"),
        ('<w:sz w:val="2"/>', "", "就业120人。"),
        ('<w:color w:val="FF0000"/>', "", "就业（85人）120人。"),
        ('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000000"/>', "", "就业（85人）120人。"),
        ('<w:color w:val="FFFFFF"/><w:highlight w:val="red"/>', "", "就业（85人）120人。"),
        ('<w:color w:val="FFFFFF"/>', '<w:shd w:val="clear" w:fill="C00000"/>', "就业（85人）120人。"),
    ],
)
def test_text_that_nobody_can_see_is_not_read(tmp_path: Path, properties: str, of_paragraph: str, shown: str) -> None:
    styles = style("白", '<w:rPr><w:color w:val="ffffff"/></w:rPr>', kind="character")
    body = paragraph(run("就业") + run("（85人）", properties) + run("120人。"), of_paragraph)
    source = read(tmp_path, word_file(body, styles=styles))
    assert source.text == f"{shown}\n"
    assert len(told(source, "W110")) == ("85" not in shown)


def test_white_text_in_a_table_is_read(tmp_path: Path) -> None:
    head = paragraph(run("指标", '<w:color w:val="FFFFFF"/>'))
    assert lines(tmp_path, table((head, "目标"), ("税收", "383"))) == ["指标\t目标", "税收\t383"]


def test_a_file_of_hidden_text_only_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match="文字都设成了隐藏"):
        read(tmp_path, word_file(paragraph(run("内部", "<w:vanish/>"))))


@pytest.mark.parametrize("given", ["<w:strike/>", "<w:dstrike/>", '<w:rStyle w:val="划"/>'])
def test_struck_out_text_is_left_out_and_told(tmp_path: Path, given: str) -> None:
    styles = style("划", "<w:rPr><w:strike/></w:rPr>", kind="character")
    body = paragraph(run("改厕") + run("1200", given) + run("1256", '<w:strike w:val="0"/>') + run("户。"))
    source = read(tmp_path, word_file(body, styles=styles))
    assert source.text == "改厕1256户。\n"
    assert told(source, "W111") == ["有 1 处划了删除线的文字，在“改厕”之后；没有收录。如仍有效，请去掉删除线后另存"]


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def test_a_prompt_of_an_empty_control_is_left_out_and_told(tmp_path: Path) -> None:
    prompt = "<w:showingPlcHdr/>"
    body = paragraph(
        run("签约") + control(control(run("15"))) + run("个，资金") + control(run("单击此处输入。"), prompt)
        + control(run("3"), '<w:showingPlcHdr w:val="0"/>') + run("亿元。")
    ) + control(paragraph("单击此处。"), prompt) + control(paragraph("完成。"))  # fmt: skip
    source = read(tmp_path, word_file(body))
    assert source.text.split() == ["签约15个，资金3亿元。", "完成。"]
    [message] = told(source, "W112")
    assert message.startswith("有 2 处还没有填写的控件，只有提示文字，第一处在“签约15个，资金”之后")


@pytest.mark.parametrize(
    ("raised", "before", "after", "text"),
    [
        ("1", "新增规上企业", "3家", "新增规上企业[1]3家"),
        ("[3]", "“百千万工程”", "12个", "“百千万工程”[3]12个"),
        ("〔12〕", "工程", "5个", "工程[12]5个"),
        ("（2）", "工程", "5个", "工程[2]5个"),
        ("④", "消薄", "5个", "消薄[4]5个"),
        ("注1", "消薄", "5个", "消薄[1]5个"),
        ("1,2", "消薄", "5个", "消薄[1][2]5个"),
        ("1-3", "消薄", "5个", "消薄[1-3]5个"),
        ("2", "GDP", "增长", "GDP[2]增长"),
        ("2", "5G", "基站", "5G[2]基站"),
        ("2", "绿地3000m", "，", "绿地3000m²，"),
        ("2", "绿地3000平方米", "5处", "绿地3000平方米[2]5处"),
        ("2", "绿地3000米", "，", "绿地3000米²，"),
        ("3", "PM2.5浓度30μg/m", "，", "PM2.5浓度30μg/m³，"),
        ("4", "节约标煤3.5×10", "吨", "节约标煤3.5×10⁴吨"),
        ("-3", "10", "克", "10⁻³克"),
        ("o", "气温24", "C", "气温24°C"),
        ("＋", "APP", "行动", "APP＋行动"),
    ],
)
def test_raised_note_marks_are_no_digits_of_what_follows(
    tmp_path: Path, raised: str, before: str, after: str, text: str
) -> None:
    styles = style("注号", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', kind="character")
    for given in ('<w:vertAlign w:val="superscript"/>', '<w:rStyle w:val="注号"/>', '<w:position w:val="8"/>'):
        body = paragraph(run(before) + "".join(run(c, given) for c in raised) + run(after))
        assert lines(tmp_path, body, styles=styles) == [text]


def test_lowered_and_unraised_digits_stay(tmp_path: Path) -> None:
    plain = run("2", '<w:rStyle w:val="注号"/><w:vertAlign w:val="baseline"/>')
    styles = style("注号", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', kind="character")
    body = paragraph(run("CO") + run("2", '<w:vertAlign w:val="subscript"/>') + run("减排") + plain + run("吨"))
    assert lines(tmp_path, body, styles=styles) == ["CO2减排2吨"]


def test_a_note_mark_of_the_authors_own_choice_is_written_once(tmp_path: Path) -> None:
    reference = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>①</w:t></w:r>'
    notes = '<w:footnote w:id="2"><w:p><w:r><w:t>指工业企业。</w:t></w:r></w:p><w:p><w:r><w:t>下同。</w:t></w:r></w:p>'
    body = paragraph(run("规上企业") + reference + run("3家"))
    assert lines(tmp_path, body, footnotes=notes + "</w:footnote>") == ["规上企业[1]3家", "[1]指工业企业。 下同。"]


def changed(kind: str, content: str) -> str:
    return f'<w:{kind} w:id="1" w:author="a">{content}</w:{kind}>'


def test_tracked_changes_are_read_as_accepted_and_told(tmp_path: Path) -> None:
    gone = changed("del", "<w:r><w:delText>25</w:delText></w:r>")
    deleted = paragraph(run("补贴") + gone + changed("ins", run("2")), f"<w:rPr>{changed('del', '')}</w:rPr>")
    moved = paragraph(changed("moveFrom", run("惠及300户。")), f"<w:rPr>{changed('moveFrom', '')}</w:rPr>")
    body = deleted + paragraph("5万元。") + moved + paragraph(changed("moveTo", run("惠及300户。")))
    source = read(tmp_path, word_file(body))
    assert source.text.splitlines() == ["补贴25万元。", "惠及300户。"]
    [message] = told(source, "N118")
    assert message.startswith("有 2 处修订（插入、删除或移动），第一处在“补贴”之后；按接受修订以后的文字收录")


def test_deleted_rows_and_the_last_deleted_mark_lose_nothing(tmp_path: Path) -> None:
    cells = f"<w:tc>{paragraph('作废')}</w:tc><w:tc>{paragraph('0')}</w:tc>"
    row = f"<w:tr><w:trPr>{changed('del', '')}</w:trPr>{cells}</w:tr>"
    rows = table(("指标", "目标"), ("税收", "383万元")).replace("</w:tr><w:tr>", f"</w:tr>{row}<w:tr>")
    assert lines(tmp_path, rows + paragraph("完。", f"<w:rPr>{changed('del', '')}</w:rPr>")) == [
        "指标\t目标", "税收\t383万元", "完。",
    ]  # fmt: skip


def level(depth: int, text: str, more: str = "", form: str = "chineseCounting") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def listed(number: str, depth: str = "") -> str:
    inside = (f'<w:ilvl w:val="{depth}"/>' if depth else "") + (f'<w:numId w:val="{number}"/>' if number else "")
    return f"<w:numPr>{inside}</w:numPr>"


LISTS = (
    '<w:abstractNum w:abstractNumId="1">' + level(0, "%1、", '<w:pStyle w:val="章"/>')
    + level(1, "（%2）", '<w:pStyle w:val="节"/>') + level(2, "%3.", form="decimal") + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="列表"/></w:abstractNum>'
    '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="6"><w:abstractNumId w:val="2"/></w:num>'
)  # fmt: skip
LIST_STYLES = (
    style("正文", default=True)
    + style("章基准", f"<w:pPr>{listed('5')}</w:pPr>", based_on="正文")
    + style("章", based_on="章基准")
    + style("章标题", "<w:rPr><w:b/></w:rPr>", based_on="章")
    + style("节", f"<w:pPr>{listed('5')}</w:pPr>")
    + style("无号", f"<w:pPr>{listed('0')}</w:pPr>", based_on="章")
    + style("三级", f"<w:pPr>{listed('', '2')}</w:pPr>", based_on="章基准")
    + style("列表", f"<w:pPr>{listed('5')}</w:pPr>", kind="numbering")
)


@pytest.mark.parametrize(
    ("properties", "shown"),
    [
        ('<w:pStyle w:val="章标题"/>', "一、回顾"),
        ('<w:pStyle w:val="节"/>', "（一）回顾"),
        ('<w:pStyle w:val="无号"/>', "回顾"),
        (f'<w:pStyle w:val="章"/>{listed("0")}', "回顾"),
        (f'<w:pStyle w:val="章"/>{listed("", "1")}', "（一）回顾"),
        ('<w:pStyle w:val="三级"/>', "1.回顾"),
        (listed("6", "1"), "（一）回顾"),
    ],
)
def test_numbers_come_from_styles_and_those_they_are_based_on(tmp_path: Path, properties: str, shown: str) -> None:
    body = paragraph("回顾", properties)
    assert lines(tmp_path, body, styles=LIST_STYLES, numbering=LISTS) == [shown]


def test_numbers_restart_and_stay_as_word_counts_them(tmp_path: Path) -> None:
    lists = (
        '<w:abstractNum w:abstractNumId="1">' + level(0, "%1、")
        + level(1, "%2.", '<w:lvlRestart w:val="0"/>', "decimal")
        + level(2, "%1.%3", "<w:isLgl/>") + "</w:abstractNum>"
        '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="7"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>'
    )  # fmt: skip
    body = "".join(
        paragraph("甲", listed(number, depth)) for number, depth in ("50", "51", "50", "51", "52", "70", "50")
    )
    assert lines(tmp_path, body, numbering=lists) == ["一、甲", "1.甲", "二、甲", "2.甲", "2.1甲", "四、甲", "三、甲"]


def test_hidden_and_deleted_paragraphs_are_not_counted(tmp_path: Path) -> None:
    hidden = paragraph(run("内部", "<w:vanish/>"), listed("5") + "<w:rPr><w:vanish/></w:rPr>")
    gone = paragraph(changed("del", run("旧")), listed("5") + f"<w:rPr>{changed('del', '')}</w:rPr>")
    body = paragraph("回顾", listed("5")) + hidden + gone + paragraph("安排", listed("5"))
    assert lines(tmp_path, body, numbering=LISTS) == ["一、回顾", "二、安排"]


def test_a_struck_out_heading_leaves_no_number_but_is_counted(tmp_path: Path) -> None:
    body = paragraph(run("旧", "<w:strike/>"), listed("5")) + paragraph("新", listed("5"))
    assert lines(tmp_path, body, numbering=LISTS) == ["", "二、新"]


def math(content: str) -> str:
    return f"<m:oMath>{content}</m:oMath>"


def digits(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (digits("45.6%"), "达到45.6%。"),
        (f"<m:f><m:num>{digits('2')}</m:num><m:den>{digits('3')}</m:den></m:f>", "达到2/3。"),
        (digits("1") + f"<m:f><m:num>{digits('1')}</m:num><m:den>{digits('2')}</m:den></m:f>", "达到1 1/2。"),
        (f"<m:f><m:num>{digits('a+b')}</m:num><m:den>{digits('c')}</m:den></m:f>", "达到(a+b)/c。"),
        (f"<m:sSup><m:e>{digits('10')}</m:e><m:sup>{digits('3')}</m:sup></m:sSup>", "达到10³。"),
        (f"<m:sSup><m:e/><m:sup>{digits('1')}</m:sup></m:sSup>", "达到[1]。"),
        (f"<m:sSub><m:e>{digits('CO')}</m:e><m:sub>{digits('2')}</m:sub></m:sSub>", "达到CO₂。"),
        (f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>{digits("5")}</m:e></m:d>', "达到[5]。"),
        (f"<m:rad><m:radPr/><m:deg/><m:e>{digits('16')}</m:e></m:rad>", "达到√16。"),
        (f"<m:eqArr><m:e>{digits('a=1')}</m:e><m:e>{digits('b=2')}</m:e></m:eqArr>", "达到a=1；b=2。"),
        (f"<m:unknown><m:e>{digits('7')}</m:e></m:unknown>", "达到7。"),
        ("<m:r><w:rPr><w:vanish/></w:rPr><m:t>8</m:t></m:r>" + digits("5"), "达到5。"),
    ],
)
def test_equations_are_read_in_their_place(tmp_path: Path, content: str, shown: str) -> None:
    assert lines(tmp_path, paragraph(run("达到") + math(content) + run("。"))) == [shown]
    whole = f"<m:oMathPara>{math(content)}</m:oMathPara>"
    assert lines(tmp_path, paragraph(run("达到") + whole + run("。"))) == [shown]


def test_a_fraction_behind_a_digit_is_no_part_of_it(tmp_path: Path) -> None:
    half = math(f"<m:f><m:num>{digits('1')}</m:num><m:den>{digits('2')}</m:den></m:f>")
    assert lines(tmp_path, paragraph(run("增加1") + half + run("倍"))) == ["增加1 1/2倍"]


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [("Symbol", "F0B1", "±"), ("Symbol", "F0B3", "≥"), ("symbol", "B0", "°"), ("Wingdings", "F0FC", "✓"),
     ("Wingdings", "F081", "①"), ("Webdings", "F061", "✔"), ("Wingdings 2", "F052", "☑"), ("Wingdings 3", "F070", "▲"),
     ("宋体", "2103", "℃")],
)  # fmt: skip
def test_characters_of_symbol_fonts_are_read(tmp_path: Path, font: str, code: str, shown: str) -> None:
    sign = f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'
    assert lines(tmp_path, paragraph(run("约") + sign + run("5%"))) == [f"约{shown}5%"]


def test_private_codes_of_a_symbol_font_are_read_like_its_characters(tmp_path: Path) -> None:
    body = paragraph(run("约") + run("\uf0b1", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>') + run("5%"))
    assert lines(tmp_path, body) == ["约±5%"]


@pytest.mark.parametrize("sign", ['<w:sym w:font="某字体" w:char="F0B1"/>', '<w:sym w:font="Symbol" w:char="F080"/>',
                                  '<w:sym w:font="Symbol" w:char="?"/>', "<w:t>\uf0b1</w:t>"])  # fmt: skip
def test_unknown_symbols_are_marked_and_told(tmp_path: Path, sign: str) -> None:
    source = read(tmp_path, word_file(paragraph(run("误差") + f"<w:r>{sign}</w:r>" + run("5%"))))
    assert source.text == "误差\ufffd5%\n"
    [message] = told(source, "W116")
    assert message.startswith("有 1 处认不出的符号字体字符，在“误差\ufffd”之后；显示为“\ufffd”")


def test_every_font_of_symbols_fills_its_rows() -> None:
    assert {font: len(shown) > 180 for font, shown in read_symbols().items()} == dict.fromkeys(
        ("symbol", "webdings", "wingdings", "wingdings 2", "wingdings 3"), True
    )


def field(code: str, result: str | None, *, end: bool = True) -> str:
    shown = "" if result is None else '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + result
    code_run = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    last = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if end else ""
    return f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{code_run}{shown}{last}'


@pytest.mark.parametrize(
    ("content", "shown", "code"),
    [
        (field(" REF x ", run("3")), "第3章", ""),
        (field(" PAGE ", run("12")), "第章", "N119"),
        (field(" IF ", field(" PAGE ", run("12"))), "第章", "N119"),
        (field(" IF " + "</w:instrText></w:r>" + field(" MERGEFIELD x ", run("旧")) + "<w:r><w:instrText>", run("3")),
         "第3章", ""),
        ('<w:fldSimple w:instr=" PAGE ">' + run("12") + "</w:fldSimple>", "第章", "N119"),
        ('<w:fldSimple w:instr=" SEQ x ">' + run("3") + "</w:fldSimple>", "第3章", ""),
        (field(" MACROBUTTON NoMacro [单击] ", None), "第章", "W112"),
        (field(r" EQ \o\ac(○,3)", None), "第③章", ""),
        (field(r" EQ \f(1,2)", None), "第章", "W117"),
        (field(" XE x ", None), "第章", ""),
        (field(" PAGE ", run("3"), end=False), "第3章", ""),
    ],
)  # fmt: skip
def test_fields_show_their_results(tmp_path: Path, content: str, shown: str, code: str) -> None:
    source = read(tmp_path, word_file(paragraph(run("第") + content + run("章"))))
    assert source.text == f"{shown}\n"
    assert [diagnostic.code for diagnostic in source.diagnostics] == ([code] if code else [])


def test_a_table_of_contents_is_left_out_and_told(tmp_path: Path) -> None:
    first, second = field(" TOC ", run("一、回顾 1") + "§" + run("二、安排 5")).split("§")
    contents = paragraph(first) + f"<w:p>{second}</w:p>"
    for body in (contents, control(paragraph("目录") + contents,
                 '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>')):  # fmt: skip
        source = read(tmp_path, word_file(body + paragraph("一、回顾")))
        assert source.text.split() == ["一、回顾"]
        assert [message[:10] for message in told(source, "N119")] == ["有 1 处自动生成的"]


def drawing(inside: str, *, hidden: str = "") -> str:
    return f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" {hidden}/>{inside}</wp:inline></w:drawing></w:r>'


PICTURE = "<a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic>"
CHART = '<a:graphic><a:graphicData><c:chart r:id="x"/></a:graphicData></a:graphic>'
OBJECT = (
    '<w:r><w:object><v:shape><v:imagedata r:id="x"/></v:shape><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'
)


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (drawing(PICTURE), "W113", "有 1 处图片，在“成效显著。”之后；图中如有文字，没有收录"),
        (drawing(PICTURE) * 2 + run("又"), "W113", "有 1 处图片"),
        ('<w:r><w:pict><v:shape><v:imagedata r:id="x"/></v:shape></w:pict></w:r>', "W113", "有 1 处图片"),
        (drawing(CHART), "W114", "有 1 处统计图表，在“成效显著。”之后"),
        (OBJECT, "W114", "有 1 处嵌入的对象（表格、公式、文档等），在“成效显著。”之后"),
        (drawing(PICTURE, hidden='hidden="1"'), "W110", "有 1 处隐藏的文字"),
    ],
)
def test_what_is_drawn_is_told_with_the_words_before_it(tmp_path: Path, content: str, code: str, words: str) -> None:
    source = read(tmp_path, word_file(paragraph(FILLER) + paragraph(run("成效显著。") + content)))
    assert [diagnostic.code for diagnostic in source.diagnostics] == [code]
    assert source.diagnostics[0].message.startswith(words)


def test_a_file_of_pictures_is_refused(tmp_path: Path) -> None:
    vml = '<w:r><w:pict><v:shape><v:imagedata r:id="x"/></v:shape></w:pict></w:r>'
    for body in (paragraph(drawing(PICTURE) * 3), paragraph("政府工作报告") + paragraph(vml) * 3):
        with pytest.raises(SeedError, match="文件里有 3 张图片，几乎没有文字"):
            read(tmp_path, word_file(body))


def test_words_in_boxes_and_shapes_are_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('专栏1')}</w:txbxContent>"
    shape = f"<wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp>"
    both = f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{shape}</w:drawing></mc:Choice>"
    both += f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    only = f"<mc:AlternateContent><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    only += "</mc:AlternateContent>"
    art = '<w:pict><v:shape><v:textpath string="富民强镇"/></v:shape></w:pict>'
    text = "<w:drawing><a:p><a:r><a:t>图中</a:t></a:r><a:r><a:t>文字</a:t></a:r></a:p></w:drawing>"
    for content, shown in ((both, "专栏1"), (only, "专栏1"), (art, "富民强镇"), (text, "图中文字")):
        assert lines(tmp_path, paragraph(run("如下：") + f"<w:r>{content}</w:r>")) == ["如下：", shown]


def test_a_diagram_is_read_from_the_top_down(tmp_path: Path) -> None:
    def point(name: str, words: str, kind: str = "node") -> str:
        return (
            f'<dgm:pt modelId="{name}" type="{kind}"><dgm:t><a:p><a:r><a:t>{words}</a:t></a:r></a:p></dgm:t></dgm:pt>'
        )

    def line(above: str, order: int, below: str) -> str:
        return f'<dgm:cxn modelId="{above}{below}" srcId="{above}" srcOrd="{order}" destId="{below}"/>'

    points = point("d", "", "doc") + point("b", "教育") + point("c", "新建幼儿园3所") + point("a", "就业")
    joined = line("d", 1, "b") + line("d", 0, "a") + line("b", 0, "c") + line("c", 0, "d")
    data = f"<dgm:dataModel {SPACES}><dgm:ptLst>{points}</dgm:ptLst><dgm:cxnLst>{joined}</dgm:cxnLst></dgm:dataModel>"
    body = paragraph(run("如图：") + drawing('<dgm:relIds r:dm="data1"/>') * 2) + paragraph("完。")
    parts = {"data1.xml": ("diagramData", data.encode())}
    source = read(tmp_path, word_file(body, parts=parts))
    assert source.text.splitlines() == ["如图：", "就业", "教育", "新建幼儿园3所", "完。"]
    assert [message[:18] for message in told(source, "N119")] == ["有 1 处图示（SmartArt），"]


CHUNK = '<w:altChunk r:id="chunk"/>'


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("chunk.html", "<html><body><p>新增就业500人。</p></body></html>".encode(), ["新增就业500人。"]),
        ("chunk.txt", "新增就业500人。\n新建道路5公里。".encode(), ["新增就业500人。", "新建道路5公里。"]),
        ("chunk.docx", word_file("新增就业500人。"), ["新增就业500人。"]),
    ],
)
def test_embedded_documents_are_read_in_their_place(
    tmp_path: Path, name: str, content: bytes, words: list[str]
) -> None:
    body = paragraph("前。") + CHUNK + paragraph("后。")
    source = read(tmp_path, word_file(body, parts={name: ("aFChunk", content)}))
    assert source.text.splitlines() == ["前。", *words, "后。"]
    assert not source.diagnostics


def test_embedded_documents_that_can_not_be_read_are_named(tmp_path: Path) -> None:
    inner = word_file(paragraph("内。") + CHUNK, parts={"chunk.docx": ("aFChunk", word_file("更深。"))})
    for name, content, text in (
        ("chunk.rtf", rb"{\rtf1 a}", "前。后。"),
        ("chunk.docx", b"PK broken", "前。后。"),
        ("chunk.docx", inner, "前。内。后。"),
    ):
        body = paragraph("前。") + CHUNK + paragraph("后。")
        source = read(tmp_path, word_file(body, parts={name: ("aFChunk", content)}))
        assert "".join(source.text.split()) == text
        [message] = told(source, "W115")
        assert message.startswith(f"有 1 处嵌入的文档（{name}）")
    assert told(read(tmp_path, word_file(paragraph("前。") + '<w:altChunk r:id="无"/>')), "W115")


REPORT = "各位代表：\n现在，我代表镇人民政府向大会报告工作。\n一、2024年工作回顾\n改造危房60户，群众生活得到新的改善。"


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ([(REPORT,)], REPORT.split("\n")),
        ([("示例镇\n镇长 孙洁",), (REPORT,)], ["示例镇", "镇长 孙洁", *REPORT.split("\n")]),
        ([("", REPORT, "")], ["", *REPORT.split("\n"), ""]),
        ([("示例镇", "政府工作报告"), (REPORT + "\n二、安排\n今年新建农村公路5公里，建成文化广场2个。", "")],
         ["示例镇", "政府工作报告", *REPORT.split("\n"), "二、安排", "今年新建农村公路5公里，建成文化广场2个。", ""]),
        ([(table((REPORT,)),)], REPORT.split("\n")),
        ([("指标", "目标"), ("税收", "383万元"), ("合计", "")], ["指标\t目标", "税收\t383万元", "合计\t"]),
        ([("事项", "内容"), ("道路", "新建农村公路5公里，六月底前完工。"), ("学校", "改建小学一所。\n九月开学。")],
         ["事项\t内容", "道路\t新建农村公路5公里，六月底前完工。", "学校\t改建小学一所。 九月开学。"]),
    ],
)  # fmt: skip
def test_a_table_that_frames_text_is_read_by_paragraph(
    tmp_path: Path, rows: list[tuple[str, ...]], shown: list[str]
) -> None:
    assert lines(tmp_path, table(*rows)) == shown


def test_a_line_break_in_a_cell_does_not_break_the_row(tmp_path: Path) -> None:
    cell = paragraph(run("税收") + "<w:r><w:br/></w:r>" + run("（万元）"))
    assert lines(tmp_path, table((cell, "383"), ("投资", "5"))) == ["税收 （万元）\t383", "投资\t5"]


def test_marks_of_the_page_are_no_words(tmp_path: Path) -> None:
    ruby = f"<w:ruby><w:rt>{run('xi')}</w:rt><w:rubyBase>{run('习')}</w:rubyBase></w:ruby>"
    pieces = (
        run("圩") + f"<w:dir>{run('镇')}</w:dir><w:bdo>{run('区')}</w:bdo><w:r>{ruby}</w:r>"
        "<w:r><w:softHyphen/><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:commentReference w:id='1'/></w:r>"
        f"<w:smartTag><w:hyperlink>{run('好')}</w:hyperlink></w:smartTag>"
        '<w:r><w:br w:type="page"/></w:r>'
    )
    source = read(tmp_path, word_file(paragraph(pieces) + "<w:sectPr/>"))
    assert source.text == "圩镇区习a-b好\n"
    assert [message[:8] for message in told(source, "N119")] == ["有 1 处注音，"]


def test_a_drop_cap_belongs_to_its_paragraph_and_a_page_end_parts_lines(tmp_path: Path) -> None:
    capital = paragraph("各", '<w:framePr w:dropCap="drop" w:lines="2"/>') + paragraph("位代表：")
    parted = paragraph(run("努力奋斗！") + '<w:r><w:br w:type="page"/></w:r>' + run("附件"))
    assert lines(tmp_path, capital + parted) == ["各位代表：", "努力奋斗！", "附件"]


MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"


@pytest.mark.parametrize(
    ("name", "main"),
    [("报告.docm", MACROS), ("报告.dotx", TEMPLATE),
     ("报告.dotm", "application/vnd.ms-word.template.macroEnabledTemplate.main+xml")],
)  # fmt: skip
def test_documents_with_macros_and_templates_are_read(tmp_path: Path, name: str, main: str) -> None:
    assert read(tmp_path, word_file("回顾", main=main), name).text == "回顾\n"


def test_the_strict_kind_of_document_is_read(tmp_path: Path) -> None:
    buffer = BytesIO()
    body = paragraph("回顾", listed("5")) + paragraph(run("约") + math(digits("5")))
    with zipfile.ZipFile(BytesIO(word_file(body, numbering=LISTS))) as old, zipfile.ZipFile(buffer, "w") as new:
        for part in old.namelist():
            strict = rb"http://purl.oclc.org/ooxml/\1/"
            content = re.sub(rb"http://schemas\.openxmlformats\.org/(\w+)/2006/", strict, old.read(part))
            new.writestr(
                part, content.replace(b"purl.oclc.org/ooxml/package", b"schemas.openxmlformats.org/package/2006")
            )
    assert read(tmp_path, buffer.getvalue()).text == "一、回顾\n约5\n"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize("name", ["报告.doc", "报告.wps", "报告.rtf"])
def test_a_word_document_under_an_old_name_is_read(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, word_file("回顾"), name).text == "回顾\n"


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("报告.doc", OLE, "是旧版 Word 文档（.doc），读不了。请另存为 .docx 或 .txt"),
        ("报告.wps", OLE, "是WPS 文档（.wps），读不了"),
        ("报告.doc", rb"{\rtf1 a}", "其实是 RTF 文档，读不了"),
        ("报告.rtf", rb"{\rtf1 a}", "是RTF 文档（.rtf），读不了"),
        ("报告.doc", "<html><body>各位代表</body></html>".encode(), "其实是网页（HTML），读不了。请把扩展名改为 .html"),
        ("报告.docx", OLE, "其实是旧版 Word 或 WPS 文档，读不了"),
        ("报告.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "加了密，读不了。请去掉密码"),
        ("报告.docx", b"%PDF-1.7", "其实是 PDF 文件，读不了。请把扩展名改为 .pdf"),
    ],
)
def test_other_kinds_of_files_are_named_and_refused(tmp_path: Path, name: str, content: bytes, what: str) -> None:
    with pytest.raises(SeedError) as refused:
        read(tmp_path, content, name)
    assert what in str(refused.value)
