"""Terms of reports, in plain words."""

from __future__ import annotations

from collections.abc import Iterator

from pypinyin import Style, lazy_pinyin

from govreport.model import Artifact, Term
from govreport.writers.markdown.page import BEHIND_THE_TEXT, page
from govreport.writers.markdown.page_tags import Column, column
from govreport.writers.markdown.site_index import SiteIndex


def write(site_index: SiteIndex) -> Iterator[Artifact]:
    """Yield the glossary, ordered by pinyin."""
    groups: dict[str, list[Term]] = {}
    for term in sorted(site_index.catalog.terms, key=_reading):
        groups.setdefault(_reading(term)[0][:1].upper() or "#", []).append(term)
    yield page(
        "glossary/",
        "glossary",
        title="术语",
        description="政府工作报告常用术语的平实解释。",
        tags=column(Column.EXPLANATION, ["术语"]),
        meta={"search": BEHIND_THE_TEXT},
        groups=[(letter if letter.isalpha() else "0–9", terms) for letter, terms in groups.items()],
    )


def _reading(term: Term) -> tuple[str, ...]:
    return tuple(lazy_pinyin(term.name.strip("“”《》").lower(), style=Style.TONE3)) or ("",)
