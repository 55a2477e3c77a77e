"""The list of changes as Atom feeds: one for all, one for each government.

Made with lxml, which the project has anyway: the feed libraries on PyPI put today's date where none is given,
so that two builds would differ, and know of Atom little more than these few elements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from govreport.model import Artifact, Catalog, Change, Site
from govreport.writers import addresses
from govreport.writers.labels import CHANGE
from govreport.writers.markdown.changes import folders, governments_with_changes

ATOM = "http://www.w3.org/2005/Atom"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
AUTHOR = "政府工作报告公开站"
MOST_ENTRIES = 200


def write(catalog: Catalog, site: Site) -> Iterator[Artifact]:
    """Yield ``changes/feed.xml`` and one for each government. Without a change there is no date, and so no feed."""
    pages = folders(catalog)
    if catalog.changes:
        yield _feed("changes/", "政府工作报告：更新与更正", catalog.changes, site, pages)
    for government, (place, own) in governments_with_changes(catalog).items():
        yield _feed(addresses.changes(government), f"{place}：更新与更正", own, site, pages)


def _feed(folder: str, title: str, changes: Iterable[Change], site: Site, pages: Mapping[str, str]) -> Artifact:
    newest = list(changes)[:MOST_ENTRIES]
    feed = etree.Element(f"{{{ATOM}}}feed", {LANG: "zh-CN"}, nsmap={None: ATOM})
    _add(feed, "id", _identifier(folder))
    _add(feed, "title", title)
    _add(feed, "updated", _moment(newest[0].date))
    _add(_add(feed, "author"), "name", site.office or AUTHOR)
    root = site.url or addresses.to_root(folder)
    _add(feed, "link", rel="self", type="application/atom+xml", href=f"{root}{folder}feed.xml")
    _add(feed, "link", rel="alternate", type="text/html", href=f"{root}{addresses.link(folder)}")
    for change in newest:
        _entry(feed, change, f"{root}{addresses.link(pages.get(change.item, 'changes/'))}")
    content = etree.tostring(feed, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return Artifact(PurePosixPath(f"{folder}feed.xml"), content)


def _entry(feed: etree._Element, change: Change, link: str) -> None:
    entry = _add(feed, "entry")
    _add(entry, "id", _identifier(change.id))
    _add(entry, "title", change.title)
    _add(entry, "updated", _moment(change.date))
    _add(entry, "link", rel="alternate", type="text/html", href=link)
    _add(entry, "category", term=change.kind, label=CHANGE[change.kind])
    _add(entry, "summary", change.text)


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    child = etree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    child.text = "".join(c for c in text if c.isprintable()) or None
    return child


def _identifier(name: str) -> str:
    """Return an id that stays when the site moves: it is made of the item's own id, not of its address."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'govreport:{name}')}"


def _moment(date: str) -> str:
    """Return the beginning of a day in China, as Atom writes moments."""
    return f"{date}T00:00:00+08:00"
