"""A table as CSV: UTF-8, a header row, ``,`` between cells, ``"`` around them where needed, LF behind each row."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from govreport.model import Artifact
from govreport.writers.data.schema import Cell


def csv_text(header: Iterable[str], rows: Iterable[Iterable[Cell]]) -> str:
    r"""Return the CSV text; cells stand exactly as they are, line ends inside them included.

    >>> csv_text(["id", "text"], [["a", "完成税收349万元,超额"], ["b", True], ["c", None]])
    'id,text\na,"完成税收349万元,超额"\nb,true\nc,\n'
    """
    buffer = StringIO()
    # The writer quotes a carriage return only where it is part of its own line end, hence CRLF here, LF below.
    writer = csv.writer(buffer, lineterminator="\r\n")
    lines = []
    for row in (header, *rows):
        writer.writerow([_cell(value) for value in row])
        lines.append(buffer.getvalue().removesuffix("\r\n") + "\n")
        buffer.seek(0)
        buffer.truncate()
    return "".join(lines)


def csv_artifact(path: str, text: str) -> Artifact:
    r"""Return a file of CSV: with a byte-order mark, without which Excel in China takes UTF-8 for GB18030.

    >>> csv_artifact("data/a.csv", "id\n").content
    b'\xef\xbb\xbfid\n'
    """
    return Artifact.text(path, "\ufeff" + text)


def _cell(value: Cell) -> str | int | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value
