"""Addresses that were published once: each leads on to what became of its words."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from govreport.model import Artifact
from govreport.writers import addresses
from govreport.writers.markdown.site_index import SiteIndex

# Not Markdown: a page that is only passed through needs neither theme nor script (its policy allows none), and stays
# out of the search.
STUB = """<!doctype html>
<html lang="zh">
<head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={way}">
<link rel="icon" href="data:,">
<link rel="canonical" href="{canonical}">
<title>这项承诺的原句已经更正</title>
</head>
<body>
<h1>这项承诺的原句已经更正</h1>
<p>编号 {id} 属于旧版报告。<a href="{way}">看新旧两版的不同</a></p>
</body>
</html>
"""


def write(site_index: SiteIndex) -> Iterator[Artifact]:
    """Yield a stub at the address of each commitment that only an older text of its report holds.

    It leads to where the newest of these texts is set beside the present one.
    """
    targets = {
        commitment: addresses.link(addresses.source(version.report), f"v{version.number}")
        for version in sorted(site_index.catalog.versions, key=lambda version: version.number)
        for commitment in version.commitments
        if commitment not in site_index.commitments
    }
    for commitment, target in targets.items():
        folder = addresses.commitment(commitment)
        way = addresses.to_root(folder) + target
        canonical = site_index.site.url + target if site_index.site.url else way
        stub = STUB.format(id=escape(commitment), way=escape(way), canonical=escape(canonical))
        yield Artifact.text(f"{folder}{addresses.INDEX}", stub)
