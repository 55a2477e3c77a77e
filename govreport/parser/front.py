"""What stands above the report: metadata, title, dateline, speaker, boilerplate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from govreport.expression.dates import Date, dates_in
from govreport.model import Field, Piece, PieceKind, Span
from govreport.parser.boilerplate import is_boilerplate
from govreport.parser.manuscript import Manuscript
from govreport.parser.words import Words
from govreport.reading.lines import Line
from govreport.reading.marks import CLOSED, SALUTATION, find_mark

_TITLE = re.compile(r"[^。;]{0,30}(?:政府)?工作的?(?:情况的?)?报告(?:\([^)]{1,12}\))?")
_TITLE_WITH_DATE = re.compile(
    r"(?P<title>[^\s。—]{0,20}政府工作报告)\s*"
    r"(?P<date>[—(-][^。]{8,60}(?:会议|大会)上?\)?|[—-]*[12一二][^。:,]{5,14}日)"
)
_SUBTITLE = re.compile(r"\([^)]{2,16}\)|\(?(?:草案|审议稿|讨论稿|摘要|全文|修改稿)\)?")
_MEETING = re.compile(r"[^。;]{0,60}(?:会议|大会|常委会|全会)(?:上?(?:的报告)?|[^。;,]{0,4}(?:通过|批准))\)?")
_BEHIND_DATE = re.compile(r"[^。;]{0,20}")
_ISSUER = re.compile(r"[\u4e00-\u9fff]{2,20}人民政府")
_LISTED = re.compile(r"目\s*录|[^。;]{2,50}?(?:[.…·]{2,}|\s+)\s*\d{1,3}")
_ASIDE = re.compile(r"\([^()]{2,16}\)$")
"""What a speaker's line says besides (``（市人大代表）``)."""
_NAME = re.compile(r"[\u4e00-\u9fff·]{1,4}(?:\s*[\u4e00-\u9fff·]{1,8})?")
_GAP = re.compile(r"[\s?|]+")
_SPEECH = re.compile(
    rf"{SALUTATION.pattern}|现在,?我?(?:受|谨|代表|向)"
    r"|我(?:谨|受[^,。]{0,20}委托,?)?代表[^。,]{0,20}(?:政府|国务院)"
)
"""How a speaker begins."""
_ABOUT = re.compile(
    r"(?:会议|大会)[^。;]{0,30}(?:开幕|召开|举行|闭幕)|(?:作|做)(?:了)?《?政府工作报告|记者|本报讯|新华社|通讯员|摘要|政府工作报告"
)
"""What a page says of the session or of the report."""
_ABSTRACT = 300
_CLAUSE = re.compile(r"[,。]")
_SPOKEN = 6
_SPEECH = re.compile(
    rf"{SALUTATION.pattern}|现在,?我?(?:受|谨|代表|向)|我(?:谨|受[^,。]{{0,20}}委托,?)?代表[^。,]{{0,20}}(?:政府|国务院)"
)
"""How a speaker begins."""
_ABOUT = re.compile(
    r"(?:会议|大会)[^。;]{0,30}(?:开幕|召开|举行|闭幕)|(?:作|做)(?:了)?《?政府工作报告|记者|本报讯|新华社|通讯员|摘要"
)
"""What a page says of the session or of the report."""
_ABSTRACT = 300
_CLAUSE = re.compile(r"[,。]")
_SPOKEN = 6
_OF_THE_PAGE = {"counter", "abstract"}
"""Labels that speak of the page, not of the report."""
_REACH = 40
"""Lines above the report that are looked at."""
_SHORT = 40
_LONG = 60
"""A line of this many characters with a full stop is running text."""


@dataclass(frozen=True)
class Front:
    """What was found above the report; `body` is the index of the report's first line."""

    pieces: tuple[Piece, ...]
    fields: tuple[Field, ...]
    body: int


def read_front(manuscript: Manuscript, lines: Sequence[Line]) -> Front:
    """Return everything above the report's first words."""
    folded, text = manuscript.folded, manuscript.text
    body = _find_body(manuscript, lines)
    pieces: list[Piece] = []
    fields: list[Field] = []
    waiting: Field | None = None
    for line in lines[:body]:
        if both := _TITLE_WITH_DATE.fullmatch(folded, line.start, line.end):
            pieces.append(Piece(PieceKind.TITLE, Span(line.start, both.end("title"))))
            pieces.append(Piece(PieceKind.DATELINE, Span(both.start("date"), line.end)))
            continue
        kind, found = _classify(manuscript, line, waiting, pieces)
        if waiting is not None and kind is PieceKind.METADATA and not found:
            fields[-1] = Field(waiting.label, text[line.start : line.end], Span(line.start, line.end))
        fields.extend(found)
        waiting = found[-1] if found and not found[-1].value else None
        pieces.append(Piece(kind, Span(line.start, line.end)))
    return Front(_one_title(pieces, folded), tuple(fields), body)


def _find_body(manuscript: Manuscript, lines: Sequence[Line]) -> int:
    """Return the index of the first line of the report: an address, a chapter, or running text.

    Running text above the first address or chapter is the report's own, but for the few lines in which a page tells
    of the session or gives an abstract.
    """
    folded = manuscript.folded
    running: list[int] = []
    listed = False
    for index, line in enumerate(lines):
        if is_listed(folded, line):
            listed = True
            continue
        if folded.endswith(("...", "…"), line.start, line.end):
            continue
        mark = find_mark(folded, line.start, line.end)
        if _SPEECH.match(folded, line.start, line.end) or (mark and mark.level == 1 and not listed):
            own = (i for i in running if not _is_about(folded, lines[i]))
            return _walk_up(manuscript, lines, next(own, index))
        if _reads_on(folded, line) and not is_boilerplate(manuscript, line) and not _read_labels(manuscript, line):
            running.append(index)
    if running:
        return _walk_up(manuscript, lines, running[0])
    return min(len(lines), _any_title(folded, lines))


def _reads_on(folded: str, line: Line) -> bool:
    return line.end - line.start >= _LONG and "。" in folded[line.start : line.end]


def _is_about(folded: str, line: Line) -> bool:
    """Tell whether a paragraph above the report is about it: an abstract, or news of the session."""
    if line.end - line.start > _ABSTRACT:
        return False
    return bool(_ABOUT.search(folded, line.start, line.end) or SALUTATION.search(folded, line.start, line.end))


def _walk_up(manuscript: Manuscript, lines: Sequence[Line], index: int) -> int:
    """Return the index of the first of the report's lines that stand together above a line that surely is one."""
    below = {manuscript.text[line.start : line.end] for line in lines[index:]}
    while index:
        above = lines[index - 1]
        if manuscript.text[above.start : above.end] in below:  # an entry of a table of contents
            break
        if _is_spoken(manuscript, above) or _is_chapter_line(manuscript, above):
            index -= 1
        elif index > 1 and _kind(manuscript, above, None) is PieceKind.BOILERPLATE and _is_spoken(
            manuscript, lines[index - 2]
        ):
            index -= 2  # a heading between paragraphs
        else:
            break
    return index


def _is_spoken(manuscript: Manuscript, line: Line) -> bool:
    """Tell whether a short paragraph above the report reads like its text."""
    folded = manuscript.folded
    if line.end - line.start < _SPOKEN or folded[line.end - 1] not in "。!;:" or _is_about(folded, line):
        return False
    aside = is_boilerplate(manuscript, line) or _read_labels(manuscript, line) or is_listed(folded, line)
    return not aside and _CLAUSE.search(folded, line.start, line.end) is not None


def _is_chapter_line(manuscript: Manuscript, line: Line) -> bool:
    folded, words = manuscript.folded, manuscript.words
    if line.end - line.start > _SHORT or folded[line.end - 1] in CLOSED or is_boilerplate(manuscript, line):
        return False
    if _TITLE.fullmatch(_squeeze(folded, line)) or is_listed(folded, line):
        return False
    return words.chapter.search(folded, line.start, line.end) is not None


def is_listed(folded: str, line: Line) -> bool:
    """Tell whether a line belongs to a table of contents: its heading, or an entry with its page."""
    return line.end - line.start <= _LONG and _LISTED.fullmatch(folded, line.start, line.end) is not None


def _any_title(folded: str, lines: Sequence[Line]) -> int:
    """Return the index behind the last title among the first lines, or 0."""
    behind = 0
    for index, line in enumerate(lines[:_REACH]):
        if _TITLE.fullmatch(_squeeze(folded, line)):
            behind = index + 1
    return behind


def _squeeze(folded: str, line: Line) -> str:
    return "".join(folded[line.start : line.end].replace("??", " ").split()).lstrip("《—-").rstrip("》")


def _classify(
    manuscript: Manuscript, line: Line, waiting: Field | None, above: list[Piece]
) -> tuple[PieceKind, list[Field]]:
    """Return what a line above the report is, and the labels it holds; `waiting` is a label without value above it."""
    words = manuscript.words
    found = _read_labels(manuscript, line)
    if found:
        kinds = {_label_id(f, words) for f in found}
        if kinds & {"origin", "published", "page-date"} and ":" in manuscript.folded[line.start : line.end]:
            return PieceKind.DATELINE, found
        return (PieceKind.BOILERPLATE if kinds <= _OF_THE_PAGE else PieceKind.METADATA), found
    if waiting is not None and line.end - line.start <= _LONG:
        return (PieceKind.BOILERPLATE if _label_id(waiting, words) in _OF_THE_PAGE else PieceKind.METADATA), []
    return _kind(manuscript, line, above[-1].kind if above else None), []


def _label_id(field: Field, words: Words) -> str:
    return words.labels["".join(field.label.split())]


def _kind(manuscript: Manuscript, line: Line, above: PieceKind | None) -> PieceKind:
    """Return what a line without labels is; what nothing tells is boilerplate."""
    content = _squeeze(manuscript.folded, line)
    if is_boilerplate(manuscript, line) or is_listed(manuscript.folded, line):
        return PieceKind.BOILERPLATE
    if _ISSUER.fullmatch(content) or (len(content) <= _SHORT and _TITLE.fullmatch(content)):
        return PieceKind.TITLE
    if above is PieceKind.TITLE and _SUBTITLE.fullmatch(content):
        return PieceKind.TITLE
    if _is_dateline(content):
        return PieceKind.DATELINE
    return PieceKind.SPEAKER if _is_speaker(content, manuscript.words, above) else PieceKind.BOILERPLATE


def _is_dateline(content: str) -> bool:
    date = next((date for date in dates_in(content) if date.day), None)
    if len(content) <= _LONG and (_MEETING.fullmatch(content) or (date and _is_led_by(date, content))):
        return True
    return len(content) <= 80 and date is not None and ("来源:" in content or "会议" in content)


def _is_led_by(date: Date, content: str) -> bool:
    """Tell whether a line begins with a date and holds little besides."""
    return not content[: date.start].strip("—-(") and _BEHIND_DATE.fullmatch(content, date.end) is not None


def _is_speaker(content: str, words: Words, above: PieceKind | None) -> bool:
    content = _ASIDE.sub("", content)
    if date := next((date for date in dates_in(content) if date.end == len(content)), None):
        content = content[: date.start]
    if not 2 <= len(content) <= 30 or content[-1] in "。:;":
        return False
    offices = list(words.office.finditer(content))
    if offices:
        return len(content) - offices[-1].end() <= 10
    return above is PieceKind.SPEAKER and len(content) <= 8 and _NAME.fullmatch(content) is not None


def _read_labels(manuscript: Manuscript, line: Line) -> list[Field]:
    """Return the labels of a line with the values behind their colons; a bare label must fill the line."""
    folded, text, words = manuscript.folded, manuscript.text, manuscript.words
    starts = []
    at = line.start
    while at < line.end and (match := words.label.match(folded, at, line.end)):
        if not match["colon"] and match.end() < line.end:
            break
        starts.append(match)
        at = _next_label(folded, match.end(), line.end, words)
    fields: list[Field] = []
    if not starts:
        return fields
    for match, following in zip(starts, [*(m.start() for m in starts[1:]), line.end], strict=True):
        first, last = _strip(text, match.end(), following)
        span = Span(first, last) if first < last else Span(match.start("label"), match.end("label"))
        fields.append(Field(match["label"], text[first:last], span))
    return fields


def _next_label(folded: str, start: int, end: int, words: Words) -> int:
    for gap in _GAP.finditer(folded, start, end):
        match = words.label.match(folded, gap.end(), end)
        if match and match["colon"]:
            return gap.end()
    return end


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] == "?"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == "?"):
        end -= 1
    return start, end


def _one_title(pieces: list[Piece], folded: str) -> tuple[Piece, ...]:
    """Keep as title what is one; the name of a site's column (``工作报告``) above a title is boilerplate."""
    titles = [p for p in pieces if p.kind is PieceKind.TITLE]
    kept = []
    for piece in pieces:
        short = len(folded[piece.span.start : piece.span.end].split()) == 1 and len(piece.span) <= 4
        if piece.kind is PieceKind.TITLE and short and titles[-1] is not piece:
            kept.append(Piece(PieceKind.BOILERPLATE, piece.span))
        else:
            kept.append(piece)
    return tuple(kept)
