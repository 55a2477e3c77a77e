"""Tables of documents: rows of data, or a frame that a report was laid out in."""

from __future__ import annotations

from collections.abc import Sequence

from govreport.reader.omission import unmarked

_MANY = 6
"""A cell of so many paragraphs holds a report, whatever stands beside it."""
_SENTENCE = 15
"""Characters of a paragraph that is a sentence, its full stop included."""
WIDEST = 50
"""Rows or columns over which a cell may reach."""
_STOPS = ("。", "！", "？", "；", "：")

Row = Sequence[Sequence[str]]
"""The cells of a row, each as its lines."""


def table_lines(rows: Sequence[Row]) -> list[str]:
    r"""Return the lines of a table: a row of data as one line with tabs, running text paragraph by paragraph.

    >>> table_lines([[["指标"], ["目标"]], [["税收"], ["383万元"]]])
    ['指标\t目标', '税收\t383万元']
    >>> table_lines([[["蒋场镇政府工作报告", "镇长 李明"]], [["各位代表：", "现在，我代表镇人民政府报告工作。"]]])
    ['蒋场镇政府工作报告', '镇长 李明', '各位代表：', '现在，我代表镇人民政府报告工作。']
    """
    if _is_layout(rows):
        return [line for row in rows for cell in row for line in cell]
    return ["\t".join(" ".join(" ".join(cell).split("\n")).strip() for cell in row) for row in rows]


def _is_layout(rows: Sequence[Row]) -> bool:
    """Tell whether a table is a frame: one cell a row, a cell as long as a report, or text beside text only."""
    cells = [[_words(cell) for cell in row] for row in rows]
    filled = [[cell for cell in row if cell] for row in cells]
    if all(len(row) <= 1 for row in filled):
        return True
    running = [[_sentences(cell) for cell in row] for row in filled]
    if any(len(c) >= _MANY and n >= _MANY // 2 for row, told in zip(filled, running, strict=True)
           for c, n in zip(row, told, strict=True)):  # fmt: skip
        return True
    return any(max(told, default=0) > 1 for told in running) and all(
        max(told, default=0) <= 1 or min(told) > 1 for told in running
    )


def _words(cell: Sequence[str]) -> list[str]:
    return [words for line in cell if (words := unmarked(line).strip())]


def _sentences(paragraphs: Sequence[str]) -> int:
    return sum(len(words) >= _SENTENCE and words.endswith(_STOPS) for words in paragraphs)
