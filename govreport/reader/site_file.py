"""``site.toml``: what an office says of its own site, each value in the shape that it has on such sites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from govreport.model import LIMITS, OptionsError, Site
from govreport.model.limits import KILO
from govreport.reader.content import read_bytes, unfit
from govreport.reader.toml import DamagedTomlError, UnreadTomlError, read_toml

SITE_FILE = "site.toml"
PUBLISHED_LOGO = "assets/site-logo"
"""Where the logo lies below ``docs/``, without its ending."""
PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp")
_URL = re.compile(r"https?://[\w.-]+(?::\d+)?(?:[/?#]\S*)?", re.ASCII | re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_PHONE = re.compile(r"(?:\D*\d){5,}\D*")
_ANY = re.compile(r".*", re.DOTALL)
_UNCHANGED = "没有更新网站"
_LARGEST = 10**20
"""Of numbers written without quotation marks: those of a telephone have fewer digits."""


@dataclass(frozen=True, slots=True)
class _Key:
    """What may stand in the file."""

    label: str
    """What offices call it."""
    shape: re.Pattern[str] = _ANY
    example: str = ""


_KEYS: Mapping[str, _Key] = {
    "office": _Key("主办单位"),
    "logo": _Key("徽标"),
    "home_text": _Key("首页文字"),
    "url": _Key("网址", _URL, "https://www.example.gov.cn/baogao/"),
    "site_id": _Key("网站标识码", re.compile(r"[0-9A-Za-z]{10}"), "4290060001，是 10 位数字或字母"),
    "icp": _Key("ICP备案号", re.compile(r"\w{1,2}ICP[备证]\s*\d{5,}号(?:-\d+)?"), "鄂ICP备12345678号-1"),
    "police": _Key("公安备案号", re.compile(r"\w{1,2}公网安备\s*\d{11,16}号?"), "鄂公网安备 42900602000001号"),
    "contact": _Key("联系方式"),
    "phone": _Key("电话", _PHONE, "0728-1234567"),
    "mail": _Key("邮箱", _MAIL, "office@example.gov.cn"),
    "address": _Key("地址"),
    "postcode": _Key("邮政编码", re.compile(r"\d{6}"), "431700"),
    "error_url": _Key("纠错网址", re.compile(rf"{_URL.pattern}|mailto:\S+", _URL.flags), "https://www.example.gov.cn/jc/"),
    "error_mail": _Key("纠错邮箱", _MAIL, "office@example.gov.cn"),
    "error_phone": _Key("纠错电话", _PHONE, "0728-1234567"),
    "licence": _Key("数据许可"),
    "licence_url": _Key("数据许可的网址", _URL, "https://creativecommons.org/licenses/by/4.0/deed.zh-hans"),
    "accessibility": _Key("无障碍"),
}
_NAMES = {key: key for key in _KEYS} | {known.label: key for key, known in _KEYS.items()} | {
    **{"license": "licence", "email": "mail", "tel": "phone", "site_url": "url", "domain": "url", "beian": "icp"},
    **{"gongan": "police", "zip": "postcode", "publisher": "office", "home": "home_text", "errors": "error_url"},
    **{"site_code": "site_id", "siteidcode": "site_id", "wza": "accessibility"},
}  # fmt: skip
"""What people may write for a key."""
_OPTIONS = {
    "site_name": "site_name", "name": "site_name", "title": "site_name", "网站名称": "site_name",
    "copyright": "copyright", "favicon": "theme", "theme": "theme", "nav": "nav",
}  # fmt: skip
"""What stands in mkdocs.yml instead."""


def read_site_file(folder: Path) -> Site:
    """Return what ``site.toml`` in a site's folder says; all empty where there is no such file.

    Raises:
        OptionsError: If it is no TOML, or something in it is not known, has another shape, or a file that it names is
            missing. All that is wrong is told at once, a line each.
    """
    path = folder / SITE_FILE
    try:
        content = read_toml(path, LIMITS.sidecar_bytes)
    except DamagedTomlError as error:
        raise OptionsError(f"{path}: {_damage(error)}") from error
    except UnreadTomlError as error:
        raise OptionsError(f"{path}: {error}") from error
    if not content:
        return Site()
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    texts: dict[str, str] = {}
    wrong = []
    for key, value in content.items():
        fault = _fault(key, value, folder)
        if fault:
            wrong.append(f"{path}:第 {_line(key, lines)} 行: {fault}")
        else:
            texts[key] = _text(value, paragraphs=key == "home_text")
    if wrong:
        raise OptionsError("\n".join(wrong))
    return _site(texts, folder)


def named_logo(folder: Path) -> tuple[Path, ...]:
    """Return the picture that ``site.toml`` names, whether it is there or not; none where the file can't be read."""
    try:
        name = read_toml(folder / SITE_FILE, LIMITS.sidecar_bytes).get("logo")
    except (DamagedTomlError, UnreadTomlError):
        return ()
    return (folder / name,) if isinstance(name, str) and name.strip() else ()


def _site(texts: dict[str, str], folder: Path) -> Site:
    if url := texts.get("url"):
        texts["url"] = f"{url.rstrip('/')}/"
    logo = texts.pop("logo", "")
    content = (folder / logo).read_bytes() if logo else b""
    published = f"{PUBLISHED_LOGO}{Path(logo).suffix.lower()}" if logo else ""
    return Site(logo=published, logo_bytes=content, **texts)


def _damage(error: DamagedTomlError) -> str:
    """Return in Chinese what is wrong with a file that is no TOML, and where."""
    if isinstance(error.__cause__, UnicodeDecodeError):
        return f"不是 UTF-8 编码；{_UNCHANGED}。请用记事本打开，另存为，编码选 UTF-8"
    how = '请每行一项，值写在英文引号里，如 office = "某某镇人民政府"；同一项只写一次'
    return f"{error}；{_UNCHANGED}。{how}"


def _line(key: str, lines: list[str]) -> int:
    """Return the line, from 1, on which a key stands at the top of the file."""
    written = re.compile(rf"\s*\[*\s*[\"']?{re.escape(key)}[\"']?\s*[=.\]]")
    return next((number for number, line in enumerate(lines, 1) if written.match(line)), 1)


def _fault(key: str, value: object, folder: Path) -> str:
    """Return what is wrong about a key or its value, and how to mend it; empty where nothing."""
    known = _KEYS.get(key)
    if known is None:
        return f"不认识“{key}”；{_UNCHANGED}。{_nearest(key, value)}"
    if not _is_text(value):
        how = f'请写成一行文字：{key} = "{known.example or known.label}"'
        return f"“{key}”（{known.label}）的值应当是文字；{_UNCHANGED}。{how}"
    text = _text(value)
    if text and not known.shape.fullmatch(text):
        return f"“{key}”（{known.label}）的值“{text}”不像{known.label}；{_UNCHANGED}。应当像这样：{known.example}"
    return "；".join(_logo_faults(text, folder)) if key == "logo" and text else ""


def _nearest(key: str, value: object) -> str:
    name = key.strip().lower()
    if name in _OPTIONS:
        return f"这一项写在 mkdocs.yml 里（{_OPTIONS[name]}），请移到那里"
    if isinstance(value, dict):
        return "本文件不分表，请去掉带方括号的一行，各项直接写"
    near = [name] if name in _NAMES else get_close_matches(name.replace("-", "_"), _NAMES, n=1, cutoff=0.5)
    if near:
        right = _NAMES[near[0]]
        return f"最接近的是 {right}（{_KEYS[right].label}），请改正"
    return f"可写的有：{'、'.join(f'{right}（{known.label}）' for right, known in _KEYS.items())}"


def _logo_faults(name: str, folder: Path) -> Iterator[str]:
    path = folder / name
    if path.suffix.lower() not in PICTURES:
        yield f"徽标“{name}”不是网页能显示的图片；{_UNCHANGED}。请换成 {'、'.join(PICTURES)} 之一"
    elif not path.resolve().is_relative_to(folder.resolve()):
        yield f"徽标“{name}”不在网站的文件夹里；{_UNCHANGED}。请把图片放到 {SITE_FILE} 旁边，只写文件名"
    elif why := unfit(path, folder):
        yield f"徽标“{name}”{why}"
    elif not path.exists():
        yield f"没有徽标“{name}”这个文件；{_UNCHANGED}。请把图片放到 {SITE_FILE} 旁边，或改正文件名（注意大小写）"
    elif read_bytes(path, LIMITS.logo_bytes) is None:
        yield f"徽标“{name}”超过上限 {LIMITS.logo_bytes // KILO} KB，每一页都要加载；{_UNCHANGED}。请换一张小的"


def _is_text(value: object) -> bool:
    return isinstance(value, str) or (type(value) is int and abs(value) < _LARGEST)


def _text(value: object, *, paragraphs: bool = False) -> str:
    """Return a value on one line, or each of its paragraphs on one."""
    lines = [" ".join(line.split()) for line in str(value).split("\n")]
    return "\n".join(filter(None, lines)) if paragraphs else " ".join(filter(None, lines))
