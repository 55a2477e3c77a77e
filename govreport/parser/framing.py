"""The frame of one source: what its front, its outline and its file's name say is handed to the scales."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from govreport.frame.direction import Evidence, directions, weigh
from govreport.frame.place import Cue, Place, find_place
from govreport.frame.unit import Unit
from govreport.frame.years import Dated, Years, find_years
from govreport.model import Part, PieceKind, Reason, Span, StatedPassage
from govreport.parser.front import Front
from govreport.parser.manuscript import Manuscript
from govreport.parser.outline import Outline
from govreport.parser.stated import Located, locate, with_stated
from govreport.parser.units import units_of

_YEAR = r"(?:\d{4}|[一二][零一二三四五六七八九]{3})"
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_CONGRESS = re.compile(
    rf"{_YEAR}年{_NUMBER}月{_NUMBER}日"
    r"[^。;]{0,16}?在[^。;]{2,40}?(?:会议|大会|届|人大)"
)
_BARE_DATE = re.compile(rf"[—\-(]*{_YEAR}\s*年\s*{_NUMBER}\s*月[^:,。]{{0,6}}日?\)?")
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


def frame_of(manuscript: Manuscript, front: Front, outline: Outline, values: dict[str, str]) -> Frame:
    """Weigh the frame of a source.

    Args:
        manuscript: The source.
        front: What stands above the report.
        outline: Its headings and sentences.
        values: The fields of the metadata block, by the field of `Identity` that each fills.
    """
    folded, lexicon = manuscript.folded, manuscript.lexicon
    words = lexicon.structure.chapter_words
    units = units_of(folded, outline, words)
    stem = PurePosixPath(manuscript.source.path).stem
    undated = directions(folded, units, weigh(folded, units, 0, lexicon), 0, lexicon)
    years = find_years(folded, units, undated, list(_dated(manuscript, front, values, stem)), words)
    review = int(dict(manuscript.source.sidecar.corrected).get("review_year") or years.review)
    evidence = weigh(folded, units, review, lexicon)
    parts = directions(folded, units, evidence, review, lexicon) if review else undated
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


def _dated(manuscript: Manuscript, front: Front, values: dict[str, str], stem: str) -> Iterator[Dated]:
    """Yield the lines outside the report that bear a year; the congress may be wrapped onto a second line."""
    folded = manuscript.folded
    pieces = [piece for piece in front.pieces if piece.kind is not PieceKind.METADATA]
    above = "".join(joined(folded, piece.span) for piece in pieces)
    dates = [piece for piece in pieces if _BARE_DATE.fullmatch(joined(folded, piece.span))]
    if held := _CONGRESS.search(above):
        yield Dated("会议", held.group(), pieces[0].span if pieces else None)
    elif dates:
        yield Dated("会议", joined(folded, dates[0].span), dates[0].span)
    titles = [piece for piece in pieces if piece.kind is PieceKind.TITLE]
    for piece in titles:
        yield Dated("标题", joined(folded, piece.span), piece.span)
    if title := values.get("title"):
        yield Dated("标题", title, None)
    if published := values.get("published"):
        yield Dated("发布日期", _as_year(published), None)
    if year := re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", stem):
        yield Dated("文件名", f"{year.group()}年", None)


def _as_year(published: str) -> str:
    """Return a day of publication with 年 and 月 in place of signs."""
    match = re.search(r"(\d{4})\s*[年.\-/]\s*(\d{1,2})", published)
    return f"{match[1]}年{match[2]}月" if match else ""


_KINDS = {PieceKind.TITLE: ("标题", 5.0), PieceKind.SPEAKER: ("署名", 5.0), PieceKind.DATELINE: ("会议", 5.0)}


def _cues(manuscript: Manuscript, front: Front, values: dict[str, str]) -> Iterator[Cue]:
    """Yield the lines above the report that may name the place: the nearest title first."""
    folded = manuscript.folded
    for kind, (label, weight) in _KINDS.items():
        found: Sequence[Span] = [piece.span for piece in front.pieces if piece.kind is kind]
        for span in reversed(found) if kind is PieceKind.TITLE else found:
            yield Cue(label, joined(folded, span), weight, span)
    for key, label in (("title", "标题"), ("issuer", "发布机构")):
        if values.get(key):
            yield Cue(label, values[key], 4.0, None)
