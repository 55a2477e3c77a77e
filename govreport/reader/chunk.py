"""Documents that a Word document embeds whole, read by the reader of their kind."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO

from docx.opc.part import Part

from govreport.model import LIMITS, Diagnostic, SeedError
from govreport.reader.content import Extract
from govreport.reader.omission import Omission
from govreport.reader.package import target

Read = Callable[[bytes, str], Extract]
"""What returns the words of a file."""


class Chunks:
    """Reads the embedded documents of one document, each once and all of them within the limits of one file."""

    def __init__(self, name: str, readers: Mapping[str, Read]) -> None:
        """Begin a document.

        Args:
            name: The file's name, for diagnostics.
            readers: The readers, by the ending of a part's name.
        """
        self._name = name
        self._readers = readers
        self._left = LIMITS.unpacked_bytes
        self._seen: set[str] = set()
        self.told: list[Diagnostic] = []
        """What the readers had to say."""
        self.unread: dict[str, None] = {}
        """The names of those that can't be read."""

    def lines(self, part: Part, identifier: str) -> list[str]:
        """Return the lines of the document that a part embeds; the mark of an omission where they can't be read."""
        embedded = target(part, identifier)
        if embedded is None:
            return self._unread("找不到的文件")
        name = str(embedded.partname).rpartition("/")[2]
        read = self._readers.get(name.rpartition(".")[2].lower())
        if read is None or name in self._seen or not self._fits(embedded.blob):
            return self._unread(name)
        self._seen.add(name)
        try:
            extract = read(embedded.blob, self._name)
        except SeedError:
            return self._unread(name)
        self.told += (replace(diagnostic, span=None) for diagnostic in extract.diagnostics)
        return extract.text.strip("\n").split("\n")

    def _fits(self, content: bytes) -> bool:
        """Tell whether a packed document may still be unpacked after those before it."""
        try:
            with zipfile.ZipFile(BytesIO(content)) as archive:
                self._left -= sum(part.file_size for part in archive.infolist())
        except zipfile.BadZipFile:
            return True
        return self._left >= 0

    def _unread(self, name: str) -> list[str]:
        self.unread[name] = None
        return [Omission.CHUNK.mark]
