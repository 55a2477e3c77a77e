"""The options of a site: its own ``mkdocs.yml`` and ``site.toml``, and beneath them what the program brings."""

from __future__ import annotations

from dataclasses import asdict, replace
from io import StringIO
from pathlib import Path

import yaml
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.utils.meta import get_data
from mkdocs.utils.yaml import yaml_load

from govreport.model import OptionsError, Site
from govreport.pipeline.bundle import bundle
from govreport.pipeline.written_yaml import describe_fault
from govreport.reader.site_file import read_site_file

_LOOKS = "overrides"
"""Templates, styles and scripts, of a site and of the program."""
_OWN_STYLE = "assets/css/own.css"
"""Below a site's `_LOOKS`: its own rules, which come last."""

_NULL = "tag:yaml.org,2002:null"


class _Options(StringIO):
    """The text of a ``mkdocs.yml``, as MkDocs takes it from an open file."""

    def __init__(self, text: str, name: str, *, inherits: bool, adds_pages: bool = False) -> None:
        super().__init__(text)
        self.name = name
        self.inherits = inherits
        """Whether it was put on what the program brings."""
        self.adds_pages = adds_pages
        """Whether it leaves the navigation to the program, which lists hand-written pages behind its own."""


def load_options(config: Path, docs: Path | None = None) -> MkDocsConfig:
    """Return the options of a site as MkDocs works with them.

    A file that names no theme and inherits from no other stands on what the program brings: nothing but what is the
    site's own has to be in it, and in the folder beside it.

    Args:
        config: The site's ``mkdocs.yml``.
        docs: The folder of its pages, where it is not the one that the options name.

    Raises:
        OptionsError: If there is no such file, or it or ``site.toml`` beside it can't be read.
        MkDocsException: If the options are wrong.
    """
    options = _open(config)
    pages = str(docs.resolve()) if docs else None
    loaded = load_config(options, config_file_path=str(config.absolute()), strict=True, docs_dir=pages)
    if options.inherits:
        brought = str(bundle() / _LOOKS)
        own, *others = loaded.theme.dirs
        loaded.theme.dirs = [own, *others] if own == brought else [own, brought, *others]
        if (Path(own) / _OWN_STYLE).is_file():
            loaded.extra_css.append(_OWN_STYLE)
        if options.adds_pages:
            loaded.nav = [*(loaded.nav or []), *_own_pages(Path(loaded.docs_dir), str(loaded.nav))]
    _take_over(read_site_file(config.parent), loaded)
    return loaded


def _take_over(site: Site, options: MkDocsConfig) -> None:
    """Let the options say what ``site.toml`` says: templates read it as ``config.extra.site``."""
    if site.url:
        options.site_url = site.url
    if site.logo:
        options.theme["logo"] = site.logo
    known = replace(site, url=options.site_url or "")
    options.extra["site"] = {**asdict(replace(known, logo_bytes=b"")), "domain": known.domain}


def _own_pages(docs: Path, listed: str) -> list[str]:
    """Return the hand-written pages right below `docs` that no navigation lists, by name.

    One whose front matter says ``nav: false`` is left out.
    """
    found = sorted({*docs.glob("*.md"), *docs.glob("*/index.md")})
    names = [path.relative_to(docs).as_posix() for path in found if path.is_file() and _wants_a_place(path)]
    return [name for name in names if f"'{name}'" not in listed]


def _wants_a_place(page: Path) -> bool:
    try:
        _, told = get_data(page.read_text(encoding="utf-8-sig"))
    except ValueError:
        return True  # MkDocs says what is wrong
    return told.get("nav") is not False and page.name.lower() != "readme.md"


def read_site(config: Path) -> Site:
    """Return what ``site.toml`` says, and beneath it the address of the site and of error reports from `config`.

    MkDocs' own loader reads `config`, so that ``!ENV`` means the same here and there.

    Raises:
        OptionsError: If a file can't be read, is no YAML or TOML, or something in ``site.toml`` is not right.
    """
    site = read_site_file(config.parent)
    if not config.is_file():
        return site
    try:
        with _open(config) as stream:
            options = yaml_load(stream)
    except (MkDocsException, yaml.YAMLError, ValueError) as error:
        raise OptionsError(f"{config}: {describe_fault(error)}。没有更新网站") from error
    extra = (options.get("extra") or {}) if isinstance(options, dict) else None
    if not isinstance(extra, dict):
        raise OptionsError(f"{config}: 应当是“名称: 值”的表，extra 也是；请对照 MkDocs 的文档改正")
    url = str(options.get("site_url") or "")
    return replace(
        site, url=site.url or (url.rstrip("/") + "/" if url else ""), errors=str(extra.get("report_errors") or "")
    )


def _open(config: Path) -> _Options:
    try:
        text = config.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        what = "没有这个文件；没有更新网站。请在网站的文件夹里运行，或用 govreport new 新建一个网站"
        raise OptionsError(f"{config}: {what}") from error
    except UnicodeDecodeError as error:
        how = "请用记事本打开，另存为，编码选 UTF-8"
        raise OptionsError(f"{config}: 不是 UTF-8 编码；没有更新网站。{how}") from error
    except OSError as error:
        raise OptionsError(f"{config}: 文件读不了（{error.strerror}）；请检查读取权限") from error
    name = str(config.absolute())
    try:
        own = yaml.compose(text) or _mapping()
    except yaml.YAMLError as error:
        raise OptionsError(f"{config}: {describe_fault(error)}。没有更新网站") from error
    if not isinstance(own, yaml.MappingNode) or _stands_alone(own):
        return _Options(text, name, inherits=False)
    own.value = [(key, value) for key, value in own.value if value.tag != _NULL]  # "extra:" alone says nothing
    _set(own, "INHERIT", _text(str(bundle() / "mkdocs.yml")))
    if not (config.parent / _LOOKS).is_dir():
        theme = _get(own, "theme") or _set(own, "theme", _mapping())
        if isinstance(theme, yaml.MappingNode) and _get(theme, "custom_dir") is None:
            _set(theme, "custom_dir", _text(str(bundle() / _LOOKS)))
    text = yaml.serialize(own, allow_unicode=True)
    return _Options(text, name, inherits=True, adds_pages=_get(own, "nav") is None)


def _stands_alone(own: yaml.MappingNode) -> bool:
    """Tell whether options name a theme, or inherit from a file of their own."""
    theme = _get(own, "theme")
    named = _get(theme, "name") is not None if isinstance(theme, yaml.MappingNode) else bool(theme and theme.value)
    return named or _get(own, "INHERIT") is not None


def _text(value: str) -> yaml.ScalarNode:
    return yaml.ScalarNode("tag:yaml.org,2002:str", value)


def _mapping() -> yaml.MappingNode:
    return yaml.MappingNode("tag:yaml.org,2002:map", [])


def _get(mapping: yaml.MappingNode, key: str) -> yaml.Node | None:
    return next((value for name, value in mapping.value if name.value == key), None)


def _set(mapping: yaml.MappingNode, key: str, value: yaml.Node) -> yaml.Node:
    mapping.value.append((_text(key), value))
    return value
