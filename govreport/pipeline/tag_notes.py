"""What the tags of pages lack, because neither the site nor a report says it: left out, and told once for each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from govreport.model import Catalog, Diagnostic, Report, Site
from govreport.reader.site_file import SITE_FILE


def with_tag_notes(catalog: Catalog, site: Site) -> Catalog:
    """Return the catalog with a note for the site and for each report that lacks what a tag should say."""
    return replace(
        catalog,
        reports=tuple(map(_with_note, catalog.reports)),
        site_diagnostics=(*catalog.site_diagnostics, *_note_of_site(site)),
    )


def _note_of_site(site: Site) -> tuple[Diagnostic, ...]:
    wanted = (
        (site.domain, "网址（url）", "SiteDomain"),
        (site.site_id, "网站标识码（site_id）", "SiteIDCode"),
    )
    missing = [(label, tag) for value, label, tag in wanted if not value]
    if not missing:
        return ()
    labels, tags = ("、".join(words) for words in zip(*missing, strict=True))
    message = f"没有写明{labels}；页面标签 {tags} 没有写。政府网站请在 {SITE_FILE} 写明；不是政府网站的不必理会"
    return (Diagnostic.of("N601", SITE_FILE, message),)


def _with_note(report: Report) -> Report:
    document = report.document
    wanted = (
        (document.identity.published, "发布日期", "PubDate", 'published = "年-月-日"'),
        (document.identity.issuer, "发布机构", "ContentSource", 'issuer = "某某镇人民政府"'),
    )
    missing = [(label, tag, line) for value, label, tag, line in wanted if not value]
    if not missing:
        return report
    labels, tags, lines = ("、".join(words) for words in zip(*missing, strict=True))
    beside = PurePosixPath(document.source.path).with_suffix(".toml").name
    message = f"没有写明{labels}；页面标签 {tags} 没有写。如有，请在 {beside} 写 [corrected] 和 {lines}"
    note = Diagnostic.of("N602", document.source.path, message)
    return replace(report, diagnostics=(*report.diagnostics, note))
