"""Whether a text is a government work report at all."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from govreport.expression.years import years_in
from govreport.model import Part, PieceKind, SeedError
from govreport.parser.framing import Frame
from govreport.parser.front import Front
from govreport.parser.manuscript import Manuscript
from govreport.parser.outline import Outline
from govreport.reading.lines import Line

_DELIVERED = re.compile(
    r"(?:我|现)?(?:受|谨)?(?<!人民)代表(?!大会)(?P<who>[^。,;:\n]{0,30}(?:政府|国务院|办事处|管委会|管理委员会|行政公署|行署))[^。]{0,60}?"
    r"(?:报告|审议)|受[^。,;]{0,20}(?:政府|国务院)(?:的)?委托[^。]{0,40}(?:政府工作|工作报告)"
)
_SPEAKS_FOR = re.compile(r"我(?:受|谨)?代表(?P<who>[^。,;向\n]{2,30}?)[,，]?\s*(?:向|就|作|报告|汇报)")
_COMMISSIONED = re.compile(r"受[^。,;]{0,20}(?:人民政府|政府)(?:的)?委托")
_SUBJECT = re.compile(
    r"政府工作|政府的工作|人民政府|[镇乡县市区省州旗盟]政府|国务院|办事处|管委会|管理委员会|行政公署|行署"
)
_ADDRESSED = re.compile(r"(?:^|\n)\s*(?:各位代表|各位委员|同志们)|(?:各位代表|各位委员|同志们)[:,!]")
_REPORTAGE = re.compile(
    r"(?:记者|通讯员|本报讯|新华社|电\s*\()|(?:会议|大会)[^。]{0,30}(?:开幕|召开|举行|闭幕)"
    r"|(?:作|做)(?:了)?(?:题为|政府工作报告)|报告(?:指出|提出|强调|显示|说|认为|回顾)"
    r"|(?:^|\n)\s*[\u4e00-\u9fff]{2,4}(?:说|指出|强调|表示)[,:]|本报评论员|代表说:"
)
_OPENING = 5000
_SHORT = 3000
"""A text of fewer characters may be news in spite of chapters."""
_LINES_ABOVE = 12
_LONGEST_TITLE = 60
_APART = 500
"""Two reports stand at least so many characters apart."""
_NEAR = 10
"""The year of a report stands so near behind the words that deliver it: ``报告2022年工作``."""
_TITLE = re.compile(
    r"(?:政府|办事处|管委会|管理委员会|公署)(?:20\d\d年)?(?:度)?工作(?:情况)?(?:的)?报告(?:\(.*|全文.*|摘要.*|实录)?$"
)
_ABOUT = re.compile(
    "通知|意见|方案|分工|解读|图解|读懂|看懂|讨论|审议|分组|学习|体会|落实|督查|速览|要点|数读|亮点|汇编|贯彻"
)
_COMMITTEE = re.compile(r"主任[^。]{0,12}副主任[^。]{0,12}委员")
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
    letters: Counter[str] = Counter()
    for letter, times in Counter(manuscript.folded[: 4 * _OPENING]).items():
        if letter.isalpha():
            letters[unicodedata.name(letter, "").split(" ")[0]] += times
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
    above = _titles(folded, lines, front)
    own = any(_TITLE.search(line) and not _ABOUT.search(line) for line in above)
    titled = own or any(piece.kind is PieceKind.TITLE for piece in front.pieces)
    delivered = [match for match in _DELIVERED.finditer(folded) if _is_said(folded, match)]
    early = any(match.start() < _OPENING for match in delivered)
    chapters = sum(heading.level == 1 and heading.lasting for heading in outline.headings)
    other = next(_other_kinds(manuscript, above, delivered=early and (own or not _to_committee(folded))), None)
    if other:
        raise SeedError(path, f"像是{other}，不是政府工作报告，没有收录。请放入政府工作报告，或把这个文件移出")
    if _several(folded, delivered):
        raise SeedError(path, "像是几份政府工作报告的汇编，没有收录。请拆成一份报告一个文件再放入")
    text = sum(t.end - t.start for t in outline.texts)
    told = len(set(_REPORTAGE.findall(folded[:_SHORT])))
    addressed = _ADDRESSED.search(folded) is not None
    if told >= 2 and not early and not (addressed and (chapters or text >= _SHORT)):
        raise SeedError(
            path, "像是关于政府工作报告的新闻报道，不是报告本身，没有收录。请放入报告全文，或把这个文件移出"
        )
    both = {Part.LOOK_BACK, Part.LOOK_AHEAD} <= set(frame.parts)
    evidence = 2 * early + addressed + titled + (chapters >= 2) + both
    if evidence < 2 or not (titled or early or addressed) or not _SUBJECT.search(folded):
        raise SeedError(
            path,
            "没有认出政府工作报告（找不到标题、“各位代表”、“一、”一类的章节），没有收录。请核对文件内容，或把它移出",
        )


def _titles(folded: str, lines: Sequence[Line], front: Front) -> list[str]:
    """Return the short lines above the text, without white space."""
    return [
        "".join(folded[line.start : line.end].split())
        for line in lines[: min(_LINES_ABOVE, max(1, front.body))]
        if line.end - line.start <= _LONGEST_TITLE
    ]


def _to_committee(folded: str) -> bool:
    """Tell whether a text speaks to a standing committee, which hears reports on single subjects."""
    return _COMMITTEE.search(folded, 0, _OPENING) is not None


def _is_said(folded: str, match: re.Match[str]) -> bool:
    """Tell whether the speaker says it, not a reporter: ``我代表``, ``现在,代表``, ``我受县人民政府委托``."""
    return folded[match.start()] in "我现受谨" or folded[max(0, match.start() - 1)] in "我,"


def _other_kinds(manuscript: Manuscript, above: Sequence[str], *, delivered: bool) -> Iterator[str]:
    """Yield what else the text may be, by its title, by whom the speaker stands for, and by its phrases."""
    if delivered:
        return
    folded = manuscript.folded
    titles = [line for line in above if "政府工作报告" not in line or _ABOUT.search(line)]
    spoken = _SPEAKS_FOR.search(folded, 0, _OPENING)
    for kind in manuscript.lexicon.other_texts:
        told = {
            "title": any(word in line for line in titles for word in kind.surfaces),
            "title-end": any(line.endswith(kind.surfaces) for line in titles),
            "speaker": spoken is not None and any(word in spoken["who"] for word in kind.surfaces),
            "text": any(word in folded for word in kind.surfaces),
        }
        if told[kind.place]:
            yield kind.label
    if _COMMISSIONED.search(folded, 0, _OPENING):
        yield "受政府委托所作的专项报告"


def _several(folded: str, delivered: Sequence[re.Match[str]]) -> bool:
    """Tell whether several reports are delivered: by different governments, or of different years, far apart."""
    for earlier, later in pairwise(delivered):
        one, other = earlier["who"] or "", later["who"] or ""
        years = [years_in(folded[m.start() : m.end() + _NEAR]) for m in (earlier, later)]
        others = not (one.endswith(other) or other.endswith(one)) or (all(years) and years[0] != years[1])
        if others and later.start() - earlier.start() > _APART:
            return True
    return False
