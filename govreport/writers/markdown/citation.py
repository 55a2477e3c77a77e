"""How to cite a report or an item of it: GB/T 7714-2015, only with what the source states."""

from __future__ import annotations

from govreport.model import Site
from govreport.writers.markdown.site_index import ReportView

ACCESSED = "[引用日期]"
"""Stands where the reader's own date of access goes; a script on the page fills it in when copying."""


def citation(view: ReportView, site: Site, folder: str, offset: int | None = None) -> str:
    """Return a reference to the report, or to the paragraph at `offset`, read at `folder`.

    >>> from govreport.model import Document, Identity, Report, Source
    >>> who = Identity("x-2022", "蒋场镇2022年政府工作报告", issuer="蒋场镇人民政府", published="2023-08-15")
    >>> view = ReportView(Report(Document(Source.from_text(""), who, (), (), (), ())))
    >>> citation(view, Site("https://a.cn/"), "reports/x-2022/")
    '蒋场镇人民政府. 蒋场镇2022年政府工作报告[R/OL]. (2023-08-15)[引用日期]. https://a.cn/reports/x-2022/.'

    Who publishes the site is named where that is another than who issued the report:

    >>> citation(view, Site("https://a.cn/", office="天门市档案馆"), "reports/x-2022/")
    '蒋场镇人民政府. 蒋场镇2022年政府工作报告[R/OL]. 天门市档案馆(2023-08-15)[引用日期]. https://a.cn/reports/x-2022/.'
    """
    who = view.identity
    author = f"{who.issuer}. " if who.issuer else ""
    dates = f"({who.published}){ACCESSED}" if who.published else ACCESSED
    paragraph = None if offset is None else view.paragraph_at(offset)
    where = f": 第{paragraph.number}段" if paragraph else ""
    address = f". {site.url}{folder}" if site.url else ""
    publisher = site.office if site.office != who.issuer else ""
    return f"{author}{view.title}[R/OL]. {publisher}{dates}{where}{address}."
