"""The few options of ``mkdocs.yml`` that the writers need."""

from __future__ import annotations

from pathlib import Path

from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import yaml_load
from yaml import YAMLError

from govreport.model import OptionsError, Site


def read_site(config: Path) -> Site:
    """Return the site's address and where errors are reported; all empty where there is no such file.

    MkDocs' own loader reads the file, so that ``!ENV`` means the same here and there.

    Raises:
        OptionsError: If the file can't be read or is no YAML.
    """
    if not config.is_file():
        return Site()
    try:
        with config.open(encoding="utf-8") as stream:
            options = yaml_load(stream)
    except (MkDocsException, YAMLError, ValueError) as error:
        raise OptionsError(f"{config}: 不是完好的 YAML（{error}）；请改正这一处") from error
    except OSError as error:
        raise OptionsError(f"{config}: 文件读不了（{error.strerror}）；请检查读取权限") from error
    extra = (options.get("extra") or {}) if isinstance(options, dict) else None
    if not isinstance(extra, dict):
        raise OptionsError(f"{config}: 应当是“名称: 值”的表，extra 也是；请对照 MkDocs 的文档改正")
    url = str(options.get("site_url") or "")
    return Site(url=url.rstrip("/") + "/" if url else "", errors=str(extra.get("report_errors") or ""))
