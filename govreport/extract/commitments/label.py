"""Whether a sentence promises something, or only says how things are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govreport.extract.commitments.clause import Clause
from govreport.lexicon.commitment_words import VERBS
from govreport.lexicon.context import ContextCues
from govreport.lexicon.cues import cue
from govreport.lexicon.phrases import Word
from govreport.model import InOrder, Span

_OPENING = 3
"""How many characters (adverbs) may stand before the verb that opens a promise."""

_NEAR = 60
"""How far from its start a sentence shows whether it speaks of a state."""

_ADDRESS = cue("address")
_MODAL = cue("modal")
_STATE = cue("state")
_HAS = cue("has")
_COPULA = re.compile(r"(?<!重点)(?<!主要)(?<!就)是")
_FORECAST = cue("forecast")
_DONE = re.compile(r"(?<![为除到好])了(?!解|结|却|然|不起|望)")
_GOAL = cue("goal")
_SITUATION = cue("situation")


ADDRESS = "称呼"
NOTHING_DONE = "没有动作"
DONE = "已经做成"
STATE = "陈述情况"


def context_by(text: str, span: Span, parts: Sequence[Clause], cues: ContextCues, *, aims: bool) -> str:
    """Return the name of the first cue that makes a sentence context, or an empty string.

    A promise has no subject: it opens with what is to be done. A sentence that opens with a thing and says
    how it stands is context, unless somebody in it must or will do something, or it holds a target.

    Args:
        text: The source.
        span: The sentence.
        parts: Its clauses.
        cues: What makes a sentence context even where it holds a target.
        aims: Whether it holds one.
    """
    start = _content(text, span)
    if start == span.end:
        return ADDRESS
    if aims and _GOAL.search(text, start, span.end):
        return ""
    cue = cues.told_by(text[start : span.end], aims=aims)
    return cue if cue or aims else _undone(text, Span(start, span.end), parts)


def _undone(text: str, span: Span, parts: Sequence[Clause]) -> str:
    """Return what shows that nothing is to be done, or an empty string."""
    first, will = _first_verb(parts), _MODAL.search(text, span.start, span.end)
    if first is None or will:
        return "" if will else NOTHING_DONE
    near = min(span.end, span.start + _NEAR)
    if _DONE.search(text, span.start, near):
        return DONE
    told = next(part.span.end for part in parts if part.span.end >= first.end)
    opens = first.start - span.start <= _OPENING and not _COPULA.search(text, span.start, first.start)
    state = _SITUATION.match(text, span.start, near) or _STATE.search(text, span.start, near)
    stands = state or _HAS.search(text, span.start, told)
    return STATE if _FORECAST.search(text, span.start, near) or (stands and not opens) else ""


def promising(text: str, within: Span, parts: Sequence[Clause]) -> tuple[Span, ...]:
    """Return where the words stand that make a promise: the first verb of doing, and the first word of will."""
    verb, will = _first_verb(parts), _MODAL.search(text, within.start, within.end)
    found = [Span(verb.start, verb.end)] if verb and verb.end <= within.end else []
    return (*found, Span(*will.span())) if will else tuple(found)


def verbs_of(parts: Sequence[Clause], figures: Sequence[Span]) -> tuple[Span, ...]:
    """Return the verb that stands nearest before each figure in its clause, where there is one."""
    order = InOrder(parts, lambda clause: clause.span.start)
    clauses = ((order.last_at(figure.start), figure.start) for figure in figures)
    found = (clause.last_before(at, VERBS) for clause, at in clauses if clause)
    return tuple(Span(verb.start, verb.end) for verb in found if verb)


def _first_verb(parts: Sequence[Clause]) -> Word | None:
    return next((word for part in parts for word in part.words if word.kind in VERBS), None)


def _content(text: str, span: Span) -> int:
    """Return where the sentence begins behind its address (``各位代表，``)."""
    address = _ADDRESS.match(text, span.start, span.end)
    return address.end() if address else span.start
