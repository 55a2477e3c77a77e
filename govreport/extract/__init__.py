"""Named rules that find metrics, commitments, names and problems in a `Document`."""

from __future__ import annotations

from govreport.extract.commitments import find_commitments
from govreport.extract.mentions import find_mentions
from govreport.lexicon import Lexicon
from govreport.model import Document, Report


def extract(document: Document, lexicon: Lexicon) -> Report:
    """Return the document with all that is found in it."""
    commitments = find_commitments(document, (), lexicon)
    return Report(
        document=document,
        commitments=commitments,
        mentions=find_mentions(document, lexicon),
        diagnostics=document.source.diagnostics + document.diagnostics,
    )
