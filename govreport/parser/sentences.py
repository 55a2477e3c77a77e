"""Sentences of a paragraph, with the run-in headings inside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govreport.parser.leads import STOP, Lead, first_sentence, has_figures
from govreport.parser.marks import Mark, find_mark

_ENUMERATED_SLOGAN = 30
_FILLER = " \t\r\n?\\"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence, or a run-in heading with its mark and stop."""

    start: int
    end: int
    mark: Mark | None
    lead: Lead | None
    """The heading's words where this is a run-in heading."""


def split_sentences(folded: str, start: int, end: int, mark: Mark | None, lead: Lead | None) -> list[Stretch]:
    """Return the sentences of a paragraph in order; `lead` is the run-in heading it begins with, if any."""
    stretches = []
    at = start
    if lead is not None:
        stretches.append(Stretch(start, lead.after, mark, lead))
        at = lead.after
    opening = lead is None
    while (at := _skip(folded, at, end)) < end:
        found = None if opening else _enumerated(folded, at, end)
        if found is not None:
            stretches.append(Stretch(at, found[1].after, *found))
            at = found[1].after
        else:
            stop = STOP.search(folded, at, end)
            behind = stop.end() if stop else end
            stretches.append(Stretch(at, behind, None, None))
            at = behind
        opening = False
    return stretches


def _enumerated(folded: str, at: int, end: int) -> tuple[Mark, Lead] | None:
    """Return the slogan behind an enumerator at a sentence's start, or None."""
    mark = find_mark(folded, at, end)
    if mark is None or mark.kind in ("l1", "dash"):
        return None
    lead = first_sentence(folded, mark.end, end)
    if lead is None or not 2 <= lead.end - lead.start <= _ENUMERATED_SLOGAN:
        return None
    if has_figures(folded, lead.start, lead.end) or ":" in folded[lead.start : lead.end]:
        return None
    following = find_mark(folded, _skip(folded, lead.after, end), end)
    if following is not None and following.kind == mark.kind:
        return None
    return mark, lead


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
