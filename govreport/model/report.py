"""A report with all that was found in it."""

from __future__ import annotations

from dataclasses import dataclass

from govreport.model.diagnostic import Diagnostic
from govreport.model.document import Document
from govreport.model.finding import Commitment, Exclusion, Mention, Metric


@dataclass(frozen=True)
class Report:
    """One document and its findings, each in reading order."""

    document: Document
    metrics: tuple[Metric, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    mentions: tuple[Mention, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def id(self) -> str:
        """The report's id: ``jiangchang-2022``."""
        return self.document.identity.id
