"""The parser's word lists as compiled patterns, made once for a lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from govreport.lexicon.structure import Structure
from govreport.lexicon.table import alternation
from govreport.model import fold


@dataclass(frozen=True)
class Words:
    """Patterns for folded text; match them with `match` unless said otherwise."""

    label: re.Pattern[str]
    """A metadata label at a line's start, with its colon if any; group ``label``."""
    labels: dict[str, str]
    """Folded label without spaces, and its id."""
    tool_line: re.Pattern[str]
    """A whole line of page tools: use `fullmatch`."""
    boilerplate_start: re.Pattern[str]
    boilerplate_within: re.Pattern[str]
    """Anywhere in a line: use `search`."""
    notes_line: re.Pattern[str]
    """A line that opens the explanations behind a report: use `fullmatch`."""
    office: re.Pattern[str]
    """An office anywhere in a line: use `search`."""
    chapter: re.Pattern[str]
    """A word that chapter headings end with: use `finditer`."""
    talk: re.Pattern[str]
    act: re.Pattern[str]
    """Anywhere: use `finditer`."""


@cache
def words_of(structure: Structure) -> Words:
    """Return the patterns of a lexicon."""
    labels = {"".join(fold(s).split()): i for s, i in structure.labels}
    tools = alternation([fold(s) for s in structure.boilerplate_lines])
    notes = alternation([fold(w.surface) for w in structure.chapter_words if w.part is None])
    spaced = "|".join(r"\s*".join(map(re.escape, s)) for s in sorted(labels, key=len, reverse=True))
    return Words(
        label=re.compile(rf"[\[【(]?(?P<label>{spaced})[\]】)]?\s*(?P<colon>:)?"),
        labels=labels,
        tool_line=re.compile(rf"(?:{tools})(?:[\s|/:]+(?:{tools}))*"),
        boilerplate_start=re.compile(alternation([fold(s) for s in structure.boilerplate_starts])),
        boilerplate_within=re.compile(alternation([fold(s) for s in structure.boilerplate_within])),
        notes_line=re.compile(
            rf"[※*【\[(<\s]*(?:附件?\s*\d{{0,2}}\s*[:.]?\s*|附录\s*[:.]?\s*)?"
            rf"(?:《?[^》。]{{0,16}}工作报告》?)?(?:中|的|有关|相关|部分|若干|专业)*(?:{notes})[※*】\])>:\s]*"
        ),
        office=re.compile(alternation(structure.offices)),
        chapter=re.compile(alternation([fold(w.surface) for w in structure.chapter_words if w.part and w.strong])),
        talk=re.compile(alternation([fold(s) for s in structure.talk])),
        act=re.compile(alternation([fold(s) for s in structure.acts])),
    )
