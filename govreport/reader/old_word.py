"""Documents of older word processors: read where they are Word documents of today, else refused with what to do."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import PurePath

from govreport.model import SeedError
from govreport.reader.content import Extract
from govreport.reader.docx import read_word
from govreport.reader.package import kind_of, refusal

_KINDS = {
    ".doc": "旧版 Word 文档",
    ".dot": "旧版 Word 模板",
    ".wps": "WPS 文档",
    ".wpt": "WPS 模板",
    ".rtf": "RTF 文档",
}
"""What a file's ending says it is."""
_AS_NAMED = {"其实是旧版 Word 或 WPS 文档", *(f"其实是 {kind}" for kind in _KINDS.values())}


def read_old_word(content: bytes, name: str) -> Extract:
    """Return the words of a Word document that was given the name of an older one.

    Raises:
        SeedError: If it is what its name says, or something else that can't be read; the message says which.
    """
    if zipfile.is_zipfile(BytesIO(content)):
        return read_word(content, name)
    suffix = PurePath(name).suffix.lower()
    kind = kind_of(content)
    if kind is None or (kind in _AS_NAMED and (suffix == ".rtf") == (kind == "其实是 RTF 文档")):
        raise SeedError(name, f"是{_KINDS[suffix]}（{suffix}），读不了。请另存为 .docx 或 .txt，再放入并移走原文件")
    raise refusal(kind, name)
