"""The few options of ``mkdocs.yml`` that the writers need."""

from __future__ import annotations

from pathlib import Path

from mkdocs.utils.yaml import yaml_load

from govreport.model import Site


def read_site(config: Path) -> Site:
    """Return the site's address and where errors are reported; all empty where there is no such file.

    MkDocs' own loader reads the file, so that ``!ENV`` means the same here and there.
    """
    if not config.is_file():
        return Site()
    with config.open(encoding="utf-8") as stream:
        options = yaml_load(stream)
    url = str(options.get("site_url") or "")
    extra = options.get("extra") or {}
    return Site(url=url.rstrip("/") + "/" if url else "", errors=str(extra.get("report_errors") or ""))
