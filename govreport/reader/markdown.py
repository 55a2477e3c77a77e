"""Markdown: its signs are taken away, its words stay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from govreport.model import LIMITS, SeedError
from govreport.reader.content import Extract, repointed
from govreport.reader.markup import Words
from govreport.reader.omission import settle
from govreport.reader.text import read_text

_FRONT_MATTER = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(?:(?:\w[\w -]{0,39}:(?:[ \t][^\n]*)?|[ \t][^\n]*|-[ \t][^\n]*|#[^\n]*|)\r?\n){0,60}?"
    r"---[ \t]*(?:\r?\n|\Z)"
)
"""Keys and values at the head of a file; running text between two lines is none."""
_HEADING = re.compile(r"\A#{1,6}(?=[\u4e00-\u9fff（])")
"""The sign of a heading that is written without the space behind it."""
_INDENT = re.compile(r"[ \t>*+-]*(\u3000+)")
_CELL = re.compile(r"(?<!\\)\|")
_STRONG = re.compile(r"\*\*(?=\S)([^*\n]{1,400}?)\*\*|__(?=\S)([^_\n]{1,400}?)__")
"""Signs of strong words that the standard takes for words, since a full-width sign stands beside them."""
_NOTE = re.compile(r"\[\^([^\[\]\s]{1,40})\]")
_DEFINED = re.compile(r"\[\^([^\[\]\s]{1,40})\][:：][ \t]*")


def read_markdown(content: bytes, name: str) -> Extract:
    r"""Return the words of a Markdown file; numbered lists keep their numbers, rows of tables have tabs.

    Words struck out and comments are left out, and told. Footnotes stand at the end, as ``[1]`` and their words.

    >>> read_markdown("# 一、回顾\n\n**经济**向好。".encode(), "report.md").text
    '一、回顾\n\n经济向好。\n'

    Raises:
        SeedError: If the bytes are no text, or lists lie in one another without end.
    """
    extract = read_text(content, name)
    source = _FRONT_MATTER.sub("", extract.text.removeprefix("\ufeff") if extract.text else "")
    document = _Document(source.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    for token in _PARSER.parse("\n".join(document.source)):
        if token.level >= LIMITS.markdown_depth - 1:
            what = f"列表或引文一层套一层，超过上限 {LIMITS.markdown_depth} 层，读不全"
            raise SeedError(name, f"{what}，没有收录。请改为普通段落")
        document.take(token)
    text, told = settle(_with_notes_at_end(document.lines), name)
    return Extract(text, "markdown", (*repointed(extract.diagnostics, text), *told))


_PARSER = MarkdownIt("commonmark", {"maxNesting": LIMITS.markdown_depth}).enable(["table", "strikethrough"]).disable(
    ["reference", "code", "link", "image", "text_join"]
)
"""Reads the standard with tables. What looks like a link's address may be a note, indented text is no program, and
looking for the ends of links and pictures takes the square of their number: `Words` takes their signs away."""


@dataclass(slots=True)
class _Document:
    """The lines of a document, as far as its tokens were taken."""

    source: Sequence[str]
    lines: list[str] = field(default_factory=list)
    _end: int = 0
    """The line of the source behind what was written last."""
    _number: str = ""
    """The number of the list item that begins."""
    _cells: list[str] | None = None
    _row: list[int] = field(default_factory=lambda: [0, 0])
    _columns: int = 0

    def take(self, token: Token) -> None:
        """Write what a token holds."""
        if token.type == "inline":
            self._inline(token)
        elif token.type in ("fence", "code_block", "html_block"):
            words = _html(token.content) if token.type == "html_block" else token.content.rstrip("\n")
            self._write(words, token.map)
        elif token.type == "list_item_open":
            self._number = f"{token.info}{token.markup} " if token.info else ""
        elif token.type == "list_item_close" and self._number:
            self._write("", token.map)
        elif token.type == "tbody_open":
            self._end += 1
        elif token.type == "tr_open":
            self._cells, self._row = [], token.map or self._row
        elif token.type == "tr_close" and self._cells is not None:
            self._write("\t".join((*self._cells, *self._further_cells())), self._row)
            self._cells = None

    def _inline(self, token: Token) -> None:
        words = _words(token.children or [])
        if self._cells is not None:
            self._cells.append(words)
            return
        first = token.map[0] if token.map else 0
        indent = _INDENT.match(self.source[first]) if first < len(self.source) else None
        self._write((indent[1] if indent else "") + words, token.map)

    def _further_cells(self) -> Iterator[str]:
        """Yield the words of the cells that a row has beyond those of the head: the standard drops them."""
        cells = self._cells or []
        line = self.source[self._row[0]] if self._row[0] < len(self.source) else ""
        for cell in _CELL.split(line.strip().removeprefix("|").removesuffix("|"))[len(cells) :]:
            yield _words(_PARSER.parseInline(cell.strip())[0].children or [])

    def _write(self, words: str, place: Sequence[int] | None) -> None:
        """Add lines, below an empty one where the source has one."""
        first, end = (place[0], place[1]) if place else (self._end, self._end)
        if self.lines and first > self._end:
            self.lines.append("")
        self.lines.extend((self._number + words).split("\n"))
        self._number, self._end = "", end


def _words(tokens: Sequence[Token]) -> str:
    """Return the words of a paragraph."""
    words = Words()
    for index, token in enumerate(tokens):
        if token.type == "html_inline":
            words.mark_up(token.content)
        elif token.type in ("s_open", "s_close"):
            words.mark_up("<s>" if token.type == "s_open" else "</s>")
        elif token.type in ("softbreak", "hardbreak"):
            words.add("\n")
        elif token.type in ("em_open", "em_close", "strong_open", "strong_close"):
            words.sign(token.markup)
        elif token.type == "text":
            content = token.content if index else _HEADING.sub("", token.content.lstrip("\u3000"))
            words.add(_STRONG.sub(r"\1\2", content))
        elif token.type == "text_special":
            words.add_escaped(token.content)
        else:
            words.add(token.content)
    return words.text()


def _html(block: str) -> str:
    words = Words()
    words.mark_up(block)
    return "\n".join(line for line in (line.strip() for line in words.text().split("\n")) if line)


def _with_notes_at_end(lines: Sequence[str]) -> str:
    """Return the text with footnotes behind it, and their marks as ``[1]``."""
    labels = list(dict.fromkeys(label for line in lines for label in _NOTE.findall(line)))
    largest = max((int(label) for label in labels if _is_number(label)), default=0)
    others = [label for label in labels if not _is_number(label)]
    marks = {label: f"[{int(label)}]" for label in labels if _is_number(label)}
    marks |= {label: f"[{number}]" for number, label in enumerate(others, largest + 1)}
    body: list[str] = []
    notes: list[str] = []
    for line in lines:
        defined = _DEFINED.match(line)
        if not line and body and not body[-1]:
            continue
        where, words = (notes, f"{marks[defined[1]]}{line[defined.end() :]}") if defined else (body, line)
        where.append(_NOTE.sub(lambda match: marks[match[1]], words))
    while body and not body[-1] and notes:
        body.pop()
    return "\n".join((*body, *notes)) + "\n"


def _is_number(label: str) -> bool:
    return label.isascii() and label.isdigit() and len(label) < 4
