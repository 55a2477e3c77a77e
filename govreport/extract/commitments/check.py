"""How a promise can be checked: by a number, by a thing with a name, or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from govreport.extract.commitments.clause import Clause
from govreport.model import Span

_TITLE = re.compile(r"《[^《》]{2,60}》")
_QUOTED = re.compile(r"“[^“”]{2,20}”")
_KEEPING = ("keep",)


class Found(NamedTuple):
    """The rule that fired and the words that made it."""

    rule: str
    triggers: tuple[Span, ...]


class Rule(NamedTuple):
    """One way in which a clause promises a thing that an outsider could look for."""

    name: str
    find: Callable[[str, Clause], tuple[Span, ...]]


def _kept(text: str, clause: Clause, before: int) -> bool:
    """Tell whether the clause only carries on: a word of continuing stands before the verb."""
    return any(w.kind == "keep" and w.start < before for w in clause.words)


def _pair(clause: Clause, verbs: tuple[str, ...], nouns: tuple[str, ...]) -> tuple[Span, ...]:
    for verb in clause.words:
        if verb.kind in verbs:
            noun = clause.after(verb.end, *nouns)
            if noun is not None:
                return (Span(verb.start, verb.end), Span(noun.start, noun.end))
    return ()


def _titled(text: str, clause: Clause) -> tuple[Span, ...]:
    found = _TITLE.search(text, clause.span.start, clause.span.end)
    return (Span(found.start(), found.end()),) if found else ()


def _issued(text: str, clause: Clause) -> tuple[Span, ...]:
    return _pair(clause, ("issue",), ("document", "scheme"))


def _founded(text: str, clause: Clause) -> tuple[Span, ...]:
    found = _pair(clause, ("found",), ("scheme", "document"))
    return () if found and _kept(text, clause, found[0].start) else found


def _launched(text: str, clause: Clause) -> tuple[Span, ...]:
    found = _pair(clause, ("launch",), ("programme",))
    return () if found and _kept(text, clause, found[0].start) else found


def _piloted(text: str, clause: Clause) -> tuple[Span, ...]:
    noun = clause.first("pilot")
    return (Span(noun.start, noun.end),) if noun else ()


def _won(text: str, clause: Clause) -> tuple[Span, ...]:
    return _pair(clause, ("win", "strive"), ("title", "pilot"))


def _built(text: str, clause: Clause) -> tuple[Span, ...]:
    noun = clause.first("facility", "works")
    verb = clause.first("build", "finish", "launch", "start", "explore")
    return (Span(verb.start, verb.end), Span(noun.start, noun.end)) if noun and verb else ()


def _held(text: str, clause: Clause) -> tuple[Span, ...]:
    return _pair(clause, ("hold", "launch"), ("event",))


def _assigned(text: str, clause: Clause) -> tuple[Span, ...]:
    noun = clause.first("assigned")
    return (Span(noun.start, noun.end),) if noun else ()


RULES: tuple[Rule, ...] = (
    Rule("有书名号的文件", _titled),
    Rule("出台、制定……文件", _issued),
    Rule("建立、设立……制度", _founded),
    Rule("实施、开展……行动", _launched),
    Rule("开展……试点", _piloted),
    Rule("创建、争创……称号", _won),
    Rule("建设、完成……工程", _built),
    Rule("举办……活动", _held),
    Rule("完成……下达的任务", _assigned),
)


def named_by(text: str, parts: Sequence[Clause]) -> Found | None:
    """Return the first rule that finds a deliverable with a name, or None for a direction only."""
    for rule in RULES:
        for clause in parts:
            found = rule.find(text, clause)
            if found:
                return Found(rule.name, found)
    return None
