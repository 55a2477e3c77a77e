"""What a document holds beside the text that is read: marked in the text while it is read, told at its end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from govreport.model import Diagnostic, Span

_AROUND = 12
"""So many characters at most are quoted to say where something stands."""


_WORD = re.compile(r"[A-Za-z0-9.,%]{2}")
"""Characters between which a quotation is not cut."""


@dataclass(frozen=True, slots=True)
class _Kind:
    code: str
    found: str
    done: str
    mend: str


class Omission(Enum):
    """A kind of thing that is left out of the text, or written in another way, with what is said of it."""

    HIDDEN = _Kind("W110", "隐藏的文字", "没有收录", "如应公开，请取消隐藏后另存")
    UNSEEN = _Kind("W110", "看不见的文字（白纸白字，或小得看不清）", "没有收录", "如应公开，请改成普通的颜色和字号")
    STRUCK = _Kind("W111", "划了删除线的文字", "没有收录", "如仍有效，请去掉删除线后另存")
    PLACEHOLDER = _Kind("W112", "还没有填写的控件，只有提示文字", "提示文字没有收录", "请填写后另存")
    PICTURE = _Kind("W113", "图片", "图中如有文字，没有收录", "请把图中的文字和数字写进正文")
    CHART = _Kind("W114", "统计图表", "图中的文字和数字没有收录", "请把它们写进正文")
    OBJECT = _Kind("W114", "嵌入的对象（表格、公式、文档等）", "其中的文字没有收录", "请把它们写进正文")
    CHUNK = _Kind("W115", "嵌入的文档（{detail}）", "读不了，没有收录", "请在 Word 中打开原文件后另存")
    SYMBOL = _Kind("W116", "认不出的符号字体字符", "显示为“\ufffd”", "请改用普通字体输入这些符号")
    FIELD = _Kind("W117", "只由代码生成的域（{detail}）", "域显示的内容没有收录", "请改成普通文字后另存")
    REVISION = _Kind("N118", "修订（插入、删除或移动）", "按接受修订以后的文字收录", "请核对，或接受修订后另存")
    CONTENTS = _Kind("N119", "自动生成的目录", "没有收录", "正文不受影响")
    PAGE_NUMBER = _Kind("N119", "自动页码", "没有收录", "正文不受影响")
    RUBY = _Kind("N119", "注音", "没有收录", "被注的文字已收录")
    DIAGRAM = _Kind("N119", "图示（SmartArt）", "其中的文字逐条收录在所在段落之后", "请核对先后次序")

    @property
    def mark(self) -> str:
        """The character that stands for it while a text is put together: half of a pair, which no text can hold."""
        return chr(0xD800 + list(Omission).index(self))


_MARKS = re.compile("[\ud800-\ud8ff]")


def unmarked(text: str) -> str:
    """Return a text without marks of omissions."""
    return _MARKS.sub("", text)


def settle(text: str, name: str, details: Mapping[Omission, str] | None = None) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return a text without its marks, and a diagnostic for each kind of omission: how many, and after which words.

    >>> text, [told] = settle(f"新增就业120人{Omission.HIDDEN.mark}，全部稳定。", "报告.docx")
    >>> text
    '新增就业120人，全部稳定。'
    >>> told.message
    '有 1 处隐藏的文字，在“新增就业120人”之后；没有收录。如应公开，请取消隐藏后另存'
    """
    places: dict[str, list[int]] = {}
    pieces: list[str] = []
    length = last = 0
    for match in re.finditer("([\ud800-\ud8ff])\\1*", text):
        pieces.append(text[last : match.start()])
        length += match.start() - last
        last = match.end()
        places.setdefault(match[1], []).append(length)
    plain = "".join([*pieces, text[last:]])
    found = [(kind, places[kind.mark]) for kind in Omission if kind.mark in places]
    return plain, tuple(_told(kind, at, plain, name, (details or {}).get(kind, "")) for kind, at in found)


def count(text: str, kind: Omission) -> int:
    """Return how many things of a kind are marked in a text."""
    return text.count(kind.mark)


def _told(kind: Omission, at: list[int], text: str, name: str, detail: str) -> Diagnostic:
    span, where = _place(text, at[0])
    first = "第一处" if len(at) > 1 and where else ""
    found = kind.value.found.format(detail=detail)
    message = f"有 {len(at)} 处{found}{where and '，'}{first}{where}；{kind.value.done}。{kind.value.mend}"
    return Diagnostic.of(kind.value.code, name, message, span)


def _place(text: str, at: int) -> tuple[Span | None, str]:
    """Return the words before a place, on its line or the lines above it; those behind it where it has none before."""
    before = text[max(0, at - 200) : at].rstrip()
    first = max(before.rfind("\n") + 1, len(before) - _AROUND)
    while first > 0 and _WORD.fullmatch(before, first - 1, min(first + 1, len(before))):
        first -= 1
    words = before[first:]
    if words.strip():
        end = at - (len(text[max(0, at - 200) : at]) - len(before))
        words = words.lstrip()
        return Span(end - len(words), end), f"在“{words}”之后"
    behind = text[at : at + 200].lstrip()
    words = behind.partition("\n")[0][:_AROUND].rstrip()
    if words:
        start = at + len(text[at : at + 200]) - len(behind)
        return Span(start, start + len(words)), f"在“{words}”之前"
    return None, ""
