"""OFD files: their text objects become lines, and these paragraphs."""

from __future__ import annotations

import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from govreport.model import SeedError, Source
from govreport.reader import read_here as read_source

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SIZE = 5.64
PITCH = 9.88
LONG = "过去的一年，全镇上下团结一心，各项事业取得新的进展，全年完成税收349万元，增长5.2%，圆满完成目标任务。"
"""53 characters: a first line of 26 behind its indent, and 27 more."""


def text(words: str, x: float, y: float, size: float = SIZE) -> str:
    step = f' DeltaX="g {len(words) - 1} {size}"' if len(words) > 1 else ""
    code = f'<ofd:TextCode X="0" Y="{size}"{step}>{words}</ofd:TextCode>'
    box = f"{x} {y - size} {len(words) * size} {size}"
    return f'<ofd:TextObject ID="1" Boundary="{box}" Size="{size}">{code}</ofd:TextObject>'


def page(number: int, lines: list[str], extra: str = "") -> str:
    """Return a page of lines, one below the other: those that begin with two spaces are indented."""
    objects = [
        text(line.strip(), 28 + (2 * SIZE if line.startswith("　　") else 0), 40 + at * PITCH)
        for at, line in enumerate(lines)
    ]
    objects.append(text(f"— {number} —", 100, 280, 4.9))
    layer = f'<ofd:Layer ID="9">{"".join(objects)}{extra}</ofd:Layer>'
    return f"<ofd:Page {NS}><ofd:Content>{layer}</ofd:Content></ofd:Page>"


def packed(pages: list[str], listed: list[str] | None = None) -> bytes:
    places = listed or [f"Pages/Page_{at}/Content.xml" for at in range(len(pages))]
    entries = "".join(f'<ofd:Page ID="{at}" BaseLoc="{place}"/>' for at, place in enumerate(places))
    area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    document = f"<ofd:CommonData>{area}</ofd:CommonData><ofd:Pages>{entries}</ofd:Pages>"
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        body = "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
        archive.writestr("OFD.xml", f"<ofd:OFD {NS}>{body}</ofd:OFD>")
        archive.writestr("Doc_0/Document.xml", f"<ofd:Document {NS}>{document}</ofd:Document>")
        for at, content in enumerate(pages):
            archive.writestr(f"Doc_0/Pages/Page_{at}/Content.xml", content)
    return buffer.getvalue()


def read(folder: Path, content: bytes) -> Source:
    (folder / "报告.ofd").write_bytes(content)
    return read_source(folder / "报告.ofd", folder)


BODY = ["　　一、2024年工作回顾", f"　　{LONG[:25]}", LONG[25:], "　　二、2025年工作安排", "　　新建道路5公里。"]


@pytest.mark.parametrize("folder", ["Pages", "/Doc_0/Pages", "./Pages"])
def test_text_objects_become_paragraphs_without_page_numbers(tmp_path: Path, folder: str) -> None:
    pages = [page(number, [f"　　第{'甲乙丙'[number - 1]}部分", *BODY]) for number in (1, 2, 3)]
    source = read(tmp_path, packed(pages, [f"{folder}/Page_{at}/Content.xml" for at in range(3)]))
    assert source.encoding == "ofd"
    assert source.text.splitlines() == [
        line
        for part in "甲乙丙"
        for line in (f"第{part}部分", "一、2024年工作回顾", LONG, "二、2025年工作安排", "新建道路5公里。")
    ]
    [found] = source.diagnostics
    assert found.message == "OFD 的页眉、页码等 3 行（如“— 1 —”）没有收录，断开的行已接成段落。请核对段落是否完整"


def test_words_in_several_objects_are_one_line_and_raised_ones_are_marks(tmp_path: Path) -> None:
    y = 40 + 6 * PITCH
    parts = text("规上企业", 28, y) + text("1", 28 + 4 * SIZE, y - 2.5, 2.8) + text("3家。", 28 + 4.5 * SIZE, y)
    source = read(tmp_path, packed([page(1, BODY, parts)]))
    assert source.text.splitlines()[-1] == "规上企业[1]3家。"


def test_characters_without_a_meaning_refuse_the_file(tmp_path: Path) -> None:
    garbled = [line.translate({ord(c): 0xE000 + ord(c) for c in "0123456789"}) for line in BODY]
    with pytest.raises(SeedError, match="个是乱码（字体没有说明是什么字），没有收录"):
        read(tmp_path, packed([page(1, garbled)]))


def test_a_page_without_text_is_a_scan(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match="是扫描件：1 页里只有图像，几乎没有文字，没有收录"):
        read(tmp_path, packed([f"<ofd:Page {NS}><ofd:Content/></ofd:Page>"]))


@pytest.mark.parametrize(
    "content",
    [
        packed(["<x"]),
        packed([], ["Pages/Page_7/Content.xml"]),
        packed([page(1, BODY)], ["Pages/Page_0/Content.xml"] * 2),
    ],
)
def test_a_damaged_file_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(SeedError, match=r"不是完好的 OFD 文件，打不开。请用 OFD 阅读器另存或打印为 \.pdf 后放入"):
        read(tmp_path, content)


def test_a_file_that_is_no_archive_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match=r"文件损坏、加了密或解压后太大，没有读取。请用 OFD 阅读器另存或打印为 \.pdf"):
        read(tmp_path, b"PK\x03\x04x")


def test_wrong_values_do_no_harm(tmp_path: Path) -> None:
    content = page(1, BODY).replace(f'Size="{SIZE}"', 'Size="nan"', 1)
    content = content.replace('DeltaX="g ', 'DeltaX="g 99999999 9 x ', 1)
    assert "新建道路5公里。" in read(tmp_path, packed([content])).text


@pytest.mark.parametrize("step", ["0.0001", "0.01", "3", "-7"])
def test_a_page_of_many_objects_is_read_in_time(tmp_path: Path, step: str) -> None:
    objects = "".join(text("各位代表", 28, 40 + at * float(step), 5) for at in range(8000))
    start = time.process_time()
    read(tmp_path, packed([page(1, BODY, objects)]))
    assert time.process_time() - start < 4
