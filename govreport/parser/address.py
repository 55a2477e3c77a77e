"""The part of a report's id that names its place: ASCII, readable, and borne by no other place of the country."""

from __future__ import annotations

from collections import Counter
from functools import cache

from pypinyin import lazy_pinyin

from govreport.frame.place import short
from govreport.lexicon.divisions import Divisions
from govreport.lexicon.structure import Structure


def address_of(name: str, parent: str, code: str, structure: Structure, divisions: Divisions) -> str:
    """Return the address of a place; empty where its name has no letter in ASCII.

    It is the short name in pinyin, with the place above before it where several places of the country are called so
    for short. Where the addresses of several would be spelt the same, each of them gets the place above before it,
    and where even that is the same, its name in full. What else is published plays no part in it.

    >>> from govreport.lexicon import default_lexicon
    >>> places, structure = default_lexicon().divisions, default_lexicon().structure
    >>> def address(name):
    ...     code = places.code_of(name)
    ...     return address_of(name, places.parent(code), code, structure, places)
    >>> [address(name) for name in ("蒋场镇", "天门市", "长沙县")]
    ['jiangchang', 'tianmen', 'changsha-changsha']
    >>> [address(name) for name in ("苏州市", "宿州市", "山西省", "陕西省", "临夏市", "临夏县")]
    ['jiangsu-suzhou', 'anhui-suzhou', 'shanxi', 'shaanxi', 'linxia-linxiashi', 'linxia-linxiaxian']

    Args:
        name: The place's name in full.
        parent: The place above it, empty where it is unknown.
        code: Its code after GB/T 2260, empty where it is unknown.
        structure: The suffixes that a short name does without.
        divisions: The places of the country.
    """
    if divisions.names.get(code) == name:
        return _addresses(structure, divisions)[code]
    plain = _plain(name, parent, structure, divisions)
    # A name of several places that does not tell which of them it is: another name may be spelt like it.
    if name in divisions.codes and _bearers(structure, divisions).get(plain, name) != name:
        return _joined(ascii_name(short(parent, structure)), ascii_name(name))
    return plain


@cache
def _addresses(structure: Structure, divisions: Divisions) -> dict[str, str]:
    """Return the address of each code."""
    addresses = {
        code: _plain(name, divisions.parent(code), structure, divisions) for code, name in divisions.names.items()
    }
    for told_apart in (_below_parent, _in_full):
        times = Counter(addresses.values())
        for code, address in addresses.items():
            if times[address] > 1:
                name, parent = divisions.names[code], divisions.parent(code)
                addresses[code] = told_apart(name, parent, structure, divisions)
    return addresses


@cache
def _bearers(structure: Structure, divisions: Divisions) -> dict[str, str]:
    """Return the name of the place that bears each address."""
    return {address: divisions.names[code] for code, address in _addresses(structure, divisions).items()}


def _plain(name: str, parent: str, structure: Structure, divisions: Divisions) -> str:
    above = parent if name in divisions.codes and shares_short_name(name, structure, divisions) else ""
    return _joined(ascii_name(short(above, structure)), ascii_name(short(name, structure)))


def _below_parent(name: str, parent: str, structure: Structure, divisions: Divisions) -> str:
    return _joined(_spelt(parent, structure, divisions), _spelt(name, structure, divisions))


def _in_full(name: str, parent: str, structure: Structure, divisions: Divisions) -> str:
    return _joined(_spelt(parent, structure, divisions), ascii_name(name))


def _spelt(name: str, structure: Structure, divisions: Divisions) -> str:
    return divisions.spellings.get(name) or ascii_name(short(name, structure))


def _joined(*parts: str) -> str:
    return "-".join(part for part in parts if part)


def shares_short_name(name: str, structure: Structure, divisions: Divisions) -> bool:
    """Tell whether several places of the country are called so for short.

    >>> from govreport.lexicon import default_lexicon
    >>> words = default_lexicon()
    >>> [shares_short_name(n, words.structure, words.divisions) for n in ("鼓楼区", "长沙县", "天门市")]
    [True, True, False]
    """
    return _short_names(structure, divisions)[short(name, structure)] > 1


@cache
def _short_names(structure: Structure, divisions: Divisions) -> Counter[str]:
    return Counter(short(name, structure) for name in divisions.names.values())


def ascii_name(name: str) -> str:
    """Return the letters and digits of a name in ASCII, Chinese as pinyin without tones.

    >>> ascii_name("清苑区-2003")
    'qingyuanqu2003'
    """
    return "".join(c for part in lazy_pinyin(name) for c in part.lower() if c.isascii() and c.isalnum())
