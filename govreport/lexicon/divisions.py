"""The administrative divisions of China from province to county, after GB/T 2260."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from govreport.lexicon.table import read_entries
from govreport.model import Level, LexiconError

_CODE = re.compile(r"\d{6}")


@dataclass(frozen=True, eq=False)
class Divisions:
    """Names of provinces, prefectures, cities and counties with their codes."""

    codes: Mapping[str, tuple[str, ...]]
    """Codes of each name: several counties may bear the same one."""
    names: Mapping[str, str]
    """The name of each code."""
    former: Mapping[str, tuple[str, ...]]
    """Codes of each name that places bore once and none bears today (``清苑县``), since 1980."""
    until: Mapping[str, int]
    """The last year in which each former name was borne."""
    spellings: Mapping[str, str]
    """Names in Latin letters that are not what the characters usually read as: ``shaanxi`` of ``陕西省``."""

    def level(self, name: str) -> Level | None:
        """Return the level of a place, or None where it is unknown or places of that name differ.

        >>> from govreport.lexicon import default_lexicon
        >>> places = default_lexicon().divisions
        >>> places.level("重庆市").value, places.level("宜昌市").value, places.level("仙桃市").value
        ('province', 'prefecture', 'county')
        """
        levels = {_level(code) for code in self.codes.get(name, self.former.get(name, ()))}
        return levels.pop() if len(levels) == 1 else None

    def parent(self, code: str) -> str:
        """Return the name of the place one level up; empty for a province.

        >>> from govreport.lexicon import default_lexicon
        >>> places = default_lexicon().divisions
        >>> places.parent("320106"), places.parent("110105"), places.parent("429006"), places.parent("420000")
        ('南京市', '北京市', '湖北省', '')
        """
        return next(iter(self._above(code)), "")

    def _above(self, code: str) -> tuple[str, ...]:
        upper = (f"{code[:4]}00", f"{code[:2]}0000")
        return tuple(self.names[c] for c in upper if c != code and c in self.names)

    def code_of(self, name: str, parent: str = "") -> str:
        """Return the code of the one place of this name below `parent`, or an empty string if none or several fit.

        >>> from govreport.lexicon import default_lexicon
        >>> places = default_lexicon().divisions
        >>> [places.code_of("鼓楼区", parent) for parent in ("南京市", "徐州", "江苏省", "")], places.code_of("易县")
        (['320106', '320302', '', ''], '130633')
        """
        fitting = [c for c in self.codes.get(name, ()) if any(up.startswith(parent) for up in (*self._above(c), ""))]
        return fitting[0] if len(fitting) == 1 else ""


def _level(code: str) -> Level:
    if code.endswith("0000"):
        return Level.PROVINCE
    return Level.PREFECTURE if code.endswith("00") else Level.COUNTY


def load_divisions() -> Divisions:
    """Return the divisions of ``govreport/lexicons/divisions.csv``, spelt as ``spellings.toml`` says.

    The names of ``former_divisions.csv`` are kept apart: none of them is a place today.

    Raises:
        LexiconError: If a line is damaged, or a spelling is of no place.
    """
    codes = _read("divisions")
    spellings = {name: str(entry["id"]) for entry in read_entries("spellings", {}) for name in entry["surfaces"]}
    if unknown := sorted(spellings.keys() - codes.keys()):
        raise LexiconError(f"govreport/lexicons/spellings.toml: {unknown[0]} is no place of divisions.csv")
    return Divisions(
        codes=codes,
        names={code: name for name, own in codes.items() for code in own},
        former=_read("former_divisions"),
        until=_read_until(),
        spellings=spellings,
    )


def _read_until() -> dict[str, int]:
    """Return the last year of each former name; the latest where several places bore it."""
    content = files("govreport").joinpath("lexicons", "former_divisions.csv").read_text(encoding="utf-8")
    until: dict[str, int] = {}
    for row in csv.DictReader(content.splitlines()):
        until[row["name"]] = max(int(row["until"]), until.get(row["name"], 0))
    return until


def _read(stem: str) -> dict[str, tuple[str, ...]]:
    """Return the codes of each name of a table, in its order."""
    where = f"govreport/lexicons/{stem}.csv"
    content = files("govreport").joinpath("lexicons", f"{stem}.csv").read_text(encoding="utf-8")
    codes: dict[str, tuple[str, ...]] = {}
    for number, row in enumerate(csv.DictReader(content.splitlines()), 2):
        code, name = row.get("code") or "", row.get("name") or ""
        if not _CODE.fullmatch(code) or not name:
            raise LexiconError(f"{where}:{number}: a line must hold a code of six digits and a name, not {row!r}")
        codes[name] = (*codes.get(name, ()), code)
    return codes
