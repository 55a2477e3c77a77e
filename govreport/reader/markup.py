"""Words among tags of HTML, as they stand in Markdown: the words stay, the tags are obeyed or passed over."""

from __future__ import annotations

import re
from html import unescape

from govreport.reader.omission import Omission
from govreport.reader.raised import END, START, settle_raised

_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<attributes>[^<>]*)>", re.DOTALL)
_BLOCK = frozenset(
    ("address", "article", "blockquote", "br", "center", "dd", "div", "dl", "dt", "figcaption", "figure", "h1", "h2",
     "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "section", "table", "tr", "ul")
)  # fmt: skip
_STRUCK = frozenset(("del", "s", "strike"))
_NO_WORDS = frozenset(("script", "style", "template", "title"))
_EMPTY = frozenset(("br", "hr", "img", "input", "meta", "link", "wbr", "source"))
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|\bhidden\b", re.IGNORECASE)
_SIGN = "\udb04"
"""Stands for a sign of emphasis, which between two digits is one of multiplication."""
_TIMES = re.compile(f"(?<=[0-9]){_SIGN}+(?=[0-9])")
_ESCAPED = "\udb05"
"""Stands before a character that its writer means as it is."""
_LINK = re.compile(rf"(?<!{_ESCAPED})(!?)\[(?!\^)([^\[\]\n]{{1,200}})\]\([^()\n]{{0,500}}\)")
_SPACE = re.compile(r"[ \t]*\n[ \t]*")


class Words:
    """Takes words and tags in their order."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._muted_by = ""
        self._depth = 0

    def add(self, words: str) -> None:
        """Take words that are shown as they are."""
        if not self._muted_by:
            self._pieces.append(words)

    def add_escaped(self, words: str) -> None:
        """Take characters that their writer has kept from being signs."""
        self.add(_ESCAPED + words)

    def sign(self, stars: str) -> None:
        """Take a sign of emphasis."""
        self.add(_SIGN * len(stars) if "*" in stars else "")

    def mark_up(self, html: str) -> None:
        """Take tags, and words between them in which entities are written out."""
        at = 0
        for match in _TAG.finditer(html):
            self.add(unescape(_SPACE.sub(" ", html[at : match.start()])))
            at = match.end()
            if match["name"] is None:
                self.add(Omission.HIDDEN.mark)
            elif self._muted_by:
                self._follow(match["name"].lower(), is_end=bool(match["end"]))
            else:
                self._obey(match["name"].lower(), match["attributes"], is_end=bool(match["end"]))
        self.add(unescape(_SPACE.sub(" ", html[at:])))

    def text(self) -> str:
        """Return the words. A sign of emphasis between digits is written: it multiplies them."""
        text = _TIMES.sub(lambda match: "*" * len(match[0]), "".join(self._pieces)).replace(_SIGN, "")
        return settle_raised(_LINK.sub(_linked, text).replace(_ESCAPED, ""))

    def _follow(self, name: str, *, is_end: bool) -> None:
        """Look for the end of what is left out."""
        if name == self._muted_by:
            self._depth += -1 if is_end else 1
            if self._depth == 0:
                self._muted_by = ""

    def _obey(self, name: str, attributes: str, *, is_end: bool) -> None:
        if name in _BLOCK:
            self.add("\n")
        elif name in ("td", "th"):
            self.add("\t" if is_end else "")
        elif name == "sup":
            self.add(END if is_end else START)
        elif name == "img":
            self.add(Omission.PICTURE.mark)
        if is_end or name in _EMPTY or attributes.rstrip().endswith("/"):
            return
        unseen = _UNSEEN.search(attributes) is not None
        if name in _STRUCK or name in _NO_WORDS or unseen:
            self.add(Omission.STRUCK.mark if name in _STRUCK else Omission.HIDDEN.mark if unseen else "")
            self._muted_by, self._depth = name, 1


def _linked(match: re.Match[str]) -> str:
    """Return the words of a link, or those that a picture is described by, with its mark."""
    return match[2] + (Omission.PICTURE.mark if match[1] else "")
