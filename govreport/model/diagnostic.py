"""Findings about the content that a person should look at, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from govreport.model.span import Span


class Severity(StrEnum):
    """How much a diagnostic weighs: errors fail the build, warnings fail it under ``--strict``."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_LETTERS = {"E": Severity.ERROR, "W": Severity.WARNING, "N": Severity.NOTE}


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing to look at. The message reads ``what was found; what was done. how to mend it``."""

    code: str
    """Stable code such as ``W103``; the letter repeats the severity (E, W, N)."""
    severity: Severity
    path: str
    """The seed (or progress file) it speaks of, as `Source.path`."""
    span: Span | None
    """Where in the source, or None when it concerns the whole file."""
    message: str
    where: str = ""
    """A place that is no offset: ``台账!B7`` of a spreadsheet."""

    @classmethod
    def of(cls, code: str, path: str, message: str, span: Span | None = None, where: str = "") -> Diagnostic:
        """Return a diagnostic whose severity is that of its code's letter.

        >>> Diagnostic.of("W203", "蒋场镇-2022.txt", "“二、”后面是“四、”；照原文保留。请核对序号").severity
        <Severity.WARNING: 'warning'>

        Raises:
            KeyError: If the code begins with another letter than E, W or N.
        """
        return cls(code, _LETTERS[code[0]], path, span, message, where)
