"""The text of a report as the template takes it: strings and ids, never markup."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from govreport.model import InOrder, Paragraph, Piece, PieceKind, Report, Section, Span, Table
from govreport.writers.chapters import Block, grid_of, heads_of
from govreport.writers.pdf.cells import CLOSING, OPENING, Group, as_printed, groups
from govreport.writers.typography import displayed

Json = dict[str, Any]
FACES = {1: "hei", 2: "kai"}
"""GB/T 9704: 黑体 for ``一、``, 楷体 for ``（一）``, 仿宋 for what is below."""

_CORE = re.compile(r"(?:[0-9０-９]|百分之|[一二三四五六七八九十两])\S{0,15}?(?=(?:以[上下内]|左右|之间|度)?$)")

_SIMPLE = re.compile(f"[{re.escape(OPENING)}]?[\u3400-\u9fff][{re.escape(CLOSING)}]?")


class RunBuilder:
    """Sets stretches of one report: which characters stand, which belong together, what they link to.

    A run is ``{"t": text}`` (may break anywhere the language lets it), ``{"g": [{"c": [atom, …]}, …]}`` (stays on one
    line), ``{"b": text, "w": cells}`` (the same for a character with one mark behind, one before, or both) or
    ``{"a": id}`` (a place that the annex points to). ``"m"`` names the metric that text or part links to.
    """

    def __init__(self, report: Report, *, linked: bool = False, on_grid: bool = True) -> None:
        """Open a report.

        Args:
            report: The report.
            linked: Whether figures link to the annex, and findings are marked as places that the annex points to.
            on_grid: Whether marks get cells of their own; tables leave them to the engine, which is faster.
        """
        self.text = displayed(report.document.source.text)
        self._on_grid = on_grid
        self._sections = {s.id: s for s in report.document.sections}
        left_out = (PieceKind.SPACE, PieceKind.BOILERPLATE)
        self._spaces = sorted(p.span for p in report.document.pieces if p.kind in left_out)
        self._space_starts = [s.start for s in self._spaces]
        found = [m.span for m in report.metrics] + [e.span for e in report.exclusions]
        self._bound = sorted(_core(self.text, span) for span in found)
        self._bound_starts = [s.start for s in self._bound]
        metrics = sorted(report.metrics, key=lambda m: m.span) if linked else []
        self._metrics = InOrder(metrics, lambda m: m.span.start)
        places = [(c.span.start, c.id) for c in report.commitments] + [(m.span.start, m.id) for m in report.metrics]
        self._places = sorted(places) if linked else []
        self._cuts = sorted({at for m in metrics for at in (m.span.start, m.span.end)})
        run_in = sorted((s for s in report.document.sections if s.run_in), key=lambda s: s.mark.start)
        self._run_in = InOrder(run_in, lambda s: s.mark.start)
        headings = [s.span for s in report.document.sentences() if s.heading]
        self._stops = {span.start: span.end for span in headings}
        self.placed: set[str] = set()
        """Ids of the places that stand in the runs made so far."""

    def plain(self, span: Span) -> str:
        """Return the displayed text of a stretch, without the white space that the source lays between."""
        return "".join(self._shown(a) for g in groups(self.text, self._standing(span)) for a in g.atoms).strip()

    def runs(self, span: Span) -> list[Json]:
        """Return the runs of a stretch in reading order."""
        made: list[Json] = []
        at = bisect_left(self._places, (span.start, ""))
        for group in groups(self.text, self._standing(span), self._touching(span), self._cuts):
            at = self._place_until(made, at, group.atoms[-1].end)
            self._add(made, group)
        self._place_until(made, at, span.end)
        return made

    def cell(self, span: Span) -> list[Json]:
        """Return the words of a table's cell: stretches of text, of which figures link to the annex, and places."""
        made: list[Json] = []
        place = bisect_left(self._places, (span.start, ""))
        cuts = self._cuts[bisect_right(self._cuts, span.start) : bisect_left(self._cuts, span.end)]
        for start, end in pairwise((span.start, *cuts, span.end)):
            place = self._place_until(made, place, end)
            atoms = [atom for group in groups(self.text, self._standing(Span(start, end))) for atom in group.atoms]
            made.append({"t": "".join(map(self._shown, atoms)), "m": self._metric_at(start)})
        return made

    def place(self, section_id: str) -> str:
        """Return where a section stands, by the marks of its headings: ``二、（一）1.``; empty where it has none."""
        marks: list[str] = []
        section = self._sections.get(section_id)
        while section is not None:
            marks.insert(0, self.plain(section.mark))
            section = self._sections.get(section.parent)
        return "".join(marks)

    def heading(self, section: Section, depth: int) -> Json:
        """Return a heading on a line of its own, or the words of a run-in one with their stop."""
        words = Span(section.mark.start, section.words.end)
        shown = Span(words.start, self._with_stop(section)) if section.run_in else words
        return {
            "id": section.id,
            "depth": depth,
            "face": FACES.get(section.level, "fang"),
            "words": self.plain(words),
            "runs": self.runs(shown),
        }

    def paragraph(self, paragraph: Paragraph, depths: dict[str, int]) -> Json:
        """Return a paragraph: stretches of text, and its run-in headings."""
        parts: list[Json] = []
        at = paragraph.span.start
        for section in self._run_in.between(at, paragraph.span.end):
            if section.mark.start < at:
                continue
            if section.mark.start > at:
                parts.append({"runs": self.runs(Span(at, section.mark.start))})
            parts.append({"heading": self.heading(section, depths[section.id])})
            at = self._with_stop(section)
        if at < paragraph.span.end:
            parts.append({"runs": self.runs(Span(at, paragraph.span.end))})
        return {"kind": "paragraph", "parts": parts}

    def _standing(self, span: Span) -> Iterator[Span]:
        at = span.start
        first = max(0, bisect_right(self._space_starts, span.start) - 1)
        for space in self._spaces[first : bisect_left(self._space_starts, span.end)]:
            if space.end > at:
                if space.start > at:
                    yield Span(at, space.start)
                at = space.end
        if at < span.end:
            yield Span(at, span.end)

    def _touching(self, span: Span) -> list[Span]:
        first = max(0, bisect_left(self._bound_starts, span.start) - 1)
        return self._bound[first : bisect_left(self._bound_starts, span.end)]

    def _place_until(self, made: list[Json], at: int, end: int) -> int:
        """Add the places before `end`, from the one with index `at`; return the index of the next."""
        while at < len(self._places) and self._places[at][0] < end:
            place = self._places[at][1]
            if place not in self.placed:
                self.placed.add(place)
                made.append({"a": place})
            at += 1
        return at

    def _metric_at(self, offset: int) -> str:
        metric = self._metrics.last_at(offset)
        return metric.id if metric and offset < metric.span.end else ""

    def _add(self, made: list[Json], group: Group) -> None:
        if not self._is_boxed(group):
            for atom in group.atoms:
                self._add_free(made, atom)
            return
        words = "".join(map(self._shown, group.atoms))
        if _SIMPLE.fullmatch(words) and not self._metric_at(group.atoms[0].start):
            made.append({"b": words, "w": len(words)})
            return
        parts: list[Json] = []
        for atom in group.atoms:
            metric = self._metric_at(atom.start)
            if not parts or parts[-1]["m"] != metric:
                parts.append({"c": [], "m": metric})
            parts[-1]["c"].append(self._shown(atom))
        made.append({"g": parts})

    def _is_boxed(self, group: Group) -> bool:
        """Tell whether a group is set as one box: those with figures always, those with marks on the grid only."""
        firsts = [self.text[atom.start] for atom in group.atoms]
        if len(firsts) == 1 and firsts[0] > "~":
            return False
        return any(c.isascii() and not c.isspace() for c in firsts) or (
            len(firsts) > 1 and (self._on_grid or any(c.isdecimal() for c in firsts))
        )

    def _shown(self, atom: Span) -> str:
        return as_printed(self.text[atom.start : atom.end])

    def _add_free(self, made: list[Json], atom: Span) -> None:
        metric, words = self._metric_at(atom.start), self._shown(atom)
        if made and "t" in made[-1] and made[-1]["m"] == metric:
            made[-1]["t"] += words
        else:
            made.append({"t": words, "m": metric})

    def _with_stop(self, section: Section) -> int:
        """Return where a run-in heading ends, its closing stop included."""
        return max(self._stops.get(section.mark.start, 0), section.words.end)


def depths(sections: Iterable[Section]) -> dict[str, int]:
    """Return how deep each heading stands in the outline, from 1; no step is ever skipped."""
    found: dict[str, int] = {}
    for section in sections:
        found[section.id] = found.get(section.parent, 0) + 1
    return found


def front(report: Report, builder: RunBuilder) -> list[Json]:
    """Return the lines between title and text: where and when it was held, and who spoke.

    A line that only carries metadata (``发布时间：… 来源：…``) is boilerplate of the site it came from; where there is
    nothing else, issuer and date stand there as the source gives them.
    """
    identity, fields = report.document.identity, report.document.fields
    lines = [p for p in report.document.pieces if p.kind in {PieceKind.DATELINE, PieceKind.SPEAKER}]
    spoken = [p for p in lines if not any(p.span.contains(f.span) for f in fields)]
    if spoken:
        return [{"runs": builder.runs(p.span)} for p in spoken]
    known = [words for words in (identity.issuer, _date(identity.published)) if words]
    return [{"runs": [{"t": "　".join(known), "m": ""}]}] if known else []


def blocks(chosen: Iterable[Block], builder: RunBuilder, depth_of: dict[str, int]) -> list[Json]:
    """Return headings, paragraphs and lines in reading order."""
    made: list[Json] = []
    for block in chosen:
        if isinstance(block, Section):
            made.append({"kind": "heading", **builder.heading(block, depth_of[block.id])})
        elif isinstance(block, Paragraph):
            made.append(builder.paragraph(block, depth_of))
        elif isinstance(block, Table):
            above = [builder.plain(span) for span in block.captions]
            rows = [[builder.cell(cell) if cell else [] for cell in row] for row in grid_of(block)]
            heads = heads_of(block, builder.text)
            made.append({"kind": "table", "above": above, "heads": heads, "rows": rows, "parts": []})
        elif isinstance(block, Piece):
            made.append({"kind": block.kind.value, "parts": [{"runs": builder.runs(block.span)}]})
    return made


def _core(text: str, span: Span) -> Span:
    """Return what of a quantity must stay together: figure and unit, not the ``超过`` before and ``以上`` behind."""
    found = _CORE.search(text, span.start, span.end)
    return Span(found.start(), found.end()) if found else Span(span.start, span.start)


def _date(iso: str) -> str:
    """Return an ISO date the way official documents write it.

    >>> _date("2023-08-15")
    '2023年8月15日'
    """
    year, month, day = iso.split("-") if iso.count("-") == 2 else ("", "", "")  # noqa: PLR2004 - year, month, day
    return f"{year}年{int(month)}月{int(day)}日" if day else ""
