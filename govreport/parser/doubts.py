"""Where the frame of a report is not certain: what was taken, what else it may be, and the line that settles it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePosixPath
from typing import NamedTuple

from govreport.frame.heading import CLEAR, read_heading
from govreport.frame.place import Place
from govreport.frame.witness import Verdict, Witness, speaking_for
from govreport.frame.years import Years
from govreport.model import Diagnostic, Identity, Part, Source, Span
from govreport.parser.framing import Frame
from govreport.parser.manuscript import Manuscript

_THIN = 2.0
"""Where a place or a year leads by no more than this, the person is asked."""
_HARDLY = 0.1
"""A report of which so little looks one way is worth a look."""
_CHAPTER = 0.03
"""Share of the text from which on a chapter without a telling heading is judged."""
_UNTOLD, _HINTED = 0.3, 0.15
"""Evidence for its direction that the sentences of such a chapter must show on average: where its heading says nothing,
and where it hints at the direction."""
_SHOWN = 12
_NAMES = {Part.LOOK_BACK: "回顾", Part.LOOK_AHEAD: "今后工作"}


def doubts(manuscript: Manuscript, frame: Frame, identity: Identity) -> Iterator[Diagnostic]:
    """Yield what a person should settle about place, years and passages."""
    source = manuscript.source
    if not frame.whole:
        yield from _untold(source, frame)
        return
    yield from _asked(source, _PLACE, identity.jurisdiction, frame.place)
    yield from _asked(source, _YEAR, identity.review_year, frame.years)
    if identity.jurisdiction and identity.level is None:
        yield _make(
            source,
            "N209",
            f"看不出“{identity.jurisdiction}”是哪一级；层级留空。"
            f'请在 {beside(source)} 写 [corrected] 和 level = "county"',
        )
    namesakes = len(manuscript.lexicon.divisions.codes.get(identity.jurisdiction, ()))
    if namesakes > 1 and not identity.place_code:
        yield _make(
            source,
            "N212",
            f"全国有 {namesakes} 个“{identity.jurisdiction}”，看不出是哪一个；同名而上级写法也相同的报告按一处对照。"
            f'请在 {beside(source)} 写 parent = "上级地名"',
        )
    for passage in frame.unfound:
        what = f"[passages] 里的“{passage.words}”在原文中没有找到；这一行没有采用。请照抄该部分开头的几个字"
        yield _make(source, "W234", what)
    if not frame.stated:
        yield from _passages(manuscript, frame)


def _untold(source: Source, frame: Frame) -> Iterator[Diagnostic]:
    """Yield a warning where a passage by itself does not tell which way it looks."""
    if frame.units and not any(frame.parts):
        what = "这段话没有说明是讲回顾还是讲今后工作；数字按实绩认读，没有列出承诺。请把上文一并给出，或指明 part"
        yield _make(source, "W235", what, Span(frame.units[0].start, frame.units[-1].end))


def _make(source: Source, code: str, message: str, span: Span | None = None) -> Diagnostic:
    return Diagnostic.of(code, source.path, message, span)


def beside(source: Source) -> str:
    """Return the name of the file beside a seed in which a person settles what is not certain."""
    return PurePosixPath(source.path).with_suffix(".toml").name


class _Question(NamedTuple):
    """What is asked of a person about one thing that the witnesses disagree on."""

    key: str
    """Its name beside the seed."""
    reading: str
    example: str
    unknown: str
    """The code where nothing is taken."""
    unheard: str
    """What is said then where there is no witness, and what follows."""
    follows: str
    close: str
    """The code where the first reading is taken."""


_PLACE = _Question(
    key="jurisdiction",
    reading="{}的报告",
    example="地名",
    unknown="W207",
    unheard="没有认出是哪个地方的报告",
    follows="编号改用文件名",
    close="W230",
)
_YEAR = _Question(
    key="review_year",
    reading="总结{}年",
    example="年份",
    unknown="W208",
    unheard="没有认出是哪一年的报告",
    follows="年份留空",
    close="W231",
)


def _asked(source: Source, question: _Question, taken: str, heard: Place | Years) -> Iterator[Diagnostic]:
    verdict, stated = heard.verdict, any(key == question.key and value for key, value in source.sidecar.corrected)
    found = _readings(verdict, heard.witnesses, question.reading)
    settle = f"请在 {beside(source)} 写 [corrected] 和"
    if not taken:
        lines = _lines(question.key, verdict, question.example)
        message = f"{found or question.unheard}；{question.follows}。{settle} {lines}"
        yield _make(source, question.unknown, message)
    elif not stated and verdict.margin <= _THIN and verdict.second:
        message = f'{found}；按前者处理。如不对，{settle} {question.key} = "{verdict.second}"'
        yield _make(source, question.close, message)


def _readings(verdict: Verdict, witnesses: Sequence[Witness], phrase: str) -> str:
    """Return the two likeliest readings, each with what speaks for it most; empty where nothing speaks."""
    told = [
        (phrase.format(value), heard[0].reason)
        for value in (verdict.value, verdict.second)
        if value and (heard := speaking_for(value, witnesses))
    ]
    if len(told) < 2:
        return "".join(f"只有{reason}说是{what}，不足为据" for what, reason in told)
    (first, why), (second, why_not) = told
    if why == why_not:
        return f"看不出是{first}还是{second}（{why}）"
    return f"看不出是{first}（{why}）还是{second}（{why_not}）"


def _lines(key: str, verdict: Verdict, example: str) -> str:
    """Return the lines to choose from for the file beside the seed."""
    values = [value for value in (verdict.value, verdict.second) if value] or [example]
    return "，或 ".join(f'{key} = "{value}"' for value in values)


def _passages(manuscript: Manuscript, frame: Frame) -> Iterator[Diagnostic]:
    """Yield a warning where a report hardly looks one way, or a chapter does not tell which way it looks."""
    source = manuscript.source
    shares = {part: share_of(frame, part) for part in Part}
    for part, share in shares.items():
        if share == 0:
            effect = "其中的承诺可能没有列出" if part is Part.LOOK_AHEAD else "其中的数字可能当成了目标"
            yield _make(
                source,
                "W210",
                f"没有认出讲{_NAMES[part]}的部分；{effect}。如果有，请在 {beside(source)} 写 [passages] 和"
                f' "该部分开头的几个字" = "{part.value}"',
            )
        elif share < _HARDLY:
            start = next(unit for unit, looks in zip(frame.units, frame.parts, strict=True) if looks is part)
            yield _make(
                source,
                "W232",
                f"讲{_NAMES[part]}的部分只占正文的 {share * 100:.0f}%，从「{_first_words(source, start.start)}」起；"
                f"照此处理。请核对各章的方向；如不对，请在 {beside(source)} 写 [passages] 和"
                f' "该部分开头的几个字" = "{part.value}"',
                Span(start.start, start.end),
            )
    yield from _vague_chapters(manuscript, frame)


def share_of(frame: Frame, part: Part) -> float:
    """Return how much of the sentences looks one way, from 0 to 1."""
    sizes = [(unit.end - unit.start, looks) for unit, looks in zip(frame.units, frame.parts, strict=True)]
    whole = sum(size for size, _ in sizes)
    return sum(size for size, looks in sizes if looks is part) / whole if whole else 0.0


def _vague_chapters(manuscript: Manuscript, frame: Frame) -> Iterator[Diagnostic]:
    """Yield the chapters, or the whole where there are none, whose sentences hardly tell their direction."""
    source, folded = manuscript.source, manuscript.folded
    words = manuscript.lexicon.structure.chapter_words
    starts = [index for index, unit in enumerate(frame.units) if unit.level == 1]
    for first, last in pairwise(sorted({0, *starts, len(frame.units)})):
        members = [index for index in range(first, last) if frame.units[index].level == 0 and frame.parts[index]]
        if len(members) < max(2, _CHAPTER * len(frame.units)):
            continue
        heading = frame.units[first]
        review = frame.years.review
        said = read_heading(folded[heading.start : heading.end], review, words).score if heading.level else 0.0
        if abs(said) >= CLEAR:
            continue
        scores = [frame.evidence[i].score * (1 if frame.parts[i] is Part.LOOK_BACK else -1) for i in members]
        hinted = said * (1 if frame.parts[members[0]] is Part.LOOK_BACK else -1) > 0
        if sum(scores) / len(scores) < (_HINTED if hinted else _UNTOLD):
            part = frame.parts[members[len(members) // 2]] or Part.LOOK_BACK
            other = Part.LOOK_AHEAD if part is Part.LOOK_BACK else Part.LOOK_BACK
            shown = _first_words(source, heading.start)
            yield _make(
                source,
                "W233",
                f"「{shown}」一部分看不清是讲{_NAMES[part]}还是{_NAMES[other]}；按{_NAMES[part]}处理。"
                f'如不对，请在 {beside(source)} 写 [passages] 和 "{shown}" = "{other.value}"',
                Span(heading.start, heading.end),
            )


def _first_words(source: Source, start: int) -> str:
    return "".join(source.text[start : start + 2 * _SHOWN].split())[:_SHOWN]
