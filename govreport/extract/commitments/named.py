"""Promises of a thing that an outsider could look for: what is set up, started, built, passed or finished.

Carrying on, deepening or enforcing what exists names nothing, even where a programme is mentioned by name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from govreport.extract.commitments.clause import Clause
from govreport.lexicon.promises import THINGS, VERBS
from govreport.lexicon.surfaces import Word
from govreport.model import Span


class Found(NamedTuple):
    """The rule that fired and the words that made it."""

    rule: str
    triggers: tuple[Span, ...]


class Rule(NamedTuple):
    """One way in which a clause promises a thing with a name."""

    name: str
    find: Callable[[Clause], tuple[Span, ...]]


_MAKING = frozenset(("build", "erect", "finish", "launch", "start", "explore"))
_ERECTING = frozenset(("erect", "finish", "launch", "start"))
_ISSUING = frozenset(("issue",))
_LAUNCHING = frozenset(("launch",))
_FOUNDING = frozenset(("found",))
_PUSHING = frozenset(("launch", "act", "build", "win", "finish", "must"))
_WINNING = frozenset(("win", "strive"))
_HOLDING = frozenset(("hold", "launch"))
_STARTING = frozenset(("hold", "launch", "win", "finish", "must"))
_MODELLING = frozenset(("launch", "build", "win", "act", "strive", "explore", "found", "keep"))
_PLACING = frozenset(("build", "erect", "finish", "start", "launch", "win", "act"))

_PAPERS = frozenset(("document", "scheme"))

_TITLE = re.compile(r"《[^《》]{2,60}》")
_QUOTED_PROGRAMME = re.compile(
    r"""“[^“”]{3,24}”(?:［\d+］|\[\d+\])?(?:[、和]?“[^“”]{2,24}”(?:［\d+］)?)*等?[^“”、，,]{0,6}
    (?:活动|行动|工程|计划|专项|大赛|品牌|试点|任务|改革)(?!的)|“[^“”]{1,20}(?:行动|工程|计划|活动)”""",
    re.VERBOSE,
)
_ORDINAL = re.compile(
    r"第[一二三四五六七八九十百0-9]{1,4}(?:届|次|批|轮)[^，,。；;：:]{1,20}|20\d\d年[^，,。；;：:]{0,12}[会赛节]"
)
_MARK = re.compile(r"[《“第]|20\d\d年")
_LEFTOVER = re.compile(r"(?:工作)?(?:经验|成果|效应|作用|优势|机遇|契机|库|申报|管理|资金|储备|服务|招引)")
_SEPARATOR = re.compile(r"、|(?<=.{2})[和及与]")
_SAID = re.compile(r"(?<![主重需必紧])要(?![素点道])|须|将(?!军)|应[当该]")
_HEAD = re.compile(r"(?![\u3400-\u9fff])|[、和及与等]|体系|制度|机制|(?:建设)?工作|落[地实]")
"""What follows a noun that is the head of its phrase: 实施X政策, but not X政策清理."""


def _spans(*words: Word) -> tuple[Span, ...]:
    return tuple(Span(word.start, word.end) for word in sorted(words))


def _specific(clause: Clause, start: int, noun: Word, common_too: bool = False) -> bool:
    """Tell whether the words between `start` and a noun say which one is meant.

    Words of vagueness (一批、各类) say that none is; common words (农村、重点) name a programme or a paper,
    but no building, so they count only where `common_too`.
    """
    separators = [found.end() for found in _SEPARATOR.finditer(clause.text, start, noun.start)]
    inside = [word for word in clause.words if start <= word.start and word.end <= noun.start]
    if any(word.kind == "vague" for word in inside) or _SAID.search(clause.text, start, noun.start):
        return False
    start = max([start, *separators])
    common = sum(word.end - word.start for word in inside if word.kind == "generic" and word.start >= start)
    return noun.start - start - (0 if common_too else common) >= _DISTINCT


_DISTINCT = 2
"""How many characters at least tell one thing from another."""


def _objects(clause: Clause, verbs: frozenset[str], *nouns: str, common_too: bool) -> Iterator[tuple[Word, Word]]:
    """Yield verb and noun where a noun of these classes is said to be made, and which one is said."""
    for noun in clause.words:
        if noun.kind not in nouns or _LEFTOVER.match(clause.text, noun.end, clause.span.end):
            continue
        if noun.kind in _PAPERS and not _HEAD.match(clause.text, noun.end, clause.span.end + 1):
            continue
        verb = clause.before(noun.start, verbs)
        if verb is not None and not clause.kept(verb.start) and _specific(clause, verb.end, noun, common_too):
            yield verb, noun


def _pair(clause: Clause, verbs: frozenset[str], *nouns: str, common_too: bool = False) -> tuple[Span, ...]:
    return next((_spans(verb, noun) for verb, noun in _objects(clause, verbs, *nouns, common_too=common_too)), ())


def _titled(clause: Clause) -> tuple[Span, ...]:
    return _matched(clause, _TITLE, _LAUNCHING | _ISSUING | _FOUNDING)


def _matched(clause: Clause, pattern: re.Pattern[str], verbs: frozenset[str]) -> tuple[Span, ...]:
    """Return a verb and what the pattern finds behind it, unless it is only carried on or one of many."""
    found = pattern.search(clause.text, clause.span.start, clause.span.end)
    verb = clause.before(found.start(), verbs) if found else None
    if found is None or verb is None or clause.kept(verb.start):
        return ()
    if any(word.kind == "vague" and verb.end <= word.start < found.start() for word in clause.words):
        return ()
    return (Span(verb.start, verb.end), Span(found.start(), found.end()))


def _issued(clause: Clause) -> tuple[Span, ...]:
    return _pair(clause, _ISSUING, "document", "scheme", "programme", common_too=True)


def _put_in_force(clause: Clause) -> tuple[Span, ...]:
    return _pair(clause, _LAUNCHING, "document", "scheme", common_too=True)


def _founded(clause: Clause) -> tuple[Span, ...]:
    for verb, noun in _objects(clause, _FOUNDING, "scheme", "document", "facility", common_too=True):
        if "的" not in clause.text[verb.end : noun.start]:
            return _spans(verb, noun)
    return ()


def _launched(clause: Clause) -> tuple[Span, ...]:
    return _pair(clause, _LAUNCHING, "programme", common_too=True) or _pushed(clause)


def _pushed(clause: Clause) -> tuple[Span, ...]:
    """推进……行动: of pushed programmes only a campaign (行动) begins and ends."""
    for verb, noun in _objects(clause, _PUSHING, "programme", common_too=True):
        if clause.text[noun.start : noun.end].endswith("行动"):
            return _spans(verb, noun)
    return ()


def _piloted(clause: Clause) -> tuple[Span, ...]:
    noun = clause.first("pilot")
    if noun is None or _LEFTOVER.match(clause.text, noun.end, clause.span.end):
        return ()
    verb = clause.before(noun.start, _MODELLING)
    trial = clause.text.startswith("试点", noun.end - 2)
    if any(word.kind == "keep" and not (trial and _deepens(clause, word)) for word in clause.words if word < noun):
        return ()
    return _spans(verb, noun) if verb and _specific(clause, verb.end, noun, common_too=True) else ()


def _deepens(clause: Clause, word: Word) -> bool:
    """Tell whether a word of carrying on takes a trial one step further."""
    return clause.text.startswith(("深化", "深入"), word.start)


def _won(clause: Clause) -> tuple[Span, ...]:
    found = _pair(clause, _WINNING, "title", "pilot", common_too=True)
    if found:
        return found
    for noun in clause.words:
        verb = clause.just_after(noun.end, 3, frozenset(("win",))) if noun.kind == "title" else None
        if verb and not clause.kept(noun.start):
            return _spans(noun, verb)
    return ()


def _built(clause: Clause) -> tuple[Span, ...]:
    found = _pair(clause, _MAKING, "facility", "works") or _pair(clause, _ERECTING | _WINNING, "hub")
    if found:
        return found
    for noun in clause.words:
        if noun.kind in ("facility", "works", "hub"):
            verb = _behind(clause, noun)
            if verb and not clause.kept(noun.start) and _specific(clause, _opening(clause, noun), noun):
                return _spans(noun, verb)
    return ()


def _behind(clause: Clause, noun: Word) -> Word | None:
    """Return the verb of making behind a noun: ``X建设``, or ``X、Y、Z等建设`` for the items of a list."""
    last = clause.words[-1]
    listed = clause.text.startswith("、", noun.end) and last.kind in _MAKING and last.start > noun.end
    return last if listed else clause.just_after(noun.end, 4, _MAKING)


def _opening(clause: Clause, noun: Word) -> int:
    """Return where the words about a noun begin: behind the last verb before it."""
    verb = clause.last_before(noun.start, _PUSHING | _MAKING)
    return verb.end if verb else clause.span.start


def _held(clause: Clause) -> tuple[Span, ...]:
    for noun in clause.words:
        verb = clause.before(noun.start, _HOLDING) if noun.kind == "event" else None
        if verb and not any(word.kind == "vague" for word in clause.words):
            return _spans(verb, noun)
    return ()


def _numbered(clause: Clause) -> tuple[Span, ...]:
    return _matched(clause, _ORDINAL, _HOLDING | _PUSHING)


def _assigned(clause: Clause) -> tuple[Span, ...]:
    noun = clause.first("assigned")
    verb = clause.last_before(noun.start, VERBS) if noun else None
    return _spans(*(word for word in (verb, noun) if word))


def _quoted(clause: Clause) -> tuple[Span, ...]:
    return _matched(clause, _QUOTED_PROGRAMME, _STARTING)


def _placed(clause: Clause) -> tuple[Span, ...]:
    for name in clause.names:
        verb = clause.before(name.start, _PLACING) or clause.just_after(name.end, 12, _PLACING)
        if verb and not clause.kept(max(verb.start, name.start)):
            return tuple(sorted((Span(verb.start, verb.end), name)))
    return ()


RULES: tuple[Rule, ...] = (
    Rule("paper named by its title", _titled),
    Rule("paper to be issued", _issued),
    Rule("plan or policy put in force", _put_in_force),
    Rule("institution to be set up", _founded),
    Rule("programme to be launched", _launched),
    Rule("trial to be made", _piloted),
    Rule("title to be won", _won),
    Rule("building at a named place", _placed),
    Rule("works to be built", _built),
    Rule("event to be held", _held),
    Rule("one of a numbered series", _numbered),
    Rule("programme named in quotes", _quoted),
    Rule("task set from above", _assigned),
)


def named_by(parts: Sequence[Clause]) -> Found | None:
    """Return the first rule that finds a thing with a name, or None for a direction only."""
    telling = [clause for clause in parts if _holds_a_thing(clause) and not _leans(clause)]
    for rule in RULES:
        for clause in telling:
            found = rule.find(clause)
            if found:
                return Found(rule.name, found)
    return None


def _holds_a_thing(clause: Clause) -> bool:
    """Tell whether a clause has a name, a noun of a thing or a mark of one; most have none and are passed over."""
    if clause.names or any(word.kind in THINGS for word in clause.words):
        return True
    return bool(_MARK.search(clause.text, clause.span.start, clause.span.end))


def _leans(clause: Clause) -> bool:
    """Tell whether a clause only says on what the promise leans (借势……建设)."""
    return bool(clause.words) and clause.words[0].kind == "lean"
