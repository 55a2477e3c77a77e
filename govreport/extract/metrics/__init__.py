"""Metrics: every quantity of the report with what it measures, when, and whether it was reached or is promised."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from govreport.expression.years import years_in_figures
from govreport.extract.metrics.checks import check_metrics, check_numbers
from govreport.extract.metrics.discourse import Discourse, Ground
from govreport.extract.metrics.figures import Figure, figures_of, mask
from govreport.extract.metrics.groups import Group, group_figures
from govreport.extract.metrics.period import Calendar, Scope, scopes
from govreport.extract.metrics.rules import name_group
from govreport.extract.metrics.status import StatusCues, status_of
from govreport.extract.metrics.wording import Wording
from govreport.extract.metrics.words import Words, words_of
from govreport.lexicon import Lexicon
from govreport.model import (
    Bound,
    Diagnostic,
    Direction,
    Document,
    Exclusion,
    Identifiers,
    InOrder,
    Measure,
    Metric,
    PieceKind,
    Sentence,
    Span,
)
from govreport.quantity import Reading, Scan, Unread, scan
from govreport.reading.marks import find_mark

LONG_SENTENCE = 500
"""Words before a figure are looked at so far back; a longer sentence enters ids by its digest."""
_FLOW = re.compile("新增|净增|累计|惠及|受益")
_SPREAD_BOUND = re.compile("分别(?:超过?|突破|接近|近|约|不低于|不少于|不超过|逾)?$")
_GREW_TO = re.compile("(?:提高|增加|增长|提升|上升|扩大|降低|下降|减少|压缩|缩短|增|升|降)(?:到|至)$")
_COMPARED = re.compile("同比|环比")
"""Before a number below zero: it fell by so much."""
_REACHED = ("达", "到", "至", "超", "过", "突破", "逾")
"""Words that tell of a state at the end rather than of a sum over the years."""


@dataclass(frozen=True)
class Findings:
    """What was found: metrics, numbers that are none, and what a person should look at."""

    metrics: tuple[Metric, ...]
    exclusions: tuple[Exclusion, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class _Text:
    """The text of a report in the forms in which the rules read it."""

    document: Document
    scan: Scan
    named: str
    """With years in figures: names are taken from it, and quoted from the source."""
    folded: str
    """The same, folded."""
    masked: str
    numbers: InOrder[Reading]
    """Those of the scan that are quantities."""
    words: Words
    identifiers: Identifiers
    lexicon: Lexicon

    def readings(self, span: Span) -> tuple[Reading, ...]:
        """Return the quantities inside `span`."""
        return tuple(self.numbers.between(span.start, span.end))


def find_metrics(document: Document, lexicon: Lexicon) -> Findings:
    """Return the metrics of a report, every other number with its reason, and what looks wrong."""
    found = scan(document.source.text, lexicon, _ends(document))
    folded = years_in_figures(found.folded)
    text = _Text(
        document,
        found,
        years_in_figures(document.source.text),
        folded,
        mask(folded),
        InOrder(found.readings, lambda reading: reading.quantity.span.start),
        words_of(lexicon),
        Identifiers(document.identity.id),
        lexicon,
    )
    found_metrics: list[tuple[Metric, Ground]] = []
    for sentence, scope in scopes(document, folded):
        readings = text.readings(sentence.span)
        if readings:
            found_metrics.extend(_sentence_metrics(text, sentence, scope, readings))
    metrics = [metric for metric, _ in found_metrics]
    named = {metric.span for metric in metrics}
    outside = tuple(
        Exclusion(reading.quantity.span, "other", "outside")
        for reading in found.readings
        if reading.quantity.span not in named
    )
    exclusions = tuple(sorted((*found.exclusions, *outside), key=lambda exclusion: exclusion.span))
    diagnostics = (*check_numbers(document, _unread(document, found)), *check_metrics(document, found_metrics))
    return Findings(tuple(metrics), exclusions, diagnostics)


def _ends(document: Document) -> list[int]:
    """Return where sentences and headings end, in order."""
    sentences = [sentence.span.end for sentence in document.sentences()]
    return sorted((*sentences, *(section.words.end for section in document.sections)))


def _unread(document: Document, found: Scan) -> Iterator[Unread]:
    """Yield the numbers inside sentences and headings that no rule could place."""
    pieces = [piece for piece in document.pieces if piece.kind in (PieceKind.SENTENCE, PieceKind.HEADING)]
    order = InOrder(pieces, lambda piece: piece.span.start)
    for unread in found.unread:
        piece = order.last_at(unread.span.start)
        if piece is not None and piece.span.contains(unread.span):
            yield unread


def _sentence_metrics(
    text: _Text, sentence: Sentence, scope: Scope, readings: tuple[Reading, ...]
) -> Iterator[tuple[Metric, Ground]]:
    span = sentence.span
    start = _behind_mark(text.folded, span, readings[0].quantity.span.start)
    figures = figures_of(text.named, text.masked, start, span.end, readings)
    words = text.document.source.slice(span)
    key = words if len(words) <= LONG_SENTENCE else sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
    calendar = Calendar.of(text.folded, sentence, scope, text.document)
    cues = StatusCues.of(text.folded, span, text.lexicon)
    discourse, stock = Discourse(), False
    counted: Counter[str] = Counter()
    for group in group_figures(figures, text.words, Wording.at(text.named, span.start, span.end)):
        rule, named = name_group(group, discourse, text.words)
        record: Counter[Span] = Counter()
        for figure, name in named.names:
            stock = _is_state(group, figure, name, text.words, before=stock)
            place = figure.reading.quantity.span
            written = text.document.source.slice(place)
            counted[written] += not record[place]
            record[place] += 1
            identifier = text.identifiers.next("m", key, written, str(counted[written]), str(record[place]))
            naming = _Naming(group, rule, figure, name, discourse.least, stock, cues)
            yield _metric(text, sentence, calendar, naming, identifier), named.ground


def _behind_mark(folded: str, sentence: Span, figure: int) -> int:
    """Return where the words of a sentence begin: the number of a list item before them names nothing."""
    mark = find_mark(folded, sentence.start, sentence.end)
    return mark.end if mark and mark.end <= figure else sentence.start


@dataclass(frozen=True, slots=True)
class _Naming:
    """A figure with its name and the id of the rule that gave it."""

    group: Group
    rule: str
    figure: Figure
    name: Wording
    least: bool
    """Whether ``至少`` stands before the list that it is a member of."""
    stock: bool
    """Whether it tells of a state reached, not of a sum over the years."""
    cues: StatusCues
    """Words of the sentence that decide whether it was reached or is promised."""


def _metric(text: _Text, sentence: Sentence, calendar: Calendar, naming: _Naming, identifier: str) -> Metric:
    document, folded, group, reading = text.document, text.folded, naming.group, naming.figure.reading
    quantity, held = reading.quantity, _shared_bound(naming)
    measure, direction = _measure(reading, group)
    if quantity.value < 0 and (direction or _COMPARED.search(group.left.word)):
        measure = Measure.CHANGE
        quantity, direction = replace(quantity, value=-quantity.value), Direction.DOWN
    stock = measure is Measure.LEVEL and naming.stock
    period, dated = calendar.period(folded, group.head.reading.quantity.span.start, stock=stock)
    status, decided = status_of(naming.cues, folded, quantity.span, sentence.part, (period, calendar.review))
    return Metric(
        id=identifier,
        section=sentence.section,
        sentence=sentence.span,
        quantity=replace(quantity, bound=held) if held else quantity,
        text=document.source.slice(quantity.span),
        indicator=naming.name.quoted(document.source.text),
        named=naming.name.spans(),
        measure=measure,
        direction=direction,
        status=status,
        period=period,
        rule=naming.rule,
        triggers=_triggers(naming, (*dated, *((decided,) if decided else ())), shared=held is not None),
    )


def _measure(reading: Reading, group: Group) -> tuple[Measure, Direction | None]:
    if reading.kind == "ordinal":
        return Measure.RANK, None
    if reading.change:
        return Measure.CHANGE, Direction.UP
    if group.left.direction:
        return Measure.CHANGE, group.left.direction
    if reading.quantity.unit == "百分点":
        return Measure.CHANGE, Direction.UP
    return Measure.LEVEL, None


def _is_state(group: Group, figure: Figure, name: str, words: Words, *, before: bool) -> bool:
    """Tell whether the figure is a state at the end (``达到31家``) rather than a sum over the years (``新增9家``)."""
    if _GREW_TO.search(group.left.word) and "累计" not in group.left.word:
        return True
    if words.make.match(name) or _FLOW.search(name) or _FLOW.search(figure.left):
        return False
    if (figure.joint == "、" and not group.left.word) or figure.left.startswith("占"):
        return before
    reading = figure.reading
    spoken = reading.quantity.span.start < reading.core.start  # 超30家; in 30多家 the figure alone says that it is more
    over = reading.quantity.bound is Bound.OVER and not figure.right and spoken
    return over or group.left.word.rstrip("了约").endswith(_REACHED)


def _shared_bound(naming: _Naming) -> Bound | None:
    """Return the bound of the whole group: that of the last value of a ``分别`` list, or ``至少`` before."""
    group = naming.group
    last, own = group.figures[-1].reading, naming.figure.reading.quantity.bound
    if own is not Bound.EXACT:
        return None
    if len(group.figures) > 1 and "分别" in group.head.left and last.qualified_after:
        return last.quantity.bound
    first = group.head.reading
    if len(group.figures) > 1 and _SPREAD_BOUND.search(group.head.left) and not first.qualified_after:
        return first.quantity.bound
    return Bound.AT_LEAST if naming.least else None


def _triggers(naming: _Naming, decided: tuple[Span, ...], *, shared: bool) -> tuple[Span, ...]:
    """Return all that speaks for a metric; the number itself where the sentence says no more (``第3位``)."""
    told = (*naming.name.spans(), *naming.group.left.word.spans(), *naming.group.grown.spans())
    own = _qualifiers(naming.figure.reading)
    others = _qualifiers(naming.group.figures[-1].reading) if shared else ()
    return widest((*told, *decided, *own, *others)) or (naming.figure.reading.core,)


def _qualifiers(reading: Reading) -> tuple[Span, ...]:
    """Return where the qualifiers stand that belong to a quantity (``约``, ``以上``)."""
    whole, core = reading.quantity.span, reading.core
    spans = (whole.start, core.start), (core.end, whole.end)
    return tuple(Span(start, end) for start, end in spans if start < end)


def widest(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in reading order, without those that lie inside another.

    >>> widest((Span(4, 6), Span(0, 4), Span(0, 2)))
    (Span(start=0, end=4), Span(start=4, end=6))
    """
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or not kept[-1].contains(span):
            kept.append(span)
    return tuple(kept)
