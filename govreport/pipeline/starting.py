"""A new site of one's own: a folder with nothing in it but what is that site's own, explained where it stands."""

from __future__ import annotations

import json
import stat
import tempfile
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from govreport.model import OutputError
from govreport.pipeline.bundle import bundle
from govreport.pipeline.disk import discard, explain, kind, sync, tree, write_new

_STARTER = Path(__file__).parent.parent / "starter"
_DOT = "dot."
"""How names of hidden files begin there: hidden ones would work upon the folder of the program itself."""
_BROUGHT = ("docs/about/index.md", "progress/README.md", "fonts/README.md")
"""Files that this project has at the same place, below `bundle`."""
_NEEDS = """# 程序从哪里安装、哪一版。更新程序就是改这一行，再运行 pip install -r requirements.txt
{}
"""
_EXAMPLE = "# govreport @ https://www.example.org/govreport-0.1.0-py3-none-any.whl"
"""No name alone: whoever takes it on a package index would be installed."""
_TO_DO = "requirements.txt 里没有写从哪里安装。要在 GitHub 上发布，请写明安装包的网址"


def start_site(folder: Path) -> str:
    """Make a new site in a folder that is empty or not there yet, whole or not at all.

    Returns:
        What the person has to do about ``requirements.txt``; empty where nothing.

    Raises:
        OutputError: If the folder holds something, or the disk refuses.
    """
    if kind(folder) and (kind(folder) != stat.S_IFDIR or any(folder.iterdir())):
        raise OutputError(f"{folder}: 已经有了，里面不是空的；没有写入。请换一个名字")
    needs, advice = _requirement()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.govreport-", dir=folder.parent))
        try:
            _write(aside / "new", needs)
            sync(aside)
            if kind(folder):
                folder.rmdir()
            (aside / "new").rename(folder)
        finally:
            discard(aside)
    except OSError as error:
        raise OutputError(explain(error, folder)) from error
    return advice


def _write(site: Path, needs: str) -> None:
    for path in tree(_STARTER):
        if path.is_file():
            name = path.relative_to(_STARTER).as_posix()
            write_new(site / name.replace(_DOT, ".", 1) if name.startswith(_DOT) else site / name, path.read_bytes())
    for name in _BROUGHT:
        write_new(site / name, (bundle() / name).read_bytes())
    write_new(site / "requirements.txt", _NEEDS.format(needs).encode("utf-8"))


def _requirement() -> tuple[str, str]:
    """Return the line by which pip finds the program that is installed here, and what the person must do about it."""
    try:
        installed = distribution("govreport")
    except PackageNotFoundError:
        return _EXAMPLE, f"程序没有安装（直接从源码运行）；{_TO_DO}"
    origin = _origin(installed)
    url = str(origin.get("url", ""))
    if not url:
        return f"govreport=={installed.version}", ""
    if url.startswith("file:"):
        return _EXAMPLE, f"程序是从本机的文件安装的，别的电脑取不到；{_TO_DO}"
    code = origin.get("vcs_info")
    if isinstance(code, dict):
        return f"govreport @ {code.get('vcs')}+{url}@{code.get('commit_id')}", ""
    return f"govreport @ {url}", ""


def _origin(installed: Distribution) -> dict[str, object]:
    """Return where an installed program came from (PEP 610); empty where from a package index."""
    told = json.loads(installed.read_text("direct_url.json") or "{}")
    return told if isinstance(told, dict) else {}
