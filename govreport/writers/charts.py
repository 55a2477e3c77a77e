"""Static bar charts as SVG, readable in both colour schemes and in print.

Drawn here and not by a library: pygal 3.1 makes 16 KB and a random id for two bars (so no two builds are
the same bytes), matplotlib takes seconds to import; these take 1 KB and their colours from the style sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

WIDTH, ROW, NAME, BAR = 360, 40, 15, 14
"""Width of the drawing; height of a row, of its name, and of the bar below it."""
WIDE, NARROW = 12, 7
"""Width of a Chinese character and of any other, at the size that style sheets give to the text."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: a name, its parts from left to right as (style class, size), and the words at its end."""

    label: str
    parts: tuple[tuple[str, Decimal], ...]
    figure: str

    @property
    def total(self) -> Decimal:
        """The bar's length in the chart's unit."""
        return sum((size for _, size in self.parts), Decimal(0))


def bar_chart(title: str, bars: Sequence[Bar]) -> str:
    """Return horizontal bars, one a row, on a common scale from zero; `title` is told to screen readers.

    A bar below zero runs to the left of the zero line.
    """
    low = min(Decimal(0), *(b.total for b in bars))
    high = max(Decimal(0), *(b.total for b in bars))
    scale = Decimal(WIDTH - max(_width(b.figure) for b in bars) - 8) / ((high - low) or 1)
    zero = -low * scale
    rows = "".join(_row(bar, number, zero, scale) for number, bar in enumerate(bars))
    height = ROW * len(bars)
    return (
        f'<svg class="chart" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(title)}">'
        f'<line class="axis" x1="{_n(zero)}" x2="{_n(zero)}" y1="0" y2="{height}"/>{rows}</svg>'
    )


def _row(bar: Bar, number: int, zero: Decimal, scale: Decimal) -> str:
    top = number * ROW + NAME + 3
    drawn, edge = "", zero
    for style, size in bar.parts:
        width = abs(size) * scale
        left = edge - width if size < 0 else edge
        drawn += f'<rect class="{style}" x="{_n(left)}" y="{top}" width="{_n(width)}" height="{BAR}"/>'
        edge = left if size < 0 else left + width
    return (
        f'<text x="5" y="{top - 5}">{escape(bar.label)}</text>{drawn}'
        f'<text class="figure" x="{_n(max(edge, zero) + 6)}" y="{top + BAR - 3}">{escape(bar.figure)}</text>'
    )


def _width(words: str) -> int:
    return sum(NARROW if character.isascii() else WIDE for character in words)


def _n(value: Decimal) -> str:
    return f"{value:.1f}".removesuffix(".0")
