"""What a person should look at in the structure of a report, as diagnostics."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govreport.model import Diagnostic, Field, Identity, Source, Span, fold
from govreport.parser.doubts import beside, doubts
from govreport.parser.framing import Frame
from govreport.parser.manuscript import Manuscript
from govreport.parser.outline import Heading, Outline
from govreport.parser.words import Words
from govreport.reading.marks import find_mark, ordinal

_UNASKED = {"counter", "abstract", "origin", "page-date", "class", "keywords", "validity", "openness"}
_MARKED = ("l1", "l1b", "l2", "l3", "l4")
_FILLER = re.compile(r"\?{2,}")
_INDEX_NUMBER = re.compile(r"[A-Za-z0-9]+(?:\s?[-/_.—–〔〕()\[\]]+\s?[A-Za-z0-9]+)*[-/]?")
"""A number in the catalogue of public government information."""
_QUOTE = re.compile(r"[“”]")
_SHOWN = 12
"""Characters of the text that a message quotes."""


def check(
    manuscript: Manuscript,
    fields: Sequence[Field],
    outline: Outline,
    frame: Frame,
    identity: Identity,
) -> tuple[Diagnostic, ...]:
    """Return what is odd in the structure, in the order of the text; what concerns the whole file comes first."""
    source, folded = manuscript.source, manuscript.folded
    found = [
        *doubts(manuscript, frame, identity),
        *_empty_fields(source, fields, manuscript.words),
        *_index_number(source, fields, identity),
        *_no_day(source, fields, manuscript, identity),
        *_unreadable(source),
        *_missing_stops(source, outline),
        *_out_of_sequence(source, folded, outline),
        *_open_quotes(source, outline),
    ]
    return tuple(sorted(found, key=lambda d: (d.span.start if d.span else -1, d.code)))


def _make(source: Source, code: str, message: str, span: Span | None = None) -> Diagnostic:
    return Diagnostic.of(code, source.path, message, span)


def _empty_fields(source: Source, fields: Sequence[Field], words: Words) -> Iterator[Diagnostic]:
    for field in fields:
        if not field.value and words.labels.get("".join(field.label.split())) not in _UNASKED:
            message = f"「{field.label}」没有填写；作为空值处理。如有{field.label}，请在该行之后补一行"
            yield _make(source, "N204", message, field.span)


def _index_number(source: Source, fields: Sequence[Field], identity: Identity) -> Iterator[Diagnostic]:
    """Yield a number of the catalogue that has not the shape of one: an office's code, often a year, and a count."""
    number = fold(identity.index_no).strip()
    if not number or (_INDEX_NUMBER.fullmatch(number) and sum(c.isdigit() for c in number) >= 4):
        return
    span = next((field.span for field in fields if field.value == identity.index_no), None)
    message = (
        f"索引号“{identity.index_no}”不像索引号；照原文登出。索引号由机构代码、年份、流水号等组成，"
        "如 MB1A08302/2023-20210；如有误，请核对原文"
    )
    yield _make(source, "N240", message, span)


def _no_day(
    source: Source, fields: Sequence[Field], manuscript: Manuscript, identity: Identity
) -> Iterator[Diagnostic]:
    """Yield the fields that should state the day of publication and state none of the calendar."""
    meanings = dict(manuscript.lexicon.structure.label_fields)
    for field in fields:
        meaning = meanings.get(manuscript.words.labels.get("".join(field.label.split()), ""))
        if meaning == "published" and field.value and not identity.published:
            message = (
                f"「{field.label}」写作“{field.value}”，不是日历上的日期；发布日期留空。"
                f'请在 {beside(source)} 写 [corrected] 和 published = "年-月-日"'
            )
            yield _make(source, "W211", message, field.span)


def _unreadable(source: Source) -> Iterator[Diagnostic]:
    if lost := source.text.count("\ufffd"):
        at = source.text.index("\ufffd")
        message = f"有 {lost} 个字读不出（显示为“\ufffd”）；照原样保留。请对照原文补上"
        yield _make(source, "W205", message, Span(at, at + 1))
    filler = list(_FILLER.finditer(source.text))
    if filler:
        shown = filler[0].group()[:4]
        message = f"有 {len(filler)} 处连续的问号（「{shown}」）；作为空白处理。如是漏字，请对照原文补上"
        yield _make(source, "N206", message, Span(*filler[0].span()))


def _missing_stops(source: Source, outline: Outline) -> Iterator[Diagnostic]:
    for text in outline.texts:
        if lead := text.unstopped:
            following = source.text[lead.end : lead.end + 4]
            title = source.text[lead.start : lead.end]
            message = f"「{title}」后面没有句号；作为小标题，正文从「{following}」起。请核对原文是否漏了「。」"
            yield _make(source, "W201", message, Span(lead.start, lead.end))


def _out_of_sequence(source: Source, folded: str, outline: Outline) -> Iterator[Diagnostic]:
    """Yield the headings whose number does not follow the one before under the same heading."""
    items = set(_items(folded, outline))
    last: dict[tuple[int | None, str], Heading] = {}
    for heading in outline.headings:
        mark = heading.mark
        if mark is None:
            if heading.level == 1:
                last = {}
            continue
        if mark.kind not in _MARKED or not heading.lasting:
            continue
        above = last.get((heading.parent, mark.kind))
        last[heading.parent, mark.kind] = heading
        message = _jump(above.mark.number if above and above.mark else "", mark.number, mark.kind, items)
        if message:
            shown = source.text[heading.start : heading.words[1]][:_SHOWN]
            yield _make(source, "W202", f"「{shown}」{message}；照原样编排。请核对编号", Span(heading.start, mark.end))


def _items(folded: str, outline: Outline) -> Iterator[tuple[str, int | None]]:
    """Yield kind and value of the marks of paragraphs that are items of a list, not headings."""
    for text in outline.texts:
        mark = find_mark(folded, text.start, text.end)
        if mark is not None and (not text.sentences or text.sentences[0][0].lead is None):
            yield mark.kind, ordinal(mark.number)


def _jump(above: str, number: str, kind: str, items: set[tuple[str, int | None]]) -> str:
    """Return what is odd about a number behind the one above, or an empty string; a new count may begin at 1."""
    before, now = ordinal(above) or 0, ordinal(number)
    if now is None or now == 1 != before:
        return ""
    if now > before and all((kind, value) in items for value in range(before + 1, now)):
        return ""
    return f"接在「{above}」之后" if above else "前面没有更小的编号"


def _open_quotes(source: Source, outline: Outline) -> Iterator[Diagnostic]:
    for text in outline.texts:
        opened: list[int] = []
        for match in _QUOTE.finditer(source.text, text.start, text.end):
            if match.group() == "“":
                opened.append(match.start())
            elif opened:
                opened.pop()
        if opened:
            shown = source.text[opened[-1] : opened[-1] + _SHOWN]
            message = f"「{shown}」的引号没有关上；照原样保留。请核对原文是否漏了「”」"
            yield _make(source, "N203", message, Span(opened[-1], opened[-1] + 1))
