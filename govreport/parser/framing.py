"""The frame of one source: what its front, its outline and its file's name say is handed to the scales."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePosixPath

from govreport.expression.dates import Date, dates_in
from govreport.expression.years import years_in
from govreport.frame.direction import Evidence, directions, weigh
from govreport.frame.place import Cue, Place, find_place
from govreport.frame.unit import Unit
from govreport.frame.years import IN_SEASON, MEETING, SIGNED, YEAR_END, Dated, Years, find_years
from govreport.model import Part, PieceKind, Reason, Span, StatedPassage, fold
from govreport.parser.front import Front
from govreport.parser.manuscript import Manuscript
from govreport.parser.outline import Outline
from govreport.parser.stated import Located, locate, with_stated
from govreport.parser.units import units_of

_HELD = re.compile(
    r"[^。;]{0,16}?在[^。;]{2,40}?(?:会议|大会|届|人大)|[^。;]{0,40}?(?:会议|大会|届|人大)[^。;,]{0,12}?(?:通过|批准)"
)
"""What follows the date of a congress."""
_LEAD = re.compile(r"[—\-(【\[]*(?:(?:会议|报告|召开)时间:)?|[^。;:]{2,50}(?:会议|大会)上?(?:的?报告)?[(—-]*")
"""What may stand before a date that fills its line: marks, a label, the congress."""
_BEHIND_WORDS, _BEHIND_SIGNS = re.compile(r"[^:,。]{0,6}[)】\]]?"), re.compile(r"[)】\]]?")
"""What may follow a date that fills its line (``上午``), as it is written."""
_AGO = re.compile("去年|上年|今年|过去一年|过去的一年|本年|明年")
_NEXT_YEAR = re.compile("明年|来年")
_OFTEN_NEXT = 3
"""So often a report says 明年 that is given before the year is over."""
_SEASON = 4
"""Congresses are held up to this month."""
_SIGNER = re.compile(r"[\u4e00-\u9fff]{2,20}(?:政府|办公室|办事处|管委会|委员会)")
_TAIL = 3
"""Lines at the end of the text that are looked at for the date of the report."""
_WHEN = {"时间", "日期", "会议时间", "报告时间", "召开时间"}
_OF_A_PAGE = {"origin", "counter"}
"""Ids of labels that only a page has which someone else put up."""
_GREETING = re.compile(
    r"代表[^。;]{0,30}(?:政府|国务院|办事处|委员会)[^。;]{0,40}(?:报告|审议)|请予审议|列席[^。]{0,12}提出意见"
)


@dataclass(frozen=True)
class Frame:
    """Whose report it is, which years it speaks of, and which way each heading and sentence looks."""

    units: tuple[Unit, ...]
    evidence: tuple[Evidence, ...]
    parts: tuple[Part | None, ...]
    """Of each unit; None where nothing tells."""
    years: Years
    place: Place
    stated: tuple[Located, ...] = ()
    """Passages whose direction a person states beside the seed."""
    unfound: tuple[StatedPassage, ...] = ()
    """Stated passages whose words don't stand in the report."""
    whole: bool = True
    """Whether the source must be a whole report."""


def frame_of(
    manuscript: Manuscript, front: Front, outline: Outline, values: dict[str, str], *, whole: bool = True
) -> Frame:
    """Weigh the frame of a source.

    Args:
        manuscript: The source.
        front: What stands above the report.
        outline: Its headings and sentences.
        values: The fields of the metadata block, by the field of `Identity` that each fills.
        whole: Whether the source is a whole report, and not a passage out of one.
    """
    folded, lexicon = manuscript.folded, manuscript.lexicon
    words = lexicon.structure.chapter_words
    units = units_of(folded, outline, words)
    stem = PurePosixPath(manuscript.source.path).stem
    undated = directions(folded, units, weigh(folded, units, 0, lexicon), 0, lexicon, whole=whole)
    years = find_years(folded, units, undated, list(_dated(manuscript, front, units, values, stem)), words)
    review = int(dict(manuscript.source.sidecar.corrected).get("review_year") or years.review)
    evidence = weigh(folded, units, review, lexicon)
    parts = directions(folded, units, evidence, review, lexicon, whole=whole) if review else undated
    body = Span(units[0].start, units[-1].end) if units else Span(0, 0)
    cues = list(_cues(manuscript, front, values))
    place = find_place(folded, body, cues, stem, lexicon)
    located, unfound = locate(folded, units, manuscript.source.sidecar.passages)
    silent = not any(weight.score for weight in evidence) and not review
    return Frame(
        units=tuple(units),
        evidence=tuple(evidence),
        parts=tuple(with_stated(_untold(folded, units, parts, silent=silent), located)),
        years=years,
        place=place,
        stated=tuple(located),
        unfound=tuple(unfound),
        whole=whole,
    )


def reasons_of(frame: Frame) -> tuple[Reason, ...]:
    """Return what was heard about the place and the year under review, joined where it says the same."""
    reasons = []
    for field, witnesses in (("jurisdiction", frame.place.witnesses), ("review_year", frame.years.witnesses)):
        joined: dict[tuple[str, str], tuple[float, Span | None]] = {}
        for witness in witnesses:
            weight, span = joined.get((witness.value, witness.reason), (0.0, witness.span))
            joined[witness.value, witness.reason] = (weight + witness.weight, span)
        reasons += [
            Reason(field, value, f"{weight:.1f}", words, span)
            for (value, words), (weight, span) in sorted(joined.items(), key=lambda item: -item[1][0])
        ]
    return tuple(reasons)


def _untold(folded: str, units: Sequence[Unit], parts: Sequence[Part], *, silent: bool) -> list[Part | None]:
    """Return the parts without those of greetings; of a `silent` report, in which nothing tells, none at all."""
    return [
        None if silent or _is_greeting(folded, unit) else part for unit, part in zip(units, parts, strict=True)
    ]


def _is_greeting(folded: str, unit: Unit) -> bool:
    return unit.level == 0 and _GREETING.search(folded, unit.start, unit.end) is not None


def joined(folded: str, span: Span) -> str:
    """Return the words of a line without the gaps and filler between them."""
    return re.sub(r"\?{2,}|\s+", "", folded[span.start : span.end])


def _dated(
    manuscript: Manuscript, front: Front, units: Sequence[Unit], values: dict[str, str], stem: str
) -> Iterator[Dated]:
    """Yield the lines outside the report's own text that bear a year."""
    folded = manuscript.folded
    headings = [folded[unit.start : unit.end] for unit in units if unit.level == 1]
    if held := _held(manuscript, front):
        yield held._replace(label=YEAR_END) if _is_before_year_end(folded, units, headings) else held
    yield from _signed(manuscript)
    titles = [Dated("标题", joined(folded, p.span), p.span) for p in front.pieces if p.kind is PieceKind.TITLE]
    yield from titles
    if title := values.get("title"):
        yield Dated("标题", title, None)
    if date := next(dates_in(fold(values.get("published", ""))), None):
        named = {year for line in titles for year in years_in(line.text)}
        relative = any(_AGO.search(heading) for heading in headings)
        in_season = date.month <= _SEASON and relative and named <= {date.year, date.year - 1}
        yield Dated(IN_SEASON if in_season else "发布日期", f"{date.year}年{date.month}月", None)
    if year := re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", stem):
        yield Dated("文件名", f"{year.group()}年", None)


def _held(manuscript: Manuscript, front: Front) -> Dated | None:
    """Return what stands above the report of the day on which it was given; the congress may be on a second line."""
    folded = manuscript.folded
    pieces = [piece for piece in front.pieces if piece.kind is not PieceKind.METADATA]
    above = "".join(joined(folded, piece.span) for piece in pieces)
    for date in dates_in(above):
        if (date.in_words or above.startswith("在", date.end)) and (behind := _HELD.match(above, date.end)):
            return Dated(MEETING, above[date.start : behind.end()], pieces[0].span if pieces else None)
    labels = manuscript.words.labels
    of_a_page = any(labels.get("".join(field.label.split())) in _OF_A_PAGE for field in front.fields)
    for piece in pieces:
        line = joined(folded, piece.span)
        own = _own_date(line, piece.kind)
        if own and (own.in_words or not of_a_page):
            return Dated(MEETING, line[own.start : own.end], piece.span)
    return None if of_a_page else _labelled(folded, front)


def _own_date(line: str, kind: PieceKind) -> Date | None:
    """Return the date that fills a line, or stands behind a title, the speaker or the congress."""
    date = next(dates_in(line), None)
    if date is None or not (_BEHIND_WORDS if date.in_words else _BEHIND_SIGNS).fullmatch(line, date.end):
        return None
    titled = kind is PieceKind.TITLE and line[date.start - 1] in "(—-"
    spoken = kind is PieceKind.SPEAKER and date.in_words
    return date if titled or spoken or _LEAD.fullmatch(line, 0, date.start) else None


def _labelled(folded: str, front: Front) -> Dated | None:
    """Return the day that a line tells as the time of the report: ``时间：2025年1月14日`` and nothing else."""
    for field in front.fields:
        value = fold(field.value).strip()
        date = next(dates_in(value), None)
        if date is None or not date.in_words or "".join(field.label.split()) not in _WHEN:
            continue
        line = next((p.span for p in front.pieces if p.span.start <= field.span.start < p.span.end), field.span)
        filled = line.end <= field.span.end and joined(folded, line).startswith(field.label)
        if filled and not date.start and date.end == len(value):
            return Dated(MEETING, value, field.span)
    return None


def _signed(manuscript: Manuscript) -> Iterator[Dated]:
    """Yield the date that ends the text, on a line of its own."""
    end = len(manuscript.folded)
    lines = [line for line in manuscript.folded.rstrip().split("\n")[-_TAIL:] if line.strip()]
    for line in reversed(lines):
        words = "".join(line.split())
        date = next(dates_in(words), None)
        if date and date.in_words and _is_signature(words, date):
            start = manuscript.folded.rindex(line, 0, end)
            yield Dated(SIGNED, line.strip(), Span(start, start + len(line)))
            return


def _is_signature(line: str, date: Date) -> bool:
    """Tell whether a line holds a date and at the most who signs before it."""
    signer = line[: date.start].strip("(")
    return not line[date.end :].strip(")") and (not signer or _SIGNER.fullmatch(signer) is not None)


def _is_before_year_end(folded: str, units: Sequence[Unit], headings: Sequence[str]) -> bool:
    """Tell whether the report speaks of the year to come as 明年: it is given before the year under review is over."""
    if any(_NEXT_YEAR.search(heading) for heading in headings):
        return True
    said = sum(len(_NEXT_YEAR.findall(folded, unit.start, unit.end)) for unit in units)
    return said >= _OFTEN_NEXT


_HEADLESS = re.compile(r"(?:\d{4}年)?(?:人民)?政府(?:\d{4}年)?工作的?报告")
_PLACE_LINE = re.compile(
    r"[\u4e00-\u9fff]{1,14}(?:省|自治区|市|州|地区|盟|县|区|旗|镇|乡|街道|苏木)(?:人民)?"
)
_PAGE_TITLE = re.compile(r"(?P<title>[^。;:]{2,24}政府工作报告)(?=全文|\(全文\)|发布|公布|[-_|—–])")
"""A title that a page's own words follow (``…政府工作报告全文发布 - 某某县人民政府``)."""
_NEAR = 3
"""Lines above the report among which a page's title is looked for."""
_KINDS = {PieceKind.TITLE: ("标题", 5.0), PieceKind.SPEAKER: ("署名", 5.0), PieceKind.DATELINE: ("会议", 5.0)}


def _cues(manuscript: Manuscript, front: Front, values: dict[str, str]) -> Iterator[Cue]:
    """Yield the lines above the report that may name the place: the nearest title first."""
    folded = manuscript.folded
    for kind, (label, weight) in _KINDS.items():
        found: Sequence[Span] = [piece.span for piece in front.pieces if piece.kind is kind]
        for span in reversed(found) if kind is PieceKind.TITLE else found:
            yield Cue(label, joined(folded, span), weight, span)
    yield from _broken_titles(folded, front)
    for key, label in (("title", "标题"), ("issuer", "发布机构")):
        if values.get(key):
            yield Cue(label, values[key], 4.0, None)


def _broken_titles(folded: str, front: Front) -> Iterator[Cue]:
    """Yield titles on two lines (``罗田县`` above ``人民政府工作报告``) and titles that a page's own words follow."""
    lines = [(piece.kind, joined(folded, piece.span), piece.span) for piece in front.pieces]
    for (_, above, _), (kind, line, span) in pairwise(lines):
        if kind is PieceKind.TITLE and _HEADLESS.match(line) and _PLACE_LINE.fullmatch(above):
            yield Cue("标题", above + line, 4.0, span)
    for kind, line, span in lines[-_NEAR:]:
        if kind is PieceKind.BOILERPLATE and (title := _PAGE_TITLE.match(line)):
            yield Cue("标题", title["title"], 4.0, span)
