"""Run-in headings: first sentences that are slogans naming what the rest of the paragraph details."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from govreport.parser.blocks import Block, Shape
from govreport.parser.words import Words
from govreport.reading.marks import SALUTATION

STOP = re.compile(r"[。;!]+[”’」』)》\]]*")
"""What ends a sentence, on folded text, closing quotes included."""
_QUOTED = re.compile(
    r"“[^”]{0,20}”|‘[^’]{0,20}’|\"[^\"]{0,20}\"|《[^》]{0,30}》|\[\d{1,3}\]|\([^)]{0,12}\)|\d{4}年"
    r"|[A-Za-z]+\d+(?:\.\d+)?"
)
_FIGURE = re.compile(r"\d|[一二三四五六七八九十百千万亿]+(?:亿|万|%|个百分点|余|多)|百分之")
_TIME = re.compile(r"[“\"]?(?:[^,。]{0,6}(?:时期|一年|五年)|\d{4}年)[\"”]?[是,]")
_IS = re.compile(r"(?<![这就正只还也而不])是(?!否)|不是")
"""A sentence that says what something is, states; a slogan acts or reports."""
_SINCE = re.compile(r"(?:[一几多五三两]年来,|过去[一五三]年,)?")
"""A time that may stand before a slogan."""
_SLOGAN = 30
_LONG_SLOGAN = 36
"""Beside other slogans one of a single clause may be longer."""
_LINE_SLOGAN = 60
_MARKED_SLOGAN = {0: 40, 1: 60, 2: 60, 3: 45, 4: 40}
_DETAIL = 8
"""Characters that must follow a run-in heading in its paragraph."""


@dataclass(frozen=True, slots=True)
class Lead:
    """The first sentence of a block, if it reads like a slogan."""

    start: int
    """Of its words, behind the mark."""
    end: int
    """Of its words, before the stop."""
    after: int
    """Behind the stop."""
    stopped: bool
    """False where the source lacks the full stop."""


def has_figures(folded: str, start: int, end: int) -> bool:
    """Tell whether a stretch holds a number that measures, not one in a name or a year.

    >>> has_figures("推进“1+5”行动", 0, 9), has_figures("新建学校3所", 0, 6)
    (False, True)
    """
    bare = _QUOTED.sub("", folded[start:end])
    return _FIGURE.search(bare) is not None


def first_sentence(folded: str, start: int, end: int) -> Lead | None:
    """Return the first sentence of a stretch, if a full stop closes it and more follows."""
    stop = STOP.search(folded, start, min(end, start + 90))
    if stop is None or folded[stop.start()] != "。" or end - stop.end() < _DETAIL:
        return None
    return Lead(start, stop.start(), stop.end(), stopped=True)


def marked_lead(folded: str, block: Block) -> Lead | None:
    """Return the run-in heading behind the mark of `block`, or None."""
    if block.mark is None:
        return None
    lead = first_sentence(folded, block.mark.end, block.end)
    if lead is None or not 2 <= lead.end - lead.start <= _MARKED_SLOGAN[block.mark.level]:
        return None
    if block.mark.level in (0, 3, 4) and has_figures(folded, lead.start, lead.end):
        return None
    return None if ":" in folded[lead.start : lead.end] else lead


def free_leads(
    folded: str, group: Sequence[Block], words: Words, *, opens_chapter: bool, own_line: bool
) -> list[Lead | None]:
    """Return the run-in heading of each unmarked paragraph of a group that stands together, or None.

    What one sentence alone can't tell, its neighbours do: slogans come in rows and often begin alike.

    Args:
        folded: The folded text.
        group: The paragraphs.
        words: The word lists.
        opens_chapter: Whether a chapter heading stands directly above.
        own_line: Whether this report puts such headings on a line of their own inside their paragraph.
    """
    found = [_candidate(folded, block) if block.shape is Shape.TEXT and block.mark is None else None for block in group]
    count = sum(lead is not None for lead in found)
    commas = sum(lead is not None and has_comma(folded, lead) for lead in found)
    kept: list[Lead | None] = []
    for index, lead in enumerate(found):
        if own_line and (alone := line_lead(folded, group[index])):
            kept.append(alone)
            continue
        beside = [other for other in (*found[max(0, index - 1) : index], *found[index + 1 : index + 2]) if other]
        row = _Row(
            beside=beside,
            alone=count == 1,
            opens=opens_chapter and index == 0,
            closes=index == len(group) - 1,
            commas=commas,
        )
        kept.append(lead if lead is not None and _is_heading(folded, lead, row, words) else None)
    return kept


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands around a candidate."""

    beside: Sequence[Lead]
    """Candidates directly before and behind it."""
    alone: bool
    """True where the group holds no other candidate."""
    opens: bool
    """True for the first paragraph of a chapter, which is often a motto."""
    closes: bool
    """True for the last paragraph of the group, which often rounds it off."""
    commas: int
    """Candidates of the group that hold a comma."""


def has_comma(folded: str, lead: Lead) -> bool:
    """Tell whether a heading has several clauses."""
    return "," in folded[lead.start : lead.end]


def line_lead(folded: str, block: Block) -> Lead | None:
    """Return the heading that fills the first line of a paragraph of several lines, or None."""
    if block.first_line == block.end or block.mark is not None or block.shape is not Shape.TEXT:
        return None
    lead = first_sentence(folded, block.start, block.end)
    if lead is None or lead.after != block.first_line or not 4 <= lead.end - lead.start <= _LINE_SLOGAN:
        return None
    return None if has_figures(folded, lead.start, lead.end) else lead


def _candidate(folded: str, block: Block) -> Lead | None:
    if SALUTATION.match(folded, block.start, block.end):
        return None
    lead = first_sentence(folded, block.start, block.end)
    if lead is None or not 4 <= lead.end - lead.start <= _LONG_SLOGAN:
        return None
    if has_figures(folded, lead.start, lead.end) or ":" in folded[lead.start : lead.end]:
        return None
    return lead


def _is_heading(folded: str, lead: Lead, row: _Row, words: Words) -> bool:
    if any(folded[o.start : o.start + 4] == folded[lead.start : lead.start + 4] for o in row.beside):
        return True
    said = folded[lead.start : lead.end]
    if words.talk.match(said) or _TIME.match(said) or _IS.search(said) or (opening := _SINCE.match(said)) is None:
        return False
    if len(said) > _SLOGAN and ("," in said or row.opens or not row.beside):
        return False
    if "," not in said[opening.end() :]:
        return not (row.alone and row.opens)
    if row.opens or not row.beside:
        return False
    return row.commas > 1 or not (row.closes or _is_couplet(said))


def _is_couplet(said: str) -> bool:
    """Tell whether a sentence is a motto of two clauses of the same length (``民生无小事,枝叶总关情``)."""
    first, _, second = said.partition(",")
    return len(first) == len(second)


def unstopped_lead(folded: str, start: int, end: int, sizes: Sequence[int], words: Words) -> Lead | None:
    """Return the heading of a paragraph whose full stop is missing, judged by the length of its siblings' headings.

    ``社会大局稳定和谐聚焦党的二十大…``: the heading ends where a new statement begins.
    """
    if not sizes:
        return None
    clause = re.compile(r"[,。;:!、]").search(folded, start, min(end, start + 60))
    limit = clause.start() if clause else min(end, start + 60)
    if re.match(r"[以在为对通按围把将]", folded[start : start + 1]):
        return None
    for match in words.act.finditer(folded, start + 1, limit):
        if min(sizes) - 2 <= match.start() - start <= max(sizes) + 2 and end - match.start() >= _DETAIL:
            return Lead(start, match.start(), match.start(), stopped=False)
    return None
