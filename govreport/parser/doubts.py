"""Where the frame of a report is not certain: what was taken, what else it may be, and the line that settles it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePosixPath

from govreport.frame.heading import CLEAR, read_heading
from govreport.frame.witness import Verdict, Witness, speaking_for
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
    source, stated = manuscript.source, {key for key, value in manuscript.source.sidecar.corrected if value}
    yield from _place(source, frame, identity, stated)
    yield from _years(source, frame, identity, stated)
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


def _make(source: Source, code: str, message: str, span: Span | None = None) -> Diagnostic:
    return Diagnostic.of(code, source.path, message, span)


def beside(source: Source) -> str:
    """Return the name of the file beside a seed in which a person settles what is not certain."""
    return PurePosixPath(source.path).with_suffix(".toml").name


def _place(source: Source, frame: Frame, identity: Identity, stated: set[str]) -> Iterator[Diagnostic]:
    place = frame.place
    if not identity.jurisdiction:
        found = _readings(place.verdict, place.witnesses, "{}的报告")
        yield _make(
            source,
            "W207",
            f"{found or '没有认出是哪个地方的报告'}；编号改用文件名。"
            f"请在 {beside(source)} 写 [corrected] 和 {_lines('jurisdiction', place.verdict, '地名')}",
        )
    elif "jurisdiction" not in stated and place.verdict.margin <= _THIN and place.verdict.second:
        found = _readings(place.verdict, place.witnesses, "{}的报告")
        yield _make(
            source,
            "W230",
            f"{found}；按前者处理。"
            f'如不对，请在 {beside(source)} 写 [corrected] 和 jurisdiction = "{place.verdict.second}"',
        )


def _years(source: Source, frame: Frame, identity: Identity, stated: set[str]) -> Iterator[Diagnostic]:
    years = frame.years
    if not identity.review_year:
        found = _readings(years.verdict, years.witnesses, "总结{}年")
        yield _make(
            source,
            "W208",
            f"{found or '没有认出是哪一年的报告'}；年份留空。"
            f"请在 {beside(source)} 写 [corrected] 和 {_lines('review_year', years.verdict, '年份')}",
        )
    elif "review_year" not in stated and years.verdict.margin <= _THIN and years.verdict.second:
        found = _readings(years.verdict, years.witnesses, "总结{}年")
        yield _make(
            source,
            "W231",
            f"{found}；按前者处理。"
            f'如不对，请在 {beside(source)} 写 [corrected] 和 review_year = "{years.verdict.second}"',
        )


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
