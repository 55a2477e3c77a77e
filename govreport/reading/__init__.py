"""What a person reads, as against what the file holds: one text for matching, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from govreport.model import Diagnostic, Source, Span, fold
from govreport.reading.alignment import Alignment, cut_out, merged
from govreport.reading.characters import HIDDEN, REVERSING, is_traditional, look_alikes, simplified
from govreport.reading.joining import Joined, join_lines
from govreport.reading.lines import split_lines
from govreport.reading.restore import restore

__all__ = ["Alignment", "as_read", "restore"]

_MARK = "\ufeff"


def as_read(source: Source) -> tuple[Source, Alignment]:
    r"""Return the text as a person reads it, and where its characters stand in the source.

    Characters that nobody sees are left out, lines that were cut by the width of a page are joined, radicals become
    the characters they look like, and a text that is traditional as a whole becomes simplified. A source in which
    there is nothing of that is returned itself.

    >>> reading, alignment = as_read(Source.from_text("全年完成税收3\u200b49万⼈次、\n增长5%。"))
    >>> reading.text, alignment.dropped
    ('全年完成税收349万人次、增长5%。', (Span(start=7, end=8), Span(start=14, end=15)))
    """
    seen = set(source.text)
    hidden = _hidden(source.text, seen)
    visible = Alignment(hidden)
    text = cut_out(source.text, hidden)
    radicals = look_alikes(seen)
    text = text.translate(radicals) if radicals else text
    traditional = is_traditional(text, seen)
    text = text.translate(simplified()) if traditional else text
    joined = join_lines(text, fold(text), split_lines(text))
    out = (*joined.gaps, *joined.pages)
    dropped = merged((*hidden, *map(visible.span, out)))
    if not (dropped or radicals or traditional):
        return source, Alignment()
    notes = (*_hidden_notes(source, hidden), *_notes(source, joined, set(radicals), traditional=traditional))
    reading = replace(source, text=cut_out(text, merged(out)), diagnostics=())
    return reading, Alignment(dropped, traditional, notes)


def _hidden(text: str, seen: set[str]) -> tuple[Span, ...]:
    """Return the stretches that nobody sees; the byte order mark of a file is none of them."""
    if not HIDDEN.search("".join(seen)):
        return ()
    return tuple(Span(*m.span()) for m in HIDDEN.finditer(text, 1 if text.startswith(_MARK) else 0))


def _hidden_notes(source: Source, hidden: tuple[Span, ...]) -> Iterator[Diagnostic]:
    if not hidden:
        return
    count = sum(map(len, hidden))
    message = f"有 {count} 个看不见的字符（如零宽空格）；认读时略过，原文照录。如不是有意放入，可从原文件中删去"
    yield Diagnostic.of("N215", source.path, message, hidden[0])
    turned = next((at for span in hidden for at in range(span.start, span.end) if source.text[at] in REVERSING), None)
    if turned is not None:
        message = "有改变显示顺序的控制字符，屏幕上的次序与文字的次序不同；按文字的次序认读。请对照原文核对此处的数字"
        yield Diagnostic.of("W219", source.path, message, Span(turned, turned + 1))


def _notes(source: Source, joined: Joined, radicals: set[int], *, traditional: bool) -> Iterator[Diagnostic]:
    if radicals:
        places = [at for at, c in enumerate(source.text) if ord(c) in radicals]
        at = places[0]
        message = (
            f"有 {len(places)} 个字用了字形相同的部首或兼容字符（如「{source.text[at]}」）；按常用字认读，原文照录。"
            "如要查找或复制，请在原文件中换成常用字"
        )
        yield Diagnostic.of("N216", source.path, message, Span(at, at + 1))
    if traditional:
        yield Diagnostic.of(
            "N217", source.path, "全文用繁体字；按简体字认读，原文照录。如认读有误，请另存为简体文本再放入"
        )
    if joined.width:
        message = (
            f"文字每 {joined.width} 字左右断为一行；认读时接成段落，夹在其间的页码、页眉 {len(joined.pages)} 行略过。"
            "请核对分段，或放入未断行的原文件"
        )
        yield Diagnostic.of("N218", source.path, message)
