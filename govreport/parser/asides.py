"""Running text that is not read as the report's, told to a person: nothing is lost without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govreport.model import Diagnostic, Piece, PieceKind, Source, Span
from govreport.parser.boilerplate import is_boilerplate
from govreport.parser.manuscript import Manuscript
from govreport.reading.lines import Line

_RUNNING = 40
"""Characters from which a line with a full stop reads like running text."""
_TOLD = 100
"""Less than one in so many characters of the text is not told."""
_COPIED = 3
"""So many different paragraphs at least, and one in so many characters, make a copy."""
_SHARE = 5
_DIFFERENT = 10
"""Where both have so much of the text for themselves, they are two reports that share phrases, not one twice."""
_SHOWN = 16
_GRAM = 8
_NO_WORD = re.compile(r"[^\u3400-\u9fff0-9]+")
_ASIDE = (PieceKind.BOILERPLATE, PieceKind.METADATA)
_REPORT = (PieceKind.SENTENCE, PieceKind.HEADING, PieceKind.SALUTATION)


class Once(NamedTuple):
    """The lines of a file in which its report stands once, and the copy that was set aside."""

    lines: list[Line]
    copy: tuple[Piece, ...]


def read_once(manuscript: Manuscript, lines: Sequence[Line]) -> Once:
    """Leave out the second copy of a report that stands twice in its file, or the first where that lacks something."""
    text = manuscript.text
    running = [i for i, line in enumerate(lines) if _runs(text, line.start, line.end)]
    words = {i: "".join(text[lines[i].start : lines[i].end].split()) for i in running}
    first: dict[str, int] = {}
    again = [i for i in running if first.setdefault(words[i], i) != i]
    size = sum(len(words[i]) for i in running)
    if len({words[i] for i in again}) < _COPIED or sum(len(words[i]) for i in again) * _SHARE < size:
        return Once(list(lines), ())
    begin, back = first[words[again[0]]], again[0]
    while begin and back > begin + 1 and _same(text, lines[begin - 1], lines[back - 1]):
        begin, back = begin - 1, back - 1
    last, end = first[words[again[-1]]] + 1, again[-1] + 1
    while end < len(lines) and last < back and _same(text, lines[last], lines[end]):
        last, end = last + 1, end + 1
    repeated = {words[i] for i in again}
    only_first = sum(len(words[i]) for i in running if begin <= i < back and words[i] not in repeated)
    until = _until_site(manuscript, lines, back)
    only_second = sum(len(words[i]) for i in until if i in words and words[i] not in repeated)
    if min(only_first, only_second) * _DIFFERENT > size:
        return Once(list(lines), ())
    out = range(begin, back) if only_second > only_first else range(back, end)
    copy = tuple(Piece(PieceKind.COPY, Span(lines[i].start, lines[i].end)) for i in out)
    return Once([line for i, line in enumerate(lines) if i not in out], copy)


def _until_site(manuscript: Manuscript, lines: Sequence[Line], start: int) -> Iterator[int]:
    """Yield the indexes from `start` to the explanations behind a report, or to the boilerplate of its site."""
    for index in range(start, len(lines)):
        line = lines[index]
        if is_boilerplate(manuscript, line) or manuscript.words.notes_line.fullmatch(
            manuscript.folded, line.start, line.end
        ):
            return
        yield index


def _same(text: str, one: Line, other: Line) -> bool:
    return text[one.start : one.end] == text[other.start : other.end]


def _runs(text: str, start: int, end: int) -> bool:
    return end - start >= _RUNNING and "。" in text[start:end]


def tell_asides(manuscript: Manuscript, pieces: Sequence[Piece], copy: Sequence[Piece]) -> Iterator[Diagnostic]:
    """Yield a warning for a copy that was set aside, and for running text before, inside or behind the report."""
    source = manuscript.source
    if copy:
        span = Span(copy[0].span.start, copy[-1].span.end)
        shown = _opening(source, [piece.span for piece in copy])
        message = f"报告在文件中出现两遍；只读一遍，另一遍（从「{shown}」起）略过。请核对两遍是否相同，再删去一遍"
        yield Diagnostic.of("W223", source.path, message, span)
    report = [piece.span for piece in pieces if piece.kind in _REPORT]
    whole = sum(len(piece.span) for piece in pieces if piece.kind is not PieceKind.SPACE)
    if not report:
        return
    running = [span for span in _running(source, pieces) if not _is_of_site(manuscript, span, report)]
    if sum(map(len, running)) * _TOLD >= whole:
        yield from _lost(source, report, _unread(source, running, pieces), whole)
    notes = [piece.span for piece in pieces if piece.kind is PieceKind.NOTE]
    size = sum(map(len, notes))
    if size > sum(map(len, report)):
        message = (
            f"正文只有 {sum(map(len, report))} 字，名词解释倒有 {size} 字（从「{_opening(source, notes)}」起）；"
            "解释中的数字和承诺没有收录。如是正文，请删去前面像“名词解释”“注释”的一行"
        )
        yield Diagnostic.of("W224", source.path, message, Span(notes[0].start, notes[-1].end))


def _running(source: Source, pieces: Sequence[Piece]) -> Iterator[Span]:
    """Yield the running text that was set aside."""
    for piece in pieces:
        if piece.kind in _ASIDE and _runs(source.text, piece.span.start, piece.span.end):
            yield piece.span


def _is_of_site(manuscript: Manuscript, span: Span, report: Sequence[Span]) -> bool:
    """Tell whether a line outside the report is a disclaimer or the like, by how it begins."""
    outside = span.end <= report[0].start or span.start >= report[-1].end
    return outside and is_boilerplate(manuscript, Line(span.start, span.end, parted=True, indent=0))


def _unread(source: Source, running: Sequence[Span], pieces: Sequence[Piece]) -> list[Span]:
    """Return the running text that does not stand among what was read, as an abstract or a copy does."""
    kept = (piece.span for piece in pieces if piece.kind not in _ASIDE)
    read = _NO_WORD.sub("", "".join(map(source.slice, kept)))
    grams = {read[at : at + _GRAM] for at in range(len(read))}
    return [span for span in running if not _stands_in(_NO_WORD.sub("", source.slice(span)), grams)]


def _stands_in(words: str, grams: set[str]) -> bool:
    parts = [words[at : at + _GRAM] for at in range(0, len(words) - _GRAM + 1, _GRAM)]
    return sum(part in grams for part in parts) * 2 >= len(parts)


def _lost(source: Source, report: Sequence[Span], unread: Sequence[Span], whole: int) -> Iterator[Diagnostic]:
    first, last = report[0].start, report[-1].end
    places = (
        ("W220", "之前", "把它移到“各位代表：”之后", [s for s in unread if s.end <= first]),
        ("W221", "中间", "删去其中的网页文字", [s for s in unread if first < s.start < last]),
        ("W222", "之后", "删去它前面的网页文字", [s for s in unread if s.start >= last]),
    )
    for code, where, how, spans in places:
        size = sum(map(len, spans))
        if size and size * _TOLD >= whole:
            message = (
                f"正文{where}有 {size} 字像是报告的文字（约占全文 {max(1, round(size * 100 / whole))}%，"
                f"从「{_opening(source, spans)}」起）；没有收录。请核对原文，如是正文，请{how}"
            )
            yield Diagnostic.of(code, source.path, message, Span(spans[0].start, spans[-1].end))


def _opening(source: Source, spans: Sequence[Span]) -> str:
    return "".join(source.slice(spans[0]).split())[:_SHOWN]
