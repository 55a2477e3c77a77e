"""What a person wrote beside a seed in ``<name>.toml``."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from govreport.model import LIMITS, Identity, Level, SeedError, Sidecar, StatedPassage, iso_date
from govreport.reader.toml import DamagedTomlError, UnreadTomlError, read_toml

_CORRECTED = "corrected"
_PASSAGES = "passages"
_FORMER = "former"
_YEARS = range(1949, 2100)
"""Work reports of the governments of the People's Republic can be of these years alone."""
_PASSAGE = re.compile(r"(?P<part>look_back|look_ahead)(?: (?P<period>\d{4}(?:-\d{4})?))?")
_DAYS = ("fetched", "published")
_NEAR = 0.6
_SHAPES = {
    "review_year": re.compile(r"(?:\d{4})?"),
    "plan_year": re.compile(r"(?:\d{4})?"),
    "place_code": re.compile(r"\d{6,12}"),
    "level": re.compile("|".join(level.value for level in Level)),
    "id": re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*"),
}
_EXAMPLES = {
    "fetched": "2023-08-15",
    "published": "2023-08-15",
    "review_year": "2022",
    "plan_year": "2023",
    "place_code": "429006",
    "level": "、".join(level.value for level in Level),
    "id": "jiangchang-2022",
}


def read_sidecar(seed: Path, name: str) -> Sidecar:
    """Return what stands in the TOML file beside a seed; an empty `Sidecar` where there is none.

    Raises:
        SeedError: If the file is no TOML, has an unknown key or a value of the wrong shape. The message names file
            and key.
    """
    path = seed.with_suffix(".toml")
    where = Path(name).with_suffix(".toml").as_posix()
    try:
        content = read_toml(path, LIMITS.sidecar_bytes)
    except DamagedTomlError as error:
        raise SeedError(where, f"不是正确的 TOML（{error}）。请改正这一处") from error
    except UnreadTomlError as error:
        raise SeedError(where, str(error)) from error
    corrected = content.pop(_CORRECTED, {})
    if not isinstance(corrected, dict):
        raise SeedError(where, f"“{_CORRECTED}”应当是一个表。请写成 [{_CORRECTED}]，更正各占一行")
    stated = content.pop(_PASSAGES, {})
    if not isinstance(stated, dict):
        raise SeedError(where, f"“{_PASSAGES}”应当是一个表。请写成 [{_PASSAGES}]，每段各占一行")
    former = _names(content.pop(_FORMER, []), where)
    known = {field.name for field in fields(Sidecar)} - {_CORRECTED, _PASSAGES, _FORMER}
    plain = _texts(content, known, where, "")
    fixes = _texts(corrected, {field.name for field in fields(Identity)}, where, f"{_CORRECTED}.")
    passages = tuple(_passage(words, told, where) for words, told in stated.items())
    _require_order(fixes, where)
    return Sidecar(**plain, former=former, corrected=tuple(sorted(fixes.items())), passages=passages)


def _names(given: object, where: str) -> tuple[str, ...]:
    """Return former names, of which one may stand alone."""
    names = given if isinstance(given, list) else [given]
    if not all(isinstance(name, str) and name.strip() for name in names):
        raise SeedError(where, f"“{_FORMER}”应当是地方从前的名称。应当像这样：{_FORMER} = [\"清苑县\"]")
    return tuple("".join(str(name).split()) for name in names)


def _require_order(fixes: Mapping[str, str], where: str) -> None:
    """Refuse a plan for a year before the one that is reviewed."""
    review, plan = fixes.get("review_year"), fixes.get("plan_year")
    if review and plan and plan < review:
        what = f"“{_CORRECTED}.plan_year”是{plan}，早于“{_CORRECTED}.review_year”的{review}"
        raise SeedError(where, f"{what}。安排的年份应当在总结的年份之后，请改正其中一个")


def _passage(words: str, told: object, where: str) -> StatedPassage:
    match = _PASSAGE.fullmatch(told) if isinstance(told, str) else None
    if match is None or not words.strip() or not _is_run(match["period"] or ""):
        example = '"二、工作部署" = "look_ahead"，或 "回望过去五年" = "look_back 2016-2020"'
        raise SeedError(where, f"“{_PASSAGES}.{words}”的值“{told}”不对。应当像这样：{example}")
    return StatedPassage(words, match["part"], match["period"] or "")


def _is_run(period: str) -> bool:
    """Tell whether a year, or a run of years, is one that reports can speak of; none at all will do, too."""
    years = [int(year) for year in period.split("-") if year]
    return all(year in _YEARS for year in years) and years == sorted(years)


def _texts(table: dict[str, Any], known: set[str], where: str, prefix: str) -> dict[str, str]:
    texts = {}
    for key, value in table.items():
        if key not in known:
            listed = sorted(known | {_FORMER}) if not prefix else sorted(known)
            raise SeedError(where, f"不认识的键“{prefix}{key}”{_likeliest(key, prefix)}。可用的键：{'、'.join(listed)}")
        texts[key] = _text(key, value, where, prefix)
    return texts


def _likeliest(key: str, prefix: str) -> str:
    """Return where an unknown key belongs, or which known one it is like."""
    above = {field.name for field in fields(Sidecar)}
    below = {field.name for field in fields(Identity)}
    here, there = (below, above) if prefix else (above, below)
    if key in there:
        place = f"应当写在 [{_CORRECTED}] 之前" if prefix else f"应当写在 [{_CORRECTED}] 之下"
        return f"，它{place}"
    near = get_close_matches(key.lower(), sorted(here), n=1, cutoff=_NEAR)
    return f"，最接近的是“{near[0]}”" if near else ""


def _text(key: str, value: object, where: str, prefix: str) -> str:
    if isinstance(value, datetime.datetime):
        text = value.date().isoformat()
    elif isinstance(value, datetime.date):
        text = value.isoformat()
    elif isinstance(value, str | int) and not isinstance(value, bool):
        text = str(value)
    else:
        raise SeedError(where, f"“{prefix}{key}”的值应当是文字。请写在引号里")
    if not _is_shaped(key, text):
        raise SeedError(where, f"“{prefix}{key}”的值“{text}”不对。应当像这样：{_EXAMPLES[key]}")
    return iso_date(text) if key in _DAYS else text


def _is_shaped(key: str, text: str) -> bool:
    if key in _DAYS:
        return not text or (bool(day := iso_date(text)) and int(day[:4]) in _YEARS)
    if key in ("review_year", "plan_year") and text.isdigit() and int(text) not in _YEARS:
        return False
    return key not in _SHAPES or _SHAPES[key].fullmatch(text) is not None
