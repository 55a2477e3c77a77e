"""One small valid file of each kind that people put in; mutations start from these."""

from __future__ import annotations

from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from functools import cache
from io import BytesIO

from openpyxl import Workbook

from tests import test_reader_ofd, test_reader_opendocument, test_reader_pdf
from tests.word_file import paragraph, run, style, table, word_file

TEXT = """示例县2022年政府工作报告
——2023年1月5日在示例县第十八届人民代表大会第二次会议上
示例县县长 李某
各位代表：
现在，我代表县人民政府，向大会报告工作，请予审议。
一、2022年工作回顾
（一）经济平稳发展。全年完成税收349万元，增长9.7%，新增学位5至6个，粮食产量达到1,250.5吨。
1.项目建设。新建农村公路12公里，城镇、农村居民收入分别增长5%、6.5%。
我们也清醒地看到，还存在一些困难和问题。
二、2023年工作安排
力争完成税收383万元，增长9%以上，6月底前建成泵站3座。
附件：名词解释
[1]双控：能耗总量和强度控制。
"""
MARKDOWN = """# 示例县2022年政府工作报告

各位代表：

## 一、2022年工作回顾

**全年**完成税收349万元[^1]，增长9.7%。

1. 新建公路12公里
2. 改造~~旧~~户厕

| 指标 | 目标 |
| --- | --- |
| 税收 | 383万元 |

[^1]: 按新口径。
"""
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8">
<meta name="ArticleTitle" content="示例县2022年政府工作报告">
<style>.h{{display:none}} li{{counter-increment:n}} li:before{{content:counter(n) "、"}}</style></head><body>
<nav><a href="/">首页</a></nav><div class="article"><h1>示例县2022年政府工作报告</h1>
{"".join(f"<p>{line}</p>" for line in TEXT.splitlines())}
<ol start="3"><li>新建公路<sup>[1]</sup></li><li><del>旧</del>新</li></ol><span class="h">藏</span>
<table><tr><td rowspan="2">税收</td><td>383万元</td></tr><tr><td>9%</td></tr></table></div></body></html>
"""
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
SIDECAR = """source_url = "https://www.example.gov.cn/1.html"
fetched = 2023-08-15
[corrected]
review_year = 2022
[passages]
"二、工作部署" = "look_ahead"
"""
LINKS = """[[link]]
promise = "shili-2022-c1"
outcome = "shili-2023-m1"
review = "confirmed"
note = "同一件事"
"""
CORRECTIONS = """[[correction]]
date = "2023-06-30"
shown = "349万元"
right = "394万元"
"""
CSV = "编号,进展,说明,更新日期\nshili-2022-c1,已完成,建成,2023-06-30\n"


@cache
def samples() -> dict[str, bytes]:
    """Return the files by the end of their names."""
    return {
        ".txt": TEXT.encode(),
        ".gb.txt": TEXT.encode("gb18030"),
        ".md": MARKDOWN.encode(),
        ".html": PAGE.encode(),
        ".mht": _archive(),
        ".docx": _word(),
        ".odt": _opendocument(),
        ".ofd": test_reader_ofd.packed([test_reader_ofd.page(1, test_reader_ofd.BODY)]),
        ".pdf": test_reader_pdf.compiled("\n\n".join(test_reader_pdf.PARAGRAPHS[:4])),
        ".xlsx": _workbook(),
        ".csv": CSV.encode("utf-8-sig"),
        ".toml": SIDECAR.encode(),
        "links.toml": LINKS.encode(),
        "corrections.toml": CORRECTIONS.encode(),
    }


def _archive() -> bytes:
    whole = MIMEMultipart("related")
    whole.attach(MIMEText(PAGE, "html", "utf-8"))
    return whole.as_bytes()


def _word() -> bytes:
    lines = TEXT.splitlines()
    body = "".join(paragraph(line) for line in lines[:5])
    body += paragraph("2022年工作回顾", '<w:pStyle w:val="s"/><w:numPr><w:numId w:val="1"/></w:numPr>')
    raised = run("1", '<w:vertAlign w:val="superscript"/>')
    body += paragraph(run("全年") + run("藏", "<w:vanish/>") + run("完成税收349万元") + raised)
    body += paragraph('<w:r><w:footnoteReference w:id="2"/></w:r>') + table(("指标", "目标"), ("税收", "383万元"))
    body += paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
                      '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
                      '<w:r><w:fldChar w:fldCharType="end"/></w:r>')  # fmt: skip
    one, two = (f"<m:r><m:t>{number}</m:t></m:r>" for number in (1, 2))
    body += paragraph(f"<m:oMath><m:f><m:num>{one}</m:num><m:den>{two}</m:den></m:f></m:oMath>")
    notes = f'<w:footnote w:id="2">{paragraph("双控")}</w:footnote>'
    return word_file(body, styles=style("s"), numbering=NUMBERING, footnotes=notes)


def _opendocument() -> bytes:
    words = test_reader_opendocument
    body = "".join(words.p(line) for line in TEXT.splitlines())
    body += f'<text:list text:style-name="L">{words.item("公路")}</text:list>' + words.p(words.span("1", "上"))
    return words.file(body)


def _workbook() -> bytes:
    book, buffer = Workbook(), BytesIO()
    for row in CSV.splitlines():
        book.worksheets[0].append(row.split(","))
    book.save(buffer)
    return buffer.getvalue()
