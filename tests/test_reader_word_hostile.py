"""Word files that are endless or meant to harm: read or refused in time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from govreport.reader import read_here as read_source
from tests.word_file import SPACES, paragraph, run, style, word_file

ENDLESS = {
    "styles in a ring": ("", style("甲", based_on="乙") + style("乙", based_on="甲")),
    "styles in a row": ("", "".join(style(f"s{n}", based_on=f"s{n + 1}") for n in range(20_000))),
    "one run of many texts": (f"<w:p><w:r>{'<w:t>甲</w:t>' * 50_000}</w:r></w:p>", ""),
    "one paragraph of many runs": (paragraph("".join(run("1", "<w:position w:val='8'/>") for _ in range(20_000))), ""),
    "hidden and shown by turns": (paragraph((run("甲", "<w:vanish/>") + run("乙")) * 10_000), ""),
    "paragraphs that run on": (paragraph("甲", "<w:rPr><w:vanish/></w:rPr>") * 20_000, ""),
    "fields without an end": (paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 20_000 + run("甲")), ""),
    "one document embedded often": ('<w:altChunk r:id="chunk"/>' * 20_000, ""),
    "one diagram drawn often": ('<w:p><w:r><w:drawing><dgm:relIds r:dm="data"/></w:drawing></w:r></w:p>' * 10_000, ""),
    "boxes in a line": (paragraph("<w:r><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r>" * 5_000), ""),
}


@pytest.mark.parametrize("what", ENDLESS)
def test_a_word_file_of_one_kind_is_read_in_time(tmp_path: Path, what: str) -> None:
    body, styles = ENDLESS[what]
    points = "<dgm:pt><dgm:t><a:p><a:r><a:t>甲</a:t></a:r></a:p></dgm:t></dgm:pt>" * 5_000
    parts = {
        "chunk.txt": ("aFChunk", "甲\n".encode() * 10_000),
        "data.xml": ("diagramData", f"<dgm:dataModel {SPACES}>{points}</dgm:dataModel>".encode()),
    }
    first = paragraph("各位代表：", '<w:pStyle w:val="s0"/>') + paragraph("甲", '<w:pStyle w:val="甲"/>')
    content = word_file(first + body + paragraph("完。" * 60), styles=styles, parts=parts)
    start = time.process_time()
    (tmp_path / "报告.docx").write_bytes(content)
    assert read_source(tmp_path / "报告.docx", tmp_path).text.startswith("各位代表：\n甲\n")
    assert time.process_time() - start < 3


def test_word_files_inside_word_files_are_unpacked_within_the_limits_of_one(tmp_path: Path) -> None:
    large = word_file("甲", parts={f"x{n}.txt": ("x", bytes(1024 * 1024)) for n in range(90)}, packed=True)
    body = paragraph("前。") + "".join(f'<w:altChunk r:id="c{n}"/>' for n in range(3))
    content = word_file(body, parts={f"c{n}.docx": ("aFChunk", large) for n in range(3)})
    (tmp_path / "报告.docx").write_bytes(content)
    source = read_source(tmp_path / "报告.docx", tmp_path)
    assert source.text.split() == ["前。", "甲", "甲"]
    assert [diagnostic.code for diagnostic in source.diagnostics] == ["W115"]
