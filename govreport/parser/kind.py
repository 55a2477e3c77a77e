"""Whether a text is a government work report at all."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from govreport.model import Part, PieceKind, SeedError
from govreport.parser.framing import Frame
from govreport.parser.front import Front
from govreport.parser.manuscript import Manuscript
from govreport.parser.outline import Outline
from govreport.reading.lines import Line

_DELIVERED = re.compile(
    r"(?:我|现)?(?:受|谨)?代表(?P<who>[^。,;]{0,30}(?:政府|国务院|办事处|管委会|管理委员会|行政公署|行署))[^。]{0,60}?"
    r"(?:报告|审议)|受[^。,;]{0,20}(?:政府|国务院)(?:的)?委托[^。]{0,40}(?:政府工作|工作报告)"
)
_SPEAKS_FOR = re.compile(r"我(?:受|谨)?代表(?P<who>[^。,;向]{2,30})[,，]?\s*向[^。]{0,30}(?:报告|审议)")
_COMMISSIONED = re.compile(r"受[^。,;]{0,20}(?:人民政府|政府)(?:的)?委托")
_SUBJECT = re.compile(
    r"政府工作|政府的工作|人民政府|[镇乡县市区省州旗盟]政府|国务院|办事处|管委会|管理委员会|行政公署|行署"
)
_ADDRESSED = re.compile(r"各位代表|同志们[:,!]")
_REPORTAGE = re.compile(
    r"(?:记者|通讯员|本报讯|新华社|电\s*\()|(?:会议|大会)[^。]{0,30}(?:开幕|召开|举行|闭幕)"
    r"|(?:作|做)(?:了)?(?:题为|政府工作报告)|报告(?:指出|提出|强调|显示|说|认为|回顾)"
)
_OPENING = 5000
_SHORT = 3000
"""A text of fewer characters may be news in spite of chapters."""
_LINES_ABOVE = 12
_LONGEST_TITLE = 60
_APART = 2000
"""Two reports stand at least so many characters apart."""
_LETTERS = 200
_FOREIGN = 0.2
"""A text with so small a share of Chinese characters among its letters is in another language."""
_SCRIPTS = {
    "LATIN": "外文（英文一类）",
    "TIBETAN": "藏文",
    "ARABIC": "维吾尔文一类",
    "MONGOLIAN": "蒙古文",
    "HANGUL": "朝鲜文",
    "CYRILLIC": "俄文一类",
}


def refuse_foreign_text(manuscript: Manuscript) -> None:
    """Raise where the text is not in Chinese.

    Raises:
        SeedError: With the name of the script.
    """
    letters = Counter(
        unicodedata.name(c, "").split(" ")[0] for c in manuscript.folded[: 4 * _OPENING] if c.isalpha()
    )
    total = sum(letters.values())
    if total >= _LETTERS and letters["CJK"] < _FOREIGN * total:
        script = _SCRIPTS.get(letters.most_common(1)[0][0], "外文")
        raise SeedError(
            manuscript.source.path,
            f"看来是{script}，不是中文，没有收录；本程序只读中文的政府工作报告。请放入中文文本，或把这个文件移出",
        )


def refuse_what_is_no_report(
    manuscript: Manuscript, lines: Sequence[Line], front: Front, outline: Outline, frame: Frame
) -> None:
    """Raise where the text is no government work report, with the true reason.

    Raises:
        SeedError: If it is another kind of text, several reports, news about one, or too little of what makes one.
    """
    path, folded = manuscript.source.path, manuscript.folded
    delivered = [match.start() for match in _DELIVERED.finditer(folded, 0) if _is_said(folded, match)]
    early = any(at < _OPENING for at in delivered)
    chapters = sum(heading.level == 1 and heading.lasting for heading in outline.headings)
    if other := next(_other_kinds(manuscript, lines, front, delivered=early), None):
        raise SeedError(path, f"像是{other}，不是政府工作报告，没有收录。请放入政府工作报告，或把这个文件移出")
    if sum(after - before > _APART for before, after in pairwise(delivered)) and _several(folded, delivered):
        raise SeedError(
            path, "像是几份政府工作报告的汇编，没有收录。请拆成一份报告一个文件再放入"
        )
    text = sum(t.end - t.start for t in outline.texts)
    told = len(set(_REPORTAGE.findall(folded[:_SHORT])))
    addressed = _ADDRESSED.search(folded) is not None
    if told >= 2 and not early and (text < _SHORT or not addressed) and not (addressed and chapters):
        raise SeedError(
            path, "像是关于政府工作报告的新闻报道，不是报告本身，没有收录。请放入报告全文，或把这个文件移出"
        )
    titled = any(piece.kind is PieceKind.TITLE for piece in front.pieces)
    both = {Part.LOOK_BACK, Part.LOOK_AHEAD} <= set(frame.parts)
    evidence = 2 * early + bool(outline.addresses) + titled + (chapters >= 2) + both
    if evidence < 2 or not _SUBJECT.search(folded):
        raise SeedError(
            path,
            "没有认出政府工作报告（找不到标题、“各位代表”、“一、”一类的章节），没有收录。请核对文件内容，或把它移出",
        )


def _is_said(folded: str, match: re.Match[str]) -> bool:
    """Tell whether the speaker says it, not a reporter: ``我代表``, ``现在,代表``."""
    return folded[match.start()] in "我现受谨" or folded[max(0, match.start() - 1)] in "我,"


def _other_kinds(
    manuscript: Manuscript, lines: Sequence[Line], front: Front, *, delivered: bool
) -> Iterator[str]:
    """Yield what else the text may be, by its title, by whom the speaker stands for, and by its phrases."""
    folded, kinds = manuscript.folded, manuscript.lexicon.other_texts
    above = [
        "".join(folded[line.start : line.end].split())
        for line in lines[: min(_LINES_ABOVE, max(1, front.body))]
        if line.end - line.start <= _LONGEST_TITLE
    ]
    titles = [line for line in above if "政府工作报告" not in line or line.endswith(("通知", "意见", "方案"))]
    spoken = _SPEAKS_FOR.search(folded, 0, _OPENING)
    commissioned = _COMMISSIONED.search(folded, 0, _OPENING) is not None
    for kind in kinds:
        if kind.place == "title" and not delivered and any(word in line for line in titles for word in kind.surfaces):
            yield kind.label
        if kind.place == "speaker" and spoken and not delivered and any(w in spoken["who"] for w in kind.surfaces):
            yield kind.label
        if kind.place == "text" and not delivered and any(word in folded for word in kind.surfaces):
            yield kind.label
    if commissioned and not delivered:
        yield "受政府委托所作的专项报告"


def _several(folded: str, delivered: Sequence[int]) -> bool:
    """Tell whether the statements speak for different governments or stand in different texts."""
    said = {folded[at : at + 40] for at in delivered}
    return len(said) > 1
