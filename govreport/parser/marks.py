"""Heading marks, as the reading of a text knows them; kept here for what is imported from the parser."""

from govreport.reading.marks import Mark, find_mark, ordinal

__all__ = ["Mark", "find_mark", "ordinal"]
