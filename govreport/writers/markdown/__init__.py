"""Stub: replaced by the first vertical slice."""

from __future__ import annotations

from govreport.model import Artifact, Catalog


def write(catalog: Catalog) -> tuple[Artifact, ...]:
    """Return the files of this writer."""
    return ()
