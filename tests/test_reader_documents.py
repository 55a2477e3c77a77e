"""Word documents, saved pages, Markdown and PDF: every word of the report, none of the page."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
import typst
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from govreport.lexicon import default_lexicon
from govreport.model import SeedError, Source
from govreport.parser import parse
from govreport.reader import read_source
from govreport.reader.numbering import show

NUMBERING = f"""<w:numbering {nsdecls('w')}><w:abstractNum w:abstractNumId="99">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
</w:abstractNum><w:num w:numId="99"><w:abstractNumId w:val="99"/></w:num></w:numbering>"""


def read(folder: Path, name: str, content: bytes) -> Source:
    path = folder / name
    path.write_bytes(content)
    return read_source(path, folder)


def saved(document: docx.document.Document) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def number(document: docx.document.Document, text: str, depth: int) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    reference = OxmlElement("w:numPr")
    for tag, value in (("w:ilvl", depth), ("w:numId", 99)):
        child = OxmlElement(tag)
        child.set(qn("w:val"), str(value))
        reference.append(child)
    properties.append(reference)


def test_automatic_numbers_of_a_word_document_are_written_out(tmp_path: Path) -> None:
    document = docx.Document()
    root = document.part.numbering_part.element
    for child in reversed(parse_xml(NUMBERING)):
        root.insert(0, child)
    for text, depth in (("回顾", 0), ("稳增长", 1), ("项目", 2), ("投资", 2), ("惠民生", 1), ("安排", 0), ("开局", 1)):
        number(document, text, depth)
    assert read(tmp_path, "报告.docx", saved(document)).text.splitlines() == [
        "一、回顾", "（一）稳增长", "1.项目", "2.投资", "（二）惠民生", "二、安排", "（一）开局",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "shown"),
    [(1, "一"), (10, "十"), (19, "十九"), (20, "二十"), (21, "二十一"), (100, "一百"), (101, "一百零一"),
     (110, "一百一十"), (115, "一百一十五"), (120, "一百二十"), (999, "九百九十九"), (0, "0"), (10**9, "1000000000")],
)  # fmt: skip
def test_numbers_beyond_a_hundred_are_written_as_word_shows_them(number: int, shown: str) -> None:
    assert show(number, "chineseCountingThousand") == shown
    assert len(show(number, "upperRoman")) <= len("DCCCLXXXVIII"), "a damaged number fills no page"


def test_tables_tracked_changes_and_line_breaks_of_a_word_document_are_kept_in_order(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("主要指标如下：")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("指标", "目标", "税收", "383万元"), strict=True):
        cell.text = text
    last = document.add_paragraph("全年")
    last._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="1" w:author="a"><w:r><w:t>完成税收</w:t></w:r></w:ins>'))
    gone = "<w:r><w:delText>约</w:delText></w:r>"
    last._p.append(parse_xml(f'<w:del {nsdecls("w")} w:id="2" w:author="a">{gone}</w:del>'))
    last.add_run("349万元。")
    assert read(tmp_path, "报告.docx", saved(document)).text.splitlines() == [
        "主要指标如下：", "指标\t目标", "税收\t383万元", "全年完成税收349万元。",
    ]  # fmt: skip


def test_a_word_document_with_damaged_parts_is_refused(tmp_path: Path) -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(saved(docx.Document()))) as whole, zipfile.ZipFile(buffer, "w") as damaged:
        for part in whole.namelist():
            content = whole.read(part)
            damaged.writestr(part, content[: len(content) // 2] if part == "word/document.xml" else content)
    with pytest.raises(SeedError, match="不是完好的 Word 文档，打不开"):
        read(tmp_path, "坏.docx", buffer.getvalue())


def test_footnotes_of_a_word_document_stand_at_its_end(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("推进“双控”机制")
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'))
    paragraph.add_run("建设。")
    notes = f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="0"/><w:footnote w:id="2"><w:p><w:r>'
    notes += "<w:t>风险分级管控和隐患排查治理。</w:t></w:r></w:p></w:footnote></w:footnotes>"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    assert read(tmp_path, "报告.docx", saved(document)).text.splitlines() == [
        "推进“双控”机制[1]建设。", "[1]风险分级管控和隐患排查治理。",
    ]  # fmt: skip


PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>示例县人民政府</title>
<meta name="ArticleTitle" content="示例县2022年政府工作报告"><meta name="PubDate" content="2023-01-20"></head><body>
<div class="nav"><a href="/">首页</a> <a href="/x">政务公开</a></div><script>var a = "各位代表，。，。，。";</script>
<div id="article"><div class="text"><p>各位代表：</p><p>　　现在，我代表示例县人民政府，向大会报告工作，请予审议。</p>
<p><strong>一、2022年工作回顾</strong></p><p>全年完成税收<span>349</span>万元，
增长9.5%，经济平稳发展，结构持续优化，民生不断改善，社会大局保持和谐稳定。</p>
<ol><li>新建公路12公里，通行更便利。</li><li>改造老旧小区5个，居住更舒适。</li></ol>
<table><tr><td>指标</td><td>数值</td></tr><tr><td>税收</td><td>349万元</td></tr></table>
<p>二、2023年工作安排</p><p style="display:none">隐藏的话，不该出现。</p><p>力争完成税收383万元，
保持经济稳定，民生持续改善。</p></div></div>
<footer>版权所有：示例县人民政府办公室，备案号123，联系电话12345。</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_a_saved_page_gives_its_article_and_what_its_head_says_of_it(tmp_path: Path, charset: str) -> None:
    content = PAGE.format(charset=charset).encode("gbk" if charset == "gb2312" else charset)
    source = read(tmp_path, "报告.html", content)
    assert [line for line in source.text.splitlines() if line.strip()] == [
        "标题：示例县2022年政府工作报告",
        "发布时间：2023-01-20",
        "各位代表：",
        "　　现在，我代表示例县人民政府，向大会报告工作，请予审议。",
        "一、2022年工作回顾",
        "全年完成税收349万元，增长9.5%，经济平稳发展，结构持续优化，民生不断改善，社会大局保持和谐稳定。",
        "1.新建公路12公里，通行更便利。",
        "2.改造老旧小区5个，居住更舒适。",
        "指标\t数值",
        "税收\t349万元",
        "二、2023年工作安排",
        "力争完成税收383万元，保持经济稳定，民生持续改善。",
    ]
    identity = parse(source, default_lexicon()).identity
    assert (identity.id, identity.title, identity.published) == ("shili-2022", "示例县2022年政府工作报告", "2023-01-20")


def test_an_article_that_a_page_holds_twice_is_read_once(tmp_path: Path) -> None:
    article = PAGE[PAGE.index("<p>各位代表") : PAGE.index("</div></div>")]
    page = f"<html><body><div>{article}</div><hr><div>{article}</div></body></html>"
    source = read(tmp_path, "报告.html", page.encode())
    assert source.text.count("税收349万元") == 1
    assert [d.message for d in source.diagnostics] == ["网页把正文重复了 1 遍；只收录一遍。请核对收录的文字是否完整"]


def test_markdown_loses_its_signs_and_keeps_its_words(tmp_path: Path) -> None:
    front = "---\ntitle: x\n---\n"
    text = f"{front}# 报告\n\n## 一、回顾\n\n1. **经济**稳，[税收](http://x.cn)349万元。\n2. 5*3公里\n\n> 引文\n"
    source = read(tmp_path, "报告.md", text.encode())
    assert source.text == "报告\n\n一、回顾\n\n1. 经济稳，税收349万元。\n2. 5*3公里\n\n引文\n"
    assert source.encoding == "markdown"


def pdf(body: str) -> bytes:
    page = (
        "#set page(height: 12cm, width: 14cm, header: [示例县人民政府],"
        " footer: context align(center)[— #counter(page).display() —])"
    )
    style = (
        '#set text(font: ("FandolSong", "Noto Serif CJK SC"), size: 12pt)\n'
        "#set par(first-line-indent: (amount: 2em, all: true))"
    )
    fonts = Path(__file__).parent.parent / "govreport"
    text = f"{page}\n{style}\n{body}".encode()
    made: bytes = typst.compile(text, font_paths=[str(fonts)])  # type: ignore[misc]  # its stub leaves one open
    return made


def test_a_pdf_gives_its_paragraphs_without_page_numbers_and_running_heads(tmp_path: Path) -> None:
    paragraphs = [
        f"第{n}段讲经济社会发展和民生改善的情况，内容写得比较长，一行写不下，要断成好几行才写完。"
        for n in "一二三四五六七八九"
    ]
    source = read(tmp_path, "报告.pdf", pdf("\n\n".join(paragraphs * 3)))
    assert source.text.splitlines() == paragraphs * 3
    [found] = source.diagnostics
    assert found.code == "N104"


def test_a_scan_is_refused_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match="是扫描件：2 页里只有图像，几乎没有文字，没有收录。请先做文字识别（OCR）"):
        read(tmp_path, "扫描.pdf", typst.compile(b"#set page(header: none)\n#rect()\n#pagebreak()\n#rect()"))
