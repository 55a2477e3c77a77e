"""What a figure measures: the words before the number taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govreport.extract.metrics.words import Words
from govreport.model import Direction

_LIST = re.compile(r"、|以及|及其|(?<=[^\W\d])(?:和|及|与|或)(?=[^\W\d])")
_EACH = re.compile(r"(?:均|都|皆|双双|各)")
_TOTAL = re.compile(r"合计|总计|共计|累计")
_ENUMERATED = re.compile(r"[^,。;]*等(?:一批|多个|各类|\w{0,3})?$")
_RURAL = re.compile(r"(?P<all>城乡|全体及城乡)(?=(?:常住)?居民|人均|低保|最低|基本医|居民)")
LINKS = 8


@dataclass(frozen=True, slots=True)
class Left:
    """The words before a number, taken apart."""

    core: str
    """The name: without frame words at its start, without what ties it to the number at its end."""
    direction: Direction | None
    """Which way it goes where a word of change stands before the number."""
    word: str
    """The word of change or the link, as written."""
    linked: bool
    """True where a word ties the name to the number (达到, 增长)."""
    spread: bool
    """True for ``分别``."""
    each: bool
    """True for ``均``."""
    total: bool


def take_apart(left: str, unit: str, words: Words) -> Left:
    """Return the parts of the words before a number."""
    change = words.change.search(left)
    if change and (change.lastgroup not in ("above", "below") or unit == "百分点"):
        groups = change.groupdict()
        up = groups["up"] or groups["up1"] or groups["above"]
        core, tied = left[: change.start()], change[0]
        direction = Direction.UP if up else Direction.DOWN
        trimmed = _strip_links(core, words)
        tied = core[len(trimmed) :] + tied
        core = trimmed
    else:
        core = _strip_links(left, words)
        tied, direction = left[len(core) :], None
    core = strip_lead(core, words)
    return Left(
        core=core,
        direction=direction,
        word=tied,
        linked=bool(tied),
        spread="分别" in tied,
        each=bool(_EACH.search(tied)),
        total=bool(_TOTAL.search(tied)),
    )


def _strip_links(text: str, words: Words) -> str:
    for _ in range(LINKS):
        found = words.link.search(text)
        if not found or not text:
            break
        text = text[: found.start()]
    return text


def strip_lead(text: str, words: Words) -> str:
    """Return `text` without frame words and verbs of achievement at its start."""
    found = words.lead.match(text)
    if not found:
        return text
    rest = text[found.end() :]
    return rest if rest else text if words.make.fullmatch(text) else ""


def drop_enumeration(core: str, words: Words) -> str:
    """Return the verb alone where the core is a list that ends in ``等``."""
    if not core.endswith(("等", "等地", "等一批")):
        return core
    verb = words.make.match(core)
    return verb[0] if verb else ""


def items_of(core: str, words: Words) -> list[str]:
    """Return the names that a list holds, each made whole with the verb and the end they share.

    ``城镇、农村常住居民人均可支配收入`` gives both names in full.
    """
    hidden = re.sub(r"“[^”]*”|\([^)]*\)|（[^）]*）", lambda m: "\x01" * len(m[0]), core)
    cuts = [(m.start(), m.end()) for m in _LIST.finditer(hidden)]
    bounds = [0, *[end for _, end in cuts]], [*[start for start, _ in cuts], len(core)]
    parts = [core[a:b] for a, b in zip(*bounds, strict=True)]
    parts = [part for part in parts if part]
    if len(parts) < 2:  # noqa: PLR2004
        return parts
    verb = words.make.match(parts[0])
    head = verb[0] if verb and len(verb[0]) < len(parts[0]) else ""
    whole = [_with_end(part, parts[-1], words) for part in parts]
    return [part if index == 0 or words.make.match(part) else head + part for index, part in enumerate(whole)]


def _with_end(part: str, last: str, words: Words) -> str:
    """Give a short member of a list the end that the last one has."""
    if part == last or words.measured.search(part):
        return part
    if not words.measured.search(last) and len(part) > 4:  # noqa: PLR2004
        return part
    for size in (4, 3, 2):
        at = last.find(part[-size:]) if len(part) >= size else -1
        if at >= 0 and at + size < len(last):
            return part + last[at + size :]
    if len(part) < len(last):
        return part + last[len(part) :] if len(part) <= 4 else part  # noqa: PLR2004
    return part


def town_and_country(core: str) -> list[str]:
    """Return both names where ``城乡居民`` stands for town and country, else the name alone.

    >>> town_and_country("城乡居民人均可支配收入")
    ['城镇居民人均可支配收入', '农村居民人均可支配收入']
    """
    if "城乡" not in core:
        return [core]
    return [core.replace("城乡", "城镇", 1), core.replace("城乡", "农村", 1)]
