"""Promises of a thing that an outsider could look for: what is set up, started, built, passed or finished.

Carrying on, deepening or enforcing what exists names nothing, even where a programme is mentioned by name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from govreport.extract.commitments.clause import Clause
from govreport.lexicon.commitment_words import THINGS, VERBS
from govreport.lexicon.cues import cue
from govreport.lexicon.phrases import Word
from govreport.model import Rule, Span


class Found(NamedTuple):
    """The rule that fired and the words that made it."""

    rule: str
    triggers: tuple[Span, ...]


_FULFILLING = frozenset(("fulfil", "fulfil-surely"))
_ERECTING = frozenset(("erect", "finish", "launch", "start")) | _FULFILLING
_MAKING = frozenset(("build", "explore")) | _ERECTING
_WINNING = frozenset(("win", "strive"))
_MODELLING = frozenset(("launch", "build", "finish", "explore", "found", "amend")) | _WINNING
_NAMING = frozenset(("hold", "launch", "win", "finish", "found", "adopt", "build", "erect", "envision"))
_COUNTING = frozenset(("hold", "launch", "build", "win", "finish", "push", "carry", "must")) | _FULFILLING
_PLACING = frozenset(("win", "push", "carry")) | _MAKING

_PAPERS = ("document", "scheme")

_TITLE = re.compile(r"《[^《》]{2,60}》")
_QUOTED_PROGRAMME = cue("quoted-programme")
_ORDINAL = re.compile(
    r"第[一二三四五六七八九十百0-9]{1,4}(?:届|次|批|轮)[^，,。；;：:]{1,20}|20\d\d年[^，,。；;：:]{0,12}[会赛节]"
)
_MARK = re.compile(r"[《“第]|20\d\d年")
_LEFTOVER = cue("leftover")
_SEPARATOR = re.compile(r"、|(?<=.{2})[和及与]")
_SAID = re.compile(r"(?<![主重需必紧])要(?![素点道])|须|将(?!军)|应[当该]")
_HEAD = cue("head")
_TASK = re.compile(r"[^，,。；;：:的]{4,}(?!的)")
"""What is brought to its end: 完成国防动员体制改革."""


def _kinds(*kinds: str) -> frozenset[str]:
    return frozenset(kinds)


def _spans(*words: Word) -> tuple[Span, ...]:
    return tuple(Span(word.start, word.end) for word in sorted(words))


def _specific(clause: Clause, start: int, noun: Word) -> bool:
    """Tell whether the words between `start` and a noun say which one is meant.

    Words of vagueness (一批、各类) say that none is. A title is known by itself; common words (农村、重点) name
    a programme or a paper, but no building.
    """
    separators = [found.end() for found in _SEPARATOR.finditer(clause.text, start, noun.start)]
    inside = [word for word in clause.words if start <= word.start and word.end <= noun.start]
    if any(word.kind == "vague" for word in inside) or _SAID.search(clause.text, start, noun.start):
        return False
    if noun.kind == "title":
        return True
    start = max([start, *separators])
    common = sum(word.end - word.start for word in inside if word.kind == "generic" and word.start >= start)
    return noun.start - start - (common if noun.kind in _BUILDINGS else 0) >= _DISTINCT


_BUILDINGS = frozenset(("facility", "hub", "works", "project", "accord"))
_DISTINCT = 2
"""How many characters at least tell one thing from another."""


def _objects(clause: Clause, verbs: frozenset[str], *nouns: str) -> Iterator[tuple[Word, Word]]:
    """Yield verb and noun where a noun of these classes is said to be made, and which one is said."""
    for noun in clause.words:
        if noun.kind in nouns and _heads(clause, noun):
            verb = clause.before(noun.start, verbs)
            new = verb and not clause.carried(verb.start) and not clause.text.startswith("的", verb.end)
            if verb and new and _specific(clause, verb.end, noun):
                yield verb, noun


def _heads(clause: Clause, noun: Word) -> bool:
    """Tell whether a noun is the head of its phrase: not 政策清理, not 示范区经验, not 打基础的工程."""
    if _LEFTOVER.match(clause.text, noun.end, clause.span.end):
        return False
    if noun.kind == "programme":
        return not clause.text.endswith("的", clause.span.start, noun.start)
    return noun.kind not in _PAPERS or bool(_HEAD.match(clause.text, noun.end, clause.span.end + 1))


def _pair(clause: Clause, verbs: frozenset[str], *nouns: str) -> tuple[Span, ...]:
    return next((_spans(verb, noun) for verb, noun in _objects(clause, verbs, *nouns)), ())


def _matched(clause: Clause, pattern: re.Pattern[str], verbs: frozenset[str]) -> tuple[Span, ...]:
    """Return a verb and what the pattern finds behind it, unless it is only carried on or one of many."""
    found = pattern.search(clause.text, clause.span.start, clause.span.end)
    verb = clause.before(found.start(), verbs) if found else None
    if found is None or verb is None or clause.carried(verb.start):
        return ()
    if any(word.kind == "vague" and verb.end <= word.start < found.start() for word in clause.words):
        return ()
    return (Span(verb.start, verb.end), Span(found.start(), found.end()))


def _called(clause: Clause, verbs: frozenset[str], *nouns: str) -> tuple[Span, ...]:
    """Return the first pair that is called by a name, not described (以创新价值为导向的评价体系)."""
    made = _objects(clause, verbs, *nouns)
    return next((_spans(verb, noun) for verb, noun in made if "的" not in clause.text[verb.end : noun.start]), ())


def _amended(clause: Clause) -> tuple[Span, ...]:
    """扩大……试点、缩减……清单: even one that is amended again is another one afterwards."""
    for noun in clause.words:
        verb = clause.last_before(noun.start, _kinds("amend")) if noun.kind in ("document", "pilot") else None
        if verb and _heads(clause, noun) and "、" not in clause.text[verb.end : noun.start]:
            return _spans(verb, noun)
    return ()


def _agreed(clause: Clause) -> tuple[Span, ...]:
    for verb, noun in _objects(clause, _kinds("push", "carry"), "accord"):
        if clause.last_before(noun.start, VERBS) == verb:
            return _spans(verb, noun)
    return ()


def _fulfilled(clause: Clause) -> tuple[Span, ...]:
    verb = clause.first(*_FULFILLING)
    task = _TASK.match(clause.text, verb.end, clause.span.end) if verb else None
    if verb is None or task is None or any(word.kind == "vague" and word > verb for word in clause.words):
        return ()
    return (Span(verb.start, verb.end), Span(*task.span()))


def _won(clause: Clause) -> tuple[Span, ...]:
    found = _pair(clause, _WINNING, "title", "pilot", "zone")
    if found:
        return found
    for noun in clause.words:
        verb = clause.just_after(noun.end, 3, _kinds("win")) if noun.kind == "title" else None
        if verb and not clause.kept(noun.start):
            return _spans(noun, verb)
    return ()


def _built(clause: Clause) -> tuple[Span, ...]:
    found = _pair(clause, _MAKING | _kinds("envision"), "facility") or _pair(clause, _MAKING, "works", "project")
    found = found or _pair(clause, _ERECTING | _WINNING, "hub") or _ranked(clause)
    if found:
        return found
    for noun in clause.words:
        if noun.kind in ("facility", "works", "hub", "zone"):
            verb = _behind(clause, noun)
            carried = clause.carried if noun.kind == "zone" else clause.kept
            if verb and not carried(noun.start) and _specific(clause, _opening(clause, noun), noun):
                return _spans(noun, verb)
    return ()


def _ranked(clause: Clause) -> tuple[Span, ...]:
    """打造全国……基地: a centre is one of its kind where it is said how far it reaches."""
    for verb, noun in _objects(clause, _kinds("envision", "build"), "hub"):
        if any(word.kind == "level" and verb < word < noun for word in clause.words):
            return _spans(verb, noun)
    return ()


def _behind(clause: Clause, noun: Word) -> Word | None:
    """Return the verb of making behind a noun: ``X建设``, or ``X、Y、Z等建设`` for the items of a list."""
    last = clause.words[-1]
    listed = clause.text.startswith("、", noun.end) and last.kind in _MAKING and last.start > noun.end
    return last if listed else clause.just_after(noun.end, 4, _MAKING)


def _opening(clause: Clause, noun: Word) -> int:
    """Return where the words about a noun begin: behind the last verb before it."""
    verb = clause.last_before(noun.start, _COUNTING | _MAKING)
    return verb.end if verb else clause.span.start


def _held(clause: Clause) -> tuple[Span, ...]:
    for noun in clause.words:
        verb = clause.before(noun.start, _kinds("hold", "launch")) if noun.kind == "event" else None
        if verb and not clause.carried(verb.start) and not any(word.kind == "vague" for word in clause.words):
            return _spans(verb, noun)
    return ()


def _assigned(clause: Clause) -> tuple[Span, ...]:
    noun = clause.first("assigned")
    verb = clause.last_before(noun.start, VERBS) if noun else None
    return _spans(*(word for word in (verb, noun) if word))


def _placed(clause: Clause) -> tuple[Span, ...]:
    for name in clause.names:
        verb = clause.before(name.start, _PLACING) or clause.just_after(name.end, 12, _PLACING)
        if verb and not clause.kept(max(verb.start, name.start)):
            return tuple(sorted((Span(verb.start, verb.end), name)))
    return ()


NAMED_RULES: tuple[Rule[Callable[[Clause], tuple[Span, ...]]], ...] = (
    Rule("titled-paper", "有书名号的文件", partial(_matched, pattern=_TITLE, verbs=_kinds("launch", "issue", "found"))),
    Rule("paper-issued", "出台、制定……文件", lambda c: _pair(c, _kinds("issue"), "document", "scheme", "programme")),
    Rule("policy-in-force", "实施……规划、政策、制度", lambda c: _pair(c, _kinds("launch"), "document", "scheme")),
    Rule("institution", "建立、设立……制度", lambda c: _called(c, _kinds("found"), *_PAPERS, "facility", "hub")),
    Rule("scheme-adopted", "实行、推行……制度", lambda c: _called(c, _kinds("adopt"), "scheme")),
    Rule("list-widened", "扩大……试点、缩减……清单", _amended),
    Rule("agreement", "推进……谈判、协定", _agreed),
    Rule("programme", "实施、开展……行动", lambda c: _pair(c, _kinds("launch"), "programme")),
    Rule("trial", "开展……试点", lambda c: _pair(c, _MODELLING, "pilot", "zone")),
    Rule("title-won", "创建、争创……称号", _won),
    Rule("named-place", "在有名称的地点建设", _placed),
    Rule("works", "建设、完成……工程", _built),
    Rule("event", "举办……会、节、赛", _held),
    Rule("numbered", "第几届、第几次", partial(_matched, pattern=_ORDINAL, verbs=_COUNTING)),
    Rule("quoted-programme", "加引号的行动、工程", partial(_matched, pattern=_QUOTED_PROGRAMME, verbs=_NAMING)),
    Rule("assigned-task", "完成……下达的任务", _assigned),
    Rule("task", "完成……任务、改革、编制", _fulfilled),
)


def named_by(parts: Sequence[Clause]) -> Found | None:
    """Return the first rule that finds a thing with a name, or None for a direction only."""
    telling = [clause for clause in parts if _holds_a_thing(clause) and not _leans(clause)]
    for rule in NAMED_RULES:
        for clause in telling:
            found = rule.apply(clause)
            if found:
                return Found(rule.id, found)
    return None


def _holds_a_thing(clause: Clause) -> bool:
    """Tell whether a clause has a name, a noun of a thing or a mark of one; most have none and are passed over."""
    if clause.names or any(word.kind in THINGS for word in clause.words):
        return True
    return bool(_MARK.search(clause.text, clause.span.start, clause.span.end))


def _leans(clause: Clause) -> bool:
    """Tell whether a clause only says on what the promise leans (借势……建设)."""
    return bool(clause.words) and clause.words[0].kind == "lean"
