"""What stops a build. Everything about *content* is a `Diagnostic` instead."""

from __future__ import annotations


class GovReportError(Exception):
    """Base of all errors of this package; one of the children is raised, never this one.

    The message names the file and says what to do.
    """


class SeedError(GovReportError):
    """A seed that can't be read as a report: empty, not text, too large, unreadable, not a report."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.path = path


class UnforeseenError(SeedError):
    """A seed at which the program itself failed: a fault of ours, told like the others so that they are told, too."""


class LexiconError(GovReportError):
    """A word list with an unknown key, a duplicate surface or a dangling id."""


class OptionsError(GovReportError):
    """The site's ``mkdocs.yml`` can't be read."""


class OutputError(GovReportError):
    """The output folder can't be written, or a file in the way is not ours."""
