"""Sentences of a paragraph, with the run-in headings inside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from govreport.parser.leads import STOP, Lead, first_sentence, has_figures
from govreport.reading.marks import Mark, find_mark

_ENUMERATED_SLOGAN = 30


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence, or a run-in heading with its mark and stop."""

    start: int
    end: int
    mark: Mark | None
    lead: Lead | None
    """The heading's words where this is a run-in heading."""


def split_sentences(folded: str, start: int, end: int, mark: Mark | None, lead: Lead | None) -> list[Stretch]:
    """Return the sentences of a paragraph in order; `lead` is the run-in heading it begins with, if any.

    Enumerated slogans are headings only where most items of their row are slogans: ``一是…还有差距，…。二是压力较大。``
    enumerates statements.
    """
    stretches = []
    at = start
    if lead is not None:
        stretches.append(Stretch(start, lead.after, mark, lead))
        at = lead.after
    plain = _plain(folded, at, end)
    marks = [find_mark(folded, s.start, end) if s.start != start else None for s in plain]
    if not any(marks):
        return stretches + plain
    items = Counter(m.kind for m in marks if m is not None)
    slogans = {
        index: found
        for index, m in enumerate(marks)
        if m is not None and (found := _slogan(folded, m, plain[index], plain[index + 1 : index + 2])) is not None
    }
    headings = Counter(marks[index].kind for index in slogans)  # type: ignore[union-attr]
    for index, stretch in enumerate(plain):
        m = marks[index]
        if m is not None and index in slogans and headings[m.kind] * 2 > items[m.kind]:
            stretches.append(Stretch(stretch.start, stretch.end, m, slogans[index]))
        else:
            stretches.append(stretch)
    return stretches


def _plain(folded: str, start: int, end: int) -> list[Stretch]:
    stretches = []
    at = _skip(folded, start, end)
    while at < end:
        stop = STOP.search(folded, at, end)
        behind = stop.end() if stop else end
        stretches.append(Stretch(at, behind, None, None))
        at = _skip(folded, behind, end)
    return stretches


def _slogan(folded: str, mark: Mark, stretch: Stretch, following: list[Stretch]) -> Lead | None:
    """Return the slogan behind an enumerator at a sentence's start, if detail and no further item follows it."""
    if mark.kind in ("l1", "dash") or not following:
        return None
    lead = first_sentence(folded, mark.end, following[0].end)
    if lead is None or lead.after != stretch.end or not 2 <= lead.end - lead.start <= _ENUMERATED_SLOGAN:
        return None
    if has_figures(folded, lead.start, lead.end) or ":" in folded[lead.start : lead.end]:
        return None
    beside = find_mark(folded, following[0].start, following[0].end)
    return None if beside is not None and beside.kind == mark.kind else lead


def _skip(folded: str, at: int, end: int) -> int:
    r"""Return the offset of the next character that is no white space, filler or literal ``\r\n``."""
    while at < end:
        if folded[at] in " \t\r\n" or folded[at].isspace():
            at += 1
        elif folded.startswith("??", at):
            while at < end and folded[at] == "?":
                at += 1
        elif folded.startswith(("\\r", "\\n"), at):
            at += 2
        else:
            break
    return at


def runs(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of white space and filler from `start` to `end`."""
    at = start
    while at < end:
        behind = _skip(folded, at, end)
        if behind > at:
            yield at, behind
        at = max(behind, at + 1)
