"""The tags in a page's head by which the sites of governments are inspected (国办发〔2017〕47号, 网页标签).

Those of the site itself (``SiteName`` and the like) are in every page and stand in the template; here are those of
columns and of content. Only what the source states is given: what it leaves open has no tag.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from govreport.writers.data.disclosure import KEYWORDS
from govreport.writers.markdown.site_index import ReportView

SUBJECT = "政府工作报告"


class Column(StrEnum):
    """Kinds of columns, in the words of the guideline."""

    DOCUMENTS = "文件资料"
    DATA = "数据发布"
    NEWS = "政务动态"
    EXPLANATION = "解读回应"


@dataclass(frozen=True, slots=True)
class PageTags:
    """What a page's tags are called, and those that are not made of its title and description."""

    prefix: str
    """``Column`` or ``Article``."""
    others: Mapping[str, str]

    def named(self, title: str, description: str) -> dict[str, str]:
        """Return the tags of a page with this title and description; empty ones are left out."""
        own = (
            {"ColumnName": title, "ColumnDescription": description}
            if self.prefix == "Column"
            else {"ArticleTitle": title, "Description": description}
        )
        return {name: value for name, value in {**own, **self.others}.items() if value}


def column(kind: Column, keywords: Iterable[str] = ()) -> PageTags:
    """Return the tags of a page that leads to others."""
    return PageTags("Column", {"ColumnKeywords": _joined((SUBJECT, *keywords)), "ColumnType": kind.value})


def article(view: ReportView, keywords: Iterable[str] = ()) -> PageTags:
    """Return the tags of a page with content out of one report."""
    who, stated = view.identity, view.report.document.stated
    return PageTags(
        "Article",
        {
            "PubDate": who.published,
            "ContentSource": stated("来源", "信息来源", "文章来源", "稿源") or who.issuer,
            "Keywords": _joined((*stated(*KEYWORDS).split(), SUBJECT, who.jurisdiction, *keywords)),
            "Author": stated("作者", "撰稿") or who.issuer,
        },
    )


def _joined(words: Iterable[str]) -> str:
    return ",".join(dict.fromkeys(filter(None, words)))
