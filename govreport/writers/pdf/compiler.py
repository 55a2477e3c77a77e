"""The PDF compiler with its fonts, opened once and used for every document."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import typst

from govreport.model import OutputError
from govreport.writers.pdf.faces import Faces, open_faces
from govreport.writers.pdf.title import NO_WORDS

TEMPLATES = Path(__file__).parent
STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
"""Stamp of a document whose source states no date: the standards want one, and the clock would change the bytes."""

NO_DATE = "来源未载日期，文件日期为固定值 2000-01-01"
"""Stands in the metadata of such a document, so that nobody takes the stamp for a date of publication."""
GETA = "〓"
"""The typesetter's mark for a character that no font has."""

_UNKNOWN = re.compile(r'the text `"([^`]{1,200})"` could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]{1,6})\}")


class Compiler:
    """Compiles templates with data; every warning of Typst is an error."""

    def __init__(
        self, faces: Faces, *, degrade: bool = False, titles: re.Pattern[str] = NO_WORDS, publisher: str = ""
    ) -> None:
        self._faces = faces
        self._degrade = degrade
        self.titles = titles
        """Finds the words that a long title may break between."""
        self.publisher = publisher
        """Who publishes the documents; may be empty."""
        self._compilers: dict[str, typst.Compiler] = {}
        self.notes: list[str] = list(faces.notes)
        """What was replaced, in Chinese, for the log; the same words stand in the metadata of the PDF."""

    def print(self, template: str, data: dict[str, Any], published: str) -> bytes:
        """Return a PDF that holds PDF/UA-1 and PDF/A-2a.

        Args:
            template: Name of the template, such as ``report``.
            data: What the template shows; its strings are text, never markup.
            published: ISO date that the source states, or empty.

        Raises:
            OutputError: If a character is in no font (unless degrading is allowed), or the compiler complains.
        """
        remarks = [*self._faces.notes] if published else [NO_DATE, *self._faces.notes]
        given = {**data, "faces": self._faces.families}
        given["description"] = "；".join((data["description"], *remarks))
        stamp = datetime.fromisoformat(published).replace(tzinfo=UTC) if published else UNDATED
        try:
            return self._compile(template, given, stamp)
        except typst.TypstError as error:
            unknown = _unknown(error.diagnostic)
            if not unknown:
                raise OutputError(f"{data['title']}：排版失败：{error.message}") from error
            if not self._degrade:
                raise OutputError(_no_font(data["title"], unknown)) from error
            note = f"字体缺字，以“{GETA}”代替：{_named(unknown)}"
            self.notes.append(f"{data['title']}：{note}")
            given["description"] = f"{given['description']}；{note}"
            return self._compile(template, given, stamp, dict.fromkeys(map(ord, unknown), GETA))

    def _compile(
        self, template: str, data: dict[str, Any], stamp: datetime, instead: Mapping[int, str] = MappingProxyType({})
    ) -> bytes:
        compiler = self._compilers.get(template)
        if compiler is None:
            compiler = typst.Compiler(TEMPLATES / f"{template}.typ", root=TEMPLATES, font_paths=self._faces.fonts)
            self._compilers[template] = compiler
        made, warnings = compiler.compile_with_warnings(
            sys_inputs={"data": json.dumps(data, ensure_ascii=False).translate(instead)},
            pdf_standards=STANDARDS,
            timestamp=stamp,
        )
        if warnings:
            raise OutputError(f"{data['title']}：排版有警告：{'；'.join(w.message for w in warnings)}")
        if not isinstance(made, bytes):
            raise OutputError(f"{data['title']}：排版没有给出 PDF")
        return made


def open_compiler(
    drop_in: Path | None = None, *, degrade: bool = False, titles: re.Pattern[str] = NO_WORDS, publisher: str = ""
) -> Compiler:
    """Open the compiler for a folder of drop-in fonts; see `open_faces`. For `titles` see `break_title`.

    Raises:
        OutputError: If a font is missing and `degrade` is off.
    """
    return Compiler(open_faces(drop_in, degrade=degrade), degrade=degrade, titles=titles, publisher=publisher)


def _unknown(diagnostic: str) -> list[str]:
    found = "".join(_ESCAPE.sub(lambda m: chr(int(m[1], 16)), text) for text in _UNKNOWN.findall(diagnostic))
    return sorted(set(found))


def _named(characters: list[str]) -> str:
    return "、".join(f"“{c}”（U+{ord(c):04X}）" for c in characters)


def _no_font(title: str, characters: list[str]) -> str:
    return (
        f"{title}：没有一种字体含有{_named(characters)}；没有生成 PDF。"
        "请把含有该字的字体放进 fonts/仿宋/，或核对来源文件是否有误；"
        "或运行 make site OPTIONS=--degrade-pdf，明示允许以“〓”代替"
    )
