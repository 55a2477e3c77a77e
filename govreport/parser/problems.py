"""Where the report names its difficulties."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from govreport.lexicon.problems import ProblemWords
from govreport.lexicon.table import alternation
from govreport.model import CIRCLED, Part, Span, fold
from govreport.parser.outline import RELATIVE, Heading, Outline, Text
from govreport.reading.marks import find_mark

_NEXT_ITEM = re.compile(
    r"[一二三四五六七八九十]{1,3}是|[(]?[一二三四五六七八九十\d]{1,2}[)、.]|——|第[一二三四五六七八九十],"
    rf"|其[一二三四五六七八九十][,是]|[{CIRCLED}]|首先|其次|再次|再者|最后|另外|此外|还有"
)
_FIRST_ITEM = re.compile(r"一是|\(?[一1][)、.]|第一,|其一|首先")
_CLAUSE = re.compile(r"[,。;:!?]")
_NOT_PEOPLE = r"(?!的?(?:群众|家庭|职工|企业|学生|人员|人群|党员|老人|老年人|儿童|残疾|户|救助|帮扶))"
_NEAR = 24
_SPEAKS = ("各位", "同志们")


@dataclass(frozen=True)
class _Cues:
    """What names difficulties, on folded text."""

    sure: re.Pattern[str]
    """Words that admit wherever they stand."""
    kinds: tuple[re.Pattern[str], ...]
    """Words that admit unless the difficulty is met; the surer first."""
    noun: re.Pattern[str]
    met: re.Pattern[str]
    """What meets a difficulty."""
    remedy: re.Pattern[str]
    """What will be done: ``我们必须正视困难、迎难而上``, but not ``我们必须正视民生短板``."""
    heading: re.Pattern[str]
    """A heading that names difficulties and nothing else."""


@cache
def _cues(words: ProblemWords) -> _Cues:
    def any_of(surfaces: Sequence[str]) -> str:
        return f"(?:{alternation([fold(surface) for surface in surfaces])})"

    noun, gap = any_of(words.noun) + _NOT_PEOPLE, rf"[^。;]{{0,{_NEAR}}}?"
    around = any_of(words.around)
    return _Cues(
        sure=re.compile(any_of(words.admit)),
        kinds=(
            re.compile(f"{any_of(words.admit)}|{any_of(words.pair)}"),
            re.compile(rf"{any_of(words.exist)}{gap}{noun}|{noun}[^。;,]{{0,8}}?{any_of(words.remain)}"),
            re.compile(rf"{any_of(words.see)}{gap}{noun}|{noun}(?:之处|方面)?:"),
        ),
        noun=re.compile(noun),
        met=re.compile(rf"(?<!{')(?<!'.join(fold(s) for s in words.open)}){any_of(words.handle)}"),
        remedy=re.compile(rf"{any_of(words.remedy)}(?!也?还?(?:看到|承认|{any_of(words.see)})(?!{noun}[、,]))"),
        heading=re.compile(f"(?>{around}*){noun}(?>(?:{around}|{noun})*)"),
    )


def find_problems(
    folded: str, outline: Outline, parts: Mapping[int, Part | None], words: ProblemWords
) -> list[Span]:
    """Return the sentences that name difficulties, in reading order.

    They stand under headings that name nothing else; without such a heading, from the last paragraph of the review
    that admits some.

    Args:
        folded: The folded text.
        outline: Headings and paragraphs.
        parts: Which way each sentence looks, by its start.
        words: The words by which difficulties are named.
    """
    return _Search(folded, outline, parts, _cues(words)).find()


@dataclass(frozen=True)
class _Search:
    """The search in one report."""

    folded: str
    outline: Outline
    parts: Mapping[int, Part | None]
    cues: _Cues

    def find(self) -> list[Span]:
        under = [span for heading in self.outline.headings if self._names(heading) for span in self._under(heading)]
        if under:
            return list(dict.fromkeys(under))
        texts = self.outline.texts
        for cue in self.cues.kinds:
            for index in range(len(texts) - 1, -1, -1):
                if found := self._from(index, cue, ahead=False):
                    return found
        for index in range(len(texts) - 1, -1, -1):
            if found := self._before_remedy(texts[index]):
                return found
        for index in range(len(texts)):
            if found := self._from(index, self.cues.sure, ahead=True):
                return found
        return []

    def _names(self, heading: Heading) -> bool:
        title = re.sub(r"\s+", "", self.folded[slice(*heading.words)])
        return self.cues.heading.fullmatch(title) is not None

    def _under(self, heading: Heading) -> list[Span]:
        """Return the sentences from a heading to the next of its rank, or to what will be done about them."""
        end = min((h.start for h in self.outline.headings if _closes(heading, h)), default=len(self.folded))
        found: list[Span] = []
        for text in self.outline.texts:
            spans = [span for span in _spans(text) if heading.words[1] <= span.start < end]
            if not spans:
                continue
            if self._ends_list(spans[0]) or (text.start > heading.start and self._is_beside(text, heading)):
                break
            found += self._without_remedy(spans)
        return found

    def _is_beside(self, text: Text, heading: Heading) -> bool:
        """Tell whether a paragraph bears the same kind of mark as a heading, and so stands beside it."""
        mark = find_mark(self.folded, text.start, text.end)
        return mark is not None and heading.mark is not None and mark.kind == heading.mark.kind

    def _ends_list(self, span: Span) -> bool:
        """Tell whether a paragraph's first sentence turns from the difficulties to the remedy or the audience."""
        return self._is_remedy(span) or self.folded.startswith(_SPEAKS, span.start)

    def _from(self, index: int, cue: re.Pattern[str], *, ahead: bool) -> list[Span]:
        """Return the sentences of a paragraph from the first that admits, and the items behind it."""
        texts = self.outline.texts
        spans = self._looking(texts[index], ahead=ahead)
        first = next((i for i, span in enumerate(spans) if self._admits(span, cue)), None)
        if first is None:
            return []
        found = [*self._above(index, ahead=ahead), *self._without_remedy(spans[self._first_item(spans, first) :])]
        listed = self.folded[texts[index].end - 1] == ":"
        for text in texts[index + 1 :]:
            spans = self._looking(text, ahead=ahead)
            if not spans or self._ends_list(spans[0]):
                break
            if self._chapter_between(texts[index], text):
                break
            if not (_NEXT_ITEM.match(self.folded, text.start) or (listed and text.heading == texts[index].heading)):
                break
            found += self._without_remedy(spans)
        return found

    def _above(self, index: int, *, ahead: bool) -> list[Span]:
        """Return what the paragraphs above admit in plain words, and one that goes on with it."""
        texts = self.outline.texts
        for above in (index - 1, index - 2):
            if above < 0 or self._chapter_between(texts[above], texts[index]):
                break
            spans = self._looking(texts[above], ahead=ahead)
            first = next((i for i, span in enumerate(spans) if self._admits(span, self.cues.sure)), None)
            if first is not None:
                between = [s for text in texts[above + 1 : index] for s in self._looking(text, ahead=ahead)]
                return [
                    *self._above(above, ahead=ahead),
                    *self._without_remedy(spans[self._first_item(spans, first) :]),
                    *self._without_remedy(between),
                ]
        return []

    def _first_item(self, spans: Sequence[Span], first: int) -> int:
        """Return where the enumeration begins that sentence `first` of a paragraph belongs to, else `first`."""
        items = (i for i in range(first) if _FIRST_ITEM.match(self.folded, spans[i].start))
        return next(items, first)

    def _before_remedy(self, text: Text) -> list[Span]:
        """Return the enumeration of a paragraph that ends with what will be done about it."""
        spans = self._looking(text, ahead=False)
        first = next((i for i, span in enumerate(spans) if _FIRST_ITEM.match(self.folded, span.start)), None)
        if first is None or not self._is_remedy(spans[-1]) or not self.cues.met.search(self.folded, spans[-1].start):
            return []
        return self._without_remedy(spans[first:])

    def _looking(self, text: Text, *, ahead: bool) -> list[Span]:
        """Return the sentences of a paragraph up to the first that looks ahead, or all."""
        spans = _spans(text)
        turn = next((i for i, s in enumerate(spans) if self.parts[s.start] is Part.LOOK_AHEAD), len(spans))
        return spans if ahead else spans[:turn]

    def _admits(self, span: Span, cue: re.Pattern[str]) -> bool:
        if self._is_remedy(span):
            return False
        for match in cue.finditer(self.folded, span.start, span.end):
            if self.cues.sure.match(self.folded, match.start()) or not self._is_met(span, match):
                return True
        return False

    def _is_met(self, span: Span, match: re.Match[str]) -> bool:
        """Tell whether the clause around a cue says that the difficulty was met, or is to be met."""
        start = max((m.end() for m in _CLAUSE.finditer(self.folded, span.start, match.start())), default=span.start)
        behind = _CLAUSE.search(self.folded, match.end(), span.end)
        return self.cues.met.search(self.folded, start, behind.start() if behind else span.end) is not None

    def _is_remedy(self, span: Span) -> bool:
        opening = self.cues.remedy.match(self.folded, span.start)
        return opening is not None and self.cues.sure.search(self.folded, span.start, span.end) is None

    def _without_remedy(self, spans: Sequence[Span]) -> list[Span]:
        """Return sentences without those that say what will be done, which stand at the end."""
        last = len(spans)
        while last > 1 and self.cues.remedy.search(self.folded, spans[last - 1].start, spans[last - 1].end):
            last -= 1
        return [span for span in spans[:last] if not self._is_remedy(span)]

    def _chapter_between(self, above: Text, below: Text) -> bool:
        starts = (h.start for h in self.outline.headings if h.level == 1)
        return any(above.end <= start <= below.start for start in starts)


def _spans(text: Text) -> list[Span]:
    return [Span(stretch.start, stretch.end) for stretch, _ in text.sentences]


def _closes(heading: Heading, other: Heading) -> bool:
    """Tell whether what stands under `heading` ends at `other`: ``一是`` goes on below it."""
    if other.start <= heading.start or other.level > heading.level:
        return False
    if other.mark is None or other.mark.kind not in RELATIVE:
        return True
    return heading.mark is not None and heading.mark.kind == other.mark.kind
