"""Which way each sentence looks: the evidence of its words and of the headings above it, and the best sequence.

Each unit has a score: the weights of its cues, positive for looking back, negative for looking ahead. A report turns
seldom, and where its chapters begin rather than in mid-paragraph; so each turn has a cost, and of all sequences of
directions the one with the highest sum is taken (Viterbi's algorithm over two states, linear in the text).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govreport.expression.years import YEAR, year_of
from govreport.frame.heading import CLEAR, VAGUE, HeadingEvidence, read_heading
from govreport.frame.unit import Unit
from govreport.lexicon import Lexicon
from govreport.model import Part

_CLAUSE = frozenset(",;:。、!?”).\n\r ")
_THIS_YEAR = re.compile("今年")
_COMPARED = "比较同与到至"
_OPENING = 4
"""Within so many characters from a sentence's start a year says what the sentence is about."""
_MOST = 3.0
"""No sentence weighs more, however many cues it holds: they come together."""
_UNDER = 0.7
"""What each sentence owes to a chapter heading above it that clearly looks one way."""
_FIRST = 3.0
"""A report that opens without a word on it looks back first."""
_LAST = 3.0
"""And it closes looking ahead."""
_TURN_AT = {1: 1.0, 2: 3.0, 3: 4.0, 4: 4.0}
"""What a turn costs at a heading of each level."""
_TURN_AT_PARAGRAPH = 5.5
_TURN_INSIDE = 7.5
_TURN_AWAY = 5.0
"""What a turn costs besides, away from what the chapter's heading clearly says."""
_OF_PASSAGE = 0.5
"""How much of that a turn costs in a passage by itself: it is short, and few sentences speak for each side."""
_ANNOUNCED = 4.0
"""How much less it costs where the sentence opens with a time that announces it."""
_OPENS = {
    Part.LOOK_BACK: re.compile(
        r"(?:各位代表[!,:])?(?:过去(?:的)?(?:[一五几]|两|三|5)年|(?:[一五几两三]|5)年来|这[一五]年|回[顾望首眸]|刚刚过去|去年)"
    ),
    Part.LOOK_AHEAD: re.compile(
        r"(?:各位代表[!,:])?(?:新的(?:一年|五年|征程)|(?:做好)?(?:今年|明年)|在?今后|未来|下一步|展望|面向未来|接下来)"
    ),
}
_LESSONS = re.compile(
    r"(?:体会|启示|经验|感悟|做法|规律性认识)[^。;]{0,12}[:是]|(?:体会|认识|感受|领悟)到[,:]|关键在于[,:]|最根本的是"
)
_AGENDA = re.compile(
    r"(?:今后|今年|明年|下一步|下一阶段|新的一年)[^。;:]{0,12}(?:(?<![重主首必])要|将|必须|(?<![适反供响相效])应|需)[^。;:]{0,24}"
    r"(?:以下|下列|下面|如下)?[几一二两三四五六七八九十]个?(?:点|方面|条|项|问题|原则|关系|环节)[^。;:]{0,6}[:。]"
)
"""A list of what is to be done from now on (`今后在工作中要继续注意把握好以下几点:`): it heads what follows."""
_ADMITS = re.compile(
    r"清醒(?:地)?(?:看到|认识)|(?:存在|面临|还有|仍有|遇到)[^。;]{0,24}(?:困难|问题|不足|短板|挑战|差距|矛盾)"
    r"|(?:困难|问题|不足|短板|挑战|差距)[^。;,]{0,8}(?:主要表现|主要是|(?:仍然?|依然)(?:存在|突出|较多)|不容忽视)"
    r"|不尽?如人意|也要看到[^。]{0,6}(?:差距|不足|问题)|正视[^。;]{0,12}(?:短板|差距|不足|问题)"
)
_BELOW, _BELOW_PLAIN = 0.3, 0.8
"""How much a heading below the chapters counts: a slogan may hold any word, a plain title (`今后目标`) tells."""
_PLAIN = 8
_OWN_WORDS = 0.5
"""How much the verbs of a chapter heading count that says nothing of time (`坚持项目为王`)."""
_ASIDE = 0.3
"""How much of what looks ahead counts where lessons are drawn (`必须坚持…`) or difficulties admitted (`将着力解决`)."""
_OPENING_SHARE = 0.2
"""What stands above a first chapter in so much of the text is greeting and occasion, and says little."""
_UNTIL = re.compile(r"(?:力争)?到((?:19|20)\d\d)年")
_NEXT_YEAR = re.compile(r"明年")
_AT_YEAR_END = 3
"""A report that speaks of next year so often was given before the year under review was over: 今年 is that year."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for the direction of one unit."""

    score: float
    """Positive for looking back, negative for looking ahead."""
    cues: tuple[tuple[float, int, int], ...]
    """Weight and place of each cue."""


def weigh(folded: str, units: Sequence[Unit], review: int, lexicon: Lexicon) -> list[Evidence]:
    """Return the evidence of each unit's own words.

    Args:
        folded: The text.
        units: Headings and sentences in reading order.
        review: The year under review, or 0 where it is not known.
        lexicon: The word lists.
    """
    this_is_review = len(_NEXT_YEAR.findall(folded)) >= _AT_YEAR_END
    found = []
    for unit in units:
        cues = list(_cues(folded, unit, lexicon))
        if review:
            cues += _years(folded, unit, review, this_is_review=this_is_review)
        score = max(-_MOST, min(_MOST, sum(cue[0] for cue in cues)))
        found.append(Evidence(score, tuple(cues)))
    return found


def _cues(folded: str, unit: Unit, lexicon: Lexicon) -> Iterator[tuple[float, int, int]]:
    """Yield the cues of a unit, the first of each entry."""
    directions = lexicon.directions
    weights, opening = directions.weights, directions.opening
    seen: set[str] = set()
    for word in directions.words.find(folded, unit.start, unit.end):
        if word.kind in seen or (
            word.kind in opening and word.start > unit.start and folded[word.start - 1] not in _CLAUSE
        ):
            continue
        seen.add(word.kind)
        yield weights[word.kind], word.start, word.end
    for kind, pattern in directions.patterns:
        if match := pattern.search(folded, unit.start, unit.end):
            yield weights[kind], match.start(), match.end()


def _years(folded: str, unit: Unit, review: int, *, this_is_review: bool) -> Iterator[tuple[float, int, int]]:
    """Yield what the first year that a unit names, and ``今年``, say of its direction."""
    if match := YEAR.search(folded, unit.start, unit.end):
        yield _dated(folded, unit, match, review), match.start(), match.end()
    if not this_is_review and (match := _THIS_YEAR.search(folded, unit.start, unit.end)):
        yield (-1.2 if _is_early(unit, match) else -0.6), match.start(), match.end()


def _dated(folded: str, unit: Unit, match: re.Match[str], review: int) -> float:
    """Return the weight of a year: one that is compared with, or grown to, says little."""
    away = year_of(match) - review
    if away <= 0 and match.start() > unit.start and folded[match.start() - 1] in _COMPARED:
        return 0.4
    if away <= 0:
        return 1.8 if away == 0 else 1.2
    if away == 1:
        return -2.0 if _is_early(unit, match) else -1.0
    return -0.8


def _is_early(unit: Unit, match: re.Match[str]) -> bool:
    return match.start() - unit.start < _OPENING


def directions(  # noqa: PLR0913 - what a passage is weighed by, and one switch
    folded: str,
    units: Sequence[Unit],
    evidence: Sequence[Evidence],
    review: int,
    lexicon: Lexicon,
    *,
    whole: bool = True,
) -> list[Part]:
    """Return which way each unit looks: the sequence with the most evidence for it, less the cost of its turns.

    A whole report looks back first and ahead at its close; a passage out of one need not, and turns more readily.
    """
    back, ahead = _FIRST if whole else 0.0, 0.0
    reluctance = 1.0 if whole else _OF_PASSAGE
    came: list[tuple[bool, bool]] = []
    for unit, (score, chapter) in zip(units, _with_headings(folded, units, evidence, review, lexicon), strict=True):
        from_ahead = ahead - (reluctance * _turn_cost(folded, unit, Part.LOOK_BACK, chapter, review) if came else 0.0)
        from_back = back - (reluctance * _turn_cost(folded, unit, Part.LOOK_AHEAD, chapter, review) if came else 0.0)
        came.append((back >= from_ahead, ahead >= from_back))
        back, ahead = max(back, from_ahead) + score, max(ahead, from_back) - score
    looks_back = back >= ahead + (_LAST if whole else 0.0)
    path = []
    for stays_back, stays_ahead in reversed(came):
        path.append(Part.LOOK_BACK if looks_back else Part.LOOK_AHEAD)
        looks_back = stays_back if looks_back else not stays_ahead
    return path[::-1]


def _turn_cost(folded: str, unit: Unit, to: Part, chapter: float, review: int) -> float:
    """Return what it costs that a report turns to `to` at a unit; `chapter` is what its chapter's heading says."""
    if unit.level:
        return _TURN_AT[min(unit.level, max(_TURN_AT))]
    cost = _TURN_AT_PARAGRAPH if unit.opens else _TURN_INSIDE
    if _announces(folded, unit, to, review):
        return cost - _ANNOUNCED
    away = chapter < 0 if to is Part.LOOK_BACK else chapter > 0
    return cost + (_TURN_AWAY if away else 0.0)


def _announces(folded: str, unit: Unit, to: Part, review: int) -> bool:
    """Tell whether a sentence opens with the time that it turns to."""
    if _OPENS[to].match(folded, unit.start):
        return True
    if not review:
        return False
    until = _UNTIL.match(folded, unit.start)
    if until and to is Part.LOOK_AHEAD and int(until[1]) > review:
        return True
    year = YEAR.match(folded, unit.start)
    if year is None or folded.startswith("的", year.end()):
        return False
    return year_of(year) == review + (to is Part.LOOK_AHEAD)


def _with_headings(
    folded: str, units: Sequence[Unit], evidence: Sequence[Evidence], review: int, lexicon: Lexicon
) -> list[tuple[float, float]]:
    """Return the score of each unit with what the chapter's heading adds, and the latter alone.

    What only rounds off a passage, and the greeting, counts less. A review ends with the difficulties that it admits:
    a chapter behind them whose heading does not tell is the plan.
    """
    chapter = 0.0
    lessons = problems = admitted = False
    opening = _greeting(units)
    scores = []
    for index, (unit, own) in enumerate(zip(units, evidence, strict=True)):
        if unit.level:
            said = read_heading(folded[unit.start : unit.end], review, lexicon.structure.chapter_words)
            lessons = problems = False
            if unit.level == 1:
                chapter = _under(said)
                untold = -VAGUE if admitted else own.score * _OWN_WORDS
                scores.append((said.score or untold, chapter))
                admitted = False
            else:
                plain = unit.end - unit.start <= _PLAIN
                scores.append((said.score * (_BELOW_PLAIN if plain else _BELOW) + chapter, chapter))
            continue
        if chapter > 0 and _AGENDA.search(folded, unit.start, unit.end):
            chapter = -_UNDER
        problems = (problems and not unit.opens) or bool(_ADMITS.search(folded, unit.start, unit.end))
        admitted = admitted or problems
        lessons = lessons or bool(_LESSONS.search(folded, unit.start, unit.end))
        aside = index < opening or (own.score < 0 and (lessons or problems))
        scores.append((own.score * (_ASIDE if aside else 1.0) + chapter, chapter))
    return scores


def _greeting(units: Sequence[Unit]) -> int:
    """Return the index of the first chapter's heading where it stands near the beginning, else 0."""
    first = next((index for index, unit in enumerate(units) if unit.level == 1), 0)
    near = units and units[first].start - units[0].start <= (units[-1].end - units[0].start) * _OPENING_SHARE
    return first if near else 0


def _under(said: HeadingEvidence) -> float:
    if said.mixed or abs(said.score) < CLEAR:
        return 0.0
    return _UNDER if said.score > 0 else -_UNDER
