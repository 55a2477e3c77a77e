"""OpenDocument texts: what is shown is read, what is hidden is not, and what is left out is told."""

from __future__ import annotations

import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from govreport.model import SeedError, Source
from govreport.reader import read_here as read_source

SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"),
                         ("draw", "drawing"))
)  # fmt: skip
STYLES = """
<style:style style:name="藏" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="露" style:family="text"><style:text-properties text:display="true"/></style:style>
<style:style style:name="藏段" style:family="paragraph"><style:text-properties text:display="none"/></style:style>
<style:style style:name="藏段二" style:family="paragraph" style:parent-style-name="藏段"/>
<style:style style:name="划" style:family="text">
<style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="上" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="下" style:family="text"><style:text-properties style:text-position="sub 58%"/></style:style>
<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-suffix="、"
 style:num-format="一, 二, 三, ..."/><text:list-level-style-number text:level="2" style:num-prefix="（"
 style:num-suffix="）" style:num-format="1"/></text:list-style>
<text:outline-style style:name="O"><text:outline-level-style text:level="1" style:num-suffix="、"
 style:num-format="一, 二, 三, ..."/><text:outline-level-style text:level="2" style:num-suffix=" "
 style:num-format="1" text:display-levels="2"/></text:outline-style>
"""


def file(body: str, kind: str = "text", manifest: str = "", styles: str = STYLES) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
        archive.writestr("styles.xml", f"<office:document-styles {SPACES}>{styles}</office:document-styles>")
        inside = f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
        archive.writestr("content.xml", f"<office:document-content {SPACES}>{inside}</office:document-content>")
    return buffer.getvalue()


def read(folder: Path, content: bytes) -> Source:
    path = folder / "报告.odt"
    path.write_bytes(content)
    return read_source(path, folder)


def p(words: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def span(words: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{words}</text:span>'


def item(*words: str) -> str:
    return "<text:list-item>" + "".join(p(w) if w[0] != "<" else w for w in words) + "</text:list-item>"


CELL = "<table:table-cell>{}</table:table-cell>"


@pytest.mark.parametrize(
    ("body", "shown", "codes"),
    [
        (p("全年  完成\n税收<text:s text:c='2'/>9元<text:line-break/>增长"), ["全年 完成 税收  9元", "增长"], []),
        (p("就业120人" + span("（实际85人）", "藏") + "。"), ["就业120人。"], ["W110"]),
        (p("欠款" + span("3", "露"), "藏段二"), ["3"], ["W110"]),
        (p("甲") + "<text:section text:display='none'>" + p("内部") + "</text:section>", ["甲", ""], ["W110"]),
        (p("甲") + p("内部<text:hidden-paragraph text:is-hidden='true'/>"), ["甲", ""], ["W110"]),
        (p("改厕" + span("1200", "划") + "1256户"), ["改厕1256户"], ["W111"]),
        (p("企业" + span("1", "上") + "3家，5m" + span("2", "上") + "，CO" + span("2", "下")),
         ["企业[1]3家，5m²，CO2"], []),
        (p("甲<text:change text:change-id='1'/>乙"), ["甲乙"], ["N118"]),
        ("<text:tracked-changes><text:changed-region><text:deletion>" + p("作废") + "</text:deletion>"
         "</text:changed-region></text:tracked-changes>" + p("甲"), ["甲"], []),
        (p("资金<text:placeholder>&lt;数额&gt;</text:placeholder>亿元"), ["资金亿元"], ["W112"]),
        (p("甲<office:annotation>" + p("批注") + "</office:annotation>乙"), ["甲乙"], []),
        ("<text:table-of-content>" + p("一、回顾 1") + "</text:table-of-content>" + p("甲"), ["", "甲"], ["N119"]),
        (p("企业<text:note><text:note-citation>1</text:note-citation><text:note-body>" + p("指工业。")
           + "</text:note-body></text:note>3家"), ["企业[1]3家", "[1]指工业。"], []),
        ("<text:h text:outline-level='1'>回顾</text:h><text:h text:outline-level='2'>稳增长</text:h>"
         "<text:h text:outline-level='1'>安排</text:h>", ["一、回顾", "一.1 稳增长", "二、安排"], []),
        ("<text:list text:style-name='L'>" + item("回顾", "<text:list>" + item("投资") + item("消费") + "</text:list>")
         + item("安排") + "</text:list>", ["一、回顾", "（1）投资", "（2）消费", "二、安排"], []),
        ("<table:table><table:table-row>" + CELL.format(p("指标")) + CELL.format(p("目标")) + "</table:table-row>"
         "<table:table-row>" + CELL.format(p("税收")) + CELL.format(p("383")) + "</table:table-row></table:table>",
         ["指标\t目标", "税收\t383"], []),
        (p("如图<draw:frame><draw:text-box>" + p("专栏1") + "</draw:text-box></draw:frame>。"),
         ["如图。", "专栏1"], []),
    ],
)  # fmt: skip
def test_an_opendocument_text_is_read_as_it_is_shown(
    tmp_path: Path, body: str, shown: list[str], codes: list[str]
) -> None:
    source = read(tmp_path, file(body))
    assert source.text.splitlines() == shown
    assert [diagnostic.code for diagnostic in source.diagnostics] == codes


def test_pictures_and_objects_are_told(tmp_path: Path) -> None:
    picture, thing = (f"<draw:frame>{w}<draw:image/></draw:frame>" for w in ("", "<draw:object/>"))
    source = read(tmp_path, file(p("经济平稳发展。" * 20) + p(f"如图{picture}如表{thing}。")))
    assert [diagnostic.code for diagnostic in source.diagnostics] == ["W113", "W114"]
    with pytest.raises(SeedError, match="文件里有 2 张图片，几乎没有文字"):
        read(tmp_path, file(p(picture) + picture))


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (file("", "spreadsheet"), "不是文本文档"),
        (file("", manifest="<manifest:encryption-data/>"), "加了密"),
        (file("<text:p>").replace(b"<text:p>", b"<text:q>"), "不是完好的 .odt 文档"),
        (b"x", "文件损坏或加了密"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes, what: str) -> None:
    with pytest.raises(SeedError, match=what):
        read(tmp_path, content)


def test_styles_in_a_row_and_in_a_ring_are_followed_in_time(tmp_path: Path) -> None:
    names = [f"s{n}" for n in range(5_000)]
    parents = [*names[1:], names[0]]
    styles = "".join(
        f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="{parent}"/>'
        for name, parent in zip(names, parents, strict=True)
    )
    start = time.process_time()
    source = read(tmp_path, file("".join(p("甲", name) for name in names), styles=styles))
    assert source.text == "甲\n" * len(names)
    assert time.process_time() - start < 2


def test_cells_of_a_row_stay_in_their_columns(tmp_path: Path) -> None:
    def cell(words: str, attributes: str = "") -> str:
        return f"<table:table-cell {attributes}>{p(words) if words else ''}</table:table-cell>"

    spanning = cell("2024年", 'table:number-columns-spanned="2"') + "<table:covered-table-cell/>"
    rows = [
        cell("指标") + spanning + cell("2025年"),
        cell("税收") + cell("", 'table:number-columns-repeated="2"') + cell("383万元"),
    ]
    table = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    read_text = read(tmp_path, file(f"<table:table>{table}</table:table>")).text
    assert read_text == "指标\t2024年\t\t2025年\n税收\t\t\t383万元\n"
