"""Whether a text is a government work report at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govreport.model import Part, PieceKind, SeedError
from govreport.parser.front import Front
from govreport.parser.manuscript import Manuscript
from govreport.parser.outline import Outline

_DELIVERED = re.compile(
    r"(?:我|现)(?:受|谨)?代表[^。]{0,30}(?:政府|国务院)[^。]{0,40}报告|报告[^。]{0,20}工作[^。]{0,12}(?:请|予)[^。]{0,6}审议"
)
_SUBJECT = re.compile(r"政府工作|政府的工作|人民政府|镇政府|乡政府|县政府|市政府|区政府|省政府|国务院")
_REPORTAGE = re.compile(
    r"(?:记者|通讯员|本报讯|新华社|电\s*\()|(?:会议|大会)[^。]{0,30}(?:开幕|召开|举行|闭幕)"
    r"|(?:作|做)(?:了)?(?:题为|政府工作报告)|报告(?:指出|提出|强调|显示|说)"
)
_SHORT = 3000


def refuse_what_is_no_report(
    manuscript: Manuscript, front: Front, outline: Outline, parts: Sequence[Part | None]
) -> None:
    """Raise where the text is no government work report.

    Raises:
        SeedError: If too little of what makes a report is there, or it is news about one.
    """
    path, folded = manuscript.source.path, manuscript.folded
    text = sum(t.end - t.start for t in outline.texts)
    delivered = _DELIVERED.search(folded, 0, 5000) is not None or any(a for a in outline.addresses)
    titled = any(piece.kind is PieceKind.TITLE for piece in front.pieces)
    chapters = sum(h.level == 1 and h.lasting for h in outline.headings)
    told = len(set(_REPORTAGE.findall(folded[:_SHORT]))) if text < _SHORT else 0
    if told >= 2 and not (delivered and chapters):
        raise SeedError(
            path, "像是关于政府工作报告的新闻报道，不是报告本身，没有收录。请放入报告全文，或把这个文件移出"
        )
    evidence = delivered + titled + (chapters >= 2) + any(parts)
    if evidence < 2 or not _SUBJECT.search(folded):
        raise SeedError(
            path,
            "没有认出政府工作报告（找不到标题、“各位代表”、“一、”一类的章节），没有收录。请核对文件内容，或把它移出",
        )
