"""Named rules that find metrics, commitments, names and problems in a `Document`."""

from __future__ import annotations

from govreport.lexicon import Lexicon
from govreport.model import Document, Report


def extract(document: Document, lexicon: Lexicon) -> Report:
    """Return the document with all that is found in it."""
    return Report(document=document, diagnostics=document.source.diagnostics + document.diagnostics)
