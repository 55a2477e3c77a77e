"""Ids made of content: the same words give the same id, wherever they stand."""

from __future__ import annotations

from base64 import b32encode
from collections import Counter
from hashlib import sha256


def content_id(report: str, kind: str, *content: str) -> str:
    """Return an id from the report, a one-letter kind and the words that make the item what it is.

    White space is left out of the words, so that a re-wrapped seed keeps its ids. Forty bits tell the
    items of one report apart.

    >>> content_id("jiangchang-2022", "m", "全年完成税收349万元，超额完成市布任务。", "349万元")
    'jiangchang-2022-mzum6cvv3'
    """
    words = "\x1f".join("".join(part.split()) for part in content)
    digest = sha256(f"{kind}\x1f{words}".encode("utf-8", "surrogatepass")).digest()
    return f"{report}-{kind}{b32encode(digest[:5]).decode('ascii').lower()}"


def report_of(item: str) -> str:
    """Return the id of the report that an item is of; empty where it is no item's id.

    >>> report_of("jiangchang-2022-mzum6cvv3"), report_of("jiangchang-2022-mzum6cvv3-2"), report_of("甲")
    ('jiangchang-2022', 'jiangchang-2022', '')
    """
    before, _, last = item.rpartition("-")
    return before.rpartition("-")[0] if last.isdecimal() else before


class Identifiers:
    """Gives ids within one report; the second item with the same words gets ``-2``, the third ``-3``."""

    def __init__(self, report: str) -> None:
        self._report = report
        self._seen: Counter[str] = Counter()

    def next(self, kind: str, *content: str) -> str:
        """Return the id of the next item with these words, in reading order."""
        made = content_id(self._report, kind, *content)
        self._seen[made] += 1
        return made if self._seen[made] == 1 else f"{made}-{self._seen[made]}"
