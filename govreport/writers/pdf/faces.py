"""Which font sets which face of GB/T 9704, and where the fonts come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pylopdf_fonts_zh_cn as noto
import typst

from govreport.model import OutputError

FANDOL = Path(__file__).parent / "fonts" / "fandol"
"""Kept in the project, unmodified, with README and COPYING."""
DROP_IN = {"fang": "仿宋", "kai": "楷体", "title": "小标宋", "hei": "黑体", "song": "宋体"}
"""Face and the folder of the drop-in fonts that come before ours."""
OURS = {
    "fang": "FandolFang R",
    "kai": "FandolKai",
    "title": "FandolSong",
    "hei": "Noto Sans SC",
    "song": "Noto Serif SC",
}
BEHIND = ("Noto Serif SC", "Noto Sans SC", "Libertinus Serif", "DejaVu Sans Mono")
"""Asked, in this order, for characters that a face lacks (Fandol has no ``勠``); the last two come with Typst."""


@dataclass(frozen=True)
class Faces:
    """The opened fonts and, for each face, the families to ask in order."""

    fonts: typst.Fonts
    families: Mapping[str, tuple[str, ...]]
    notes: tuple[str, ...] = ()
    """What had to be replaced, in Chinese; empty unless that was allowed."""


@lru_cache(maxsize=4)
def open_faces(drop_in: Path | None = None, *, degrade: bool = False) -> Faces:
    """Open the fonts, once in a process: those of the drop-in folder first, no system font ever.

    Args:
        drop_in: A folder with subfolders ``仿宋``, ``楷体``, ``小标宋``, ``黑体``, ``宋体``; each may hold fonts.
        degrade: Whether a missing face may be set in the next one, which is then noted.

    Raises:
        OutputError: If a font is missing and `degrade` is off.
    """
    folders = [FANDOL, noto.serif_path().parent]
    if drop_in is not None and drop_in.is_dir():
        folders.insert(0, drop_in)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders)
    present = set(fonts.families())
    missing = sorted({f for f in (*OURS.values(), *BEHIND) if f not in present})
    if missing and not degrade:
        raise OutputError(
            f"字体缺失：{'、'.join(missing)}；没有生成 PDF。"
            f"Fandol 字体应在 {FANDOL.name}/ 文件夹中（见其中的 README），"
            "Noto 字体随软件包 pylopdf-fonts-zh-cn 安装：请运行 make clean 后重试；"
            "或运行 make site OPTIONS=--degrade-pdf，明示允许替代"
        )
    asked = {
        face: tuple(f for f in dict.fromkeys((*_dropped(fonts, drop_in, face), ours, *BEHIND)) if f in present)
        for face, ours in OURS.items()
    }
    return Faces(fonts, asked, tuple(f"缺少字体“{family}”，以其他字体替代" for family in missing))


def _dropped(fonts: typst.Fonts, drop_in: Path | None, face: str) -> list[str]:
    if drop_in is None:
        return []
    folder = (drop_in / DROP_IN[face]).resolve()
    return sorted({f.family for f in fonts.fonts() if f.path and Path(f.path).resolve().is_relative_to(folder)})
