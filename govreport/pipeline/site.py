"""The site: rendered by MkDocs beside the one that readers see, looked over, and put in its place in one step."""

from __future__ import annotations

import logging
import os
import re
import stat
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from govreport.model import OptionsError, OutputError
from govreport.pipeline.disk import discard, exchange, explain, is_utf_8, kind, sync
from govreport.pipeline.lock import locked
from govreport.pipeline.manifest import read_manifest
from govreport.pipeline.search_index import merge_index, read_index
from govreport.pipeline.site_options import load_options
from govreport.pipeline.swap import recover
from govreport.pipeline.written_yaml import page_faults

_SETTINGS = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"}
"""No banner of the theme; no date of today in the sitemap, so that two builds give the same bytes."""
_LINK = re.compile(r"Doc file '(?P<page>.+?)' contains an? (?:\w+ )*link '(?P<link>.*?)'")
_MISSING = re.compile(r"A reference to '(?P<page>.+?)' is included in the 'nav'.* not found")
_ONLY_NEWER = "A 'dirty' build"
_MADE_BY_MKDOCS = ("sitemap.xml", "sitemap.xml.gz")


def render(config_file: Path, docs: Path | None = None, site: Path | None = None) -> Path:
    """Have MkDocs render the site that `config_file` describes; the last good site stays until the new one is whole.

    Args:
        config_file: The options of the site.
        docs: The folder of its pages, where it is not the one that the options name.
        site: The folder of the site, likewise.

    Returns:
        The folder of the site.

    Raises:
        OutputError: If a page has a broken link or MkDocs warns of anything else, the options are wrong, another
            build is at work, or the disk refuses. The site is as it was.
    """
    with _told_in_words(config_file):
        config = load_options(config_file, docs)
        site = site or Path(config.site_dir)
        _render(config, Path(config.docs_dir), site.resolve())
    return site


def refresh(config_file: Path, docs: Path, site: Path, changed: Collection[str]) -> None:
    """Have MkDocs render some pages anew, in the place of the old: for a preview alone.

    All other pages stay as they are, so templates, options and navigation must be those of the last whole rendering.

    Args:
        config_file: The options of the site.
        docs: The folder of its pages.
        site: The folder of the site, which `render` has made.
        changed: The files below `docs` that are new, changed or gone.

    Raises:
        OutputError: As by `render`; the pages that are well are shown all the same.
    """
    with _told_in_words(config_file) as messages:
        config = load_options(config_file, docs)
        config.strict = False  # MkDocs warns of what is done here
        with locked(docs):
            _make_ready(config, docs)
            addresses = {re.sub(r"\.md$", ".html", path): docs / path for path in {*changed, *_navigated(config.nav)}}
            for address, source in addresses.items():
                if not source.exists():
                    (site / address).unlink(missing_ok=True)
                elif (site / address).exists():
                    os.utime(site / address, (0, 0))  # older than any source: this is how MkDocs tells what to render
            found = read_index(site)
            _build(config, site, only_newer=True)
            merge_index(site, found, addresses)
        messages[:] = [message for message in messages if not message.startswith(_ONLY_NEWER)]
        if messages:
            raise OutputError(_tell(messages, config_file))


def _navigated(nav: Any) -> Iterator[str]:  # noqa: ANN401 - as deep as somebody wrote it
    """Yield the pages of a navigation: others show their titles, which MkDocs knows of those alone that it renders."""
    if isinstance(nav, str):
        yield nav
    elif nav:
        for entry in nav.values() if isinstance(nav, dict) else nav:
            yield from _navigated(entry)


@contextmanager
def _told_in_words(config_file: Path) -> Iterator[list[str]]:
    """Let MkDocs work, and turn what it complains of into an `OutputError`; yield its warnings as they come."""
    for name, value in _SETTINGS.items():
        os.environ.setdefault(name, value)
    with _heard() as messages:
        try:
            yield messages
        except OptionsError as error:
            raise OutputError(str(error)) from error
        except MkDocsException as error:
            raise OutputError(_tell(messages or [error.format_message()], config_file)) from error
        except OSError as error:
            raise OutputError(explain(error, config_file)) from error
        except Exception as error:
            if not messages or isinstance(error, OutputError):
                raise
            raise OutputError(_tell(messages, config_file)) from error


def _render(config: MkDocsConfig, docs: Path, site: Path) -> None:
    if not docs.is_dir():
        raise OutputError(f"{docs}: 没有这个文件夹；没有更新网站。请先运行 build_docs.py 或 govreport build")
    with locked(docs):
        _make_ready(config, docs)
        _tidy(site)
        _require_site(site)
        site.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=_prefix(site), dir=site.parent))
        try:
            _build(config, aside / "new")
            sync(aside)
            _put_in_place(aside, site)
        finally:
            with suppress(OSError):  # what can't be removed now, the next run removes
                _tidy(site)


def _make_ready(config: MkDocsConfig, docs: Path) -> None:
    """Finish what a stopped build left of the pages, and refuse those that MkDocs should not be given.

    Raises:
        OutputError: If there are such pages.
    """
    recover(docs)
    _require_plain(docs)
    _require_readable(config, docs)


def _build(config: MkDocsConfig, folder: Path, *, only_newer: bool = False) -> None:
    config.site_dir = str(folder)
    for plugin in config.plugins.values():
        if hasattr(plugin, "search_index_prev"):  # MkDocs keeps plugins, and this one the pages of its last build
            plugin.search_index_prev = None
    config.plugins.on_startup(command="build", dirty=only_newer)
    try:
        build(config, dirty=only_newer)
    finally:
        config.plugins.on_shutdown()


def _put_in_place(aside: Path, site: Path) -> None:
    """Let the new site take the place of the old one.

    Where the system can't exchange two folders in one step, there is no site for a moment; if the machine stops in
    just that moment, the next run puts the old one back.
    """
    if not kind(site):
        (aside / "new").rename(site)
    elif not exchange(aside / "new", site):
        site.rename(aside / "old")
        (aside / "new").rename(site)
    sync(site)


def _tidy(site: Path) -> None:
    """Clear away what this or a stopped build left beside the site, and put back a site that was on its way."""
    for aside in sorted(site.parent.glob(f"{_prefix(site)}*")):
        if kind(aside) != stat.S_IFDIR:
            continue
        if not kind(site) and kind(aside / "old") == stat.S_IFDIR:
            (aside / "old").rename(site)
        for former in (aside / "new", aside / "old"):
            _keep_hidden(former, site)
        discard(aside)


def _keep_hidden(former: Path, site: Path) -> None:
    """Carry over what is not MkDocs' work: like MkDocs itself, leave alone what begins with a dot (.git, .nojekyll)."""
    if kind(former) != stat.S_IFDIR or kind(site) != stat.S_IFDIR:
        return
    for path in sorted(former.glob(".*")):
        if not kind(site / path.name):
            path.rename(site / path.name)


def _prefix(site: Path) -> str:
    return f".{site.name}.govreport-"


def _require_site(site: Path) -> None:
    """Refuse to replace a folder that holds anything but a site made by MkDocs."""
    if not kind(site):
        return
    if kind(site) != stat.S_IFDIR or (
        any(not path.name.startswith(".") for path in site.iterdir())
        and not all(kind(site / name) == stat.S_IFREG for name in _MADE_BY_MKDOCS)
    ):
        raise OutputError(
            f"{site}: 里面不是 MkDocs 生成的网站；没有写入。请把它移走，或在 mkdocs.yml 的 site_dir 换一个文件夹"
        )


def _require_plain(docs: Path) -> None:
    """Refuse what MkDocs would follow out of the folder, wait for, or stumble over.

    Raises:
        OutputError: If a link leads elsewhere or in circles, something is neither file nor folder, or has a name that
            is no UTF-8.
    """
    for folder, folders, files in os.walk(docs):
        for path in (Path(folder, name) for name in (*folders, *files)):
            found = kind(path)
            if found == stat.S_IFLNK:
                _require_inside(path, docs)
            elif found not in (stat.S_IFREG, stat.S_IFDIR):
                raise OutputError(f"{path}: 不是普通文件；没有更新网站。请把它移走")
            if not is_utf_8(path.name):
                raise OutputError(f"{path}: 名称不是 UTF-8 编码；没有更新网站。请改名后重新运行")


def _require_readable(config: MkDocsConfig, docs: Path) -> None:
    """Refuse what MkDocs takes without a word: front matter that is no YAML, pictures that are not there.

    Raises:
        OutputError: If there is any; all are told.
    """
    faults = [*page_faults(docs, read_manifest(docs)), *_missing_pictures(config, docs)]
    if faults:
        raise OutputError("\n".join((*faults, f"{docs}: 没有更新网站，上次的网站原样保留。请按以上说明改正")))


def _missing_pictures(config: MkDocsConfig, docs: Path) -> Iterator[str]:
    roots = [docs, *map(Path, config.theme.dirs)]
    for option, what in (("logo", "徽标"), ("favicon", "网页图标")):
        named = str(config.theme.get(option) or "")
        if named and "//" not in named and not any((root / named).is_file() for root in roots):
            where = f"{config.config_file_path}: 没有{what}“{named}”（theme.{option}）"
            yield f"{where}；请把图片放到 {docs.name}/{named}，或改正文件名"


def _require_inside(link: Path, docs: Path) -> None:
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):
        target = None
    if target is None or not target.is_relative_to(docs.resolve()) or link.absolute().is_relative_to(target):
        raise OutputError(
            f"{link}: 是符号链接，通向文件夹之外或无处可去；没有更新网站。请删除这个链接，或换成真正的文件"
        )


class _Heard(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self, messages: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._messages = messages

    def emit(self, record: logging.LogRecord) -> None:
        self._messages.append(record.getMessage())


@contextmanager
def _heard() -> Iterator[list[str]]:
    """Collect the warnings and errors of MkDocs, which says nothing itself in the meantime."""
    messages: list[str] = []
    logger, handler = logging.getLogger("mkdocs"), _Heard(messages)
    spread = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield messages
    finally:
        logger.removeHandler(handler)
        logger.propagate = spread


def _tell(messages: list[str], config_file: Path) -> str:
    """Return what is wrong, one line each, and in the last line what became of the site."""
    lines = [_in_words(message) for message in messages]
    last = f"{config_file}: 网站有 {len(lines)} 处问题；没有更新，上次的网站原样保留。请按以上说明改正"
    return "\n".join((*lines, last))


def _in_words(message: str) -> str:
    match = _LINK.match(message)
    if missing := _MISSING.match(message):
        return f"mkdocs.yml: 栏目（nav）里的“{missing['page']}”没有这一页；请改正文件名，或去掉这一行"
    return f"docs/{match['page']}: 链接“{match['link']}”打不开；请改正这个链接" if match else f"MkDocs: {message}"
