"""PDF: the words of the page in order, without what stands around them, and no figure that is not certain."""

from __future__ import annotations

import re
import struct
import zlib
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest
import typst

from govreport.model import SeedError, Source
from govreport.reader import read_source

FONTS = [str(Path(__file__).parent.parent / "govreport")]
PAGE = "height: 12cm, width: 14cm"
INDENTED = "#set par(justify: true, first-line-indent: (amount: 2em, all: true), spacing: 0.65em)"
PARAGRAPHS = [
    f"第{n}{m}段讲经济社会发展和民生改善的情况，全年完成税收349万元，{m}是增长5.2%，{n}是新建公路12公里，改造户厕1256户，"
    f"群众的获得感、幸福感、安全感持续增强，{'各项任务圆满完成，' * (index % 4)}{m}方面保持稳定。"
    for index, (n, m) in enumerate((n, m) for n in "甲乙丙" for m in "一二三四五六七八九")
]


def compiled(body: str, page: str = PAGE, style: str = INDENTED, font: str = '"FandolSong"') -> bytes:
    text = f'#set page({page})\n#set text(lang: "zh", font: ({font}, "Libertinus Serif"), size: 12pt)\n{style}\n{body}'
    made: bytes = typst.compile(text.encode(), font_paths=FONTS)  # type: ignore[misc]  # its stub leaves one open
    return made


def read(folder: Path, content: bytes) -> Source:
    (folder / "报告.pdf").write_bytes(content)
    return read_source(folder / "报告.pdf", folder)


def lines(source: Source) -> list[str]:
    """Return the lines without the spaces that a typesetter puts between Chinese and figures."""
    return ["".join(line.split()) for line in source.text.splitlines()]


@pytest.mark.parametrize(
    ("page", "style"),
    [
        ("footer: context align(center)[— #counter(page).display() —]", INDENTED),
        ("footer: context align(right)[第 #counter(page).display() 页 共 9 页]", INDENTED),
        ("header: [示例县人民政府], footer: context counter(page).display()", "#set par(justify: true)"),
        ("footer: context counter(page).display()", INDENTED.replace("true", "false", 1)),
        ("flipped: true, footer: context counter(page).display()", INDENTED),
        ("columns: 2, width: 24cm, footer: context counter(page).display()", INDENTED),
        ("margin: (inside: 4cm, outside: 1cm, y: 2cm), header: context if calc.odd(counter(page).get().first())"
         " [示例县第五次会议文件（8） #h(1fr) 秘密] else [#h(1fr) 政府工作报告]", INDENTED),
    ],
)  # fmt: skip
def test_paragraphs_are_read_back_as_they_were_set(tmp_path: Path, page: str, style: str) -> None:
    size = page if "width" in page else f"{PAGE}, {page}"
    size = size if "height" in size else f"height: 12cm, {size}"
    source = read(tmp_path, compiled("\n\n".join(PARAGRAPHS * 3), size, style))
    assert lines(source) == PARAGRAPHS * 3
    assert [d.code for d in source.diagnostics] == ["N104"]


def test_a_head_on_the_only_even_page_is_told_by_its_height(tmp_path: Path) -> None:
    page = f"{PAGE}, header: context if calc.odd(counter(page).get().first()) [会议文件] else [政府工作报告]"
    body = "#align(center)[政府工作报告]\n\n" + "\n#pagebreak()\n".join(PARAGRAPHS[:3])
    source = read(tmp_path, compiled(body, page))
    assert lines(source) == ["政府工作报告", *PARAGRAPHS[:3]]
    [found] = source.diagnostics
    assert found.message == (
        "PDF 的页眉、页码等 3 行（如“政府工作报告”）没有收录，断开的行已接成段落。请核对段落是否完整"
    )


def test_a_chapter_below_a_full_line_stands_alone(tmp_path: Path) -> None:
    full = "化解积案二十三件，发放低保金三百二十六万元，新增就业五百二十人。"
    body = f"{full}\n\n二、2025年工作安排\n\n做好今年工作，意义重大。\n\n（一）抓好项目。完成投资。"
    page = f"height: 12cm, width: {len(full) * 12}pt, margin: 0pt"
    source = read(tmp_path, compiled(body, page, "#set par(spacing: 0.65em)"))
    assert lines(source) == [full, "二、2025年工作安排", "做好今年工作，意义重大。", "（一）抓好项目。完成投资。"]


def test_raised_marks_join_no_number_and_notes_stand_at_the_end(tmp_path: Path) -> None:
    body = (
        "全年新增规上企业#footnote[规上企业：年主营业务收入2000万元以上的工业企业，含建筑业、批发零售业、住宿餐饮业和服务业"
        "等各行业的企业。]3家，总数15家。\n\n建成高标准农田#footnote[高标准农田：指设施完善的农田。]8600亩，拆违3600m#super[2]。"
        "\n#pagebreak()\n绿化#footnote[绿化：指道路绿化。]35公里。"
    )
    assert lines(read(tmp_path, compiled(body))) == [
        "全年新增规上企业[1]3家，总数15家。",
        "建成高标准农田[2]8600亩，拆违3600m²。",
        "绿化[3]35公里。",
        "[1]规上企业：年主营业务收入2000万元以上的工业企业，含建筑业、批发零售业、住宿餐饮业和服务业等各行业的企业。",
        "[2]高标准农田：指设施完善的农田。",
        "[3]绿化：指道路绿化。",
    ]


def test_a_number_cut_at_the_end_of_a_line_is_joined(tmp_path: Path) -> None:
    cut = "全年完成投资12#linebreak(justify: true)56万元，增长5.#linebreak(justify: true)2%，经济平稳发展，"
    [line] = lines(read(tmp_path, compiled(f"{cut}{'民生不断改善，社会大局保持和谐稳定，' * 3}任务完成。")))
    assert line.startswith("全年完成投资1256万元，增长5.2%，经济平稳发展")


def test_a_long_number_carried_over_to_the_next_line_ends_no_paragraph(tmp_path: Path) -> None:
    words = "全年完成各项投资和建设资金共计12345678901234.56元，经济平稳发展，民生改善。" + "社会大局稳定，" * 20
    style = "#set par(justify: false, first-line-indent: (amount: 2em, all: true))"
    for width in (9, 10, 11, 12):
        assert lines(read(tmp_path, compiled(words, f"height: 12cm, width: {width}cm, margin: 1cm", style))) == [words]


def test_a_turned_page_is_read_as_it_is_shown(tmp_path: Path) -> None:
    body = "#rotate(-90deg, reflow: true)[#block(width: 12cm)[\n" + "\n\n".join(PARAGRAPHS[:3]) + "]]"
    document = pdfium.PdfDocument(compiled(body, "height: 16cm, width: 14cm"))
    document[0].set_rotation(90)
    buffer = BytesIO()
    document.save(buffer)
    assert lines(read(tmp_path, buffer.getvalue())) == PARAGRAPHS[:3]


def test_a_watermark_is_left_out_and_said(tmp_path: Path) -> None:
    page = f"{PAGE}, background: rotate(-40deg)[内部资料]"
    source = read(tmp_path, compiled("\n\n".join(PARAGRAPHS[:3]), page))
    assert lines(source) == PARAGRAPHS[:3]
    assert [(d.code, d.message) for d in source.diagnostics if d.code != "N104"] == [
        ("N126", "PDF 里斜排的文字 1 行，看来是水印；没有收录。请核对")
    ]


def test_pages_of_pictures_among_pages_of_text_are_said(tmp_path: Path) -> None:
    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0\xff")), (b"IEND", b""))
    png = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    dot = f"#image(bytes(({', '.join(map(str, png))})))"
    text = "\n\n".join(PARAGRAPHS[:3])
    source = read(tmp_path, compiled(f"{text}\n#pagebreak()\n{dot}\n#pagebreak()\n{PARAGRAPHS[4]}"))
    assert lines(source) == [*PARAGRAPHS[:3], PARAGRAPHS[4]]
    assert [(d.code, d.message) for d in source.diagnostics if d.code != "N104"] == [
        ("W129", "PDF 的第 2 页只有图像，没有文字；图像里的内容没有收录。请做文字识别（OCR）后补上")
    ]
    assert len(read(tmp_path, compiled(f"{text}{dot}")).diagnostics) == 1


def without_map(content: bytes, font: bytes) -> bytes:
    """Return a PDF in which one font tells no more which characters it shows."""
    return re.sub(rb"(BaseFont/[A-Z]{6}\+" + font + rb"[^>]*)/ToUnicode", rb"\1/ToUnicodX", content)


def test_a_file_whose_font_tells_no_characters_is_refused(tmp_path: Path) -> None:
    content = without_map(compiled("\n\n".join(PARAGRAPHS)), b"Fandol")
    with pytest.raises(SeedError, match="个是乱码（字体没有说明是什么字），没有收录。请从原文件（Word）另存，"):
        read(tmp_path, content)


def test_figures_whose_font_tells_no_digits_refuse_the_file(tmp_path: Path) -> None:
    styled = re.sub(r"([0-9.]+)", r'#text(font: "Libertinus Serif")[\1]', "\n\n".join(PARAGRAPHS))
    content = compiled(styled)
    assert lines(read(tmp_path, content)) == PARAGRAPHS
    with pytest.raises(SeedError, match="个是乱码（字体没有说明是什么字），没有收录"):
        read(tmp_path, without_map(content, b"Libertinus"))


def test_list_marks_that_can_not_be_read_are_shown_and_said(tmp_path: Path) -> None:
    marked = "\n\n".join(f'#text(font: "Libertinus Serif")[X]{words}' for words in PARAGRAPHS[:3])
    source = read(tmp_path, without_map(compiled(marked), b"Libertinus"))
    assert lines(source) == [f"\ufffd{words}" for words in PARAGRAPHS[:3]]
    assert [d.message for d in source.diagnostics if d.code == "W127"] == [
        "PDF 里有 3 个字符读不出（字体没有说明是什么字）；显示为“\ufffd”。请核对，或从原文件另存"
    ]


def test_nonsense_is_refused(tmp_path: Path) -> None:
    nonsense = "\n\n".join("".join(chr(0x4E00 + (n * 97 + m * 31) % 4000 + 7) for m in range(60)) for n in range(6))
    with pytest.raises(SeedError, match="读出的文字是乱码，不成文句（字体里的字符编码不对），没有收录"):
        read(tmp_path, compiled(nonsense, font='"Noto Serif CJK SC"'))


def test_figures_that_are_no_text_refuse_the_file(tmp_path: Path) -> None:
    drawn = re.sub(r"[0-9.]+", "#box(width: 1em, height: 0.5em, fill: black)", "\n\n".join(PARAGRAPHS))
    with pytest.raises(SeedError, match="处单位前面没有数字，数字可能是图形、不是字符，没有收录"):
        read(tmp_path, compiled(drawn))
