"""Named rules that find metrics, commitments, names and problems in a `Document`."""

from __future__ import annotations

from govreport.extract.commitments import find_commitments
from govreport.extract.mentions import find_mentions
from govreport.extract.metrics import find_metrics
from govreport.lexicon import Lexicon
from govreport.model import Diagnostic, Document, Report


def extract(document: Document, lexicon: Lexicon) -> Report:
    """Return the document with all that is found in it."""
    found = find_metrics(document, lexicon)
    mentions = find_mentions(document, lexicon)
    return Report(
        document=document,
        metrics=found.metrics,
        commitments=find_commitments(document, found.metrics, mentions, lexicon),
        mentions=mentions,
        exclusions=found.exclusions,
        diagnostics=tuple(
            sorted((*document.source.diagnostics, *document.diagnostics, *found.diagnostics), key=_place)
        ),
    )


def _place(diagnostic: Diagnostic) -> int:
    """Order by the text; what concerns the whole file comes first."""
    return -1 if diagnostic.span is None else diagnostic.span.start
