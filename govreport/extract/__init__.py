"""Named rules that find metrics, commitments, names and problems in a `Document`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from govreport.extract.commitments import RULES, find_commitments
from govreport.extract.mentions import find_mentions
from govreport.extract.metrics import find_metrics
from govreport.extract.metrics.rules import NAMING_RULES
from govreport.extract.tables import RULE as IN_TABLE
from govreport.lexicon import Lexicon
from govreport.model import Diagnostic, Document, Exclusion, Metric, Report, Rule

_RULES: tuple[Rule[Any], ...] = (*NAMING_RULES, *RULES, IN_TABLE)
RULE_LABELS = {rule.id: rule.label for rule in _RULES}
"""What readers see for the id of a rule that names figures or finds commitments."""


def extract(document: Document, lexicon: Lexicon) -> Report:
    """Return the document with all that is found in it."""
    found = find_metrics(document, lexicon)
    in_tables = IN_TABLE.apply(document, lexicon)
    mentions = find_mentions(document, lexicon)
    return Report(
        document=document,
        metrics=tuple(sorted((*found.metrics, *in_tables.metrics), key=_sentence)),
        commitments=find_commitments(document, found.metrics, mentions, lexicon),
        mentions=mentions,
        exclusions=tuple(_without(found.exclusions, in_tables.metrics)),
        diagnostics=tuple(
            sorted(
                (*document.source.diagnostics, *document.diagnostics, *found.diagnostics, *in_tables.diagnostics),
                key=_place,
            )
        ),
    )


def _sentence(metric: Metric) -> int:
    """Order by sentence, or row of a table; the figures of one keep their order."""
    return metric.sentence.start


def _without(exclusions: Iterable[Exclusion], metrics: Iterable[Metric]) -> Iterator[Exclusion]:
    """Yield the numbers that measure nothing, but for those that are figures under the heads of their table."""
    taken = {at for metric in metrics for at in range(metric.span.start, metric.span.end)}
    return (one for one in exclusions if taken.isdisjoint(range(one.span.start, one.span.end)))


def _place(diagnostic: Diagnostic) -> int:
    """Order by the text; what concerns the whole file comes first."""
    return -1 if diagnostic.span is None else diagnostic.span.start
